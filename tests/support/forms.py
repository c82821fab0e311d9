"""Workbooks for the reader's tests: a known form with wording of ours, answers, and any edit on top.

The rows are worded by the layout's own key words, not by the labels of our template, so that rows are
recognised as they are in forms of other origin.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.marks import Mark
from tests.support.unmeasured import unmeasured
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout, LayoutRow

Edit = Callable[[Worksheet], object]


def layout_named(layouts: tuple[Layout, ...], name: str) -> Layout:
    """One layout by its id."""
    return next(layout for layout in layouts if layout.id == name)


@unmeasured
def write_form(
    path: Path,
    layout: Layout,
    rubric: Rubric,
    marks: Mapping[str, Mapping[str, Mark]],
    edit: Edit | None = None,
) -> Path:
    """Write a form with marks by assessor and row identity; `edit` may then damage the sheet."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    fill_form(sheet, layout, rubric, marks)
    if edit:
        edit(sheet)
    workbook.save(path)
    return path


def fill_form(sheet: Worksheet, layout: Layout, rubric: Rubric, marks: Mapping[str, Mapping[str, Mark]]) -> None:
    """Write header, rows and marks of a form into an empty sheet."""
    sheet.title = layout.sheets[0]
    for column in layout.columns.values():
        sheet.cell(layout.header_row, column.number, column.title)
    for assessor in layout.assessors:
        for column in (assessor.answer, *assessor.others.values()):
            sheet.cell(layout.header_row, column.number, column.title)
    parts = {row.code for row in layout.rows if row.kind == "part"}
    for row in layout.rows:
        _fill_row(sheet, layout, rubric, row, is_weighted=row.code not in parts or row.kind == "part")
        for assessor in layout.assessors:
            mark = marks.get(assessor.id, {}).get(row.identity)
            if mark is not None:
                sheet.cell(row.row, assessor.answer.number, mark)


def answer_cell(layout: Layout, identity: str, assessor: str = "") -> tuple[int, int]:
    """Row and column of an answer in an unedited form."""
    row = next(row for row in layout.rows if row.identity == identity)
    columns = {one.id: one.answer.number for one in layout.assessors}
    return row.row, columns[assessor or layout.assessors[0].id]


def row_number(layout: Layout, identity: str) -> int:
    """The row of an unedited form."""
    return answer_cell(layout, identity)[0]


def _fill_row(sheet: Worksheet, layout: Layout, rubric: Rubric, row: LayoutRow, *, is_weighted: bool) -> None:
    if row.marker:
        sheet.cell(row.row, row.column, row.marker)
    sheet.cell(row.row, row.column + 1, " ".join(row.words))
    question = rubric.questions.get(row.code)
    if row.kind == "node":
        sheet.cell(row.row, layout.columns["weight"].number, float(rubric.nodes[row.code].weight))
    elif question and question.has_own_weight and is_weighted and row.kind in ("part", "question"):
        sheet.cell(row.row, layout.columns["weight"].number, float(question.weight))
    if row.kind == "question" and question:
        sheet.cell(row.row, layout.columns["scale"].number, rubric.scale_of(question).cell_texts[0])
