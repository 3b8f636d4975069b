"""Charts of answers, drawn beside their tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import UsageError
from graph.vocabulary import PICTURE_FORMS

if TYPE_CHECKING:
    from pathlib import Path

    from graph.commands.terminal import Request
    from graph.model.answer import Answer


def draw(answer: Answer, path: Path | None, request: Request) -> None:
    """Draw the chart of an answer, with what it says as its source."""
    if path is None:
        return
    from graph.drawing import charts

    form = path.suffix.lower().lstrip(".")
    setting = charts.Setting(lang=request.lang, form=form, source="; ".join(answer.notes))
    for name, table in answer.charts.items():
        request.save(path, charts.draw(name, table, setting))


def check_picture(path: Path | None) -> None:
    """Refuse a chart that is no picture by its ending."""
    if path is not None and (form := path.suffix.lower().lstrip(".")) not in PICTURE_FORMS:
        raise UsageError("{} has the ending {!r}; pictures are written as .png or .svg", path, form)
