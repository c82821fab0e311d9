"""What several JSON reports say in the same words: a workbook, its rubric, an answer, a problem, points.

Figures are the nearest doubles; beside them stands `exact`, a fraction that loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zi_score.answers import Choice, Counts, Index, TypedShare, Unanswered, Unreadable
from zi_score.column_letters import column_letters
from zi_score.exact import fraction_text

if TYPE_CHECKING:
    from fractions import Fraction

    from zi_score.answers import Answer
    from zi_score.identity import Identity
    from zi_score.outcome import Evaluation
    from zi_score.problems import Problem
    from zi_score.proposal.conditions import AssessedCondition
    from zi_score.rubric.catalogue import Rubric
    from zi_score.submission import ColumnReading, Withheld

Json = dict[str, Any]


def workbook_object(evaluation: Evaluation) -> Json:
    """The workbook as the schema's `workbook`; null where it could not be read."""
    submission = evaluation.submission
    return {
        "path": evaluation.path,
        "sha256": submission.sha256 if submission else None,
        "sheet": submission.sheet if submission else None,
        "layout": submission.layout if submission else None,
        "identity": identity_object(submission.identity) if submission else None,
        "reading": [column_object(one) for one in submission.reading] if submission else [],
    }


def identity_object(identity: Identity) -> Json:
    """What a workbook states of itself, as the schema's `identity`; null for what it does not state."""
    return {
        "agency": identity.agency.text if identity.agency else None,
        "unit": identity.unit.text if identity.unit else None,
        "year": identity.year_number,
        "assessor": identity.assessor.text if identity.assessor else None,
    }


def column_object(one: ColumnReading) -> Json:
    """What a column was understood as, as an item of the schema's `reading`."""
    return {
        "sheet": one.location.sheet,
        "column": column_letters(one.location.column),
        "title": one.title,
        "role": one.role,
        "assessor": one.assessor or None,
        "fits": one.fits,
        "of": one.of,
    }


def withheld_object(withheld: Withheld | None) -> Json | None:
    """Why no verdict is given, as the schema's `withheld`; null where one is."""
    if withheld is None:
        return None
    columns = [place.within for place in withheld.columns]
    return {"code": withheld.code, "columns": columns, "choose": withheld.choose}


def rubric_object(rubric: Rubric) -> Json:
    """The rubric as the schema's `rubric`."""
    return {
        "id": rubric.id,
        "title": rubric.title,
        "fingerprint": rubric.fingerprint,
        "origin": rubric.origin,
        "repealed_by": rubric.repeal.by if rubric.repeal else None,
    }


def answer_object(answer: Answer) -> tuple[str, Any]:
    """What kind of answer stands there, and the answer; null where nothing does."""
    match answer:
        case Choice(option):
            return "choice", option
        case Index(value):
            return "index", number(value)
        case Counts(values):
            return "counts", {key: number(value) for key, value in values.items()}
        case TypedShare(value):
            return "share", number(value)
        case Unreadable(text):
            return "unreadable", text
        case Unanswered():
            return "unanswered", None


def condition_object(one: AssessedCondition) -> Json:
    """One condition outside the workbook as the schema's `condition`."""
    return {
        "id": one.condition.id,
        "title": one.condition.title,
        "holder": one.condition.holder,
        "applies_to": one.condition.applies_to or None,
        "minimum": one.required,
        "actual": one.actual or None,
        "status": one.status.value,
        "binding": one.condition.is_binding,
        "source": str(one.condition.source),
        "confirmed": one.condition.confirmed,
    }


def problem_object(problem: Problem) -> Json:
    """One problem as the schema's `problem`."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "location": problem.location.within,
        "message": problem.message,
        "hint": problem.hint,
    }


def points_object(value: Fraction) -> Json:
    """Points as the nearest double and as a fraction that loses nothing."""
    return {"score": number(value), "exact": fraction_text(value)}


def number(value: Fraction) -> int | float:
    """The nearest double, or a whole number."""
    return value.numerator if value.denominator == 1 else float(value)
