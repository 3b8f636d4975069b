"""Sentences with numbers in them: each number with its noun in the singular or the plural."""

from __future__ import annotations

from graph.words import LANGUAGES
from graph.words.report import SENTENCES

UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}


class Count(int):
    """A number that takes its noun in the singular or the plural: ``{:tie|ties}``."""

    def __format__(self, form: str) -> str:
        """Give the number, and the noun that the form has for it."""
        one, bar, many = form.partition("|")
        if not bar:
            return format(int(self), form)
        return f"{int(self)} {one if self == 1 else many}"


def say(key: str, lang: str, **values: object) -> str:
    """Fill one of the report's sentences; its whole numbers may take nouns.

    Examples
    --------
    >>> say("months", "en", count=1), say("months", "en", count=12), say("months", "ja", count=12)
    ('1 month', '12 months', '12 か月')
    """
    counted = {name: Count(value) if isinstance(value, int) else value for name, value in values.items()}
    return SENTENCES[key][LANGUAGES.index(lang)].format(**counted)
