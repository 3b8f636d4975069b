"""Which texts are web addresses that a page may link to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# No blanks, no quotation marks, no brackets, nothing that hides.
_ADDRESS = re.compile(
    r"(?i:https?)://[^\s\"'<>\\^`{|}\x00-\x20\x7f-\xa0\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]+"
)


def is_web_address(text: str) -> bool:
    """Tell whether a whole text is one http or https address with a host.

    Examples
    --------
    >>> is_web_address("https://www.link-j.org"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    if not _ADDRESS.fullmatch(text):
        return False
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:
        return False
