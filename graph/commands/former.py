"""Names that commands and options had in the version before, and other spellings: both are understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

# As Americans spell them.
SPELLINGS = {"neighbors": "neighbours", "organization": "organisation"}


class Former(NamedTuple):
    """An option that is elsewhere now: the command and the option as they were, and as they are."""

    command: str
    option: str
    now: str
    now_option: str = ""


# In the order in which they win where several stand on one line.
FORMER = (
    Former("growth", "--coverage", "coverage", "--by"),
    Former("growth", "--densification", "densification"),
    Former("growth", "--by", "decomposition", "--by"),
    Former("growth", "--decompose", "decomposition"),
    Former("path", "--limit", "path", "--top"),
)


def renamed(name: str, arguments: Sequence[str]) -> tuple[str, list[str], list[Message]]:
    """Give a command line in the names of today, and what is to be said of the old ones in it.

    Examples
    --------
    >>> renamed("growth", ["--coverage=country", "--top", "3"])[:2]
    ('coverage', ['--by=country', '--top', '3'])
    >>> renamed("growth", ["--decompose", "--by", "type"])[:2]
    ('decomposition', ['--by', 'type'])
    >>> renamed("neighbors", ["Kobe"])
    ('neighbours', ['Kobe'], [])
    """
    now, given, said = SPELLINGS.get(name, name), list(arguments), []
    typed = _options(arguments)
    for each in FORMER:
        if each.command == name and each.option in typed and now in (name, each.now):
            _move(given, each)
            now = each.now
            said.append(_note(each))
    return now, given, said


def _options(arguments: Sequence[str]) -> list[str]:
    """The options at their places on the line, without what is typed behind a sign of equality.

    One that took no value and is given one is left to be refused, as it always was.
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    flags = {each.option for each in FORMER if not each.now_option}
    parts = [each.partition("=") for each in arguments[:end]]
    return [name + sign + value if sign and name in flags else name for name, sign, value in parts]


def _move(arguments: list[str], former: Former) -> None:
    """Put the new name of an option in the place of the old one."""
    for place in reversed(range(len(arguments))):
        if _options(arguments)[place : place + 1] == [former.option]:
            _, sign, value = arguments[place].partition("=")
            arguments[place : place + 1] = [former.now_option + sign + value] if former.now_option else []


def _note(former: Former) -> Message:
    old = f"graph {former.command} {former.option}"
    new = f"graph {former.now} {former.now_option}".rstrip()
    return Message("`{}` is `{}` now; the old name is understood until the next version", old, new)
