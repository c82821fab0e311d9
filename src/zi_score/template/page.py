"""How a sheet is printed and protected."""

from collections.abc import Sequence
from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9
"""The number of the paper size in a workbook."""


def set_page(sheet: Worksheet, orientation: Literal["portrait", "landscape"]) -> None:
    """Print on A4, one page wide, with page numbers."""
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.oddFooter:
        sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.65
    sheet.print_options.horizontalCentered = True


def set_wide_page(sheet: Worksheet, header_row: int, repeated: range, starts: Sequence[int], last: int) -> None:
    """Print on A4 across, the columns from each start on pages of their own, as large as the widest of these allows.

    The header and the `repeated` columns stand on each page.
    """
    set_page(sheet, "landscape")
    sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.print_title_cols = f"{get_column_letter(repeated[0])}:{get_column_letter(repeated[-1])}"
    ends = [*(start - 1 for start in starts[1:]), last]
    areas = (
        f"{get_column_letter(start)}1:{get_column_letter(end)}{sheet.max_row}"
        for start, end in zip(starts, ends, strict=True)
    )
    sheet.print_area = ",".join(areas)


def protect(sheet: Worksheet) -> None:
    """Lock everything but the input cells, without a password; sizes may still be changed."""
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
