"""The checklist of stages as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.proposal.stages import StageStatus
from zi_score.report.markdown_text import escaped, table_head, table_row
from zi_score.report.stages.wording import closing_words, detail_sentences, source_words, status_words, title_words
from zi_score.report.wording import rubric_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.proposal.stages import Road
    from zi_score.report import ReportOptions

_MARKS = {StageStatus.DONE: "✅", StageStatus.UNRECORDED: "⚠️", StageStatus.NEXT: "➡️"}


def render(road: Road, options: ReportOptions) -> str:  # noqa: ARG001 - a document is always whole
    """Render one table of all stages."""
    return "\n".join(_lines(road)) + "\n"


def _lines(road: Road) -> Iterator[str]:
    yield from (f"## {escaped(title_words(road))}", "", escaped(rubric_words(road.rubric)), "")
    headers = (_("No."), _("Tahap"), _("Pelaku"), _("Keadaan"), _("Dasar"), _("Keterangan"))
    yield from table_head(headers, len(headers))
    for number, step in enumerate(road.steps, 1):
        status = f"{_MARKS.get(step.status, '')} {escaped(status_words(step))}".strip()
        details = "<br>".join(map(escaped, detail_sentences(step)))
        stage = step.stage
        yield table_row(
            str(number), escaped(stage.title), escaped(stage.actor), status, escaped(source_words(step)), details
        )
    yield from ("", escaped(closing_words(road)))
