"""A picture of how parts move over time: what `Picture` of the blocks may make besides those that stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction


class TrendPoint(NamedTuple):
    """One point in time: where it stands between the first (0) and the last (1), its label, its share 0..1 in words."""

    position: Fraction
    label: str
    share: Fraction
    text: str


class TrendPart(NamedTuple):
    """One part over time, with the minimum of each of the trend's marks as a share."""

    title: str
    points: tuple[TrendPoint, ...]
    minima: tuple[Fraction | None, ...]


class Trend(NamedTuple):
    """How the shares of several parts move over time, each against its minima."""

    marks: tuple[str, ...]
    parts: tuple[TrendPart, ...]
