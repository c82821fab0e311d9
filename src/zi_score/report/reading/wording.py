"""What the reports of a reading say in words: the columns and rows as texts of table cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.answers import Counts
from zi_score.column_letters import column_letters
from zi_score.language import _, shown
from zi_score.report.reading_words import ROLE_WORDS, assessor_title, fit_words
from zi_score.report.wording import answer_text

if TYPE_CHECKING:
    from zi_score.answers import ColumnReading, Submission
    from zi_score.outcome import Assessment, ReadRow


def column_titles() -> tuple[str, ...]:
    """The titles of a table of columns."""
    return (_("Kolom"), _("Judul"), _("Isi"), _("Penilai"), _("Sesuai"))


def column_cells(submission: Submission, one: ColumnReading) -> tuple[str, ...]:
    """A column: letters, title, role, whose it is, how many cells fit."""
    return (
        column_letters(one.location.column),
        " ".join(one.title.split()),
        _(ROLE_WORDS[one.role]),
        assessor_title(submission, one.assessor) if one.assessor else "",
        fit_words(one),
    )


def row_words(row: ReadRow) -> str:
    """The number of a row, or that there is none."""
    return str(row.place.row) if row.place.row else _("tidak ada")


def answer_words(row: ReadRow, assessment: Assessment) -> str:
    """An answer with its cell: ``K9: Ya``; empty in a row that asks nothing."""
    assessor = assessment.scorecard.assessor
    if assessor not in row.cells:
        return ""
    question = assessment.scorecard.questions[row.code]
    answer = question.response.answer
    if row.kind == "operand":
        text = shown(answer.values[row.key]) if isinstance(answer, Counts) else "–"
    else:
        text = answer_text(question)
    return f"{row.cells[assessor].spot}: {text}"
