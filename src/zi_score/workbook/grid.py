"""A sheet as a grid of plain values, addressed by row and column counted from 1."""

from fractions import Fraction
from functools import lru_cache
from itertools import zip_longest

from zi_score.exact import exact, number_readings, plain_text
from zi_score.frozen import dataclass
from zi_score.problems import Location
from zi_score.sheets import SheetValue

CellValue = SheetValue
_LARGEST = 9.99999999999999e307
"""The largest number of a spreadsheet. Above it 15 digits may be more than a binary number can hold."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet. A blank cell and one outside the used area are both empty text.

    `tells_formulas`: the format lets us tell a formula from a typed value, one without a result included.
    """

    file: str
    sheet: str
    rows: list[list[CellValue]]
    is_visible: bool = True
    tells_formulas: bool = True

    def value(self, row: int, column: int) -> CellValue:
        """What stands in a cell."""
        if row > 0 and column > 0:
            try:
                return self.rows[row - 1][column - 1]
            except IndexError:
                pass
        return ""

    def column(self, number: int, below: int = 0) -> list[CellValue]:
        """What stands in a column in each row below one: quicker than many cells one by one."""
        try:
            return [cells[number - 1] for cells in self.rows[below:]] if number > 0 else [""] * len(self.rows[below:])
        except IndexError:
            return [self.value(row, number) for row in range(below + 1, len(self.rows) + 1)]

    def columns(self) -> list[tuple[CellValue, ...]]:
        """Every column from the first, each with a cell for each row: quicker than one by one."""
        return list(zip_longest(*self.rows, fillvalue=""))

    def text(self, row: int, column: int) -> str:
        """What stands in a cell, as a person sees it, without surrounding blanks."""
        return cell_text(self.value(row, column))

    def number(self, row: int, column: int) -> Fraction | None:
        """The number in a cell, or None where it holds anything else."""
        return cell_number(self.value(row, column))

    def location(self, row: int = 0, column: int = 0) -> Location:
        """The place of a cell, a row or the sheet."""
        return Location(self.file, self.sheet, row, column)


def cell_text(value: CellValue) -> str:
    """A value as a person sees it: whole numbers without a decimal point, others without binary residue."""
    if type(value) is str:
        return value.strip()
    if type(value) is float:
        return _float_text(value)
    return str(value)


# The same weights and shares stand in every workbook, and in several of its columns.
@lru_cache(maxsize=4_096)
def _float_text(value: float) -> str:
    return str(int(value)) if value.is_integer() else plain_text(value)


def cell_number(value: CellValue) -> Fraction | None:
    """The exact number that a value is, or None; a boolean and what is beyond every spreadsheet are no numbers."""
    if type(value) is float or type(value) is int:
        return _number(value)
    return None


@lru_cache(maxsize=4_096)
def _number(value: float) -> Fraction | None:
    return exact(value) if abs(value) <= _LARGEST else None


def written_number(value: CellValue) -> Fraction | None:
    """The score that a cell shows, stored as a number or as a text: no score has thousands, so 1.234 is below 2."""
    if isinstance(value, str):
        return min(number_readings(value), key=abs, default=None)
    return cell_number(value)
