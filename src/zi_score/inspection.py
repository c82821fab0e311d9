"""What stands behind the answers of one workbook: formulas, error values, hidden parts, links, properties.

Facts only: nothing here says what is wrong with them. Rows and columns count from 1.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from zi_score.frozen import dataclass, field
from zi_score.problems import Location
from zi_score.submission import Submission

Place = tuple[int, int]
"""Row and column of a cell."""
Corners = tuple[Place, Place]
"""The first and the last cell of a rectangle."""
Content = str | float
"""A text or a number that was typed."""
SheetState = Literal["visible", "hidden", "veryHidden"]


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """One worksheet: what was typed, is computed, failed, is hidden, is linked, and which cells are merged."""

    name: str
    state: SheetState
    typed: Mapping[Place, Content]
    formulas: Mapping[Place, str]
    results: Mapping[Place, Content]
    errors: Mapping[Place, str]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    links: Mapping[Place, str]
    merged: tuple[Corners, ...] = ()

    def content(self, row: int, column: int) -> Content:
        """What a cell shows: typed or computed; an empty text where there is nothing."""
        return self.typed.get((row, column), self.results.get((row, column), ""))


@dataclass(frozen=True, slots=True)
class Inspection:
    """A workbook as its file holds it, beside the submission that was read from it.

    `is_complete` is False for file formats that do not tell formulas; then all the rest is empty.
    """

    submission: Submission
    is_complete: bool
    sheets: Mapping[str, SheetFacts] = field(default_factory=lambda: MappingProxyType({}))
    has_macros: bool = False
    embedded: tuple[str, ...] = ()
    external_workbooks: tuple[str, ...] = ()
    properties: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def form(self) -> SheetFacts:
        """The sheet of the LKE."""
        return self.sheets[self.submission.sheet]

    def location(self, sheet: str, row: int = 0, column: int = 0) -> Location:
        """The place of a cell, a row or a sheet."""
        return Location(file=self.submission.path, sheet=sheet, row=row, column=column)
