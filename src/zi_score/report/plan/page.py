"""The page on the plans of one workbook: what can be reached, the steps in order, and what the result hangs on."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from zi_score.language import _, shown
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
    sentence,
    sentences,
)
from zi_score.report.figures import difference_text, fine_points_text, total_gates
from zi_score.report.pictures import Trend, TrendPart, TrendPoint
from zi_score.report.plan.wording import (
    assumed_words,
    closed_words,
    fragility_sentence,
    outcome_reason,
    outcome_words,
    total_text,
)
from zi_score.report.reading_words import identity_sentence
from zi_score.report.texts import Stack, Tone, line, toned
from zi_score.report.wording import change_words, closing_sentences, rubric_words, unusable_sentence, withheld_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.planning.fragility import Downgrade, Fragility
    from zi_score.planning.index_margins import IndexMargin
    from zi_score.planning.model import Assumption, Plan, PlannedStep
    from zi_score.report.blocks import Block
    from zi_score.report.plan import HasPlans
    from zi_score.report.texts import Line
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
    assessor = _("penilai {assessors}").format(assessors=evaluation.leading.title)
    yield sentence(f"{rubric_words(evaluation.rubric)} · {assessor}", Tone.DIM)
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
    blank = plan.before.unanswered
    if blank:
        text = _("{count} jawaban belum diisi atau tidak terbaca; mengisi satu dihitung sebagai satu perubahan:")
        yield sentence(text.format(count=len(blank)), Tone.WARN)
        yield Listing(blank, _FEW_CODES)
    if plan.barred_by:
        yield Section(_("Yang menghalangi"), (Points([*map(_barred, plan.barred_by)]),))
    if plan.assumed:
        yield Section(_("Yang dianggap"), (Points([*map(_assumption, plan.assumed)]),))
    if plan.steps:
        yield _steps(rubric, plan)
        same = _("{code}: jumlah yang sama ditanyakan pula pada {others}; sesuaikan, dan hitung lagi.")
        notes = [line(same.format(code=one.code, others=", ".join(one.also))) for one in plan.steps if one.also]
        if notes:
            yield Points(notes)
        is_met = plan.after_verdict.is_met
        result = _("semua ambang terpenuhi") if is_met else _("belum semua ambang terpenuhi")
        checked = _("Dinilai ulang dengan jawaban rencana: nilai total {total}, {result}.")
        total = total_text(plan.after, plan.after_verdict)
        yield sentence(checked.format(total=total, result=result), Tone.GOOD if is_met else Tone.PLAIN)
    if plan.alternatives:
        columns = (Column(_("Sebagai ganti")), Column(_("Langkah")))
        rows = [Row.of(one.instead_of, _described(rubric, one.step)) for one in plan.alternatives]
        yield Section(_("Langkah lain yang sama nilainya"), (Rows(columns, rows),))
    if plan.fragility:
        yield from _fragility(rubric, plan.fragility)
    if len(plan.frontier) > 1:
        gates = total_gates([plan.after_verdict])
        first, last = (fine_points_text(one.total, gates) for one in (plan.frontier[0], plan.frontier[-1]))
        text = _("Nilai total tertinggi dari {first} tanpa perubahan sampai {last} dengan upaya {effort}")
        words = text.format(first=first, last=last, effort=plan.frontier[-1].effort)
        yield Picture(words, partial(_curve, plan, rubric))
        yield Fold(_("Nilai total tertinggi untuk setiap upaya"), partial(_frontier, plan))


def _barred(gate: Requirement) -> Line:
    """A gate that no raise can meet, and by how much."""
    highest, required = fine_points_text(gate.actual, [gate]), fine_points_text(gate.required)
    text = _("{gate}: paling tinggi {highest} dari {required} yang diminta")
    return line(text.format(gate=gate.title, highest=highest, required=required))


def _assumption(one: Assumption) -> Line:
    """What a survey index is taken to be."""
    before = _("belum diisi") if one.before is None else shown(one.before)
    text = _("{code} {title}: {before} → sekurang-kurangnya {after}; hasil survei tidak di tangan unit")
    if one.is_asked:
        text = _("{code} {title}: {before} → {after}, sesuai permintaan")
    return line(text.format(code=one.code, title=one.title, before=before, after=shown(one.after)))


def _steps(rubric: Rubric, plan: Plan) -> Rows:
    columns = (
        *Column.figures(_("No.")),
        Column(_("Sel"), is_whole=True),
        Column(_("Langkah")),
        *Column.figures(_("Poin"), _("Total")),
    )
    gates = total_gates([plan.after_verdict])
    rows = []
    for gain in plan.assumed_gains:
        # No step of the unit, so without a number; the totals of the steps begin with it.
        words = toned(assumed_words(gain.assumption), Tone.DIM)
        rows.append(Row.of("", "", words, difference_text(gain.points), fine_points_text(gain.total, gates)))
    for number, step in enumerate(plan.steps, 1):
        closes = _("menutup: {gates}").format(gates=closed_words(step))
        lines = (toned(closes, Tone.GOOD),) if step.closes else ()
        figures = (difference_text(step.points), fine_points_text(step.total, gates))
        described = _described(rubric, step, *lines)
        rows.append(Row.of(toned(str(number), Tone.DIM), step.location.spot, described, *figures))
    return Rows(columns, rows)


def _described(rubric: Rubric, one: PlannedStep | Downgrade, *lines: Line) -> Stack:
    """A question, its answer now and the other one, and what else is said of it."""
    before, after = change_words(rubric.questions[one.code], one.before, one.after)
    now = toned(_("sekarang {answer}").format(answer=before), Tone.DIM)
    then = toned(_("menjadi {answer}").format(answer=after), Tone.STRONG)
    return Stack((line(f"{one.code} {one.title}"), now, then, *lines))


def _fragility(rubric: Rubric, fragility: Fragility) -> Iterator[Block]:
    yield sentence(fragility_sentence(fragility), Tone.WARN)
    columns = (
        Column(_("Sel"), is_whole=True),
        Column(_("Jawaban")),
        *Column.figures(_("Poin")),
        Column(_("Ambang yang hilang")),
    )
    rows = []
    for one in fragility.answers:
        lost = "; ".join(gate.title for gate in one.loses)
        rows.append(Row.of(one.location.spot, _described(rubric, one), difference_text(-one.points), lost))
    if fragility.indices:
        yield Points([*map(_index, fragility.indices)])
    if rows:
        yield Rows(columns, rows, title=_("Yang perlu diperiksa lebih dahulu"), few=_FEW_ANSWERS)


def _index(one: IndexMargin) -> Line:
    """How far a survey index may fall, and which gate is lost below that."""
    index, margin, least = map(shown, (one.value, one.margin, one.least))
    text = _("{code} {title}: {index}, dapat turun {margin} sampai {least}; di bawah itu lepas {gate}")
    words = text.format(code=one.code, title=one.title, index=index, margin=margin, least=least, gate=one.gate.title)
    return line(words)


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
    """The curve of a plan that has several efforts; only its ends and the effort that is enough have words."""
    gates, last = total_gates([plan.after_verdict]), plan.frontier[-1].effort
    told = {plan.frontier[0].effort, plan.least_effort, last}
    points = []
    for one in plan.frontier:
        label, text = (str(one.effort), fine_points_text(one.total, gates)) if one.effort in told else ("", "")
        points.append(TrendPoint(Fraction(one.effort, last), label, one.total / rubric.weight, text))
    minima = {target.title: _minimum(target, rubric) for target in rubric.targets.values()}
    part = TrendPart(_("Nilai total tertinggi untuk setiap upaya"), tuple(points), tuple(minima.values()))
    return Trend(tuple(minima), (part,))


def _minimum(target: Target, rubric: Rubric) -> Fraction | None:
    gates = (one for one in target.thresholds if one.subject == "total")
    return next((one.minimum if one.is_share else one.minimum / rubric.weight for one in gates), None)
