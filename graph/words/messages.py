"""Texts for people that know what they were made of, so that they can be told in another language.

English is the language of the code: a message is an ordinary text, and its template
is what a translation is looked up by, as in gettext.
"""

from __future__ import annotations

import re
from functools import reduce
from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_JAPANESE = "\u3001\u3002\u3005-\u30ff\u3400-\u9fff\uff08\uff09\uff1a\uff1b"
_LETTER_BEFORE = re.compile(f"[{_JAPANESE}] $")
_LETTER_AFTER = re.compile(f" [{_JAPANESE}]")
# A count, a day or a stretch of days, with a counter or without, but no name with digits.
_NUMBER_FIRST = re.compile(rf"[\d,.:/-]*\d(?:[{_JAPANESE}].*)?", re.DOTALL)
_NUMBER_LAST = re.compile(rf"(?:.*[{_JAPANESE}])?[\d,.:/-]*\d", re.DOTALL)
MOST = 200  # characters of a value in a message


class Message(str):
    """A text with the template and the values that it was made of.

    Parameters
    ----------
    template
        English, with a field for each value as `str.format` has them.
    values
        What fills the fields; a message among them is translated too, any other text is not.

    Examples
    --------
    >>> Message("{} is not an id in {}", "'ZZ'", "nodes.csv")
    "'ZZ' is not an id in nodes.csv"
    """

    __slots__ = ("template", "values")
    template: str
    values: tuple[object, ...]

    def __new__(cls, template: str, /, *values: object) -> Message:
        """Fill in the template."""
        made = super().__new__(cls, template.format(*values))
        made.template, made.values = template, values
        return made

    def __reduce__(self) -> tuple[type[Message], tuple[object, ...]]:
        """What a copy is made of."""
        return Message, (self.template, *self.values)

    def cleaned(self, clean: Callable[[str], str]) -> Message:
        """Give the same message with each value cleaned that is long or holds what does not print.

        Parameters
        ----------
        clean
            Makes a text, or a message among the values, fit to be shown.

        Examples
        --------
        >>> Message("{} in row {}", chr(7), 7).cleaned(lambda text: "?")
        '? in row 7'
        """
        texts = (each if isinstance(each, str) else str(each) for each in self.values)
        pairs = zip(self.values, texts, strict=True)
        return Message(
            self.template,
            *(each if text.isprintable() and len(text) <= MOST else clean(text) for each, text in pairs),
        )


def message(text: str) -> Message:
    """Give a text of ours as a message, which is translated where it stands among the values of another.

    Examples
    --------
    >>> Message("no {} is called {!r}", message("measure"), "x").values[0].template
    'measure'
    """
    return text if isinstance(text, Message) else Message(text.replace("{", "{{").replace("}", "}}"))


def either(*texts: str) -> str:
    """Give texts as a choice: one, or another.

    Examples
    --------
    >>> either("png", "svg", "pdf")
    'png or svg or pdf'
    """
    return reduce(lambda first, other: Message("{} or {}", first, other), texts)


def joined(*texts: str) -> str:
    """Give texts together: one, and another.

    Examples
    --------
    >>> joined("en", "ja")
    'en and ja'
    """
    return reduce(lambda first, other: Message("{} and {}", first, other), texts)


def translated(text: str, templates: Mapping[str, str]) -> str:
    """Tell a text in another language.

    Parameters
    ----------
    text
        A message, or a text that was written down as it is.
    templates
        English templates to those of the other language. Theirs may leave a value out,
        or number the fields to put them in another order.

    Returns
    -------
    text
        As it was where its template is not among them.

    Examples
    --------
    >>> translated(Message("{} is before {}", "2016", "2017"), {"{} is before {}": "{1} > {0}"})
    '2017 > 2016'
    """
    if not isinstance(text, Message):
        return templates.get(text, text)
    values = [translated(each, templates) if isinstance(each, Message) else each for each in text.values]
    if text.template not in templates:
        return text.template.format(*values)
    return _filled(templates[text.template], values)


def _filled(template: str, values: Sequence[object]) -> str:
    """Fill a template in; no blank stays between a number of its values and Japanese letters."""
    parts: list[str] = []
    numbers = iter(range(len(values)))
    for text, name, form, conversion in Formatter().parse(template):
        after = _NUMBER_LAST.fullmatch(parts[-1]) if len(parts) > 1 else None
        parts.append(text[1:] if after and _LETTER_AFTER.match(text) else text)
        if name is not None:
            field = "{" + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "") + "}"
            value = field.format(values[int(name) if name else next(numbers)])
            if _LETTER_BEFORE.search(parts[-1]) and _NUMBER_FIRST.fullmatch(value):
                parts[-1] = parts[-1][:-1]
            parts.append(value)
    return "".join(parts)
