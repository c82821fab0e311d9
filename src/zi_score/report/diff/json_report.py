"""The comparisons as JSON, as ``rubrics/schema/diff.schema.json`` says. `exact` is a fraction that loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.comparison.disagreement import disputes_of, units_of
from zi_score.report.json_objects import (
    answer_object,
    identity_object,
    number,
    points_object,
    problem_object,
    rubric_object,
)
from zi_score.report.json_text import report_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.comparison import Change, Comparison, GateChange, PartChange, Side
    from zi_score.problems import Problem
    from zi_score.report.json_objects import Json

SCHEMA_VERSION = 1


def render(
    comparisons: Sequence[Comparison],
    is_between: bool,
    unusable: Sequence[Problem],
) -> str:
    """Render every comparison as one JSON document."""
    parts = {
        "comparisons": [comparison_object(one) for one in comparisons],
        "disagreement": _disagreement(comparisons) if is_between else None,
        "unusable": [{"path": one.location.file, "error": problem_object(one)} for one in unusable],
    }
    return report_text(SCHEMA_VERSION, parts)


def comparison_object(one: Comparison) -> Json:
    """One comparison as the schema's `comparison`."""
    return {
        "rubric": rubric_object(one.rubric),
        "before": _side(one.before),
        "after": _side(one.after),
        "points": points_object(one.points),
        "regression": one.is_regression,
        "form_changed": one.has_other_form,
        "gates": [_gate(one, gate) for gate in one.gates],
        "areas": [_area(area) for area in one.areas],
        "changes": [_change(change) for change in one.changes],
        "unchanged": one.unchanged,
        "untold": [kind.value for kind in one.untold],
    }


def _side(side: Side) -> Json:
    return {
        "path": side.path,
        "assessor": side.scorecard.assessor,
        "title": side.title,
        "layout": side.form,
        "saved": side.is_saved,
        "identity": identity_object(side.identity),
        "total": points_object(side.scorecard.total),
        "policy": {"unanswered": side.scorecard.policy},
    }


def _gate(one: Comparison, gate: GateChange) -> Json:
    is_crossed = gate.was_met != gate.is_met
    return {
        "target": gate.target,
        "id": gate.id,
        "title": gate.title,
        "code": gate.code,
        "required": points_object(gate.required),
        "before": {**points_object(gate.before), "met": gate.was_met},
        "after": {**points_object(gate.after), "met": gate.is_met},
        "crossed": "gained" if gate.is_gained else "lost" if gate.is_lost else None,
        "decided_by": [change.code for change in one.deciding(gate)] if is_crossed else [],
    }


def _area(area: PartChange) -> Json:
    return {
        "code": area.code,
        "title": area.title,
        "weight": number(area.weight),
        "before": points_object(area.before),
        "after": points_object(area.after),
        "points": points_object(area.points),
        "changed": area.changed,
    }


def _change(change: Change) -> Json:
    is_answer = change.before is not None and change.after is not None
    old, new = (answer_object(one.response.answer)[1] if one else None for one in (change.before, change.after))
    return {
        "code": change.code,
        "title": change.title,
        "kind": change.kind.value,
        "points": points_object(change.points),
        "before": old if is_answer else change.old_text,
        "after": new if is_answer else change.new_text,
        "cell_before": change.earlier_place.within or None,
        "cell_after": change.place.within or None,
    }


def _disagreement(comparisons: Sequence[Comparison]) -> Json:
    return {
        "units": [
            {
                "path": unit.path,
                "first": points_object(unit.first),
                "second": points_object(unit.second),
                "inflation": points_object(unit.inflation),
                "disputed": unit.disputed,
                "gates": [{"target": gate.target, "id": gate.id} for gate in unit.decided],
            }
            for unit in units_of(comparisons)
        ],
        "questions": [
            {"code": one.code, "title": one.title, "count": one.count, "inflation": points_object(one.inflation)}
            for one in disputes_of(comparisons)
        ],
    }
