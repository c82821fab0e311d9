"""How reports that are workbooks are written: rows of texts and figures, heads, links, formats, and the printed page.

A text stays one, whatever it begins with. Figures are numbers, rounded by nobody.
"""

from __future__ import annotations

import io
import re
from math import ceil
from os.path import relpath
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from zi_score.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

BOLD = Font(name="Calibri", size=11, bold=True)
POINTS = "0.00"
WRAPPED = Alignment(wrap_text=True, vertical="top")
_HEAD = PatternFill("solid", start_color="D9E1F2")
_LINK = Font(name="Calibri", size=11, color="0563C1", underline="single")
_LINE, _HIGHEST = 15, 400
"""Points; a row may have 409."""
_LETTER = 1.1
"""The width of a letter and its share of the words that are cut off at the end of a line, in widths of a digit."""
_LONGEST = 32_000
"""A cell of an .xlsx holds 32,767 letters."""


def file_content(book: Workbook) -> bytes:
    """The bytes of the .xlsx."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet_title(text: str) -> str:
    """A title that a sheet may have."""
    return "".join(letter for letter in text if letter not in "[]:*?/\\")[:31]


def write_row(sheet: Worksheet, number: int, values: Iterable[object], first: int = 1) -> None:
    """Write one row from a column on. A text is marked as one, for openpyxl takes what begins with = for a formula."""
    for column, value in enumerate(values, first):
        cell: Any = sheet.cell(number, column)
        text = printable(value)[:_LONGEST] if isinstance(value, str) else None
        cell.value = (text or None) if isinstance(value, str) else value
        if text:
            cell.data_type = "s"


def write_table(
    sheet: Worksheet,
    titles: Sequence[str],
    rows: Iterable[Iterable[object]],
    widths: Sequence[float],
    *,
    formats: Mapping[str, Iterable[int]] = MappingProxyType({}),
    links: tuple[int, str] = (0, ""),
) -> int:
    """Write a table below its head, to be sorted, filtered and printed; the number of its last row.

    `formats` has the columns of each number format; `links` the column whose paths are linked, and the folder that
    the links are relative to.
    """
    write_head(sheet, titles)
    column, folder = links
    # A sheet counts its rows anew whenever it is asked for the last one; there may be many thousands.
    last = 1
    for last, row in enumerate(rows, 2):
        cells = tuple(row)
        write_row(sheet, last, cells)
        if column:
            link_to_file(sheet, last, column, str(cells[column - 1]), folder)
    for number_format, columns in formats.items():
        format_figures(sheet, columns, number_format)
    print_table(sheet, widths)
    return last


def write_head(sheet: Worksheet, titles: Sequence[str]) -> None:
    """Write the titles of the columns into the first row, which stays in sight."""
    write_row(sheet, 1, titles)
    mark_head(sheet[1])
    for cell in sheet[1]:
        cell.alignment = WRAPPED


def mark_head(cells: Iterable[Cell | MergedCell]) -> None:
    """Make the cells the head of a table."""
    for cell in cells:
        cell.font, cell.fill = BOLD, _HEAD


def link_to_file(sheet: Worksheet, row: int, column: int, path: str, folder: str = "") -> None:
    """A link to a workbook, where its name can be one; relative to a folder, so that both may be moved together."""
    try:
        target = quote(Path(relpath(path, folder)).as_posix()) if folder else Path(path).absolute().as_uri()
    except (ValueError, UnicodeError):
        return
    cell = sheet.cell(row, column)
    cell.hyperlink = target
    cell.font = _LINK


def format_figures(sheet: Worksheet, columns: Iterable[int], number_format: str) -> None:
    """Show the figures below the head of these columns so."""
    for column in columns:
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, column).number_format = number_format


def decimals_of(text: str) -> str:
    """The number format with as many decimals as a figure has that was written for readers."""
    decimals = len(re.split("[.,]", text)[1]) if re.search("[.,]", text) else 0
    return "0." + "0" * decimals if decimals else "0"


def align(sheet: Worksheet, columns: Iterable[int], horizontal: Literal["left", "center", "right"]) -> None:
    """Align the cells below the head of these columns."""
    for column in columns:
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top", horizontal=horizontal)


def set_widths(sheet: Worksheet, widths: Iterable[float]) -> None:
    """The widths of the columns from the first, in letters."""
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def print_table(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Make a sheet a table that is sorted, filtered and printed: on A4, as wide as one page, with its head on each.

    Rows are as high as their longest text needs, for not every program sees to that.
    """
    for number, row in enumerate(sheet.iter_rows(), 1):
        lines = 1
        for cell, width in zip(row, widths, strict=False):
            cell.alignment = WRAPPED
            if isinstance(cell.value, str):
                lines = max(lines, sum(ceil(len(line) * _LETTER / width) or 1 for line in cell.value.split("\n")))
        if lines > 1:
            lines += number == 1  # the letters of a head are bold and wider
            sheet.row_dimensions[number].height = min(lines * _LINE, _HIGHEST)
    set_widths(sheet, widths)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    print_on_a4(sheet)
    fit_page(sheet)


def print_on_a4(sheet: Worksheet) -> None:
    """Number the pages, and have them of A4."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    footer: Any = sheet.oddFooter  # whose parts have no types
    footer.center.text = "&P / &N"


def fit_page(sheet: Worksheet) -> None:
    """Print across the page, as wide as one."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
