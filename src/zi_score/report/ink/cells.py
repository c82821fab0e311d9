"""Rich cells that hold data: safe text, never markup, and bars of a share on which minima are marked."""

from __future__ import annotations

from fractions import Fraction
from itertools import cycle, groupby
from math import ceil, floor
from operator import itemgetter
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from zi_score.report.blocks import Tone
from zi_score.report.ink.fills import fill_tone, fill_words
from zi_score.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from zi_score.report.blocks import Line, Mark

    SignedMarks = Sequence[tuple[str, Mark]]

MET = "green"
FAILED = "bold red"
WARNED = "yellow"
DIM = "dim"
HEADING = "bold"
STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: HEADING,
    Tone.DIM: DIM,
    Tone.GOOD: MET,
    Tone.BAD: FAILED,
    Tone.WARN: WARNED,
    Tone.NOTE: "cyan",
    Tone.NEXT: HEADING,
}
FULL = "█"
EMPTY = "░"
_SIGNS = ("│", "┃")
_FILLS = {Tone.PLAIN: "", Tone.GOOD: MET, Tone.WARN: WARNED, Tone.BAD: "red"}


def cell(text: str, style: str = "") -> Text:
    """A text of any origin as a cell."""
    return Text(printable(text), style=style)


def line_cell(line: Line) -> Text:
    """A line of spans as a cell."""
    if len(line.spans) == 1:
        return cell(line.spans[0].text, STYLES[line.spans[0].tone])
    drawn = Text()
    for one in line.spans:
        drawn.append(printable(one.text), style=STYLES[one.tone])
    return drawn


def indented(part: RenderableType, columns: int = 2) -> Padding:
    """A part moved to the right."""
    return Padding(part, (0, 0, 0, columns))


def heading(text: str) -> Text:
    """The title of a section, with a blank line before it."""
    return Text("\n").append_text(cell(text, HEADING))


def bar(share: Fraction, marks: SignedMarks, width: int) -> Text:
    """Draw a share 0..1 on so many columns, with its marks and the sign of each.

    The filled part passes a mark exactly when it is met, and stops short of it when it is not.
    """
    signs = _places(marks, width)
    filled = min(floor(share * width + Fraction(1, 2)), width if share == 1 else width - 1)
    for place, (_sign, mark) in signs.items():
        filled = max(filled, place + 1) if mark.is_met else min(filled, place - 1)
    style = _FILLS[fill_tone([mark for _sign, mark in marks])]
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
