"""What a publication is told by: which data, when, and what was published before; and its front page."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.commands.changes import of_relations
from graph.commands.terminal import today
from graph.errors import FileError, GraphError
from graph.words import LANGUAGES, heading, sentence, word

if TYPE_CHECKING:
    from graph.commands.terminal import Request
    from graph.model.answer import Answer
    from graph.model.view import View

FILE = "published.json"
NEWS = 20  # rows of what is new on the front page; all are on a page of their own
_COMMIT = re.compile("[0-9a-f]{40,64}")


@dataclass(frozen=True)
class Publication:
    """What is published.

    Attributes
    ----------
    data, revision
        The digest of the data, and the commit that holds them; blank where none does.
    before
        The same two of what was published before: with which it is compared.
    asked
        The revision with which it is compared, as it was typed; blank for `before`.
    """

    data: str
    revision: str
    before: tuple[str, str] = ("", "")
    asked: str = ""

    def record(self) -> bytes:
        """Give what the next publication reads."""
        data, revision = self.before
        told = {"data": self.data, "revision": self.revision, "before": {"data": data, "revision": revision}}
        return (json.dumps(told, indent=1) + "\n").encode("utf-8")


def last_publication(folder: Path, now: str, request: Request, *, rev: str | None) -> Publication:
    """Tell what is published now, by the digest of the data, and what it is compared with.

    The same data once more are compared with what they were compared with the first time.

    Raises
    ------
    FileError
        When what the folder says of its last publication cannot be read.
    """
    commit = _commit_with(now, request)
    data, revision, before = _read(folder / FILE)
    if data == now:
        return Publication(now, commit or revision, before, rev or "")
    return Publication(now, commit, (data, revision), rev or "")


def _commit_with(digest: str, request: Request) -> str:
    """The commit that is checked out, if it holds the data; blank otherwise."""
    from graph.reading.revisions import commit_of, read_revision

    commit = commit_of(request.data) or ""
    try:
        held = read_revision(request.data, commit, keep_going=request.keep_going).digest if commit else ""
    except GraphError:
        held = ""
    return commit if held == digest else ""


def _read(path: Path) -> tuple[str, str, tuple[str, str]]:
    """Digest and commit of the last publication, and of the one before it; blank without one."""
    from graph.files import read_text

    if not path.exists():
        return "", "", ("", "")
    try:
        told = json.loads(read_text(path))
        before = told["before"]
        texts = [told["data"], told["revision"], before["data"], before["revision"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        texts = [None]
    if not all(isinstance(each, str) for each in texts):
        raise FileError("{} does not say what was published; take it away to publish anew", path)
    data, revision, *others = texts
    return data, revision, (others[0], others[1])


def compared(last: Publication, view: View, request: Request) -> Answer | None:
    """Tell what is new since the last publication; None where that is not known."""
    from graph.questions.changes.difference import difference, difference_answer
    from graph.reading.revisions import read_revision

    data, revision = last.before
    if last.asked:
        old = read_revision(request.data, last.asked, keep_going=request.keep_going)
    elif _COMMIT.fullmatch(revision):
        try:
            old = read_revision(request.data, revision, keep_going=request.keep_going)
        except GraphError:  # moved out of its repository, a clone without its history, or faults in it
            return None
        if old.digest != data:  # what was published had not been committed
            return None
    else:
        return None
    sides = of_relations(request, [old, view.whole])
    return difference_answer(difference(*sides), sides)


def front_page(
    view: View, last: Publication, news: Answer | None, *, title: str, source: str, dated: bool
) -> Answer:
    """Give the page that leads to all others: the figures of the day, the files, and what is new."""
    import pandas as pd

    from graph.model.answer import Answer, Told
    from graph.model.figures import figures

    lang, found = view.lang, figures(view, today=today())
    rows = [
        (f"map-{lang}.html", word("publish_map", lang)),
        (f"report-{lang}.html", word("publish_report", lang)),
    ]
    rows += [
        (f"report-{lang}.pptx", word("publish_deck", lang)),
        (f"report-{lang}.xlsx", word("publish_book", lang)),
    ]
    if dated:
        rows.append((f"timeline-{lang}.pptx", word("publish_timeline", lang)))
    rows.append((f"changes-{lang}.html", word("publish_changes", lang)))
    rows += [(f"index-{each}.html", word("publish_language", each)) for each in LANGUAGES if each != lang]
    files = pd.DataFrame(rows, columns=["beside", "contents"])
    large = tuple(
        (heading(key, lang), getattr(found, name))
        for key, name in (
            ("nodes", "nodes"),
            ("ties", "ties"),
            (found.word, "agreements"),
            ("active_agreements", "in_force"),
        )
    )
    head = word("publish_files", lang)
    told = {"files": Told(head, head, large=large), **_news_told(last, news, lang)}
    parts: dict[str, pd.DataFrame] = {"files": files, "news": pd.DataFrame()}
    if news is not None:
        parts["news"] = news.parts["agreements"].head(NEWS)
    return Answer(title or word("map_title", lang), parts, told=told, source=source, day=today())


def changes_page(last: Publication, news: Answer | None, *, lang: str) -> Answer:
    """Give the page of all that is new, or of why that is not known."""
    import pandas as pd

    from graph.model.answer import Answer

    if news is not None:
        return news
    told = _news_told(last, None, lang)
    return Answer(word("publish_news", lang), {"news": pd.DataFrame()}, told=told)


def _news_told(last: Publication, news: Answer | None, lang: str) -> dict[str, Any]:
    """What is said of what is new."""
    from graph.model.answer import Told

    head = word("publish_news", lang)
    if news is not None:
        since = last.asked or last.before[1][:12]
        said = (sentence("publish_since", lang, revision=since), *news.notes[:1])
    else:
        key = "publish_unknown" if last.before[0] else "publish_first"
        said = (sentence(key, lang),)
    return {"news": Told(head, head, sentences=said)}
