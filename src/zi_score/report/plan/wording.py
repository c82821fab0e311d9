"""The sentences of a plan, in the user's language; plain text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zi_score.language import _, shown
from zi_score.report.figures import points_text, total_gates

if TYPE_CHECKING:
    from zi_score.planning.fragility import Fragility
    from zi_score.planning.model import Assumption, Plan, PlannedStep
    from zi_score.scorecard import Scorecard
    from zi_score.verdict import Verdict

_NAMED = 3
"""How many of the answers on which a target hangs are named in one line."""


def outcome_words(plan: Plan) -> str:
    """The result in capitals: met, reachable, or not."""
    if plan.before_verdict.is_met:
        return _("SUDAH TERPENUHI")
    if not plan.is_reachable:
        return _("DAPAT DICAPAI BILA INDEKS SURVEI NAIK") if plan.least_effort is not None else _("TIDAK DAPAT DICAPAI")
    return _("DAPAT DICAPAI")


def outcome_reason(plan: Plan) -> str:
    """How many answers must change, or which gates bar the target."""
    total = total_text(plan.before, plan.before_verdict)
    if plan.before_verdict.is_met:
        return _("nilai total {total}").format(total=total)
    if plan.least_effort is None:
        return _("terhalang {gates}").format(gates=", ".join(gate.title for gate in plan.barred_by))
    after = total_text(plan.after, plan.after_verdict)
    if all(step.effort == 1 for step in plan.steps) and plan.after_verdict.is_met:
        text = _("{count} jawaban diubah; nilai total {before} → {after}")
        return text.format(count=len(plan.steps), before=total, after=after)
    text = _("upaya paling sedikit {least}; dengan upaya {effort} nilai total {before} → {after}")
    return text.format(least=plan.least_effort, effort=plan.effort, before=total, after=after)


def total_text(card: Scorecard, verdict: Verdict) -> str:
    """The total on the right side of each gate that looks at it."""
    return points_text(card.total, card.weight, total_gates([verdict]))


def assumed_words(one: Assumption) -> str:
    """The same in the fewest words, for the line that comes before the steps."""
    before = _("belum diisi") if one.before is None else shown(one.before)
    return _("andaian {code} {before} → {after}").format(code=one.code, before=before, after=shown(one.after))


def closed_words(step: PlannedStep) -> str:
    """The gates that are met from this step on."""
    return "; ".join(gate.title for gate in step.closes)


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
