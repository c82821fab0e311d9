"""The form's own sheet: every row of the layout in its place, with our labels, formulas and input cells."""

import textwrap
from collections.abc import Mapping
from fractions import Fraction

from openpyxl.cell import Cell
from openpyxl.styles import Border, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from zi_score.given_answers.reading import GivenAnswers
from zi_score.rubric.catalogue import Question, Rubric
from zi_score.rubric.layout import AssessorColumns, Layout, LayoutRow
from zi_score.rubric.naming import named_title
from zi_score.template import style
from zi_score.template.formulas import Formulas, counted_answer, find_row, weight_of
from zi_score.template.page import protect, set_wide_page
from zi_score.template.validation import Validations
from zi_score.template.wording import criteria_text, row_title, scale_text

_INPUT_KINDS = ("question", "operand")
_WIDTHS = {
    "id": 13, "weight": 7, "criteria": 47, "scale": 11, "answer": 11,
    "score": 9, "share": 9, "note": 24, "evidence": 24,
}  # fmt: skip
_MARKER_WIDTH, _LABEL_WIDTH, _GAP_WIDTH = 4, 40, 3
_HEADER_HEIGHT, _LINE_HEIGHT = 33, 15
_LETTERS = 46
"""So many letters of text surely stand on a line of the criteria, also where the usual font is not installed."""


def write_form(
    sheet: Worksheet, rubric: Rubric, layout: Layout, answers: GivenAnswers, next_rows: Mapping[str, str]
) -> None:
    """Write the whole form into an empty sheet. `next_rows` name, by assessor, the cell with the row that is next."""
    writer = _FormWriter(sheet, rubric, layout, answers)
    writer.write()
    for assessor in layout.assessors:
        writer.mark_next(assessor, next_rows[assessor.id])


def scored_assessors(layout: Layout) -> tuple[AssessorColumns, ...]:
    """The assessors for whom the form has a score column."""
    return tuple(assessor for assessor in layout.assessors if "score" in assessor.others)


