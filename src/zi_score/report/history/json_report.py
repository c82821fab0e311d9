"""A history as JSON, as ``rubrics/schema/history.schema.json`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.exact import fraction_text
from zi_score.report.json_objects import (
    answer_object,
    identity_object,
    number,
    points_object,
    problem_object,
    rubric_object,
)
from zi_score.report.json_report import node_object, total_object, verdict_object
from zi_score.report.json_text import report_text

if TYPE_CHECKING:
    from zi_score.comparison import Change, Comparison, GateChange
    from zi_score.history.model import DatedResult, History, YearStep
    from zi_score.report.json_objects import Json

SCHEMA_VERSION = 1


def render(history: History) -> str:
    """Render a history as one JSON document."""
    parts: Json = {
        "years": [_year(one) for one in history.years],
        "steps": [_step(one) for one in history.steps],
        "problems": [problem_object(one) for one in history.problems],
        "left_out": [{"path": one.location.file, **problem_object(one)} for one in history.left_out],
    }
    return report_text(SCHEMA_VERSION, parts)


def _year(one: DatedResult) -> Json:
    evaluation = one.evaluation
    card = evaluation.decisive.scorecard
    submission = evaluation.submission
    return {
        "year": one.year,
        "basis": {
            "kind": one.dating.basis.value,
            "text": one.dating.text,
            "cell": one.dating.location.within or None,
        },
        "path": evaluation.path,
        "sha256": submission.sha256 if submission else None,
        "identity": identity_object(submission.identity) if submission else None,
        "rubric": rubric_object(evaluation.rubric),
        "assessor": card.assessor,
        "total": total_object(card),
        "nodes": [node_object(node) for node in card.nodes.values()],
        "areas": [node_object(area) for area in card.areas.values()],
        "unanswered": len(card.unanswered),
        "verdicts": [verdict_object(verdict) for verdict in evaluation.decisive.verdicts],
    }


def _step(step: YearStep) -> Json:
    comparison = step.comparison
    years: Json = {"from": step.earlier.year, "to": step.later.year, "comparable": comparison is not None}
    return years | (_compared(comparison) if comparison else {})


def _compared(comparison: Comparison) -> Json:
    return {
        **points_object(comparison.points),
        "areas": [{"code": one.code, "title": one.title, **points_object(one.points)} for one in comparison.areas],
        "gained": [_gate(gate) for gate in comparison.gates if gate.is_gained],
        "lost": [_gate(gate) for gate in comparison.gates if gate.is_lost],
        "changes": [_change(one) for one in comparison.changes],
    }


def _gate(gate: GateChange) -> Json:
    return {"target": gate.target, "id": gate.id, "title": gate.title}


def _change(one: Change) -> Json:
    before, after = (side.response.answer if side else None for side in (one.before, one.after))
    return {
        "code": one.code,
        "title": one.title,
        "kind": one.kind.value,
        "from": answer_object(before)[1] if before else None,
        "to": answer_object(after)[1] if after else None,
        "points": number(one.points),
        "exact": fraction_text(one.points),
    }
