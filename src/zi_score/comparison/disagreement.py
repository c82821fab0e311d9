"""Disagreement: two assessors of many workbooks in, how far each unit overrates itself and what is most disputed."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from zi_score.comparison.model import ANSWER_KINDS, Change, Comparison, GateChange
from zi_score.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """One workbook: what the first assessor gives beyond the second, and the gates on which they differ.

    `inflation` is in points; negative where the first is the stricter one.
    """

    path: str
    first: Fraction
    second: Fraction
    disputed: int
    decided: tuple[GateChange, ...]

    @property
    def inflation(self) -> Fraction:
        """The points by which the first assessor is above the second."""
        return self.first - self.second


@dataclass(frozen=True, slots=True)
class Dispute:
    """One question: in how many workbooks it is answered differently, and the inflation that comes of it."""

    code: str
    title: str
    count: int
    inflation: Fraction


def units_of(comparisons: Sequence[Comparison]) -> tuple[Unit, ...]:
    """Each workbook, the most inflated first."""
    units = [
        Unit(
            one.before.path,
            one.before.scorecard.total,
            one.after.scorecard.total,
            sum(change.kind in ANSWER_KINDS for change in one.changes),
            one.crossed,
        )
        for one in comparisons
    ]
    return tuple(sorted(units, key=lambda unit: (-unit.inflation, unit.path)))


def disputes_of(comparisons: Sequence[Comparison]) -> tuple[Dispute, ...]:
    """Each question that is answered differently anywhere, the most disputed first."""
    found: dict[str, list[Change]] = defaultdict(list)
    for one in comparisons:
        for change in one.changes:
            if change.kind in ANSWER_KINDS:
                found[change.code].append(change)
    disputes = [
        Dispute(code, changes[0].title, len(changes), -sum((one.points for one in changes), Fraction(0)))
        for code, changes in found.items()
    ]
    return tuple(sorted(disputes, key=lambda one: (-one.count, -abs(one.inflation), one.code)))
