"""The checklist of stages as a page: who acts, where each stage stands, and what stands in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.proposal.stages import StageStatus
from zi_score.report.blocks import Column, Line, Page, Row, Rows, Span, Stack, Tone, line, sentence, toned
from zi_score.report.stages.wording import closing_words, detail_sentences, source_words, status_words, title_words
from zi_score.report.wording import rubric_words

if TYPE_CHECKING:
    from zi_score.proposal.stages import Road, RoadStage

_STATUS_WIDTH = 14
"""That of the longest status; a day stands on a line of its own."""
_TONES = {StageStatus.DONE: Tone.GOOD, StageStatus.UNRECORDED: Tone.WARN, StageStatus.NEXT: Tone.NEXT}


def road_page(road: Road) -> Page:
    """The whole road, with what is next at its end."""
    columns = (
        Column(_("No."), is_figure=True, is_whole=True),
        Column(_("Keadaan"), widest=_STATUS_WIDTH),
        Column(_("Tahap")),
    )
    rows = [Row(_cells(number, step)) for number, step in enumerate(road.steps, 1)]
    is_held_up = road.next_step is not None and bool(road.next_step.lacking)
    return Page(
        title_words(road),
        (
            sentence(rubric_words(road.rubric), Tone.DIM),
            Rows(columns, rows),
            sentence(closing_words(road), Tone.BAD if is_held_up else Tone.PLAIN),
        ),
    )


def _cells(number: int, step: RoadStage) -> tuple[Line, Line, Stack]:
    is_next = step.status is StageStatus.NEXT
    who = _("oleh {actor}; {source}").format(actor=step.stage.actor, source=source_words(step))
    lines = [toned(step.stage.title, Tone.STRONG if is_next else Tone.PLAIN), toned(who, Tone.DIM)]
    notes = (Span(text, Tone.DIM if text == step.stage.note else Tone.PLAIN) for text in detail_sentences(step))
    lines += [line(note, depth=1) for note in notes]
    status = toned(status_words(step), _TONES.get(step.status, Tone.DIM), marked=True)
    return (toned(str(number), Tone.DIM), status, Stack(tuple(lines)))
