"""The page on the plans of one workbook: what can be reached, the steps in order, and what the result hangs on."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import (
    Column,
    Fold,
    Listing,
    Outcome,
    Page,
    Picture,
    Points,
    Row,
    Rows,
    Section,
    Stack,
    Tone,
    line,
    sentence,
    sentences,
    toned,
)
from zi_score.report.change_wording import change_words
from zi_score.report.figures import difference_text, fine_points_text, total_gates
from zi_score.report.fragility_wording import fragility_sentence, index_sentence
from zi_score.report.pictures import Trend, TrendPart, TrendPoint
from zi_score.report.plan.wording import (
    also_sentence,
    assumed_words,
    assumption_sentence,
    barred_sentences,
    blank_sentence,
    checked_sentence,
    closed_words,
    outcome_reason,
    outcome_words,
)
from zi_score.report.reading_words import identity_sentence
from zi_score.report.wording import closing_sentences, rubric_words, unusable_sentence, withheld_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.planning.fragility import Downgrade, Fragility
    from zi_score.planning.model import AssumedGain, Plan, PlannedStep
    from zi_score.report.blocks import Block, Line
    from zi_score.report.plan import HasPlans
    from zi_score.rubric.catalogue import Rubric, Target
    from zi_score.verdict import Requirement

_FEW_ANSWERS = 12
_FEW_CODES = 20
_FEW_EFFORTS = 12


def plan_page(planned: HasPlans) -> Page:
    """Every plan of one workbook."""
    return Page(planned.evaluation.path, tuple(_blocks(planned)))


def _blocks(planned: HasPlans) -> Iterator[Block]:
    evaluation = planned.evaluation
    if not evaluation.is_usable:
        yield sentence(unusable_sentence(evaluation), Tone.BAD, marked=True)
        return
    yield from sentences([identity_sentence(evaluation.submission)])
    yield sentence(
        " · ".join(
            (rubric_words(evaluation.rubric), _("penilai {assessors}").format(assessors=evaluation.leading.title))
        ),
        Tone.DIM,
    )
    if evaluation.withheld:
        yield sentence(withheld_sentence(evaluation.withheld), Tone.WARN, marked=True)
    for plan in planned.plans:
        yield _outcome(evaluation.rubric, plan)
    if planned.plans:
        yield from sentences((closing_sentences(plan.before_verdict.repealed_by for plan in planned.plans)), Tone.DIM)


def _outcome(rubric: Rubric, plan: Plan) -> Outcome:
    is_good = (plan.before_verdict.is_met or plan.is_reachable) and not plan.before_verdict.repealed_by
    tone = Tone.GOOD if is_good else Tone.BAD if plan.least_effort is None else Tone.WARN
    return Outcome(plan.title, outcome_words(plan), outcome_reason(plan), tone, tuple(_below(rubric, plan)))


def _below(rubric: Rubric, plan: Plan) -> Iterator[Block]:
    if plan.before.unanswered:
        yield sentence(blank_sentence(plan), Tone.WARN)
        yield Listing(plan.before.unanswered, _FEW_CODES)
    if plan.barred_by:
        yield Section(_("Yang menghalangi"), (Points([line(one) for one in barred_sentences(plan)]),))
    if plan.assumed:
        yield Section(_("Yang dianggap"), (Points([line(assumption_sentence(one)) for one in plan.assumed]),))
    if plan.steps:
        yield _steps(rubric, plan)
        notes = [line(also_sentence(step)) for step in plan.steps if step.also]
        if notes:
            yield Points(notes)
        yield sentence(checked_sentence(plan), Tone.GOOD if plan.after_verdict.is_met else Tone.PLAIN)
    if plan.alternatives:
        yield Section(_("Langkah lain yang sama nilainya"), tuple(_alternatives(rubric, plan)))
    if plan.fragility:
        yield from _fragility(rubric, plan.fragility)
    if len(plan.frontier) > 1:
        yield Picture(_curve_words(plan), partial(_curve, plan, rubric))
        yield Fold(_("Nilai total tertinggi untuk setiap upaya"), partial(_frontier, plan))


def _steps(rubric: Rubric, plan: Plan) -> Rows:
    columns = (
        *Column.figures(_("No.")),
        Column(_("Sel"), is_whole=True),
        Column(_("Langkah")),
        *Column.figures(_("Poin"), _("Total")),
    )
    gates = total_gates([plan.after_verdict])
    rows = [Row.of(*_assumed_cells(one, gates)) for one in plan.assumed_gains]
    rows += [Row.of(*_cells(rubric, number, step, gates)) for number, step in enumerate(plan.steps, 1)]
    return Rows(columns, rows)


def _assumed_cells(one: AssumedGain, gates: Sequence[Requirement]) -> tuple[Line, ...]:
    """No step of the unit, so without a number; the totals of the steps begin with it."""
    words = toned(assumed_words(one.assumption), Tone.DIM)
    return line(""), line(""), words, line(difference_text(one.points)), line(fine_points_text(one.total, gates))


def _cells(rubric: Rubric, number: int, step: PlannedStep, gates: Sequence[Requirement]) -> tuple[Line | Stack, ...]:
    lines = [line(f"{step.code} {step.title}"), *_change(rubric, step)]
    if step.closes:
        lines.append(toned(_("menutup: {gates}").format(gates=closed_words(step)), Tone.GOOD))
    return (
        toned(str(number), Tone.DIM),
        line(step.location.spot),
        Stack(tuple(lines)),
        line(difference_text(step.points)),
        line(fine_points_text(step.total, gates)),
    )


def _change(rubric: Rubric, one: PlannedStep | Downgrade) -> Iterator[Line]:
    before, after = change_words(rubric.questions[one.code], one.before, one.after)
    yield toned(_("sekarang {answer}").format(answer=before), Tone.DIM)
    yield toned(_("menjadi {answer}").format(answer=after), Tone.STRONG)


def _alternatives(rubric: Rubric, plan: Plan) -> Iterator[Rows]:
    columns = (Column(_("Sebagai ganti")), Column(_("Langkah")))
    rows = [
        Row.of(one.instead_of, Stack((line(f"{one.step.code} {one.step.title}"), *_change(rubric, one.step))))
        for one in plan.alternatives
    ]
    yield Rows(columns, rows)


def _fragility(rubric: Rubric, fragility: Fragility) -> Iterator[Block]:
    yield sentence(fragility_sentence(fragility), Tone.WARN)
    columns = (
        Column(_("Sel"), is_whole=True),
        Column(_("Jawaban")),
        *Column.figures(_("Poin")),
        Column(_("Ambang yang hilang")),
    )
    rows = [
        Row.of(
            one.location.spot,
            Stack((line(f"{one.code} {one.title}"), *_change(rubric, one))),
            difference_text(-one.points),
            "; ".join(gate.title for gate in one.loses),
        )
        for one in fragility.answers
    ]
    if fragility.indices:
        yield Points([line(index_sentence(one)) for one in fragility.indices])
    if rows:
        yield Rows(columns, rows, title=_("Yang perlu diperiksa lebih dahulu"), few=_FEW_ANSWERS)


def _frontier(plan: Plan) -> Iterator[Rows]:
    gates = total_gates([plan.after_verdict])
    columns = (
        *Column.figures(_("Upaya"), _("Total tertinggi")),
        Column(_("Cukup untuk {title}").format(title=plan.title)),
    )
    rows = [
        Row.of(str(one.effort), fine_points_text(one.total, gates), _("ya") if one.is_enough else "")
        for one in plan.frontier
    ]
    yield Rows(columns, rows, few=_FEW_EFFORTS)


def _curve(plan: Plan, rubric: Rubric) -> Trend:
    """The _curve of a plan that has several efforts; only its ends and the effort that is enough have words."""
    minima = {target.title: _minimum(target, rubric) for target in rubric.targets.values()}
    part = TrendPart(
        _("Nilai total tertinggi untuk setiap upaya"), tuple(_points(plan, rubric)), tuple(minima.values())
    )
    return Trend(tuple(minima), (part,))


def _curve_words(plan: Plan) -> str:
    """The same in words."""
    gates, first, last = total_gates([plan.after_verdict]), plan.frontier[0], plan.frontier[-1]
    text = _("Nilai total tertinggi dari {first} tanpa perubahan sampai {last} dengan upaya {effort}")
    return text.format(
        first=fine_points_text(first.total, gates), last=fine_points_text(last.total, gates), effort=last.effort
    )


def _points(plan: Plan, rubric: Rubric) -> Iterator[TrendPoint]:
    gates, last = total_gates([plan.after_verdict]), plan.frontier[-1].effort
    told = {plan.frontier[0].effort, plan.least_effort, last}
    for one in plan.frontier:
        label, text = (str(one.effort), fine_points_text(one.total, gates)) if one.effort in told else ("", "")
        yield TrendPoint(Fraction(one.effort, last), label, one.total / rubric.weight, text)


def _minimum(target: Target, rubric: Rubric) -> Fraction | None:
    gate = next((one for one in target.thresholds if one.subject == "total"), None)
    if gate is None:
        return None
    return gate.minimum if gate.is_share else gate.minimum / rubric.weight
