"""The cover: whose assessment it is, how far it is filled in, and which cell is next.

The reader takes the fields from here by their words. Progress is counted in the sheet, by area and for every assessor.
"""

from collections.abc import Sequence

from openpyxl.cell import Cell
from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from zi_score.identity import FIRST_YEAR, LAST_YEAR
from zi_score.language import _
from zi_score.rubric.catalogue import TOTAL, Rubric
from zi_score.rubric.layout import AssessorColumns, Layout
from zi_score.rubric.naming import named_title
from zi_score.template import style
from zi_score.template.formulas import cell_ranges, quoted, sheet_prefix
from zi_score.template.page import protect, set_page
from zi_score.template.recap_lines import aspects, lines
from zi_score.template.validation import explained

_CODE, _TITLE, _FIRST_BLOCK = 1, 2, 3
_BLOCK = 4
"""Columns of each assessor: filled, of how many, as a share, and the next cell."""
_WIDTHS = {_CODE: 9.0, _TITLE: 44.0}
_FIGURE_WIDTH, _ROW_HEIGHT = 11.0, 17.0
_FIELD_ROW, _FIELD_COLUMNS = 4, 3
_NONE_LEFT = 1_000_000
"""Above the last row that a form can have; what no row of a range comes below."""
_BAR = "8FB4E3"


def write_cover(sheet: Worksheet, rubric: Rubric, layout: Layout, form_name: str) -> dict[str, str]:
    """Write the cover of the form on the named sheet. Gives for each assessor the cell with the row that is next."""
    writer = _CoverWriter(sheet, rubric, layout, form_name)
    writer.write()
    return writer.next_cells


def input_rows(rubric: Rubric, layout: Layout, codes: Sequence[str]) -> list[int]:
    """The rows in which something is typed for these questions: the answer, or each count of a ratio."""
    wanted = set(codes)
    return [
        row.row
        for row in layout.rows
        if row.code in wanted
        and (row.kind == "operand" or (row.kind == "question" and rubric.questions[row.code].ratio is None))
    ]


