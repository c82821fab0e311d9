"""Named edits of a written form: what a case file cannot say with answers alone.

Each takes the sheet, the layout and rubric it was written from, and the value that the case gives.
"""

from collections.abc import Callable, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.forms import row_number
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout, LayoutRow

NamedEdit = Callable[[Worksheet, Layout, Rubric, Any], object]


def _type_weight(sheet: Worksheet, layout: Layout, _: Rubric, weights: Mapping[str, Any]) -> None:
    """A weight cell by row."""
    for identity, weight in weights.items():
        sheet.cell(row_number(layout, identity), layout.columns["weight"].number, weight)


def _type_scale(sheet: Worksheet, layout: Layout, _: Rubric, texts: Mapping[str, str]) -> None:
    """A type cell by row."""
    for identity, text in texts.items():
        sheet.cell(row_number(layout, identity), layout.columns["scale"].number, text)


def _reword(sheet: Worksheet, layout: Layout, _: Rubric, texts: Mapping[str, str]) -> None:
    """The text of a row, with its marker and place kept."""
    for row in layout.rows:
        if row.identity in texts:
            sheet.cell(row.row, row.column + 1, texts[row.identity])


def _remove_part(sheet: Worksheet, layout: Layout, _: Rubric, node: str) -> None:
    """Every row of a node, as if it had never been in the form."""
    numbers = [row.row for row in layout.rows if _is_part_of(node, row)]
    for number in sorted(numbers, reverse=True):
        sheet.delete_rows(number)


def _remove_row(sheet: Worksheet, layout: Layout, _: Rubric, identity: str) -> None:
    sheet.delete_rows(row_number(layout, identity))


def _reverse_questions(sheet: Worksheet, layout: Layout, rubric: Rubric, node: str) -> None:
    """The question rows of an indicator in the opposite order, each with its answer."""
    _reverse_rows(sheet, layout, rubric, list(rubric.nodes[node].questions))


def _reverse_rows(sheet: Worksheet, layout: Layout, _: Rubric, identities: list[str]) -> None:
    """Some rows in the opposite order, each with its answer."""
    numbers = [row_number(layout, identity) for identity in identities]
    contents = [[cell.value for cell in sheet[number]] for number in numbers]
    for number, values in zip(numbers, reversed(contents), strict=True):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value


def _copy_sheet(sheet: Worksheet, _layout: Layout, _rubric: Rubric, title: str) -> None:
    """The whole form once more, on a sheet of this name."""
    _book(sheet).copy_worksheet(sheet).title = title


def _add_sheet(sheet: Worksheet, _layout: Layout, _rubric: Rubric, lines: Mapping[str, list[list[Any]]]) -> None:
    """Other sheets by name, row by row."""
    for title, rows in lines.items():
        added = _book(sheet).create_sheet(title)
        for row in rows:
            added.append(row)


def _title_rows(sheet: Worksheet, _layout: Layout, _rubric: Rubric, titles: list[str]) -> None:
    """Rows above the header."""
    sheet.insert_rows(1, len(titles))
    for number, title in enumerate(titles, 1):
        sheet.cell(number, 2, title)


def _type_header(sheet: Worksheet, _layout: Layout, _rubric: Rubric, titles: Mapping[str, str]) -> None:
    """Other titles for columns, wherever the header stands."""
    for row in sheet.iter_rows():
        for cell in row:
            if str(cell.value) in titles:
                cell.value = titles[str(cell.value)]


def _other_questions(sheet: Worksheet, layout: Layout, _: Rubric, text: str) -> None:
    """The same columns, but another instrument: every item says something else."""
    for row in layout.rows:
        sheet.cell(row.row, row.column, None)
        sheet.cell(row.row, row.column).value = None
        sheet.cell(row.row, row.column + 1, f"{text} {row.row}")


def _sheet_title(sheet: Worksheet, _layout: Layout, _rubric: Rubric, title: str) -> None:
    sheet.title = title


EDITS: Mapping[str, NamedEdit] = {
    "type weight": _type_weight,
    "type scale": _type_scale,
    "reword": _reword,
    "remove part": _remove_part,
    "remove row": _remove_row,
    "reverse questions": _reverse_questions,
    "reverse rows": _reverse_rows,
    "copy sheet": _copy_sheet,
    "add sheet": _add_sheet,
    "title rows": _title_rows,
    "type header": _type_header,
    "other questions": _other_questions,
    "sheet title": _sheet_title,
}


def _is_part_of(node: str, row: LayoutRow) -> bool:
    return row.kind != "total" and (row.code == node or row.code.startswith(f"{node}."))


def _book(sheet: Worksheet) -> Workbook:
    book = sheet.parent
    assert isinstance(book, Workbook)
    return book
