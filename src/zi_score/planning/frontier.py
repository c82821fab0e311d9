"""Effort against points, in whole numbers: the most that each effort can gain, and how two such curves add up."""

from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple


class Frontier(NamedTuple):
    """The most gain for each effort from `start` on, never falling; below `start` a gate cannot be met.

    Beyond its end more effort gains nothing. Gains are points times a common denominator.
    """

    start: int
    best: tuple[int, ...]

    def at(self, effort: int) -> int | None:
        """The most that this effort gains, or None where it is too little to meet the gates."""
        return None if effort < self.start else self.most(effort)

    def most(self, effort: int) -> int:
        """The most that an effort gains which is enough."""
        return self.best[min(effort - self.start, len(self.best) - 1)]

    def least_effort(self, gain: int) -> int | None:
        """The least effort that gains so much, or None where none does."""
        return next((self.start + at for at, most in enumerate(self.best) if most >= gain), None)

    def from_gain(self, gain: int) -> "Frontier | None":
        """Only the efforts that gain so much; None where none does."""
        start = self.least_effort(gain)
        return None if start is None else Frontier(start, self.best[start - self.start :])


NOTHING = Frontier(0, (0,))
"""What no answer at all can gain."""


def raised(frontier: Frontier, effort: int, gain: int) -> Frontier:
    """The curve with one more answer that may be raised once."""
    return together(frontier, Frontier(0, (*[0] * effort, gain))) if gain else frontier


def together(one: Frontier, other: Frontier) -> Frontier:
    """The curve of two parts that share an effort between them."""
    shorter, longer = sorted((one.best, other.best), key=len)
    best = [0] * (len(shorter) + len(longer) - 1)
    width = len(longer)
    highest = -1
    for at, gain in enumerate(shorter):
        # An effort that gains no more than a smaller one cannot be the better share.
        if gain > highest:
            highest = gain
            best[at : at + width] = map(max, best[at : at + width], [gain + more for more in longer])
    return Frontier(one.start + other.start, _without_tail(accumulate(best, max)))


def _without_tail(gains: Iterable[int]) -> tuple[int, ...]:
    """The gains up to the first that is as high as the last."""
    best = tuple(gains)
    return best[: best.index(best[-1]) + 1]
