"""Where two assessors disagree, as a workbook: by unit, by question, and each answer with the notes of both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from zi_score.comparison.disagreement import disputes_of, units_of
from zi_score.comparison.model import ANSWER_KINDS
from zi_score.language import _
from zi_score.report.diff.wording import change_texts, crossing_sentence, crossings, kind_words
from zi_score.report.spreadsheet import (
    POINTS,
    file_content,
    format_figures,
    link_to_file,
    print_table,
    write_head,
    write_row,
)
from zi_score.report.wording import problem_sentence, rubric_words
from zi_score.workbook.own_output import mark_own, sealed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from zi_score.comparison import Change, Comparison, Side
    from zi_score.problems import Problem

_SEALED = "perbedaan.xlsx"
_SIGNED = "+0.00;-0.00;0.00"
_FINE = "+0.0000;-0.0000;0.0000"
_UNIT_WIDTHS = (6, 42, 12, 12, 12, 14, 60)
_QUESTION_WIDTHS = (6, 17, 64, 14, 17)
_ANSWER_WIDTHS = (26, 12, 32, 13, 17, 17, 9, 26, 26, 8, 8)


def disagreement_workbook(comparisons: Sequence[Comparison], folder: str, unusable: Sequence[Problem]) -> bytes:
    """Render as the bytes of an .xlsx, whose links are relative to the folder that it is written into."""
    book = Workbook()
    units: Any = book.active
    units.title = _("Satuan kerja")
    titles = _titles(comparisons)
    _fill_units(units, comparisons, titles, folder)
    _fill_questions(book.create_sheet(_("Pertanyaan")), comparisons)
    _fill_answers(book.create_sheet(_("Jawaban")), comparisons, titles, folder)
    if unusable:
        _fill_unusable(book.create_sheet(_("Tidak dapat dibandingkan")), unusable)
    mark_own(book, "compared")
    return sealed(Path(_SEALED), file_content(book))


def _titles(comparisons: Sequence[Comparison]) -> tuple[str, str]:
    """The two assessors, by the titles of the first workbook."""
    return next(((one.before.title, one.after.title) for one in comparisons), (_("Pertama"), _("Kedua")))


def _fill_units(sheet: Worksheet, comparisons: Sequence[Comparison], titles: tuple[str, str], folder: str) -> None:
    """Each workbook, the most inflated first, with the gates on which its assessors differ."""
    first, second = titles
    head = _("{first} di atas {second}").format(first=first, second=second)
    write_head(
        sheet, (_("No."), _("Buku kerja"), first, second, head, _("Jawaban berbeda"), _("Ambang yang hasilnya berbeda"))
    )
    by_path = {one.before.path: one for one in comparisons}
    for number, unit in enumerate(units_of(comparisons), 2):
        one = by_path[unit.path]
        gates = " ".join(crossing_sentence(gates, is_between=True) for gates in crossings(one))
        figures = (float(unit.first), float(unit.second), float(unit.inflation))
        write_row(sheet, number, (number - 1, unit.path, *figures, unit.disputed, gates))
        link_to_file(sheet, number, 2, unit.path, folder)
    format_figures(sheet, (3, 4), POINTS)
    format_figures(sheet, (5,), _SIGNED)
    print_table(sheet, _UNIT_WIDTHS)
    rubrics = dict.fromkeys(rubric_words(one.rubric) for one in comparisons)
    for number, text in enumerate(rubrics, len(comparisons) + 3):
        write_row(sheet, number, [text])


def _fill_questions(sheet: Worksheet, comparisons: Sequence[Comparison]) -> None:
    """Each question that is answered differently anywhere, the most disputed first."""
    write_head(sheet, (_("No."), _("Kode"), _("Pertanyaan"), _("Buku kerja"), _("Selisih seluruhnya")))
    for number, one in enumerate(disputes_of(comparisons), 2):
        write_row(sheet, number, (number - 1, one.code, one.title, one.count, float(one.inflation)))
    format_figures(sheet, (5,), _FINE)
    print_table(sheet, _QUESTION_WIDTHS)


def _fill_answers(sheet: Worksheet, comparisons: Sequence[Comparison], titles: tuple[str, str], folder: str) -> None:
    """Each answer on which the two differ, in the order of the units, with what either wrote beside it."""
    first, second = titles
    note, cell = _("Catatan {assessor}"), _("Sel {assessor}")
    write_head(
        sheet,
        (
            _("Buku kerja"),
            _("Kode"),
            _("Pertanyaan"),
            _("Perbedaan"),
            first,
            second,
            _("Poin"),
            note.format(assessor=first),
            note.format(assessor=second),
            cell.format(assessor=first),
            cell.format(assessor=second),
        ),
    )
    number = 1
    by_path = {one.before.path: one for one in comparisons}
    for unit in units_of(comparisons):
        one = by_path[unit.path]
        for change in one.changes:
            if change.kind in ANSWER_KINDS:
                number += 1
                write_row(sheet, number, _answer_cells(one, change))
                link_to_file(sheet, number, 1, unit.path, folder)
    format_figures(sheet, (7,), _FINE)
    print_table(sheet, _ANSWER_WIDTHS)


def _answer_cells(one: Comparison, change: Change) -> Iterator[object]:
    yield from (one.before.path, change.code, change.title, kind_words(change.kind), *change_texts(change))
    yield float(change.points)
    yield from (_notes(one.before, change.code), _notes(one.after, change.code))
    yield from (change.earlier_place.cell, change.place.cell)


def _notes(side: Side, code: str) -> str:
    """What this side wrote beside the question and its counts."""
    texts = (text for (_kind, about, _identity), (text, _place) in side.facts.items() if about == code and text)
    return "\n".join(dict.fromkeys(texts))


def _fill_unusable(sheet: Worksheet, problems: Sequence[Problem]) -> None:
    write_head(sheet, (_("Buku kerja"), _("Sebab")))
    for number, problem in enumerate(problems, 2):
        write_row(sheet, number, (problem.location.file, problem_sentence(problem)))
    print_table(sheet, (44, 100))
