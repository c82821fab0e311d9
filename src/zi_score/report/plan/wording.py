"""The sentences of a plan, in the user's language; plain text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zi_score.answers import Choice, Counts, Index, TypedShare, Unanswered, Unreadable
from zi_score.language import _, shown
from zi_score.report.figures import fine_points_text, points_text
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.answers import Answer
    from zi_score.plan.fragility import Downgrade, Fragility
    from zi_score.plan.model import Assumption, Plan, PlannedStep
    from zi_score.rubric.catalogue import Question


_NAMED = 3
"""How many of the answers on which a target hangs are named in one line."""


def answer_words(question: Question, answer: Answer) -> str:
    """An answer with what its option says."""
    match answer:
        case Choice(option):
            label = question.labels.get(option)
            return f"{option}: {label.text}" if label else option
        case Index(value):
            return shown(value)
        case TypedShare(value):
            return f"{shown(value * 100)}%"
        case Unreadable(text):
            return _("tidak terbaca: {text}").format(text=text)
        case Unanswered():
            return _("belum diisi")
        case Counts(values):
            titles = {operand.key: operand.title for operand in question.operands}
            return "; ".join(f"{titles[key]}: {shown(value)}" for key, value in values.items())


def change_words(question: Question, one: PlannedStep | Downgrade) -> tuple[str, str]:
    """What an answer is and what it becomes; of counts only those that change."""
    before, after = one.before, one.after
    if isinstance(before, Counts) and isinstance(after, Counts):
        changed = [key for key, count in after.values.items() if count != before.values[key]]
        before = Counts({key: before.values[key] for key in changed})
        after = Counts({key: after.values[key] for key in changed})
    return answer_words(question, before), answer_words(question, after)


def outcome_words(plan: Plan) -> str:
    """The result in capitals: met, reachable, or not."""
    if plan.before_verdict.is_met:
        return _("SUDAH TERPENUHI")
    if not plan.is_reachable:
        return _("DAPAT DICAPAI BILA INDEKS SURVEI NAIK") if plan.least_effort is not None else _("TIDAK DAPAT DICAPAI")
    return _("DAPAT DICAPAI")


def outcome_reason(plan: Plan) -> str:
    """How many answers must change, or which gates bar the target."""
    total = points_text(plan.before.total, plan.before.weight, ())
    if plan.before_verdict.is_met:
        return _("nilai total {total}").format(total=total)
    if plan.least_effort is None:
        return _("terhalang {gates}").format(gates=", ".join(gate.title for gate in plan.barred_by))
    if all(step.effort == 1 for step in plan.steps) and plan.after_verdict.is_met:
        return _("{count} jawaban diubah; nilai total {before} → {after}").format(
            count=len(plan.steps), before=total, after=_after_text(plan)
        )
    return _("upaya paling sedikit {least}; dengan upaya {effort} nilai total {before} → {after}").format(
        least=plan.least_effort, effort=plan.effort, before=total, after=_after_text(plan)
    )


def _after_text(plan: Plan) -> str:
    gates = [gate for gate in plan.after_verdict.requirements if gate.code == TOTAL]
    return points_text(plan.after.total, plan.after.weight, gates)


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


def closed_words(step: PlannedStep) -> str:
    """The gates that are met from this step on."""
    return "; ".join(gate.title for gate in step.closes)


def also_sentence(step: PlannedStep) -> str:
    """What else asks for the count that is raised."""
    return _("{code}: jumlah yang sama ditanyakan pula pada {others}; sesuaikan, dan hitung lagi.").format(
        code=step.code, others=", ".join(step.also)
    )


def blank_sentence(plan: Plan) -> str:
    """Which answers are blank or cannot be read; each counts as one changed answer."""
    codes = plan.before.unanswered
    return _(
        "{count} jawaban belum diisi atau tidak terbaca; mengisinya dihitung sebagai satu perubahan: {codes}"
    ).format(count=len(codes), codes=", ".join(codes))


def fragility_sentence(one: Fragility) -> str:
    """How few downgrades lose a target that is met, and of which answers."""
    if not one.fewest:
        return _("{title} tidak hilang oleh penurunan jawaban mana pun").format(title=one.title)
    if one.fewest == 1:
        shown_codes, others = one.example[:_NAMED], len(one.example) - _NAMED
        more = [_("{count} lainnya").format(count=others)] if others > 0 else []
        return _("{title} hilang bila 1 jawaban turun satu tingkat: {codes}").format(
            title=one.title, codes=_(" atau ").join((*shown_codes, *more))
        )
    levels = Counter(one.example)
    names = (
        code if times == 1 else _("{code} ({count} tingkat)").format(code=code, count=times)
        for code, times in levels.items()
    )
    return _("{title} hilang bila jawaban turun {count} tingkat, misalnya {codes}").format(
        title=one.title, count=one.fewest, codes=", ".join(names)
    )


def checked_sentence(plan: Plan) -> str:
    """What scoring the planned answers anew gave."""
    result = _("semua ambang terpenuhi") if plan.after_verdict.is_met else _("belum semua ambang terpenuhi")
    return _("Dinilai ulang dengan jawaban rencana: nilai total {total}, {result}.").format(
        total=_after_text(plan), result=result
    )
