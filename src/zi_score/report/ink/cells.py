"""Rich cells that hold data: safe text, never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from zi_score.report.blocks import Tone
from zi_score.report.printable import printable

if TYPE_CHECKING:
    from rich.console import RenderableType

    from zi_score.report.blocks import Line

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
