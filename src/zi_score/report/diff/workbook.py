"""Where two assessors disagree, as a workbook: by unit, by question, and each answer with the notes of both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from zi_score.comparison.disagreement import disputes_of, units_of
from zi_score.comparison.model import ANSWER_KINDS
from zi_score.language import _
from zi_score.report.diff.wording import change_texts, crossing_sentence, crossings, kind_words
from zi_score.report.spreadsheet import POINTS, file_content, write_row, write_table
from zi_score.report.wording import problem_sentence, rubric_words
from zi_score.workbook.own_output import mark_own, sealed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from zi_score.comparison import Change, Comparison, Side
    from zi_score.comparison.disagreement import Unit
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
    columns = (_("No."), _("Buku kerja"), first, second, head, _("Jawaban berbeda"), _("Ambang yang hasilnya berbeda"))
    rows = (_unit_cells(number, unit, one) for number, (unit, one) in enumerate(_units(comparisons), 1))
    formats = {POINTS: (3, 4), _SIGNED: (5,)}
    last = write_table(sheet, columns, rows, _UNIT_WIDTHS, formats=formats, links=(2, folder))
    rubrics = dict.fromkeys(rubric_words(one.rubric) for one in comparisons)
    for number, text in enumerate(rubrics, last + 2):
        write_row(sheet, number, [text])


def _units(comparisons: Sequence[Comparison]) -> Iterator[tuple[Unit, Comparison]]:
    """Each workbook with its comparison, the most inflated first."""
    by_path = {one.before.path: one for one in comparisons}
    return ((unit, by_path[unit.path]) for unit in units_of(comparisons))


def _unit_cells(number: int, unit: Unit, one: Comparison) -> Iterator[object]:
    yield from (number, unit.path, float(unit.first), float(unit.second), float(unit.inflation), unit.disputed)
    yield " ".join(crossing_sentence(gates, is_between=True) for gates in crossings(one))


def _fill_questions(sheet: Worksheet, comparisons: Sequence[Comparison]) -> None:
    """Each question that is answered differently anywhere, the most disputed first."""
    titles = (_("No."), _("Kode"), _("Pertanyaan"), _("Buku kerja"), _("Selisih seluruhnya"))
    rows = (
        (number, one.code, one.title, one.count, float(one.inflation))
        for number, one in enumerate(disputes_of(comparisons), 1)
    )
    write_table(sheet, titles, rows, _QUESTION_WIDTHS, formats={_FINE: (5,)})


def _fill_answers(sheet: Worksheet, comparisons: Sequence[Comparison], titles: tuple[str, str], folder: str) -> None:
    """Each answer on which the two differ, in the order of the units, with what either wrote beside it."""
    head = (
        *(_("Buku kerja"), _("Kode"), _("Pertanyaan"), _("Perbedaan"), *titles, _("Poin")),
        *(_("Catatan {assessor}").format(assessor=one) for one in titles),
        *(_("Sel {assessor}").format(assessor=one) for one in titles),
    )
    rows = (
        _answer_cells(one, change)
        for _unit, one in _units(comparisons)
        for change in one.changes
        if change.kind in ANSWER_KINDS
    )
    write_table(sheet, head, rows, _ANSWER_WIDTHS, formats={_FINE: (7,)}, links=(1, folder))


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
    rows = ((problem.location.file, problem_sentence(problem)) for problem in problems)
    write_table(sheet, (_("Buku kerja"), _("Sebab")), rows, (44, 100))
