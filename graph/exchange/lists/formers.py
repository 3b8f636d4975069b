"""Former names that stand behind a name: Port University (formerly Sea College), 港大学（旧：海大学）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.exchange.lists.organisations import type_by_name
from graph.exchange.lists.splitting import BETWEEN
from graph.vocabulary import aliases, fold
from graph.vocabulary.bodies import names_a_body

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.exchange.lists.organisations import Organisations

_SURE = (
    r"(?:(?:the )?(?:formerly|previously|former name)(?: (?:known as|called|named))?|f\.?k\.?a\.?|vormals"
    r"|ehemals|früher|anciennement|旧(?:称|名|名称|校名|社名)|前身)[\s:：は]+|旧[\s:：]+"
    r"|旧(?:称|名|名称|校名|社名)[・、]?"
)
_FORMER = re.compile(
    rf"(?P<name>.+?)(?:\s*[(（\[［]\s*|[,，]\s+)(?:(?P<sure>{_SURE})|旧)(?P<former>[^()（）]+?)\s*[)）\]］]?",
    re.IGNORECASE,
)
_LONGEST = 200  # characters of a cell that is looked at


def with_former(text: str) -> tuple[str, str]:
    """Give a name and the former one that stands behind it, which is blank where there is none.

    Examples
    --------
    >>> with_former("Port University (formerly known as Sea College)"), with_former("港大学（旧海大学）")
    (('Port University', 'Sea College'), ('港大学', '海大学'))
    >>> with_former("港大学（旧館）"), with_former("Former Sea College")
    (('港大学（旧館）', ''), ('Former Sea College', ''))
    """
    match = _FORMER.fullmatch(text) if len(text) <= _LONGEST else None
    if not match:
        return text, ""
    former = match["former"].strip()
    named = match["sure"] or type_by_name(former) or names_a_body(former)
    return (match["name"].strip(), former) if named else (text, "")


def add_formers(texts: Iterable[str], known: Organisations) -> list[str]:
    """Add the organisations whose former names a list tells, and give the texts that do.

    A former name of several organisations, as after a division, is a name of none of them.

    Examples
    --------
    >>> from graph.exchange.lists.organisations import Organisations
    >>> known = Organisations()
    >>> add_formers(["Sea College", "Port Lab (formerly Sea College)"], known), known.find("sea college")
    (['Port Lab (formerly Sea College)'], 'port-lab')
    """
    parts = dict.fromkeys(part for text in texts for part in BETWEEN.split(text))
    told = {part: with_former(part.strip()) for part in parts if not known.find(part)}
    told = {part: each for part, each in told.items() if each[1]}
    heirs: dict[str, set[str]] = {}
    for name, former in told.values():
        heirs.setdefault(fold(former), set()).add(fold(name))
    for name, former in told.values():
        one = len(heirs[fold(former)]) == 1
        found = known.find(name) or (known.find(former) if one else "")
        found = found or known.add({"name": name})
        also = [each for each in (name, former) if one and not known.find(each)]
        if also:
            known.call(found, also)
    return list(told)


def as_called_now(row: dict[str, str]) -> dict[str, str]:
    """Give an organisation of a list by its name, with the former one among its other names.

    Examples
    --------
    >>> as_called_now({"name": "港大学（旧：海大学）"})
    {'name': '港大学', 'aliases': '海大学'}
    """
    name, former = with_former(row.get("name", ""))
    if not former:
        return row
    return {**row, "name": name, "aliases": "; ".join([*aliases(row.get("aliases", "")), former])}
