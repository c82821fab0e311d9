"""The checklist of stages on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from zi_score.language import _
from zi_score.proposal.stages import StageStatus
from zi_score.report.stages.wording import closing_words, detail_sentences, source_words, status_words, title_words
from zi_score.report.table.cells import DIM, FAILED, HEADING, MET, WARNED, cell, indented
from zi_score.report.table.console import printed
from zi_score.report.wording import rubric_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from zi_score.proposal.stages import Road
    from zi_score.report import ReportOptions

_STATUS_WIDTH = 14
"""That of the longest status; a day stands on a line of its own."""
_STYLES = {StageStatus.DONE: MET, StageStatus.UNRECORDED: WARNED, StageStatus.NEXT: HEADING}


def render(road: Road, options: ReportOptions) -> str:
    """Render every stage with who acts, where it stands, and what stands in its way."""
    return printed(_parts(road), options)


def _parts(road: Road) -> Iterator[RenderableType]:
    yield cell(title_words(road), HEADING)
    yield cell(rubric_words(road.rubric), DIM)
    yield Text("")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold", max_width=_STATUS_WIDTH)
    table.add_column(overflow="fold")
    for number, step in enumerate(road.steps, 1):
        is_next = step.status is StageStatus.NEXT
        who = _("oleh {actor}; {source}").format(actor=step.stage.actor, source=source_words(step))
        text: list[RenderableType] = [cell(step.stage.title, HEADING if is_next else ""), cell(who, DIM)]
        notes = (cell(one, DIM if one == step.stage.note else "") for one in detail_sentences(step))
        text.extend(map(indented, notes))
        table.add_row(cell(str(number), DIM), cell(status_words(step), _STYLES.get(step.status, DIM)), Group(*text))
    yield table
    yield Text("")
    is_held_up = road.next_step is not None and bool(road.next_step.lacking)
    yield cell(closing_words(road), FAILED if is_held_up else "")
