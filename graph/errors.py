"""The errors that the tool makes on purpose, as one tree.

GraphError
├── UsageError            the request cannot be understood            exit 2
│   ├── DateError         a date cannot be understood
│   ├── UnknownName       no organisation, relation or measure of that name
│   ├── AmbiguousName     a name that several organisations share
│   └── StoryError        a story for the map that cannot be told
├── FileError             a file cannot be read or written            exit 3
├── DataError             the two tables have faults                  exit 1
└── InternalError         the program contradicts itself              exit 70
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.words.messages import Message, either, message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class GraphError(Exception):
    """Base of every error that this package raises on purpose.

    Parameters
    ----------
    template
        The sentence in English; with values, one that has a field for each, as `graph.words.messages.Message`
        takes it, so that the command line can say it in another language.
    values
        What fills the fields; a message among them is translated too, any other text is not.

    Attributes
    ----------
    exit_code
        What the command line answers with.
    findings
        What was found in the data, where that is the reason.
    """

    exit_code = 1
    findings: tuple[Any, ...] = ()

    def __init__(self, template: str = "", /, *values: object) -> None:
        super().__init__(Message(template, *values) if values else template)

    def __reduce__(self) -> tuple[Any, ...]:
        """Give what a copy is made of: the sentence, and what is known beside it."""
        return _again, (type(self), self.args, vars(self))

    @property
    def message(self) -> str:
        """The sentence, which knows the values that it was made of."""
        said: str = self.args[0]
        return said


def _again(kind: type[GraphError], args: tuple[Any, ...], known: dict[str, Any]) -> GraphError:
    """An error as it was, in another process."""
    made = kind.__new__(kind, *args)
    vars(made).update(known)
    return made


class UsageError(GraphError):
    """A request that cannot be carried out as it was put."""

    exit_code = 2


class DateError(UsageError):
    """Something that is not a date, or not one date only.

    Attributes
    ----------
    text
        What was given.
    hint
        The ISO form that was probably meant, or an empty text.
    """

    def __init__(self, text: object, reason: str, hint: str = "") -> None:
        self.text = str(text)
        self.reason = reason
        self.hint = hint
        if hint:
            super().__init__("{!r} {}; {}", text, message(reason), message(hint))
        else:
            super().__init__("{!r} {}", text, message(reason))


class UnknownName(UsageError):
    """A name that stands for nothing in the data.

    Attributes
    ----------
    name
        What was given.
    suggestions
        The names that come nearest, best first.
    """

    def __init__(
        self, name: str, kind: str, suggestions: Sequence[str] = (), *, known: Sequence[str] = ()
    ) -> None:
        self.name = name
        self.suggestions = tuple(suggestions)
        if self.suggestions:
            near = either(*map(repr, self.suggestions))
            super().__init__("no {} is called {!r}; did you mean {}?", message(kind), name, near)
        elif known:
            super().__init__("no {} is called {!r}; choose one of {}", message(kind), name, ", ".join(known))
        else:
            super().__init__("no {} is called {!r}", message(kind), name)


class AmbiguousName(UsageError):
    """A name that several organisations share; only their ids tell them apart.

    Attributes
    ----------
    name
        What was given.
    ids
        The ids of the organisations, sorted.
    """

    def __init__(self, name: str, ids: Sequence[str]) -> None:
        self.name = name
        self.ids = tuple(ids)
        super().__init__(
            "{!r} is a name of {} organisations; say which by id: {}",
            name,
            len(self.ids),
            ", ".join(self.ids),
        )


class FileError(GraphError):
    """A file that cannot be read or written.

    Attributes
    ----------
    findings
        Where that was found while the two tables were read: `graph.Finding` for each file.
    """

    exit_code = 3

    def __init__(self, template: str = "", /, *values: object, findings: Sequence[Any] = ()) -> None:
        self.findings = tuple(findings)
        super().__init__(template, *values)


class DataError(GraphError):
    """Tables with faults, all of them told at once.

    Attributes
    ----------
    findings
        Every fault found, in the order of the files' rows: `graph.Finding` for the two
        tables, a sentence for the files beside them.
    """

    def __init__(self, findings: Sequence[Any], *, told: str = "") -> None:
        self.findings = tuple(findings)
        super().__init__(told or "\n".join(str(each) for each in self.findings))


class InternalError(GraphError):
    """A mistake of the program, for which no answer is given."""

    exit_code = 70  # EX_SOFTWARE
