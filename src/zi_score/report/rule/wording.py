"""The sentences about problem codes, in the user's language; plain text."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from zi_score.report.wording import sentence

if TYPE_CHECKING:
    from zi_score.problems import ProblemKind
    from zi_score.problems.pages import RulePage

_PLACE = "…"


def general_message(kind: ProblemKind) -> str:
    """The message with an ellipsis for each value that a finding would name."""
    parts = Formatter().parse(kind.message)
    return "".join(text + (_PLACE if name is not None else "") for text, name, _spec, _conversion in parts)


def example_sentence(page: RulePage) -> str:
    """The example as a report would show it."""
    place = f"{page.place}: " if page.place else ""
    return f"{place}{page.kind.code}: {sentence(page.example.message)} {page.example.hint}"
