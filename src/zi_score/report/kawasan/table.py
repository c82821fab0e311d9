"""The kawasan in the terminal report: units by targets, what the kawasan itself must have, and the verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from zi_score.language import _
from zi_score.report.kawasan.wording import closing_sentences, kawasan_rows, verdict_reasons, verdict_words
from zi_score.report.table.cells import DIM, FAILED, HEADING, MET, cell, heading, indented
from zi_score.report.table.findings import problem_parts
from zi_score.report.table.summary import short_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from zi_score.proposal.kawasan import KawasanOutcome

_STYLES = {True: MET, False: FAILED, None: DIM}


def kawasan_parts(outcome: KawasanOutcome, details: bool) -> Iterator[RenderableType]:
    """The section, in the order in which it is read."""
    yield heading(_("Kawasan {name}").format(name=outcome.name))
    yield indented(_requirements(outcome))
    yield Text("")
    for verdict in outcome.verdicts:
        style = f"bold {MET}" if outcome.meets(verdict.target) else FAILED
        line = cell(verdict.title, HEADING) + Text("  ") + cell(verdict_words(outcome, verdict), style)
        yield line + cell(f": {verdict_reasons(outcome, verdict)}")
    yield Text("")
    for sentence in closing_sentences(outcome):
        yield cell(sentence, DIM)
    yield from problem_parts(outcome.problems, details)


def _requirements(outcome: KawasanOutcome) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    for _verdict in outcome.verdicts:
        table.add_column(overflow="fold", vertical="bottom")
    table.add_row(*(cell(title, DIM) for title in (_("Unit"), *(one.title for one in outcome.verdicts))))
    _folder, names = short_names(outcome.units)
    for row in kawasan_rows(outcome):
        cells = (cell(one.text, _STYLES[one.is_met]) for one in row.cells)
        table.add_row(cell(names[row.title] if row.is_unit else row.title), *cells)
    return table
