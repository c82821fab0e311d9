"""The sentences about the conditions outside the workbook, in the user's language; plain text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zi_score.language import N_, _
from zi_score.proposal.conditions import ConditionStatus, day_of

if TYPE_CHECKING:
    from zi_score.proposal.conditions import AssessedCondition
    from zi_score.verdict import Verdict

_STATUS_WORDS = {
    ConditionStatus.MET: N_("terpenuhi"),
    ConditionStatus.NOT_MET: N_("belum terpenuhi"),
    ConditionStatus.DEFERRED: N_("ditangguhkan karena afirmasi"),
    ConditionStatus.NOT_ASSESSED: N_("belum dinilai"),
}


def conditions_sentence(verdict: Verdict) -> str:
    """The requirements outside the workbook, counted by what became of them; without a profile none is assessed."""
    if verdict.has_profile:
        outcomes = Counter(one.status for one in verdict.conditions if one.condition.is_binding)
        parts = [f"{outcomes[status]} {_(words)}" for status, words in _STATUS_WORDS.items() if outcomes[status]]
        return _("Syarat di luar LKE: {parts}").format(parts=", ".join(parts))
    # Conditions for different kinds of instansi exclude each other; a unit has those of one kind.
    kinds = Counter(one.condition.applies_to for one in verdict.conditions if one.condition.is_binding)
    common = kinds.pop("", 0)
    count = common + max(kinds.values(), default=0)
    return _("Syarat di luar LKE: {count} syarat, belum dinilai").format(count=count)


def condition_sentences(verdict: Verdict) -> tuple[str, ...]:
    """Each condition that is not met, with what is required, what there is, who holds it, and its source."""
    if not verdict.has_profile:
        return ()
    return tuple(condition_sentence(one) for one in verdict.conditions if one.status is not ConditionStatus.MET)


def condition_sentence(one: AssessedCondition) -> str:
    """One condition: what is required, what there is, who holds it, what became of it, and its source."""
    text = _("{title} ({holder}): minimal {required}, ada {actual}: {status}; {source}")
    actual = one.actual or "-"
    if one.condition.kind == "years" and (day := day_of(one.actual)):
        text = _("{title} ({holder}): minimal {required} tahun; sejak {actual}: {status}; {source}")
        actual = f"{day.day}-{day.month}-{day.year}"
    text = text.format(
        title=one.condition.title,
        holder=one.condition.holder,
        required=one.required,
        actual=actual,
        status=_(_STATUS_WORDS[one.status]),
        source=one.condition.source,
    )
    return text if one.condition.is_binding else _("Catatan praktik, tidak menentukan: {text}").format(text=text)


def proposal_sentence(verdict: Verdict) -> str:
    """Whether the unit may be proposed, and what stands in the way; open only where something is not assessed."""
    if not verdict.has_profile:
        return ""
    if verdict.repealed_by:
        text = _("Ambang dan syarat ini dari peraturan yang sudah dicabut oleh {by}; tidak ada pengusulan menurutnya")
        return text.format(by=verdict.repealed_by)
    if verdict.may_be_proposed:
        return _("Ambang nilai dan syarat di luar LKE terpenuhi: unit dapat diusulkan")
    lacks_condition = any(
        one.condition.is_binding and one.status is ConditionStatus.NOT_MET for one in verdict.conditions
    )
    if verdict.is_met:
        short = _("Unit belum dapat diusulkan: syarat di luar LKE belum terpenuhi")
        return short if lacks_condition else _("Belum dapat disimpulkan bahwa unit dapat diusulkan")
    short = _("Unit belum dapat diusulkan: ambang nilai belum terpenuhi")
    both = _("Unit belum dapat diusulkan: ambang nilai dan syarat di luar LKE belum terpenuhi")
    return both if lacks_condition else short
