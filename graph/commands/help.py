"""Pages of help in Japanese: each part of click's page is translated before it is broken into lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from graph.commands.misuse import EXTRAS_OF_CLICK, parted
from graph.reading.catalogue import japanese
from graph.vocabulary.wrapping import broken
from graph.words.messages import Message, translated

if TYPE_CHECKING:
    from collections.abc import Iterable

_AS_IT_IS = "\b\n"  # before a paragraph whose lines click shall leave alone
_EXAMPLE = re.compile(r"Examples?: *")


class Japanese(click.HelpFormatter):
    """Writes the help of a command in Japanese; names, choices and examples stay as they are typed."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        words = " ".join(_said(each) for each in args.split(" "))
        super().write_usage(prog, words, translated(Message("Usage: {}", ""), japanese()))

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        self.write(f"{_said(heading)}：\n")

    def write_text(self, text: str) -> None:
        """Write the paragraphs of a command."""
        wide = self.width - self.current_indent
        parts = (
            _example(part) if part.startswith("\b") else broken(_said(" ".join(part.split())), wide)
            for part in re.split(r"\n{2,}", text)
        )
        super().write_text("\n\n".join(_AS_IT_IS + "\n".join(lines) for lines in parts))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write the options, or the commands, each beside what it does."""
        listed = list(rows)
        first = min(max(len(name) for name, _ in listed), col_max) + col_spacing
        wide = max(self.width - first - self.current_indent, 10)
        told = [(name, _AS_IT_IS + "\n".join(broken(_described(text), wide))) for name, text in listed]
        super().write_dl(told, col_max, col_spacing)


def _said(text: str) -> str:
    return translated(text, japanese())


def _described(text: str) -> str:
    """What an option does, with what click adds in the brackets at its end."""
    said, _, extras = text.removesuffix("]").partition("  [") if text.endswith("]") else (text, "", "")
    told = _said(said)
    if not extras:
        return told
    end = "。" if told.endswith("。") else ""
    told = told.removesuffix("。")
    begun = f"{told.removesuffix('）')}、" if told.endswith("）") else f"{told}（"
    more = (_said(parted(each, EXTRAS_OF_CLICK)) for each in extras.split("; "))
    return f"{begun}{'、'.join(more)}）{end}"


def _example(part: str) -> list[str]:
    """The lines of an example, those below one another with their beginnings in one column."""
    label = f"{_said('Example')}："
    lines = part.splitlines()[1:]
    return [_EXAMPLE.sub(label, each) if _EXAMPLE.match(each) else "    " + each.strip() for each in lines]
