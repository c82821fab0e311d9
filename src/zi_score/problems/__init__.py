"""Located findings: everything that the program reports about its input, as values.

The catalogue is the one list of problem codes; codes are a public contract.
"""

from collections.abc import Mapping
from types import MappingProxyType

from zi_score.problems.answer_kinds import ANSWER_KINDS
from zi_score.problems.audit_kinds import AUDIT_KINDS
from zi_score.problems.comparison_kinds import COMPARISON_KINDS
from zi_score.problems.crosscheck_kinds import CROSSCHECK_KINDS
from zi_score.problems.file_kinds import FILE_KINDS
from zi_score.problems.form_kinds import FORM_KINDS
from zi_score.problems.kawasan_kinds import KAWASAN_KINDS
from zi_score.problems.model import (
    NOWHERE,
    SEVERITY_WORDS,
    Location,
    Problem,
    ProblemKind,
    Severity,
)
from zi_score.problems.profile_kinds import PROFILE_KINDS
from zi_score.problems.recap_kinds import RECAP_KINDS
from zi_score.problems.row_kinds import ROW_KINDS
from zi_score.problems.rubric_kinds import RUBRIC_KINDS
from zi_score.problems.settings_kinds import SETTINGS_KINDS
from zi_score.problems.survey_kinds import SURVEY_KINDS
from zi_score.problems.template_kinds import TEMPLATE_KINDS

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
    "found",
    "worst_first",
]

CATALOGUE: Mapping[str, ProblemKind] = MappingProxyType(
    {
        kind.code: kind
        for kind in (
            *FILE_KINDS,
            *FORM_KINDS,
            *ROW_KINDS,
            *ANSWER_KINDS,
            *RUBRIC_KINDS,
            *CROSSCHECK_KINDS,
            *AUDIT_KINDS,
            *TEMPLATE_KINDS,
            *SETTINGS_KINDS,
            *COMPARISON_KINDS,
            *SURVEY_KINDS,
            *RECAP_KINDS,
            *PROFILE_KINDS,
            *KAWASAN_KINDS,
        )
    }
)


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


def worst_first(problems: tuple[Problem, ...] | list[Problem]) -> tuple[Problem, ...]:
    """The problems without repetition, errors before warnings before notes, each group by place."""
    by_order = {problem.order: problem for problem in problems}
    return tuple(by_order[order] for order in sorted(by_order))
