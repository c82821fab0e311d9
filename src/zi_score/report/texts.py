"""The texts of a page: spans with a tone, in lines. Plain: an ink escapes and colours them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from zi_score.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from zi_score.report.blocks import Mark


class Tone(Enum):
    """What a text means to its reader. An ink may colour it, but no tone is the only carrier of a meaning."""

    PLAIN = ""
    STRONG = "strong"
    DIM = "dim"
    GOOD = "good"
    BAD = "bad"
    WARN = "warn"
    NOTE = "note"
    NEXT = "next"

    @staticmethod
    def of_met(is_met: bool) -> Tone:
        """That of what is met, or is not."""
        return Tone.GOOD if is_met else Tone.BAD

    @staticmethod
    def of_move(points: Fraction) -> Tone:
        """Up is good, down is not."""
        return Tone.GOOD if points > 0 else Tone.BAD if points < 0 else Tone.PLAIN

    @staticmethod
    def of_marks(marks: Sequence[Mark]) -> Tone:
        """That of a bar with these minima; plain where it has none."""
        if not marks:
            return Tone.PLAIN
        met = sum(mark.is_met for mark in marks)
        return Tone.GOOD if met == len(marks) else Tone.WARN if met else Tone.BAD


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text. One that is `marked` gets the sign of its tone as well, by an ink that has signs."""

    text: str
    tone: Tone = Tone.PLAIN
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Spans that follow each other without a break; `depth` moves the line to the right."""

    spans: tuple[Span, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Stack:
    """Lines one below another in one cell."""

    lines: tuple[Line, ...]


def line(*spans: Span | str, depth: int = 0) -> Line:
    """A line of spans; a plain text is a span without a tone."""
    return Line(tuple(one if isinstance(one, Span) else Span(one) for one in spans), depth)


def toned(text: str, tone: Tone, *, marked: bool = False) -> Line:
    """A line of one tone."""
    return Line((Span(text, tone, marked),))
