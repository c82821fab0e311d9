"""How the form looks: fonts, fills, borders and number formats, and the few ways a cell is written.

Text never becomes a formula: `write_text` stores it as text whatever it begins with.
"""

from collections.abc import Mapping
from copy import copy
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from zi_score.rubric.catalogue import Level

POINTS = "0.00"
SHARE = "0.00%"
COUNT = "0"
MARGIN = "+0.00;-0.00;0.00"
GENERAL = "General"

_FACE = "Calibri"
_INK = "1F2937"

BODY = Font(name=_FACE, size=11, color=_INK)
BOLD = Font(name=_FACE, size=11, bold=True, color=_INK)
SMALL = Font(name=_FACE, size=9, color="6B7280")
LINK = Font(name=_FACE, size=11, color="1D4ED8", underline="single")
HEADING = Font(name=_FACE, size=11, bold=True, color="FFFFFF")
TITLE = Font(name=_FACE, size=14, bold=True, color="1F3864")

HEADER_FILL = PatternFill("solid", fgColor="1F3864")
INPUT_FILL = PatternFill("solid", fgColor="FFF9DB")
COMPUTED_FILL = PatternFill("solid", fgColor="F3F4F6")
TOTAL_FILL = PatternFill("solid", fgColor="BDD0EC")
LEVEL_FILLS: Mapping[Level, PatternFill] = MappingProxyType(
    {
        "component": PatternFill("solid", fgColor="BDD0EC"),
        "aspect": PatternFill("solid", fgColor="D5E2F4"),
        "area": PatternFill("solid", fgColor="E6EEF9"),
        "indicator": PatternFill("solid", fgColor="F3F7FC"),
    }
)
LINE_FILLS: Mapping[str, PatternFill] = MappingProxyType(
    {"component": LEVEL_FILLS["component"], "area": LEVEL_FILLS["area"], "total": TOTAL_FILL}
)
MET = DifferentialStyle(font=Font(color="166534", bold=True), fill=PatternFill(bgColor="DCFCE7", fill_type="solid"))
LACKING = DifferentialStyle(font=Font(color="991B1B", bold=True), fill=PatternFill(bgColor="FEE2E2", fill_type="solid"))
NEXT = DifferentialStyle(font=Font(bold=True), fill=PatternFill(bgColor="FDBA74", fill_type="solid"))
# The numbers of formats of one's own start at 164; these are clear of those that the library gives out.
MORE_POINTS = DifferentialStyle(numFmt=NumberFormat(numFmtId=200, formatCode="0.000000"))
MORE_MARGIN = DifferentialStyle(numFmt=NumberFormat(numFmtId=201, formatCode="+0.000000;-0.000000;0.000000"))

_LINE = Side(style="thin", color="C3CAD5")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
LEFT_EDGE = Border(left=_LINE, top=_LINE, bottom=_LINE)
INSIDE = Border(top=_LINE, bottom=_LINE)
RIGHT_EDGE = Border(right=_LINE, top=_LINE, bottom=_LINE)

WRAPPED = Alignment(vertical="top", wrap_text=True)
FLOWING = Alignment(vertical="top")
SHRUNK = Alignment(vertical="top", shrink_to_fit=True)
CENTRED = Alignment(horizontal="center", vertical="top", wrap_text=True)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
NUMERIC = Alignment(horizontal="right", vertical="top")
INDENTED = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)

OPEN = Protection(locked=False)


class Looks:
    """Remembers how cells of a workbook look: openpyxl is slow to find styles, and quick to copy their numbers."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], Any] = {}

    def give(self, cell: Any, font: Font, fill: PatternFill | None, alignment: Alignment, border: Border) -> None:
        """Let a new cell look like this. What is given must be a constant, for it is known by its identity."""
        key = (id(font), id(fill), id(alignment), id(border))
        if key in self._known:
            cell._style = copy(self._known[key])  # noqa: SLF001 - as openpyxl's documentation does
            return
        cell.font, cell.alignment, cell.border = font, alignment, border
        if fill:
            cell.fill = fill
        self._known[key] = copy(cell._style)  # noqa: SLF001 - the same


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell that is not hidden by a merge."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        message = f"{cell.coordinate} is inside a merged cell"
        raise TypeError(message)
    return cell


def write_text(cell: Cell, text: str) -> None:
    """Put text into a cell, as text; what XML cannot hold or nobody can see becomes a blank."""
    safe = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)
    cell.value = safe
    if safe:
        cell.data_type = "s"
        cell.quotePrefix = safe.startswith(("=", "+", "-", "@"))


def write_number(cell: Cell, number: float | Decimal, number_format: str = GENERAL) -> None:
    """Put a number into a cell."""
    cell.value = number
    cell.number_format = number_format
    cell.alignment = NUMERIC


def write_formula(cell: Cell, formula: str, number_format: str = GENERAL) -> None:
    """Put a formula into a cell; it stays locked."""
    cell.value = f"={formula}"
    cell.number_format = number_format
    cell.alignment = NUMERIC


def mark_range_if(sheet: Worksheet, cells: str, condition: str, look: DifferentialStyle) -> None:
    """Show those cells of a range differently for which a formula holds."""
    sheet.conditional_formatting.add(cells, Rule(type="expression", dxf=look, formula=[condition]))


def mark_if(sheet: Worksheet, cell: Cell, condition: str, look: DifferentialStyle) -> None:
    """Show a cell differently while a formula holds."""
    sheet.conditional_formatting.add(cell.coordinate, Rule(type="expression", dxf=look, formula=[condition]))
