"""What pictures are made of: figures for the eye, which an ink that cannot draw leaves out.

A `Picture` of `zi_score.report.blocks` has one of them. Shares are 0..1; texts are plain, as in blocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.frozen import dataclass
from zi_score.report.texts import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Card:
    """One result at a glance: a figure or a word in large letters, and a few lines that say why."""

    title: str
    value: str
    tone: Tone = Tone.PLAIN
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """What a reader must know in ten seconds."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a radar: shares 0..1 of each series, and the minimum of each of its marks."""

    title: str
    shares: tuple[Fraction, ...]
    minima: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Radar:
    """Shares of several parts, for one or more series, against minima."""

    series: tuple[str, ...]
    marks: tuple[str, ...]
    axes: tuple[Axis, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """One small square of a strip: what it is, what it says, where it stands, and its share 0..1 (None: no value)."""

    code: str
    text: str
    place: str
    title: str
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class Strip:
    """Many small squares in groups, coloured by their share."""

    groups: tuple[tuple[str, tuple[Chip, ...]], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One part of dumbbells: its share 0..1 in both series, their figures in words, and the minimum of each mark.

    `tone` is that of the way from the first to the second.
    """

    title: str
    shares: tuple[Fraction, Fraction]
    words: str
    tone: Tone
    minima: tuple[Fraction | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Dumbbells:
    """Two series beside each other, part by part, against minima; `title` says what the words of each part tell."""

    title: str
    series: tuple[str, str]
    marks: tuple[str, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class PictureLevel:
    """A height of a waterfall in points: where it begins or ends, or a minimum."""

    title: str
    points: Fraction
    words: str


@dataclass(frozen=True, slots=True)
class Waterfall:
    """What moved a figure, one after the other: from the first level over each move, in points, to the last."""

    first: PictureLevel
    moves: tuple[PictureLevel, ...]
    last: PictureLevel
    marks: tuple[PictureLevel, ...] = ()


@dataclass(frozen=True, slots=True)
class Bins:
    """How many there are in each range of one scale, all equally wide, and lines at shares 0..1 of that scale."""

    title: str
    bins: tuple[tuple[str, int], ...]
    lines: tuple[tuple[Fraction, str], ...]


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A share 0..1 with its text; one that `is_lacking` has a sign as well."""

    text: str
    share: Fraction
    is_lacking: bool = False


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One of many that are compared: its title, its share 0..1 with a text, and the shares of its parts.

    `is_lacking` marks the title: something lacks, be it in none of the parts.
    """

    title: str
    text: str
    share: Fraction
    cells: tuple[HeatCell, ...]
    is_lacking: bool = False


@dataclass(frozen=True, slots=True)
class Heat:
    """Many that are compared part by part, coloured by their shares; `lines` are at shares of the whole."""

    title: str
    columns: tuple[str, ...]
    lines: tuple[tuple[Fraction, str], ...]
    rows: Sequence[HeatRow]


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One point of a course: its place between the first (0) and the last (1), its label, its share 0..1, and words.

    Without label and words it is a corner of the line and nothing else.
    """

    position: Fraction
    label: str
    share: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class TrendPart:
    """The course of one part, with the minimum of each of the trend's marks as a share."""

    title: str
    points: tuple[TrendPoint, ...]
    minima: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """How the shares of one or more parts move, over time or with what is done, each against its minima."""

    marks: tuple[str, ...]
    parts: tuple[TrendPart, ...]
