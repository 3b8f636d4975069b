"""What click says of a command line that it cannot read, in the form of our own refusals, to be translated.

Click makes its sentences in the moment in which it raises them. What it keeps beside them, a name or the
nearest ones, is taken from there; what stands in the sentence alone is read back by its form, in which
a single text was typed by somebody, between words of click's and of ours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from graph.words.messages import Message, either, message

if TYPE_CHECKING:
    from collections.abc import Mapping

# Forms of click's sentences, with {} for each value as it stands there. In this order the first that fits is
# the right one, whatever was typed: first those that begin with click's own words, then those that end with
# them, then those that end with ours; and of several places for the words between two values it is the last.
SENTENCES_OF_CLICK = {
    "No such command {}.": "no such command {}",
    "Option {} requires an argument.": "option {} requires an argument",
    "Option {} does not take a value.": "option {} does not take a value",
    "Got unexpected extra argument ({})": "got unexpected extra argument ({})",
    "Got unexpected extra arguments ({})": "got unexpected extra arguments ({})",
    "Path {} is not readable.": "path {} is not readable",
    "{} is not a valid integer range.": "{} is not a whole number",
    "{} is not in the range {}.": "{} is not in the range {}",
    "{} is not one of {}.": "{} is not one of {}",
}
# What click adds to the description of an option.
EXTRAS_OF_CLICK = {each: each for each in ("default: {}", "required", "{}<=x<={}", "x>={}")}
KINDS = {
    "argument": "missing argument {}",
    "option": "missing option {}",
    "parameter": "missing parameter {}",
}


def misuse(fault: click.ClickException) -> list[Message]:
    """Give what is wrong, as one of our own refusals says it, and where the help of the command is.

    Examples
    --------
    >>> misuse(click.NoSuchOption("--topp", possibilities=["--top"]))
    ["no such option '--topp'; did you mean '--top'?"]
    """
    context = getattr(fault, "ctx", None)
    if context is None:
        return [_wrong(fault)]
    names = context.command.get_help_option_names(context)
    return [_wrong(fault), Message("Try '{} {}' for help.", context.command_path, max(names, key=len))]


def _wrong(fault: click.ClickException) -> Message:
    """What is wrong, with the names that come near."""
    near = getattr(fault, "possibilities", None)
    if isinstance(fault, click.NoSuchOption):
        said = Message("no such option {!r}", fault.option_name)
    elif isinstance(fault, click.MissingParameter):
        return _missing(fault)
    elif isinstance(fault, click.BadParameter):
        return Message("invalid value for {}: {}", _hint(fault), parted(fault.message))
    else:
        said = parted(fault.message)
    return Message("{}; did you mean {}?", said, either(*map(repr, sorted(near)))) if near else said


def _missing(fault: click.MissingParameter) -> Message:
    """Which argument or option is missing, and what could be given."""
    kind = fault.param_type or (fault.param.param_type_name if fault.param else "")
    said = Message(KINDS.get(kind, KINDS["parameter"]), _hint(fault))
    if fault.param is not None and isinstance(fault.param.type, click.Choice):
        return Message("{}; choose one of {}", said, ", ".join(map(str, fault.param.type.choices)))
    return said


def _hint(fault: click.BadParameter) -> str:
    """The argument or option as it is typed."""
    hint = fault.param_hint or (fault.param.get_error_hint(fault.ctx) if fault.param else "")
    return hint if isinstance(hint, str) else " / ".join(map(repr, hint))


def parted(said: str, forms: Mapping[str, str] = SENTENCES_OF_CLICK) -> Message:
    """Give a sentence of click's in our form, with the values in it; one of ours as it is.

    Examples
    --------
    >>> parted("Option '--top' requires an argument.").values
    ("'--top'",)
    """
    if isinstance(said, Message):
        return said
    for theirs, form in forms.items():
        pattern = "(.*)".join(map(re.escape, theirs.split("{}")))
        found = re.fullmatch(pattern, said, re.DOTALL)
        if found:
            return Message(form, *found.groups())
    return message(said)
