"""A reading as JSON, as ``rubrics/schema/read.schema.json`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.answers import Counts
from zi_score.report.json_objects import (
    Json,
    answer_object,
    number,
    problem_object,
    rubric_object,
    withheld_object,
    workbook_object,
)
from zi_score.report.json_text import report_text

if TYPE_CHECKING:
    from zi_score.outcome import Assessment, Reading, ReadRow

SCHEMA_VERSION = 1


def render(reading: Reading) -> str:
    """Render the whole reading as one JSON document."""
    evaluation = reading.evaluation
    parts = {
        "workbook": workbook_object(evaluation),
        "rubric": rubric_object(evaluation.rubric),
        "withheld": withheld_object(evaluation.withheld),
        "rows": [_row(row, evaluation.assessments) for row in reading.rows],
        "left_over": [problem_object(problem) for problem in reading.left_over],
    }
    return report_text(SCHEMA_VERSION, parts)


def _row(row: ReadRow, assessments: tuple[Assessment, ...]) -> Json:
    return {
        "id": row.identity,
        "kind": row.kind,
        "code": row.code,
        "title": row.title,
        "location": row.place.within or None,
        "answers": [_answer(row, one) for one in assessments if one.scorecard.assessor in row.cells],
    }


def _answer(row: ReadRow, assessment: Assessment) -> Json:
    assessor = assessment.scorecard.assessor
    answer = assessment.scorecard.questions[row.code].response.answer
    kind, value = answer_object(answer)
    if row.kind == "operand":
        kind = "count" if isinstance(answer, Counts) else kind
        value = number(answer.values[row.key]) if isinstance(answer, Counts) else None
    return {"assessor": assessor, "cell": row.cells[assessor].within, "kind": kind, "answer": value}
