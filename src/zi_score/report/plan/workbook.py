"""Plans as a workbook: a task list that a team fills in, with who is in charge, until when, and what is done.

Texts that come from workbooks are written as texts, never as formulas.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from zi_score.language import _
from zi_score.report.plan.wording import change_words, closed_words, outcome_reason, outcome_words
from zi_score.report.printable import printable
from zi_score.report.wording import unusable_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from zi_score.report.plan.subject import Planned

_HEAD_FONT, _HEAD_FILL = Font(bold=True), PatternFill("solid", start_color="D9E1F2")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_WIDTHS = (28, 17, 5, 12, 34, 17, 34, 34, 8, 9, 9, 26, 20, 14, 12, 28)
_POINTS = (10, 11)
_DONE = 15
_LONGEST = 32_000


def render(planned: Sequence[Planned]) -> bytes:
    """Render every step of every plan as the bytes of an .xlsx."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = _("Rencana")
    _fill_tasks(sheet, planned)
    _fill_outcomes(book.create_sheet(_("Ringkasan")), planned)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill_tasks(sheet: Worksheet, planned: Sequence[Planned]) -> None:
    titles = (
        _("Buku kerja"), _("Target"), _("No."), _("Kode"), _("Pertanyaan"), _("Sel"), _("Sekarang"), _("Menjadi"),
        _("Upaya"), _("Poin"), _("Total"), _("Menutup ambang"), _("Penanggung jawab"), _("Tenggat"), _("Selesai"),
        _("Catatan"),
    )  # fmt: skip
    _write(sheet, 1, titles)
    row = 1
    for one in planned:
        for plan in one.plans:
            for number, step in enumerate(plan.steps, 1):
                row += 1
                change = change_words(one.evaluation.rubric.questions[step.code], step)
                place = (step.code, step.title, step.location.within)
                figures = (step.effort, float(step.points), float(step.total))
                _write(
                    sheet, row, (one.evaluation.path, plan.title, number, *place, *change, *figures, closed_words(step))
                )
                for column in _POINTS:
                    sheet.cell(row, column).number_format = "0.00"
    choice = DataValidation(type="list", formula1=f'"{_("Sudah")},{_("Belum")}"', allow_blank=True)
    sheet.add_data_validation(choice)
    choice.add(f"{get_column_letter(_DONE)}2:{get_column_letter(_DONE)}{max(row, 2)}")
    _finish(sheet, _WIDTHS)
    sheet.auto_filter.ref = sheet.dimensions


def _fill_outcomes(sheet: Worksheet, planned: Sequence[Planned]) -> None:
    _write(sheet, 1, (_("Buku kerja"), _("Target"), _("Kesimpulan"), _("Keterangan")))
    row = 1
    for one in planned:
        if not one.evaluation.is_usable:
            row += 1
            _write(sheet, row, (one.evaluation.path, "", _("Tidak dapat dinilai"), unusable_sentence(one.evaluation)))
        for plan in one.plans:
            row += 1
            _write(sheet, row, (one.evaluation.path, plan.title, outcome_words(plan), outcome_reason(plan)))
    _finish(sheet, (40, 20, 30, 80))


def _write(sheet: Worksheet, row: int, values: Sequence[str | float]) -> None:
    """One row. A text is marked as one, for openpyxl takes what begins with = for a formula."""
    for column, value in enumerate(values, 1):
        cell: Any = sheet.cell(row, column)
        cell.value = (printable(value)[:_LONGEST] or None) if isinstance(value, str) else value
        cell.alignment = _WRAPPED
        if isinstance(value, str) and cell.value:
            cell.data_type = "s"
        if row == 1:
            cell.font, cell.fill = _HEAD_FONT, _HEAD_FILL


def _finish(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Print on A4 as wide as one page, with the head on each."""
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
