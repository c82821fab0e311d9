"""Located findings: everything that the program reports about its input, as values.

The catalogue is the one list of problem codes; codes are a public contract.
"""

from types import MappingProxyType

from zi_score.language import _
from zi_score.problems.catalogue import CATALOGUE
from zi_score.problems.model import (
    NOWHERE,
    SEVERITY_WORDS,
    Location,
    Problem,
    ProblemKind,
    Severity,
    severity_named,
)

__all__ = [
    "CATALOGUE",
    "NOWHERE",
    "SEVERITY_WORDS",
    "Location",
    "OtherFormError",
    "Problem",
    "ProblemKind",
    "Severity",
    "UnusableInputError",
    "foreign_link",
    "found",
    "severity_named",
    "worst_first",
]


class UnusableInputError(Exception):
    """An input that cannot be used at all, with every problem that says why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{problem.location}: {problem.message}" for problem in problems))
        self.problems = problems


class OtherFormError(UnusableInputError):
    """A workbook in which there is no form of the rubric that it was read with; it may be one of another."""


def found(code: str, location: Location = NOWHERE, /, **values: object) -> Problem:
    """Make a problem of a catalogued kind; `values` fill the places of its sentence."""
    return Problem(CATALOGUE[code], location, MappingProxyType(values))


def foreign_link(location: Location) -> Problem:
    """That a file in a folder is a link to what lies outside of it, and is not read."""
    reason = _("tautan ini menunjuk ke luar folder; sebutkan berkasnya sendiri bila memang dimaksud")
    return found("ZI113", location, reason=reason)


def worst_first(problems: tuple[Problem, ...] | list[Problem]) -> tuple[Problem, ...]:
    """The problems without repetition, errors before warnings before notes, each group by place."""
    by_order = {problem.order: problem for problem in problems}
    return tuple(by_order[order] for order in sorted(by_order))
