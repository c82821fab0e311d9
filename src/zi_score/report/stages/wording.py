"""The sentences of a checklist of stages, in the user's language; plain text."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.language import N_, _
from zi_score.proposal.stages import StageStatus
from zi_score.report.condition_wording import condition_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zi_score.proposal.stages import Road, RoadStage

_STATUSES: Mapping[StageStatus, str] = MappingProxyType(
    {
        StageStatus.DONE: N_("selesai"),
        StageStatus.UNRECORDED: N_("belum tercatat"),
        StageStatus.NEXT: N_("berikutnya"),
        StageStatus.LATER: N_("kemudian"),
        StageStatus.NOT_ASSESSED: N_("belum dinilai"),
    }
)
_YES = "ya"


def title_words(road: Road) -> str:
    """What the road leads to."""
    return _("Tahapan sampai penetapan: {target}").format(target=road.rubric.targets[road.target].title)


def status_words(step: RoadStage) -> str:
    """Where the unit is in a stage, with the day when the profile names one."""
    words = _(_STATUSES[step.status])
    return f"{words} {step.recorded}" if step.status is StageStatus.DONE and step.recorded != _YES else words


def source_words(step: RoadStage) -> str:
    """Where a stage stands in the regulation, and whether that is certain."""
    source = str(step.stage.source)
    return source if step.stage.confirmed else _("{source} (belum terkonfirmasi)").format(source=source)


def detail_sentences(step: RoadStage) -> Iterator[str]:
    """What is to be known of a stage ahead: its note, what must hold for it, each condition that stands in the way."""
    if step.status is StageStatus.DONE:
        return
    if step.stage.note:
        yield step.stage.note
    if "scores" in step.stage.checks:
        yield _("Ambang nilai harus terpenuhi: zi-score evaluate.")
    if "conditions" in step.stage.checks and step.status is StageStatus.NOT_ASSESSED:
        yield _("Syarat di luar LKE harus terpenuhi: berikan --profile.")
    yield from (condition_sentence(one) for one in step.lacking)


def closing_words(road: Road) -> str:
    """What is next and who acts, or that nothing is known, or that nothing is left."""
    step = road.next_step
    if not road.has_profile:
        return _("Tanpa profil tidak diketahui tahap mana yang sudah selesai; buat satu dengan zi-score profile new.")
    if step is None:
        return _("Semua tahap tercatat selesai.")
    text = _("Berikutnya: {stage}, oleh {actor}.").format(stage=step.stage.title, actor=step.stage.actor)
    if step.lacking:
        text += " " + _("Yang masih menghalangi: {count} syarat.").format(count=len(step.lacking))
    return text
