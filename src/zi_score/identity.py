"""Whose assessment a workbook is, as far as it says so itself: instansi, unit, year, and who assessed.

Facts only, each with the cell that states it. Nothing is taken from the name of a file, and nothing is guessed.
"""

from typing import NamedTuple

from zi_score.problems import Location


class Stated(NamedTuple):
    """A text and the cell in which it stands."""

    text: str
    location: Location


class Identity(NamedTuple):
    """What a workbook states; None where it states nothing, or two different things."""

    agency: Stated | None = None
    unit: Stated | None = None
    year: Stated | None = None
    assessor: Stated | None = None

    @property
    def year_number(self) -> int | None:
        """The year as a number."""
        return int(self.year.text) if self.year else None


UNSTATED = Identity()
"""Of a workbook that says nothing of itself."""
