"""Whose assessment a workbook is, as far as it says so itself: instansi, unit, year, and who assessed.

Facts only, each with the cell that states it. Nothing is taken from the name of a file, and nothing is guessed.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from zi_score.problems import Location

FIRST_YEAR, LAST_YEAR = 2000, 2099
"""What is taken for the year of an assessment, wherever one is written."""
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
"""One of these years within a text."""


class Stated(NamedTuple):
    """A text and the cell in which it stands."""

    text: str
    location: "Location"


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
