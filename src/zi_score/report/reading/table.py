"""A reading on a terminal: the columns of each sheet, the rows with their answers, and what was left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from zi_score.language import _
from zi_score.report.reading.wording import answer_words, column_cells, column_titles, row_words
from zi_score.report.reading_words import by_sheet
from zi_score.report.table.cells import DIM, FAILED, HEADING, cell, grid, heading, indented
from zi_score.report.table.console import printed
from zi_score.report.table.findings import problem_parts
from zi_score.report.wording import rubric_words, withheld_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from zi_score.outcome import Reading
    from zi_score.report import ReportOptions


def render(reading: Reading, options: ReportOptions) -> str:
    """Render the whole reading."""
    return printed(_parts(reading), options)


def _parts(reading: Reading) -> Iterator[RenderableType]:
    evaluation = reading.evaluation
    submission = evaluation.submission
    yield cell(evaluation.path, HEADING)
    yield cell(rubric_words(evaluation.rubric), DIM)
    if submission is None:
        return
    yield cell(_("bentuk formulir: {layout}").format(layout=submission.layout), DIM)
    if evaluation.withheld:
        yield heading("").append_text(cell(withheld_sentence(evaluation.withheld), FAILED))
    for sheet, columns in by_sheet(submission.reading):
        yield heading(_("Lembar {sheet}").format(sheet=sheet))
        table = grid(lead=len(column_titles()))
        table.add_row(*(cell(title, DIM) for title in column_titles()))
        for one in columns:
            table.add_row(*map(cell, column_cells(submission, one)))
        yield indented(table)
    yield heading(_("Baris"))
    yield indented(_rows(reading))
    yield from problem_parts(reading.left_over, details=True)


def _rows(reading: Reading) -> Table:
    assessments = reading.evaluation.assessments
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold", max_width=20)
    table.add_column(overflow="fold", ratio=1)
    for _assessment in assessments:
        table.add_column(overflow="fold", max_width=24)
    titles = (_("Baris"), _("Kode"), _("Uraian"), *(one.title for one in assessments))
    table.add_row(*(cell(title, DIM) for title in titles))
    for row in reading.rows:
        style = HEADING if row.kind == "node" else ""
        answers = (cell(answer_words(row, one)) for one in assessments)
        number = cell(row_words(row), "" if row.place.row else FAILED)
        table.add_row(number, cell(row.identity, style), cell(row.title, style), *answers)
    return table
