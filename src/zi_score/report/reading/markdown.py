"""A reading as Markdown: the columns of each sheet, the rows with their answers, and what was left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.markdown import problem_lines
from zi_score.report.markdown_text import escaped, table_head, table_row
from zi_score.report.reading.wording import answer_words, column_cells, column_titles, row_words
from zi_score.report.reading_words import by_sheet
from zi_score.report.wording import rubric_words, withheld_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.outcome import Reading
    from zi_score.report import ReportOptions


def render(reading: Reading, options: ReportOptions) -> str:  # noqa: ARG001 - a document is always whole
    """Render the whole reading."""
    return "\n".join(_lines(reading)) + "\n"


def _lines(reading: Reading) -> Iterator[str]:
    evaluation = reading.evaluation
    submission = evaluation.submission
    yield from (f"## {escaped(evaluation.path)}", "", escaped(rubric_words(evaluation.rubric)), "")
    if submission is None:
        return
    yield from (escaped(_("bentuk formulir: {layout}").format(layout=submission.layout)), "")
    if evaluation.withheld:
        yield from (f"⚠️ **{escaped(withheld_sentence(evaluation.withheld))}**", "")
    for sheet, columns in by_sheet(submission.reading):
        yield from (f"### {escaped(_('Lembar {sheet}').format(sheet=sheet))}", "")
        yield from table_head(column_titles(), len(column_titles()))
        yield from (table_row(*map(escaped, column_cells(submission, one))) for one in columns)
        yield ""
    yield from (f"### {escaped(_('Baris'))}", "")
    assessments = evaluation.assessments
    titles = (_("Baris"), _("Kode"), _("Uraian"), *(escaped(one.title) for one in assessments))
    yield from table_head(titles, len(titles))
    for row in reading.rows:
        answers = (escaped(answer_words(row, one)) for one in assessments)
        yield table_row(escaped(row_words(row)), escaped(row.identity), escaped(row.title), *answers)
    yield from problem_lines(reading.left_over)
