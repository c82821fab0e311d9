"""Rows and texts as a terminal shows them: safe text, never markup; tables without lines, with bars where they fit."""

from __future__ import annotations

from fractions import Fraction
from itertools import cycle, groupby
from math import ceil, floor
from operator import itemgetter
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from zi_score.language import _
from zi_score.report.blocks import Bar, fill_words, first_few, meanings
from zi_score.report.printable import printable
from zi_score.report.texts import Line, Stack, Tone

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from zi_score.report.blocks import Column, Mark, Row, Rows

    SignedMarks = Sequence[tuple[str, Mark]]

_GAP = 2
_INDENT = 2
_WIDEST_TITLE = 42
_NARROWEST_TITLE = 16
_WIDEST_BAR = 50
_NARROWEST_BAR = 10
_NARROWEST_FIGURE = 6
_READABLE = 24
"""The width below which a text is hard to read, and spare columns beside it are left out: a short file name."""
STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.DIM: "dim",
    Tone.GOOD: "green",
    Tone.BAD: "bold red",
    Tone.WARN: "yellow",
    Tone.NOTE: "cyan",
    Tone.NEXT: "bold",
}
_DIM = STYLES[Tone.DIM]
FULL = "█"
EMPTY = "░"
_SIGNS = ("│", "┃")
_FILLS = {Tone.PLAIN: "", Tone.GOOD: "green", Tone.WARN: "yellow", Tone.BAD: "red"}


def table_parts(rows: Rows, width: int, details: bool) -> Iterator[RenderableType]:
    """The title, the table, what it leaves out, and its note."""
    if rows.title:
        yield cell(rows.title, _DIM)
    shown, rest = first_few(rows.rows, 0 if details else rows.few)
    if any(column.has_bars for column in rows.columns):
        yield from _with_bars(rows.columns, shown, width)
    else:
        kept, gap = _fitting(rows.columns, shown, width)
        yield _table(kept, shown, gap)
        left_out = ", ".join(one.title for at, one in enumerate(rows.columns) if at not in kept)
        if left_out:
            yield cell(_("tidak cukup lebar untuk kolom {titles}").format(titles=left_out), _DIM)
        if meant := meanings(kept.values()):
            yield cell(meant, _DIM)
    if rest:
        yield cell(_("dan {count} lagi (--details)").format(count=len(rest)), _DIM)
    if rows.note:
        yield cell(rows.note, _DIM)


def _fitting(columns: Sequence[Column], rows: Sequence[Row], width: int) -> tuple[Mapping[int, Column], int]:
    """The columns that have room, by their number, and the gap between them; all of them where none is spare."""
    kept = dict(enumerate(columns))
    spare = sorted({column.spare for column in columns if column.spare}, reverse=True)
    needed = {at: _needed(at, column, rows) for at, column in kept.items()} if spare else {}
    for level in (None, *spare):
        kept = {at: column for at, column in kept.items() if level is None or column.spare != level}
        for gap in (_GAP, 1):
            if sum(needed.get(at, 0) + gap for at in kept) <= width:
                return kept, gap
    return kept, 1


def _needed(at: int, column: Column, rows: Sequence[Row]) -> int:
    """The width that a column must have to be read with ease: all of it for a figure, some words of a text."""
    longest = max((_length(row.cells[at]) for row in rows), default=0)
    needed = max(cell_len(column.title), longest)
    return needed if column.is_figure or column.is_whole else min(needed, _READABLE)


def _table(columns: Mapping[int, Column], rows: Sequence[Row], gap: int) -> Table:
    has_titles = any(column.title for column in columns.values())
    table = Table.grid(padding=(0, gap, 0, 0))
    for column in columns.values():
        table.add_column(
            justify="right" if column.is_figure else "left",
            no_wrap=column.is_whole,
            overflow="fold",
            max_width=column.widest or None,
        )
    if has_titles:
        table.add_row(*(cell(column.title, _DIM) for column in columns.values()))
    for row in rows:
        table.add_row(*_cells(row, columns))
    return table


def _cells(row: Row, kept: Container[int]) -> Iterator[RenderableType]:
    for index, one in enumerate(row.cells):
        if index not in kept:
            continue
        drawn = _cell(one)
        yield Padding(drawn, (0, 0, 0, row.depth * _INDENT)) if row.depth and not index else drawn


