"""How a sheet is printed and protected."""

from typing import Literal

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

A3, A4 = 8, 9
"""The numbers of the paper sizes in a workbook."""


def set_page(sheet: Worksheet, orientation: Literal["portrait", "landscape"], paper: int = A4) -> None:
    """Print one page wide, with page numbers."""
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = paper
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.oddFooter:
        sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.65
    sheet.print_options.horizontalCentered = True


def protect(sheet: Worksheet) -> None:
    """Lock everything but the input cells, without a password; sizes may still be changed."""
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
