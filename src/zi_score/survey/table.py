"""The answers of respondents as a plain table, whatever file they stand in: numbers and texts by row and column."""

from collections.abc import Sequence
from fractions import Fraction

from zi_score.column_letters import column_letters
from zi_score.frozen import dataclass
from zi_score.problems import Location

Cell = Fraction | str


@dataclass(frozen=True, slots=True)
class ResponseTable:
    """One sheet, or a whole text file, whose `sheet` is empty. A blank cell and one outside are both empty text."""

    file: str
    sha256: str
    sheet: str
    rows: Sequence[Sequence[Cell]]

    def cells(self, row: int) -> Sequence[Cell]:
        """What stands in a row, counted from 1."""
        return self.rows[row - 1] if row <= len(self.rows) else ()

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a cell; both are counted from 1."""
        cells = self.cells(row)
        return cells[column - 1] if column <= len(cells) else ""

    def text(self, row: int, column: int) -> str:
        """A cell as text, empty where a number stands."""
        value = self.cell(row, column)
        return value if isinstance(value, str) else ""

    def location(self, row: int = 0, column: int = 0) -> Location:
        """The place of a cell, a column, or the whole; in a text file as a spreadsheet would show it."""
        if self.sheet:
            return Location(file=self.file, sheet=self.sheet, row=row, column=column)
        letters = column_letters(column)
        return Location(file=self.file, path=f"{letters}{row or ''}" if letters else "")