def _cell(one: Line | Stack | Bar) -> RenderableType:
    if isinstance(one, Stack):
        return Group(*(indented(line_cell(line), line.depth * _INDENT) for line in one.lines))
    return line_cell(one) if isinstance(one, Line) else ""


def _with_bars(columns: Sequence[Column], rows: Sequence[Row], width: int) -> Iterator[RenderableType]:
    """The first column has the titles and the last one the bars, which get what the others leave."""
    *texts, bars = columns
    # A figure close to a threshold has more decimals than usual, and must not be broken in two; nor must a word.
    figures = [
        max(_NARROWEST_FIGURE, *map(cell_len, column.title.split()), *(_length(row.cells[index]) for row in rows))
        for index, column in enumerate(texts[1:], 1)
    ]
    taken = sum(figures) + _GAP * len(figures)
    title_width, bar_width = _widths(texts[0].title, rows, width - taken - _GAP)
    signs = mark_signs(bars.marks)
    table = Table.grid(padding=(0, _GAP, 0, 0))
    table.add_column(width=title_width, overflow="fold")
    for figure in figures:
        table.add_column(justify="right", vertical="bottom", overflow="fold", width=figure)
    table.add_column(vertical="bottom", no_wrap=True)
    table.add_row(*(cell(column.title, _DIM) for column in texts), "")
    for row in rows:
        table.add_row(*_cells(row, range(len(texts))), _bar(row.cells[-1], bars.marks, signs, bar_width))
    yield table
    if bar_width and bars.marks:
        caption = _("ambang: {signs}").format(signs="  ".join(f"{signs[one]} {one}" for one in bars.marks))
        end = title_width + _GAP + taken + bar_width
        yield cell(" " * max(0, end - cell_len(caption)) + caption, _DIM)
        yield ColourKeys(len(bars.marks), end)


def _bar(one: Line | Stack | Bar, titles: Sequence[str], signs: Mapping[str, str], width: int) -> Text | str:
    if not width or not isinstance(one, Bar):
        return ""
    if not titles:
        return cell(FULL * ceil(one.share * width), _DIM)
    return bar(one.share, [(signs[title], mark) for title, mark in zip(titles, one.marks, strict=True) if mark], width)


def _length(one: Line | Stack | Bar) -> int:
    return sum(cell_len(span.text) for span in one.spans) if isinstance(one, Line) else 0


def _widths(title: str, rows: Sequence[Row], width: int) -> tuple[int, int]:
    """The width of the titles and of the bars; where both do not fit the titles are wrapped, then bars left out."""
    longest = max(cell_len(title), *(_length(row.cells[0]) + row.depth * _INDENT for row in rows))
    texts = min(longest, _WIDEST_TITLE, max(_NARROWEST_TITLE, width - _NARROWEST_BAR))
    bars = min(_WIDEST_BAR, width - texts)
    return texts, bars if bars >= _NARROWEST_BAR else 0


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
    return Text("\n").append_text(cell(text, STYLES[Tone.STRONG]))


def bar(share: Fraction, marks: SignedMarks, width: int) -> Text:
    """Draw a share 0..1 on so many columns, with its marks and the sign of each.

    The filled part passes a mark exactly when it is met, and stops short of it when it is not.
    """
    signs = _places(marks, width)
    filled = min(floor(share * width + Fraction(1, 2)), width if share == 1 else width - 1)
    for place, (_sign, mark) in signs.items():
        filled = max(filled, place + 1) if mark.is_met else min(filled, place - 1)
    style = _FILLS[Tone.of_marks([mark for _sign, mark in marks])]
    columns = [(FULL, style) if column < filled else (EMPTY, _DIM) for column in range(width)]
    for column, (sign, mark) in signs.items():
        columns[column] = (sign, "bold" if mark.is_met else STYLES[Tone.BAD])
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
            Text.assemble((FULL, _FILLS[tone]), (f" {words}", _DIM)) for tone, words in fill_words(self._marks)
        )
        keys.pad_left(max(0, self._width - keys.cell_len))
        yield keys
