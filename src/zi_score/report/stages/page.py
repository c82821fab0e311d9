"""The checklist of stages as a page: who acts, where each stage stands, and what stands in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import N_, _
from zi_score.proposal.stages import StageStatus
from zi_score.report.blocks import Column, Page, Row, Rows, sentence
from zi_score.report.condition_wording import condition_sentence
from zi_score.report.texts import Line, Span, Stack, Tone, line, toned
from zi_score.report.wording import certain_source, rubric_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.proposal.stages import Road, RoadStage

_STATUS_WIDTH = 14
"""That of the longest status; a day stands on a line of its own."""
_TONES = {StageStatus.DONE: Tone.GOOD, StageStatus.UNRECORDED: Tone.WARN, StageStatus.NEXT: Tone.NEXT}
_STATUSES = {
    StageStatus.DONE: N_("selesai"),
    StageStatus.UNRECORDED: N_("belum tercatat"),
    StageStatus.NEXT: N_("berikutnya"),
    StageStatus.LATER: N_("kemudian"),
    StageStatus.NOT_ASSESSED: N_("belum dinilai"),
}
_YES = "ya"
"""What a profile says of a stage that is done on a day that it does not name; reading one would load YAML."""


def road_page(road: Road) -> Page:
    """The whole road, with what is next at its end."""
    columns = (*Column.figures(_("No.")), Column(_("Keadaan"), widest=_STATUS_WIDTH), Column(_("Tahap")))
    rows = [Row.of(*_cells(number, step)) for number, step in enumerate(road.steps, 1)]
    is_held_up = road.next_step is not None and bool(road.next_step.lacking)
    closing = sentence(_closing(road), Tone.BAD if is_held_up else Tone.PLAIN)
    title = _("Tahapan sampai penetapan: {target}").format(target=road.rubric.targets[road.target].title)
    return Page(title, (sentence(rubric_words(road.rubric), Tone.DIM), Rows(columns, rows), closing))


def _cells(number: int, step: RoadStage) -> tuple[Line, Line, Stack]:
    is_next = step.status is StageStatus.NEXT
    source = certain_source(step.stage.source, is_confirmed=step.stage.confirmed)
    who = _("oleh {actor}; {source}").format(actor=step.stage.actor, source=source)
    lines = [toned(step.stage.title, Tone.STRONG if is_next else Tone.PLAIN), toned(who, Tone.DIM)]
    notes = (Span(text, Tone.DIM if text == step.stage.note else Tone.PLAIN) for text in _details(step))
    lines += [line(note, depth=1) for note in notes]
    words = _(_STATUSES[step.status])
    if step.status is StageStatus.DONE and step.recorded != _YES:
        words = f"{words} {step.recorded}"
    status = toned(words, _TONES.get(step.status, Tone.DIM), marked=True)
    return (toned(str(number), Tone.DIM), status, Stack(tuple(lines)))


def _details(step: RoadStage) -> Iterator[str]:
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


def _closing(road: Road) -> str:
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
