"""The highest total for each effort, against the minimum total of every target, as a picture and in words."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.figures import fine_points_text
from zi_score.report.pictures import Trend, TrendPart, TrendPoint
from zi_score.report.plan.wording import total_gates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.planning.model import Plan
    from zi_score.rubric.catalogue import Rubric, Target


def curve(plan: Plan, rubric: Rubric) -> Trend:
    """The curve of a plan that has several efforts; only its ends and the effort that is enough have words."""
    minima = {target.title: _minimum(target, rubric) for target in rubric.targets.values()}
    part = TrendPart(
        _("Nilai total tertinggi untuk setiap upaya"), tuple(_points(plan, rubric)), tuple(minima.values())
    )
    return Trend(tuple(minima), (part,))


def curve_words(plan: Plan) -> str:
    """The same in words."""
    gates, first, last = total_gates(plan.after_verdict), plan.frontier[0], plan.frontier[-1]
    text = _("Nilai total tertinggi dari {first} tanpa perubahan sampai {last} dengan upaya {effort}")
    return text.format(
        first=fine_points_text(first.total, gates), last=fine_points_text(last.total, gates), effort=last.effort
    )


def _points(plan: Plan, rubric: Rubric) -> Iterator[TrendPoint]:
    gates, last = total_gates(plan.after_verdict), plan.frontier[-1].effort
    told = {plan.frontier[0].effort, plan.least_effort, last}
    for one in plan.frontier:
        label, text = (str(one.effort), fine_points_text(one.total, gates)) if one.effort in told else ("", "")
        yield TrendPoint(Fraction(one.effort, last), label, one.total / rubric.weight, text)


def _minimum(target: Target, rubric: Rubric) -> Fraction | None:
    gate = next((one for one in target.thresholds if one.subject == "total"), None)
    if gate is None:
        return None
    return gate.minimum if gate.is_share else gate.minimum / rubric.weight
