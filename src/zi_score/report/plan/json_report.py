"""Plans as JSON: evaluations as `evaluate` writes them, with `plans` in the deciding assessment.

``rubrics/schema/plan.schema.json`` says what stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.exact import fraction_text
from zi_score.report.json_objects import answer_object, number, points_object
from zi_score.report.json_report import SCHEMA_VERSION, result_object, verdict_object
from zi_score.report.json_text import report_text
from zi_score.report.limited import limited_evaluation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.planning.fragility import Downgrade
    from zi_score.planning.index_margins import IndexMargin
    from zi_score.planning.model import Assumption, Plan, PlannedStep
    from zi_score.report.json_objects import Json
    from zi_score.report.plan import HasPlans
    from zi_score.scorecard import Scorecard
    from zi_score.verdict import Verdict


def render(planned: Sequence[HasPlans]) -> str:
    """Render every plan as one JSON document."""
    return report_text(SCHEMA_VERSION, {"results": [planned_object(one) for one in planned]})


def planned_object(planned: HasPlans) -> Json:
    """One workbook with its plans as the schema's `result`."""
    result = result_object(limited_evaluation(planned.evaluation))
    for assessment in result["assessments"]:
        is_deciding = assessment["assessor"] == planned.evaluation.verdict_assessor
        assessment["plans"] = [_plan(plan) for plan in planned.plans] if is_deciding else []
    return result


def _plan(plan: Plan) -> Json:
    return {
        "target": plan.target,
        "title": plan.title,
        "reachable": plan.is_reachable,
        "barred_by": [gate.id for gate in plan.barred_by],
        "assumed": [_assumption(one) for one in plan.assumed],
        "least_effort": plan.least_effort,
        "effort": plan.effort,
        "before": _state(plan.before, plan.before_verdict),
        "after": _state(plan.after, plan.after_verdict),
        "steps": [_step(one) for one in plan.steps],
        "alternatives": [{"instead_of": one.instead_of, **_change(one.step)} for one in plan.alternatives],
        "frontier": [
            {
                "effort": one.effort,
                "total": number(one.total),
                "exact": fraction_text(one.total),
                "meets": one.is_enough,
            }
            for one in plan.frontier
        ],
        "downgrades": plan.fragility.fewest if plan.fragility else None,
        "fragile": [_downgrade(one) for one in plan.fragility.answers] if plan.fragility else [],
        "index_margins": [_index_margin(one) for one in plan.fragility.indices] if plan.fragility else [],
    }


def _state(card: Scorecard, verdict: Verdict) -> Json:
    return {"total": points_object(card.total), "verdict": verdict_object(verdict)}


def _assumption(one: Assumption) -> Json:
    before = None if one.before is None else number(one.before)
    return {"code": one.code, "from": before, "to": number(one.after), "asked": one.is_asked}


def _step(step: PlannedStep) -> Json:
    return {
        **_change(step),
        "closes": [gate.id for gate in step.closes],
        "total": number(step.total),
        "also": list(step.also),
    }


def _change(step: PlannedStep) -> Json:
    return {**_answers(step), "effort": step.effort, **_worth(step)}


def _answers(one: PlannedStep | Downgrade) -> Json:
    return {
        "code": one.code,
        "title": one.title,
        "cell": one.location.within or None,
        "from": answer_object(one.before)[1],
        "to": answer_object(one.after)[1],
    }


def _worth(one: PlannedStep | Downgrade) -> Json:
    return {"points": number(one.points), "exact": fraction_text(one.points)}


def _index_margin(one: IndexMargin) -> Json:
    return {
        "code": one.code,
        "title": one.title,
        "cell": one.location.within or None,
        "index": number(one.value),
        "least": number(one.least),
        "margin": number(one.margin),
        "gate": one.gate.id,
    }


def _downgrade(one: Downgrade) -> Json:
    return {**_answers(one), **_worth(one), "loses": [gate.id for gate in one.loses]}