class _CoverWriter:
    """Carries the sheet, the next free row, and where each assessor's columns begin."""

    def __init__(self, sheet: Worksheet, rubric: Rubric, layout: Layout, form_name: str) -> None:
        self.sheet = sheet
        self.rubric = rubric
        self.layout = layout
        self.form = form_name
        self.form_prefix = sheet_prefix(form_name)
        self.looks = style.Looks()
        self.row = 1
        self.blocks = [(_FIRST_BLOCK + at * _BLOCK, assessor) for at, assessor in enumerate(layout.assessors)]
        self.last = _FIRST_BLOCK + len(self.blocks) * _BLOCK - 1
        self.next_cells: dict[str, str] = {}

    def write(self) -> None:
        title = self._cell(1, _CODE)
        style.write_text(title, named_title(self.rubric))
        title.font = style.TITLE
        how = self._cell(2, _CODE)
        style.write_text(how, _("Isi sel berwarna kuning di sini dan di lembar {sheet}.").format(sheet=self.form))
        how.font = style.BODY
        self._write_fields()
        self._write_progress()
        for column in range(1, self.last + 1):
            self.sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(column, _FIGURE_WIDTH)
        for row in range(_FIELD_ROW, self.row):
            self.sheet.row_dimensions[row].height = _ROW_HEIGHT
        set_page(self.sheet, "portrait" if len(self.blocks) == 1 else "landscape")
        self.sheet.page_setup.fitToHeight = 1
        self.sheet.print_area = f"A1:{get_column_letter(self.last)}{self.row - 1}"
        protect(self.sheet)

    def _cell(self, row: int, column: int) -> Cell:
        return style.cell_at(self.sheet, row, column)

    def _write_fields(self) -> None:
        self.row = _FIELD_ROW
        for label in (_("Instansi:"), _("Unit kerja:"), _("Tahun:"), _("Diisi oleh:")):
            named = self._cell(self.row, _TITLE)
            self.looks.give(named, style.BOLD, None, style.NUMERIC, style.BOX)
            style.write_text(named, label)
            for column in range(_FIRST_BLOCK, _FIRST_BLOCK + _FIELD_COLUMNS + 1):
                cell = self._cell(self.row, column)
                self.looks.give(cell, style.BODY, style.INPUT_FILL, style.INDENTED, style.BOX)
                cell.protection = style.OPEN
            last = _FIRST_BLOCK + _FIELD_COLUMNS
            self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=_FIRST_BLOCK, end_column=last)
            self.row += 1
        rule = DataValidation(type="whole", operator="between", formula1=str(FIRST_YEAR), formula2=str(LAST_YEAR))
        explained(rule, _("Isi dengan tahun penilaian, misalnya 2026."), _("Tahun tidak sesuai"))
        rule.add(self._cell(_FIELD_ROW + 2, _FIRST_BLOCK))
        self.sheet.add_data_validation(rule)
        self.row += 1

    def _write_progress(self) -> None:
        self._write_header()
        first = self.row
        for line in lines(self.rubric, aspects(self.rubric)):
            if line.emphasis not in ("component", "total") and line.code not in self.rubric.questions:
                self._write_line(line.code, line.title, self.rubric.questions_under(line.code))
        last = self.row - 1
        self._write_total(first, last)
        for start, _assessor in self.blocks:
            column = get_column_letter(start + 2)
            ends = [FormatObject("num", 0), FormatObject("num", 1)]
            bar = Rule("dataBar", dataBar=DataBar(cfvo=ends, color=_BAR))
            self.sheet.conditional_formatting.add(f"{column}{first}:{column}{self.row - 1}", bar)

    def _write_header(self) -> None:
        above, below = self.row, self.row + 1
        for column in range(1, self.last + 1):
            for row in (above, below):
                cell = self._cell(row, column)
                self.looks.give(cell, style.HEADING, style.HEADER_FILL, style.MIDDLE, style.BOX)
        for column, title in ((_CODE, _("Kode")), (_TITLE, _("Kemajuan pengisian"))):
            style.write_text(self._cell(above, column), title)
            self.sheet.merge_cells(start_row=above, end_row=below, start_column=column, end_column=column)
        for start, assessor in self.blocks:
            style.write_text(self._cell(above, start), assessor.title)
            self.sheet.merge_cells(start_row=above, end_row=above, start_column=start, end_column=start + _BLOCK - 1)
            for offset, title in enumerate((_("Terisi"), _("Dari"), "%", _("Berikutnya"))):
                style.write_text(self._cell(below, start + offset), title)
        self.row += 2

    def _write_line(self, code: str, title: str, questions: Sequence[str]) -> None:
        self._frame(code, title, is_total=False)
        rows = input_rows(self.rubric, self.layout, questions)
        for start, assessor in self.blocks:
            ranges = cell_ranges(rows, assessor.answer.number, self.form_prefix)
            style.write_formula(self._cell(self.row, start), f"COUNTA({','.join(ranges)})", style.COUNT)
            style.write_number(self._cell(self.row, start + 1), len(rows), style.COUNT)
            blanks = ",".join(f'SUMPRODUCT(MIN(ROW({one})+{_NONE_LEFT}*({one}<>"")))' for one in ranges)
            self._write_next(start, assessor, f"MIN({blanks})")
        self.row += 1

    def _write_total(self, first: int, last: int) -> None:
        self._frame("", _("Seluruhnya"), is_total=True)
        for start, assessor in self.blocks:
            for column in (start, start + 1):
                letters = get_column_letter(column)
                total = f"SUM({letters}{first}:{letters}{last})"
                style.write_formula(self._cell(self.row, column), total, style.COUNT)
            letters = get_column_letter(start + 3)
            self._write_next(start, assessor, f"MIN({letters}{first}:{letters}{last})")
            self.next_cells[assessor.id] = f"{sheet_prefix(self.sheet.title)}${letters}${self.row}"
        self.row += 1

    def _write_next(self, start: int, assessor: AssessorColumns, row: str) -> None:
        """The share, and the row of the next blank, which is shown as its cell and leads there."""
        filled, of = (self._cell(self.row, column).coordinate for column in (start, start + 1))
        style.write_formula(self._cell(self.row, start + 2), f"{filled}/{of}", "0%")
        letters = get_column_letter(assessor.answer.number)
        target = quoted(f"#{self.form_prefix}{letters}")
        cell = self._cell(self.row, start + 3)
        complete = quoted(_("lengkap"))
        shown = f"[>={_NONE_LEFT}]{complete};{quoted(letters)}0"
        style.write_formula(cell, f"IF({row}>={_NONE_LEFT},{_NONE_LEFT},HYPERLINK({target}&{row},{row}))", shown)
        cell.font, cell.alignment = style.LINK, style.MIDDLE

    def _frame(self, code: str, title: str, *, is_total: bool) -> None:
        fill = style.TOTAL_FILL if is_total else None
        for column in range(1, self.last + 1):
            cell = self._cell(self.row, column)
            self.looks.give(cell, style.BOLD if is_total else style.BODY, fill, style.FLOWING, style.BOX)
        style.write_text(self._cell(self.row, _CODE), "" if code == TOTAL else code)
        style.write_text(self._cell(self.row, _TITLE), title)
