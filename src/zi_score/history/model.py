"""What a history says: each year with what its date rests on, and each step from one year to the next. Frozen."""

from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from zi_score.comparison import Comparison
from zi_score.frozen import dataclass
from zi_score.outcome import Evaluation
from zi_score.problems import NOWHERE, Location, Problem


class Basis(StrEnum):
    """What a year rests on, the surest first; the names are a public contract."""

    LABEL = "label"
    STATED = "stated"
    TITLE = "title"
    SHEET = "sheet"
    FILE = "file"


class Dating(NamedTuple):
    """A year, what it rests on, and the text that says so with its cell, if it stands in one."""

    year: int
    basis: Basis
    text: str
    location: Location = NOWHERE


class DatedResult(NamedTuple):
    """One result and its year."""

    dating: Dating
    evaluation: Evaluation

    @property
    def year(self) -> int:
        """The year."""
        return self.dating.year


class YearStep(NamedTuple):
    """From one year to the next; without a comparison where the two are of different regulations."""

    earlier: DatedResult
    later: DatedResult
    comparison: Comparison | None


@dataclass(frozen=True, slots=True)
class History:
    """The years in order and the steps between them.

    `problems` are what must be known of the whole, `left_out` says of each file that has no place in it why.
    """

    years: tuple[DatedResult, ...] = ()
    steps: tuple[YearStep, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[Problem, ...] = ()

    @property
    def by_regulation(self) -> tuple[tuple[DatedResult, ...], ...]:
        """The years in which one and the same regulation held, together and in order."""
        return tuple(tuple(one) for _rubric, one in groupby(self.years, key=lambda one: one.evaluation.rubric.id))
