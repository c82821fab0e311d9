"""Bars of a share on a terminal, on which minima are marked."""

from __future__ import annotations

from fractions import Fraction
from itertools import cycle, groupby
from math import ceil, floor
from operator import itemgetter
from typing import TYPE_CHECKING

from rich.text import Text

from zi_score.report.blocks import Tone
from zi_score.report.ink.cells import DIM, FAILED, MET, WARNED
from zi_score.report.ink.fills import fill_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

    from zi_score.report.blocks import Mark

    SignedMarks = Sequence[tuple[str, Mark]]

FULL = "█"
EMPTY = "░"
_SIGNS = ("│", "┃")
_FILLS = {Tone.GOOD: MET, Tone.WARN: WARNED, Tone.BAD: "red"}


def bar(share: Fraction, marks: SignedMarks, width: int) -> Text:
    """Draw a share 0..1 on so many columns, with its marks and the sign of each.

    The filled part passes a mark exactly when it is met, and stops short of it when it is not.
    """
    signs = _places(marks, width)
    filled = min(floor(share * width + Fraction(1, 2)), width if share == 1 else width - 1)
    for place, (_sign, mark) in signs.items():
        filled = max(filled, place + 1) if mark.is_met else min(filled, place - 1)
    style = _style([mark for _sign, mark in marks])
    columns = [(FULL, style) if column < filled else (EMPTY, DIM) for column in range(width)]
    for column, (sign, mark) in signs.items():
        columns[column] = (sign, "bold" if mark.is_met else FAILED)
    drawn = Text()
    # Each run of one style is a span; a span for each column takes more than twice as long to draw.
    for run_style, run in groupby(columns, itemgetter(1)):
        drawn.append("".join(sign for sign, _kind in run), style=run_style)
    return drawn


def mark_signs(titles: Sequence[str]) -> Mapping[str, str]:
    """The sign of each kind of mark on a bar."""
    return dict(zip(titles, cycle(_SIGNS), strict=False))


def _places(marks: SignedMarks, width: int) -> dict[int, tuple[str, Mark]]:
    """The column of each mark, far enough apart that a column fits between; equal minima share one."""
    by_share = {mark.share: (sign, mark) for sign, mark in marks}
    shares = sorted(by_share)
    columns: list[int] = []
    for share in shares:
        columns.append(max(columns[-1] + 2 if columns else 1, ceil(share * width) - 1))
    limit = width - 1
    for index in reversed(range(len(columns))):
        columns[index] = min(columns[index], limit)
        limit = columns[index] - 2
    return {column: by_share[share] for column, share in zip(columns, shares, strict=True)}


class ColourKeys:
    """What the colours of bars with so many minima mean, moved to the right; nothing where there are no colours."""

    def __init__(self, marks: int, width: int) -> None:
        self._marks = marks
        self._width = width

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Each colour beside its words."""
        if not console.color_system:
            return
        keys = Text("  ").join(
            Text.assemble((FULL, _FILLS[tone]), (f" {words}", DIM)) for tone, words in fill_words(self._marks)
        )
        keys.pad_left(max(0, self._width - keys.cell_len))
        yield keys


def _style(marks: Sequence[Mark]) -> str:
    if not marks:
        return ""
    if all(mark.is_met for mark in marks):
        return _FILLS[Tone.GOOD]
    return _FILLS[Tone.WARN if any(mark.is_met for mark in marks) else Tone.BAD]
