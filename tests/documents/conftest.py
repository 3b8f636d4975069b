"""The same small ecosystems as the questions have."""

from tests.questions.conftest import agreements, made

__all__ = ["agreements", "made"]
