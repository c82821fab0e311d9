"""The ink of a terminal: a page in plain characters, in colour where the terminal has it.

Every text becomes a Rich `Text` without markup, so that nothing from a workbook can act as a command. What is folded
is opened by ``--details``; pictures are left out, or replaced by what stands for them.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, assert_never

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from rich.table import Table
from rich.text import Text

from zi_score.language import _
from zi_score.report.blocks import Fold, Listing, Outcome, Picture, Points, Rows, Section, Sentence, Tree, first_few
from zi_score.report.ink.terminal_rows import STYLES, cell, heading, indented, line_cell, table_parts
from zi_score.report.printable import printable
from zi_score.report.texts import Line, Span, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from zi_score.report import ReportOptions
    from zi_score.report.blocks import Block, Branch, Page

_INDENT = 2
_NARROWEST = 50
_GAP = 2
_WORDS = r"\s+|\S+"


def draw(pages: Sequence[Page], options: ReportOptions) -> str:
    """Draw the pages one below another, as wide as the terminal but never too narrow to hold a table."""
    width = max(options.width, _NARROWEST)
    parts: list[RenderableType] = []
    for page in pages:
        if page.title:
            parts.append(heading(page.title))
        parts += block_parts(page.blocks, width, options.details)
    return _printed(parts, width, color=options.color)


def block_parts(blocks: Sequence[Block], width: int, details: bool, depth: int = 0) -> Iterator[RenderableType]:
    """Blocks as parts for Rich; on the page itself a blank line stands between those of different kinds."""
    before: Block | None = None
    for block in blocks:
        # Sections and outcomes begin with a blank line of their own.
        is_apart = before is not None and not (isinstance(before, Sentence) and isinstance(block, Sentence))
        if is_apart and not depth and isinstance(block, (Sentence, Rows, Points, Listing, Tree)):
            yield Text("")
        if not isinstance(block, (Fold, Picture)):
            before = block
        yield from _drawn(block, width, details, depth)


def _drawn(block: Block, width: int, details: bool, depth: int) -> Iterator[RenderableType]:  # noqa: C901 - one for each kind
    match block:
        case Sentence(line):
            yield indented(line_cell(line), line.depth * _INDENT) if line.depth else line_cell(line)
        case Listing():
            yield cell(", ".join(_few(block, details)))
        case Points(items):
            yield _points(items)
        case Rows():
            yield from table_parts(block, width, details)
        case Section(title, blocks):
            yield heading(title)
            yield from _below(blocks, width, details, depth)
        case Outcome():
            style = f"bold {STYLES[block.tone]}" if block.tone is Tone.GOOD else STYLES[block.tone]
            opening = heading(f"{block.title}  ")
            yield opening.append_text(cell(block.words, style)).append_text(cell(f" {block.reason}"))
            yield from _below(block.blocks, width, details, depth)
        case Fold(title, make):
            if details:
                yield heading(title)
                yield from block_parts(tuple(make()), width, details, depth)
        case Tree():
            yield tree_lines(block, width, details=details)
        case Picture():
            yield from block_parts(block.instead, width, details, depth)
        case _:
            assert_never(block)


def _below(blocks: Sequence[Block], width: int, details: bool, depth: int) -> Iterator[RenderableType]:
    return (indented(one, _INDENT) for one in block_parts(blocks, width - _INDENT, details, depth + 1))


def _points(items: Sequence[Line]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column()
    table.add_column(overflow="fold")
    for one in items:
        table.add_row("-", line_cell(one))
    return table


def _few(listing: Listing, details: bool) -> Iterator[str]:
    shown, rest = first_few(listing.items, 0 if details else listing.few)
    yield from shown
    if rest:
        yield _("dan {count} lagi (--details)").format(count=len(rest))


def _printed(parts: Iterable[RenderableType], width: int, *, color: bool) -> str:
    """Print every part, whatever the environment says of colours and sizes."""
    file = io.StringIO()
    console = Console(
        file=file,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()).strip("\n") + "\n"


def tree_lines(tree: Tree, width: int, *, details: bool) -> Segments:
    """The tree, as deep as it asks for, with the figures in a column at the right.

    With `details` each figure says where it is laid down. A tree has hundreds of lines: they are made here for a given
    width, for a Rich table measures each of them twice.
    """
    rows = list(_tree_rows(tree.root, tree.depth, 0))
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


def _tree_rows(branch: Branch, depth: int | None, level: int) -> Iterator[tuple[int, Branch]]:
    """The branches from top to bottom, each with its indentation."""
    yield level * _INDENT, branch
    if depth is None or level < depth:
        for below in branch.below():
            yield from _tree_rows(below, depth, level + 1)


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
