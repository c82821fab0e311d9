"""An explanation as JSON, as ``rubrics/schema/explain.schema.json`` says: a trace that a second program can check.

The steps stand in such an order that each follows only from earlier ones; `exact` is a fraction that loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.exact import fraction_text
from zi_score.explanation import in_order
from zi_score.report.json_objects import (
    answer_object,
    number,
    points_object,
    problem_object,
    rubric_object,
    workbook_object,
)
from zi_score.report.json_text import report_text

if TYPE_CHECKING:
    from zi_score.explanation import Alternative, Explanation, Figure, GateTrace
    from zi_score.report.json_objects import Json

SCHEMA_VERSION = 1


def render(one: Explanation) -> str:
    """Render the whole trace as one JSON document."""
    return report_text(SCHEMA_VERSION, explanation_object(one))


def explanation_object(one: Explanation) -> Json:
    """The whole trace, without what every report begins with."""
    card = one.assessment.scorecard
    return {
        "workbook": workbook_object(one.evaluation),
        "rubric": rubric_object(one.evaluation.rubric),
        "assessor": card.assessor,
        "policy": {"unanswered": card.policy},
        "subject": {"kind": one.subject.kind.value, "code": one.subject.code},
        "roots": [step.id for step in one.roots],
        "steps": [_step(step) for step in in_order(one.roots)],
        "gates": [_gate(gate) for gate in one.gates],
        "within": [{"code": part.code, "title": part.title, "weight": number(part.weight)} for part in one.within],
        "alternatives": [_alternative(other) for other in one.alternatives],
        "findings": [problem_object(problem) for problem in one.findings],
    }


def _step(step: Figure) -> Json:
    return {
        "id": step.id,
        "operation": step.operation.value,
        "inputs": [below.id for below in step.inputs],
        "value": number(step.value),
        "exact": fraction_text(step.value),
        "title": step.title,
        "text": step.text,
        "options": {option: fraction_text(share) for option, share in step.options.items()} or None,
        "cell": step.place.within or None,
        "source": str(step.source) if step.source else None,
        "confirmed": step.confirmed,
    }


def _gate(one: GateTrace) -> Json:
    gate = one.requirement
    return {
        "target": one.target,
        "id": gate.id,
        "title": gate.title,
        "code": gate.code,
        "actual": one.actual.id,
        "required": one.required.id,
        "margin": one.margin.id,
        "met": gate.is_met,
        "source": str(gate.source),
        "confirmed": gate.confirmed,
    }


def _alternative(other: Alternative) -> Json:
    kind, answer = answer_object(other.question.response.answer)
    return {
        "kind": kind,
        "answer": answer,
        "label": {"id": other.label.id, "en": other.label.en} if other.label else None,
        "present": other.is_present,
        "share": number(other.question.share),
        "points": points_object(other.question.score),
        "total": points_object(other.total),
        "difference": points_object(other.difference),
        "crossed": [
            {"target": shift.target, "id": shift.gate.id, "title": shift.gate.title, "met": shift.gate.is_met}
            for shift in other.crossed
        ],
    }