class _FormWriter:
    """Carries the sheet and what it is made from."""

    def __init__(self, sheet: Worksheet, rubric: Rubric, layout: Layout, answers: GivenAnswers) -> None:
        self.sheet = sheet
        self.rubric = rubric
        self.layout = layout
        self.answers = answers
        self.validations = Validations()
        self.looks = style.Looks()
        named = {column.number: name for name, column in layout.columns.items()}
        titles = {column.number: column.title for column in layout.columns.values()}
        for assessor in layout.assessors:
            columns = {"answer": assessor.answer, **assessor.others}
            named |= {column.number: name for name, column in columns.items()}
            titles |= {column.number: column.title for column in columns.values()}
        self.titles = titles
        self.names = named
        first = layout.columns["item"].number
        following = min(number for number in named if number > first)
        self.item_columns = range(first, following)
        self.used_columns = sorted({*named, *self.item_columns})

    def write(self) -> None:
        self._write_header()
        for row in self.layout.rows:
            self._write_frame(row)
            self._write_labels(row)
            self._write_weight(row)
            for assessor in self.layout.assessors:
                self._write_answer(row, assessor)
                self._write_score(row, assessor)
                self._open_remarks(row, assessor)
        self.validations.add_to(self.sheet)
        self._set_widths()
        self._set_page()

    def _cell(self, row: int, column: int) -> Cell:
        return style.cell_at(self.sheet, row, column)

    def _write_header(self) -> None:
        header_row = self.layout.header_row
        for column in self.used_columns:
            cell = self._cell(header_row, column)
            self.looks.give(cell, style.HEADING, style.HEADER_FILL, style.MIDDLE, style.BOX)
        for column, title in self.titles.items():
            style.write_text(self._cell(header_row, column), title)
        first, last = self.item_columns[0], self.item_columns[-1]
        if last > first:
            self.sheet.merge_cells(start_row=header_row, end_row=header_row, start_column=first, end_column=last)
        self.sheet.row_dimensions[header_row].height = _HEADER_HEIGHT
        if header_row > 1:
            above = self._cell(header_row - 1, first)
            style.write_text(above, named_title(self.rubric))
            above.font = style.TITLE

    def _write_frame(self, row: LayoutRow) -> None:
        fill = self._fill(row)
        for column in self.used_columns:
            cell = self._cell(row.row, column)
            self.looks.give(cell, style.BOLD if fill else style.BODY, fill, style.WRAPPED, self._border(column))

    def _border(self, column: int) -> Border:
        if column not in self.item_columns or len(self.item_columns) == 1:
            return style.BOX
        edges = {self.item_columns[0]: style.LEFT_EDGE, self.item_columns[-1]: style.RIGHT_EDGE}
        return edges.get(column, style.INSIDE)

    def _fill(self, row: LayoutRow) -> PatternFill | None:
        if row.kind == "node":
            return style.LEVEL_FILLS[self.rubric.nodes[row.code].level]
        if row.kind == "total":
            return style.TOTAL_FILL
        return style.LEVEL_FILLS["indicator"] if row.kind == "part" else None

    def _write_labels(self, row: LayoutRow) -> None:
        last = self.item_columns[-1]
        column = row.column if row.kind == "total" else min(row.column + 1, last)
        label = row_title(self.rubric, row)
        if row.marker and column > row.column:
            marker = self._cell(row.row, row.column)
            style.write_text(marker, row.marker)
            marker.alignment = style.FLOWING
        elif row.marker:
            label = f"{row.marker} {label}"
        cell = self._cell(row.row, column)
        style.write_text(cell, label)
        # A label before the last item column flows over its empty neighbours; wrapped it would stand upright.
        cell.alignment = style.WRAPPED if column == last else style.FLOWING
        self._write_named("id", row, row.identity)
        self._write_named("scale", row, scale_text(self.rubric, row))
        if row.kind == "question":
            criteria = criteria_text(self.rubric, self.rubric.questions[row.code])
            self._write_named("criteria", row, criteria)
            self._make_room(row, criteria)

    def _write_named(self, name: str, row: LayoutRow, text: str) -> None:
        column = self.layout.columns.get(name)
        if column and text:
            cell = self._cell(row.row, column.number)
            style.write_text(cell, text)
            if name == "id":
                cell.font, cell.alignment = style.SMALL, style.SHRUNK
            else:
                cell.alignment = style.CENTRED if name == "scale" else style.INDENTED

    def _make_room(self, row: LayoutRow, criteria: str) -> None:
        """A row with a long text gets its height here; the others keep growing with what is typed."""
        texts = criteria.split("\n") if "criteria" in self.layout.columns else []
        lines = sum(len(textwrap.wrap(text, _LETTERS)) for text in texts)
        if lines > 1:
            self.sheet.row_dimensions[row.row].height = _LINE_HEIGHT * lines

    def _write_weight(self, row: LayoutRow) -> None:
        weight = self._shown_weight(row)
        if weight is not None:
            cell = self._cell(row.row, self.layout.columns["weight"].number)
            style.write_number(cell, float(weight), style.POINTS)

    def _shown_weight(self, row: LayoutRow) -> Fraction | None:
        """A weight stands once: on the row of a node, or of a question's part, or of the question itself."""
        if row.kind in ("node", "part"):
            return weight_of(self.rubric, row)
        if row.kind == "question":
            question = self.rubric.questions[row.code]
            has_part = find_row(self.layout, "part", row.code) is not None
            return question.weight if question.has_own_weight and not has_part else None
        return None

    def _write_answer(self, row: LayoutRow, assessor: AssessorColumns) -> None:
        if row.kind not in (*_INPUT_KINDS, "subtotal"):
            return
        cell = self._cell(row.row, assessor.answer.number)
        question = self.rubric.questions[row.code]
        formula = counted_answer(self.layout, assessor, row, self.rubric)
        if formula is not None:
            style.write_formula(cell, formula, style.SHARE if row.kind == "question" else style.COUNT)
            cell.fill, cell.alignment = style.COMPUTED_FILL, style.CENTRED
            return
        cell.fill, cell.alignment, cell.protection = style.INPUT_FILL, style.CENTRED, style.OPEN
        given = self.answers.value(assessor.id, row.identity)
        if isinstance(given, str):
            style.write_text(cell, given)
        elif given is not None:
            style.write_number(cell, given)
            cell.alignment = style.CENTRED
        if row.kind == "operand":
            cell.number_format = style.COUNT
        elif self.rubric.scale_of(question).kind == "percent":
            cell.number_format = style.SHARE
        self._validate(row, question, cell)

    def _validate(self, row: LayoutRow, question: Question, cell: Cell) -> None:
        if row.kind == "operand":
            self.validations.take_count(cell)
        else:
            self.validations.take_answer(cell, self.rubric.scale_of(question))

    def _write_score(self, row: LayoutRow, assessor: AssessorColumns) -> None:
        if "score" not in assessor.others:
            return
        formulas = Formulas(self.rubric, self.layout, assessor)
        score = formulas.score_of(row)
        if score is None:
            return
        style.write_formula(self._cell(row.row, formulas.score_column), score, style.POINTS)
        share = formulas.share_of_weight(row)
        if share is not None and "share" in assessor.others:
            style.write_formula(self._cell(row.row, assessor.others["share"].number), share, style.SHARE)

    def _open_remarks(self, row: LayoutRow, assessor: AssessorColumns) -> None:
        if row.kind not in _INPUT_KINDS:
            return
        for name in ("note", "evidence"):
            if name in assessor.others:
                self._cell(row.row, assessor.others[name].number).protection = style.OPEN

    def _set_widths(self) -> None:
        for column in range(1, self.used_columns[-1] + 1):
            if column in self.item_columns:
                width: float = _LABEL_WIDTH if column == self.item_columns[-1] else _MARKER_WIDTH
            else:
                width = _WIDTHS[self.names[column]] if column in self.names else _GAP_WIDTH
            self.sheet.column_dimensions[get_column_letter(column)].width = width

    def _set_page(self) -> None:
        sheet, header_row = self.sheet, self.layout.header_row
        sheet.freeze_panes = self._cell(header_row + 1, 1)
        first = self.item_columns[0]
        others = sorted(one.answer.number for one in self.layout.assessors)[1:]
        set_wide_page(sheet, header_row, self.item_columns, [first, *others], self.used_columns[-1])
        protect(sheet)

    def mark_next(self, assessor: AssessorColumns, next_row: str) -> None:
        """Let the cell that is next be seen."""
        letters = get_column_letter(assessor.answer.number)
        rows = [row.row for row in self.layout.rows]
        style.mark_range_if(
            self.sheet,
            f"{letters}{min(rows)}:{letters}{max(rows)}",
            f"ROW()={next_row}",
            style.NEXT,
        )
