"""The comparisons as JSON, as ``rubrics/schema/diff.schema.json`` says. `exact` is a fraction that loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zi_score import __version__
from zi_score.comparison.disagreement import disputes_of, units_of
from zi_score.exact import fraction_text
from zi_score.report.json_report import answer_object, number
from zi_score.report.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from zi_score.comparison import Change, Comparison, GateChange, PartChange, Side
    from zi_score.report import ReportOptions

Json = dict[str, Any]
SCHEMA_VERSION = 1


def render(comparisons: Sequence[Comparison], options: ReportOptions, is_between: bool) -> str:  # noqa: ARG001 - whole
    """Render every comparison as one JSON document."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "zi-score", "version": __version__},
        "comparisons": [_comparison(one) for one in comparisons],
        "disagreement": _disagreement(comparisons) if is_between else None,
    }
    return json_text(document)


def _comparison(one: Comparison) -> Json:
    return {
        "before": _side(one.before),
        "after": _side(one.after),
        "points": _points(one.points),
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
        "total": _points(side.scorecard.total),
        "policy": {"unanswered": side.scorecard.policy},
    }


def _gate(one: Comparison, gate: GateChange) -> Json:
    is_crossed = gate.was_met != gate.is_met
    return {
        "target": gate.target,
        "id": gate.id,
        "title": gate.title,
        "code": gate.code,
        "required": _points(gate.required),
        "before": {**_points(gate.before), "met": gate.was_met},
        "after": {**_points(gate.after), "met": gate.is_met},
        "crossed": "gained" if gate.is_gained else "lost" if gate.is_lost else None,
        "decided_by": [change.code for change in one.deciding(gate)] if is_crossed else [],
    }


def _area(area: PartChange) -> Json:
    return {
        "code": area.code,
        "title": area.title,
        "weight": number(area.weight),
        "before": _points(area.before),
        "after": _points(area.after),
        "points": _points(area.points),
        "changed": area.changed,
    }


def _change(change: Change) -> Json:
    is_answer = change.before is not None and change.after is not None
    old, new = (answer_object(one.response.answer)[1] if one else None for one in (change.before, change.after))
    return {
        "code": change.code,
        "title": change.title,
        "kind": change.kind.value,
        "points": _points(change.points),
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
                "first": _points(unit.first),
                "second": _points(unit.second),
                "inflation": _points(unit.inflation),
                "disputed": unit.disputed,
                "gates": [{"target": gate.target, "id": gate.id} for gate in unit.decided],
            }
            for unit in units_of(comparisons)
        ],
        "questions": [
            {"code": one.code, "title": one.title, "count": one.count, "inflation": _points(one.inflation)}
            for one in disputes_of(comparisons)
        ],
    }


def _points(value: Fraction) -> Json:
    return {"score": number(value), "exact": fraction_text(value)}
