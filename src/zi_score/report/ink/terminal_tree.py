"""A tree on a terminal: a line for each figure, further right than the one that follows from it.

A tree has hundreds of lines. Those that fit are written as they are, for a Rich table measures each of them twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment

from zi_score.report.ink.cells import DIM, STYLES, cell, line_cell
from zi_score.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions
    from rich.text import Text

    from zi_score.report.blocks import Branch, Line, Tree

_INDENT = 2
_GAP = 2


class TreeLines:
    """A tree as a part for Rich, as deep as it asks for. With `details` each figure says where it is laid down."""

    def __init__(self, tree: Tree, *, details: bool) -> None:
        self._rows = list(_rows(tree.root, tree.depth, 0))
        self._details = details

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """The labels one below another, and the figures in a column at their right."""
        figures = [printable(one.figure.text) for _indent, one in self._rows]
        widest = max(map(cell_len, figures))
        longest = max(indent + _width(one.label) for indent, one in self._rows)
        edge = min(longest, options.max_width - _GAP - widest)
        for (indent, one), figure in zip(self._rows, figures, strict=True):
            room = max(1, edge - indent)
            style = console.get_style(STYLES[one.figure.tone])
            for at, words in enumerate(_label_lines(one.label, room, console)):
                yield from (Segment(" " * indent), *words)
                if not at:
                    taken = sum(word.cell_length for word in words)
                    yield Segment(" " * (room - taken + _GAP + widest - cell_len(figure)))
                    yield Segment(figure, style)
                yield Segment.line()
            if self._details and one.source:
                for text in cell(one.source, DIM).wrap(console, max(1, room - _INDENT)):
                    yield from (Segment(" " * (indent + _INDENT)), *_segments(text, console), Segment.line())


def _rows(branch: Branch, depth: int | None, level: int) -> Iterator[tuple[int, Branch]]:
    """The branches from top to bottom, each with its indentation."""
    yield level * _INDENT, branch
    if depth is None or level < depth:
        for below in branch.below():
            yield from _rows(below, depth, level + 1)


def _width(line: Line) -> int:
    return sum(cell_len(printable(span.text)) for span in line.spans)


def _label_lines(line: Line, room: int, console: Console) -> Iterator[Sequence[Segment]]:
    if _width(line) <= room:
        yield [Segment(printable(span.text), console.get_style(STYLES[span.tone])) for span in line.spans]
        return
    for text in line_cell(line).wrap(console, room):
        yield _segments(text, console)


def _segments(text: Text, console: Console) -> list[Segment]:
    return list(text.render(console))
