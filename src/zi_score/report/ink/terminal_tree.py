"""A tree on a terminal: a line for each figure, further right than the one that follows from it.

A tree has hundreds of lines. They are made here for a given width, for a Rich table measures each of them twice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells
from rich.segment import Segment, Segments
from rich.style import Style

from zi_score.report.blocks import Line, Span, Tone
from zi_score.report.ink.cells import STYLES
from zi_score.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.report.blocks import Branch, Tree

_INDENT = 2
_GAP = 2
_WORDS = r"\s+|\S+"


def tree_lines(tree: Tree, width: int, *, details: bool) -> Segments:
    """The tree, as deep as it asks for, with the figures in a column at the right.

    With `details` each figure says where it is laid down.
    """
    rows = list(_rows(tree.root, tree.depth, 0))
    figures = max(cell_len(printable(one.figure.text)) for _indent, one in rows)
    edge = min(max(indent + _width(one.label) for indent, one in rows), width - _GAP - figures)
    segments: list[Segment] = []
    for indent, one in rows:
        room = max(1, edge - indent)
        figure = _segment(one.figure)
        first, *others = _wrapped(one.label, room)
        taken = sum(word.cell_length for word in first)
        gap = Segment(" " * (room - taken + _GAP + figures - figure.cell_length))
        segments += (Segment(" " * indent), *first, gap, figure, Segment.line())
        if details and one.source:
            source = Line((Span(one.source, Tone.DIM),))
            others += [[Segment(" " * _INDENT), *words] for words in _wrapped(source, max(1, room - _INDENT))]
        for words in others:
            segments += (Segment(" " * indent), *words, Segment.line())
    return Segments(segments)


def _rows(branch: Branch, depth: int | None, level: int) -> Iterator[tuple[int, Branch]]:
    """The branches from top to bottom, each with its indentation."""
    yield level * _INDENT, branch
    if depth is None or level < depth:
        for below in branch.below():
            yield from _rows(below, depth, level + 1)


def _width(line: Line) -> int:
    return sum(cell_len(printable(span.text)) for span in line.spans)


def _segment(span: Span) -> Segment:
    return Segment(printable(span.text), _style(span))


def _style(span: Span) -> Style:
    return Style.parse(STYLES[span.tone])


def _wrapped(line: Line, room: int) -> list[list[Segment]]:
    """The line as lines of at most so many columns, broken between words, and within one only where it is too long."""
    if _width(line) <= room:
        return [[_segment(span) for span in line.spans]]
    lines: list[list[Segment]] = [[]]
    taken, blanks = 0, ""
    for span in line.spans:
        for word in re.findall(_WORDS, printable(span.text)):
            if word.isspace():
                blanks = word
                continue
            for piece in chop_cells(word, room):
                if taken and taken + cell_len(blanks + piece) > room:
                    lines.append([])
                    taken, blanks = 0, ""
                text = blanks + piece
                lines[-1].append(Segment(text, _style(span)))
                taken, blanks = taken + cell_len(text), ""
    return lines
