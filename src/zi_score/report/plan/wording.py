"""The sentences of a plan, in the user's language; plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _, shown
from zi_score.report.figures import fine_points_text, points_text, total_gates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.planning.model import Assumption, Plan, PlannedStep
    from zi_score.scorecard import Scorecard
    from zi_score.verdict import Verdict


def outcome_words(plan: Plan) -> str:
    """The result in capitals: met, reachable, or not."""
    if plan.before_verdict.is_met:
        return _("SUDAH TERPENUHI")
    if not plan.is_reachable:
        return _("DAPAT DICAPAI BILA INDEKS SURVEI NAIK") if plan.least_effort is not None else _("TIDAK DAPAT DICAPAI")
    return _("DAPAT DICAPAI")


def outcome_reason(plan: Plan) -> str:
    """How many answers must change, or which gates bar the target."""
    total = _total_text(plan.before, plan.before_verdict)
    if plan.before_verdict.is_met:
        return _("nilai total {total}").format(total=total)
    if plan.least_effort is None:
        return _("terhalang {gates}").format(gates=", ".join(gate.title for gate in plan.barred_by))
    if all(step.effort == 1 for step in plan.steps) and plan.after_verdict.is_met:
        return _("{count} jawaban diubah; nilai total {before} → {after}").format(
            count=len(plan.steps), before=total, after=_total_text(plan.after, plan.after_verdict)
        )
    return _("upaya paling sedikit {least}; dengan upaya {effort} nilai total {before} → {after}").format(
        least=plan.least_effort, effort=plan.effort, before=total, after=_total_text(plan.after, plan.after_verdict)
    )


def _total_text(card: Scorecard, verdict: Verdict) -> str:
    return points_text(card.total, card.weight, total_gates([verdict]))


def barred_sentences(plan: Plan) -> Iterator[str]:
    """Each gate that no raise can meet, and by how much."""
    for gate in plan.barred_by:
        yield _("{gate}: paling tinggi {highest} dari {required} yang diminta").format(
            gate=gate.title,
            highest=fine_points_text(gate.actual, [gate]),
            required=fine_points_text(gate.required),
        )


def assumption_sentence(one: Assumption) -> str:
    """What a survey index is taken to be."""
    before = _("belum diisi") if one.before is None else shown(one.before)
    text = (
        _("{code} {title}: {before} → {after}, sesuai permintaan")
        if one.is_asked
        else _("{code} {title}: {before} → sekurang-kurangnya {after}; hasil survei tidak di tangan unit")
    )
    return text.format(code=one.code, title=one.title, before=before, after=shown(one.after))


def assumed_words(one: Assumption) -> str:
    """The same in the fewest words, for the line that comes before the steps."""
    before = _("belum diisi") if one.before is None else shown(one.before)
    return _("andaian {code} {before} → {after}").format(code=one.code, before=before, after=shown(one.after))


def closed_words(step: PlannedStep) -> str:
    """The gates that are met from this step on."""
    return "; ".join(gate.title for gate in step.closes)


def also_sentence(step: PlannedStep) -> str:
    """What else asks for the count that is raised."""
    return _("{code}: jumlah yang sama ditanyakan pula pada {others}; sesuaikan, dan hitung lagi.").format(
        code=step.code, others=", ".join(step.also)
    )


def blank_sentence(plan: Plan) -> str:
    """How many answers are blank or cannot be read; each counts as one changed answer."""
    text = _("{count} jawaban belum diisi atau tidak terbaca; mengisi satu dihitung sebagai satu perubahan:")
    return text.format(count=len(plan.before.unanswered))


def checked_sentence(plan: Plan) -> str:
    """What scoring the planned answers anew gave."""
    result = _("semua ambang terpenuhi") if plan.after_verdict.is_met else _("belum semua ambang terpenuhi")
    return _("Dinilai ulang dengan jawaban rencana: nilai total {total}, {result}.").format(
        total=_total_text(plan.after, plan.after_verdict), result=result
    )
