"""The recapitulation sheet: points by component and area, and every gate with its margin, for each assessor.

All of it follows from the rubric's components, areas and targets. Requirements outside the workbook are
named as not assessed, and a met gate is never called more than that.
"""

import textwrap

from openpyxl.cell import Cell
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from zi_score.language import _
from zi_score.rubric.catalogue import TOTAL, Rubric, Target
from zi_score.rubric.layout import Layout
from zi_score.rubric.naming import named_title
from zi_score.template import style
from zi_score.template.formulas import Formulas, literal, quoted, sheet_prefix
from zi_score.template.page import protect, set_page
from zi_score.template.recap_lines import aspects, gates, lines
from zi_score.template.sheet import scored_assessors

_CODE, _TITLE, _WEIGHT, _FIRST_BLOCK = 1, 2, 3, 4
_WIDTHS = {_CODE: 9, _TITLE: 56, _WEIGHT: 12}
_BLOCK_WIDTH, _LINE_HEIGHT, _MARGINS = 13, 16, 2


def write_recap(sheet: Worksheet, rubric: Rubric, layout: Layout, form_name: str) -> None:
    """Write the recapitulation of the form on the named sheet, for every assessor with a score column."""
    _RecapWriter(sheet, rubric, layout, form_name).write()


class _RecapWriter:
    """Carries the sheet, the next free row, and the columns of each assessor."""

    def __init__(self, sheet: Worksheet, rubric: Rubric, layout: Layout, form_name: str) -> None:
        self.sheet = sheet
        self.rubric = rubric
        self.looks = style.Looks()
        self.next = 1
        prefix = sheet_prefix(form_name)
        self.aspects = aspects(rubric)
        self.size = max(len(self.aspects), 1) + 2
        self.blocks = [
            (_FIRST_BLOCK + index * self.size, assessor, Formulas(rubric, layout, assessor, prefix))
            for index, assessor in enumerate(scored_assessors(layout))
        ]
        self.last = _FIRST_BLOCK + len(self.blocks) * self.size - 1

    def write(self) -> None:
        self._write_heading()
        self._write_points()
        for target in self.rubric.targets.values():
            self._write_gates(target)
        self._write_remarks()
        for column in range(1, self.last + 1):
            self.sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(column, _BLOCK_WIDTH)
        set_page(self.sheet, "portrait" if len(self.blocks) == 1 else "landscape")
        self.sheet.page_setup.fitToHeight = 1
        protect(self.sheet)

    def _cell(self, row: int, column: int) -> Cell:
        return style.cell_at(self.sheet, row, column)

    def _write_heading(self) -> None:
        title = self._cell(self.next, _CODE)
        style.write_text(title, _("Rekapitulasi: {rubric}").format(rubric=named_title(self.rubric)))
        title.font = style.TITLE
        self.next += 2

    def _write_points(self) -> None:
        titles = [self.rubric.nodes[code].title for code in self.aspects] or [""]
        self._write_header([_("Kode"), _("Uraian"), _("Bobot")], [*titles, _("Jumlah nilai"), "%"])
        for line in lines(self.rubric, self.aspects):
            row = self._start_line(line.code, line.title, style.LINE_FILLS.get(line.emphasis))
            style.write_number(self._cell(row, _WEIGHT), float(line.weight), style.POINTS)
            for start, _assessor, formulas in self.blocks:
                total = self._cell(row, start + self.size - 2)
                style.write_formula(total, formulas.points_of(line.code), style.POINTS)
                share = self._cell(row, start + self.size - 1)
                style.write_formula(share, f"{total.coordinate}/{literal(line.weight)}", style.SHARE)
                for offset, parts in enumerate(line.parts):
                    points = "+".join(formulas.points_of(part) for part in parts)
                    if points:
                        style.write_formula(self._cell(row, start + offset), points, style.POINTS)
        self._write_blanks()
        self.next += 1

    def _write_blanks(self) -> None:
        row = self._start_line("", _("Pertanyaan yang belum diisi"), None)
        counted = "0 " + quoted(_("dari {count}").format(count=len(self.rubric.questions)))
        for start, _assessor, formulas in self.blocks:
            cell = self._merged(row, start, start + self.size - 1)
            style.write_formula(cell, formulas.unanswered(), counted)
            cell.alignment = style.MIDDLE
            style.mark_if(self.sheet, cell, f"{cell.coordinate}>0", style.LACKING)

    def _write_gates(self, target: Target) -> None:
        titles = [_("Nilai"), _("Selisih"), _("Status"), *[""] * (self.size - 3)]
        heading = _("Ambang nilai {target}").format(target=target.title)
        self._write_header([_("Kode"), heading, _("Minimum")], titles, merge_from=2)
        first = self.next
        for gate in gates(self.rubric, target):
            row = self._start_line(gate.code, gate.title, None)
            style.write_number(self._cell(row, _WEIGHT), float(gate.minimum), style.POINTS)
            minimum = self._cell(row, _WEIGHT).coordinate
            for start, _assessor, formulas in self.blocks:
                actual, margin = self._cell(row, start), self._cell(row, start + 1)
                style.write_formula(actual, formulas.points_of(gate.code), style.POINTS)
                # Binary noise of the sums must not decide a gate that is met exactly.
                style.write_formula(margin, f"ROUND({actual.coordinate}-{minimum},9)", style.MARGIN)
                self._write_status(row, start, f"{margin.coordinate}>=0")
                self._show_what_rounding_hides(actual, margin, minimum)
        self._write_all_met(target, first, self.next - 1)
        self.next += 1

    def _write_status(self, row: int, start: int, condition: str) -> None:
        met, lacking = quoted(_("memenuhi")), quoted(_("belum"))
        cell = self._merged(row, start + 2, start + self.size - 1)
        style.write_formula(cell, f"IF({condition},{met},{lacking})")
        cell.alignment = style.MIDDLE
        style.mark_if(self.sheet, cell, f"{cell.coordinate}={met}", style.MET)
        style.mark_if(self.sheet, cell, f"{cell.coordinate}={lacking}", style.LACKING)

    def _show_what_rounding_hides(self, actual: Cell, margin: Cell, minimum: str) -> None:
        """Two decimals must not contradict the status beside them."""
        hidden = f"(ROUND({actual.coordinate},2)>={minimum})<>({margin.coordinate}>=0)"
        style.mark_if(self.sheet, actual, hidden, style.MORE_POINTS)
        style.mark_if(self.sheet, margin, hidden, style.MORE_MARGIN)

    def _write_all_met(self, target: Target, first: int, last: int) -> None:
        title = _("Semua ambang nilai {target}").format(target=target.title)
        row = self._start_line("", title, style.TOTAL_FILL)
        for start, _assessor, _formulas in self.blocks:
            margins = get_column_letter(start + 1)
            for column in (start, start + 1):
                self._cell(row, column).fill = style.TOTAL_FILL
            self._write_status(row, start, f'COUNTIF({margins}{first}:{margins}{last},"<0")=0')

    def _award_remark(self) -> str:
        repeal = self.rubric.repeal
        if repeal is None:
            return _("Status di atas hanya tentang ambang nilai; predikat ditetapkan oleh Menteri.")
        text = _("Status di atas menurut peraturan yang sudah dicabut oleh {by}; bukan dasar pengusulan predikat.")
        return text.format(by=repeal.by)

    def _write_remarks(self) -> None:
        outside = "; ".join(condition.title for condition in self.rubric.conditions)
        remarks = [
            _("Syarat di luar LKE belum dinilai: {conditions}.").format(conditions=outside) if outside else "",
            self._award_remark(),
            _("Jawaban kosong dihitung 0. Sel berwarna kuning pada lembar isian yang diisi; lainnya terkunci."),
        ]
        letters = sum(_WIDTHS.get(column, _BLOCK_WIDTH) for column in range(1, self.last + 1)) - _MARGINS
        for remark in filter(None, remarks):
            cell = self._cell(self.next, _CODE)
            self.sheet.merge_cells(start_row=self.next, end_row=self.next, start_column=_CODE, end_column=self.last)
            style.write_text(cell, remark)
            cell.font, cell.alignment = style.BODY, style.WRAPPED
            self.sheet.row_dimensions[self.next].height = _LINE_HEIGHT * len(textwrap.wrap(remark, letters))
            self.next += 1

    def _write_header(self, titles: list[str], block: list[str], merge_from: int | None = None) -> None:
        """Two rows: the assessors above, the columns of each below."""
        above, below = self.next, self.next + 1
        for column in range(1, self.last + 1):
            for row in (above, below):
                cell = self._cell(row, column)
                self.looks.give(cell, style.HEADING, style.HEADER_FILL, style.MIDDLE, style.BOX)
        for column, title in enumerate(titles, start=_CODE):
            style.write_text(self._cell(above, column), title)
            self.sheet.merge_cells(start_row=above, end_row=below, start_column=column, end_column=column)
        for start, assessor, _formulas in self.blocks:
            style.write_text(self._merged(above, start, start + self.size - 1, plain=True), assessor.title)
            for offset, title in enumerate(block):
                style.write_text(self._cell(below, start + offset), title)
            if merge_from is not None:
                self._merged(below, start + merge_from, start + self.size - 1, plain=True)
        self.next += 2

    def _start_line(self, code: str, title: str, fill: PatternFill | None) -> int:
        row = self.next
        for column in range(1, self.last + 1):
            cell = self._cell(row, column)
            self.looks.give(cell, style.BOLD if fill else style.BODY, fill, style.FLOWING, style.BOX)
        style.write_text(self._cell(row, _CODE), "" if code == TOTAL else code)
        style.write_text(self._cell(row, _TITLE), title)
        self._cell(row, _TITLE).alignment = style.INDENTED
        self.next += 1
        return row

    def _merged(self, row: int, first: int, last: int, *, plain: bool = False) -> Cell:
        """The first of some cells of a row, which become one."""
        if last > first:
            self.sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
        cell = self._cell(row, first)
        if not plain:
            cell.font = style.BODY
        return cell
