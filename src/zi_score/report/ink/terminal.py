"""The ink of a terminal: a page in plain characters, in colour where the terminal has it.

Every text becomes a Rich `Text` without markup, so that nothing from a workbook can act as a command. What is folded
is opened by ``--details``; pictures are left out, or replaced by what stands for them.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, assert_never

from rich.console import Console
from rich.table import Table
from rich.text import Text

from zi_score.language import _
from zi_score.report.blocks import (
    Fold,
    Listing,
    Outcome,
    Picture,
    Points,
    Rows,
    Section,
    Sentence,
    Tone,
    Tree,
    first_few,
)
from zi_score.report.ink.cells import STYLES, cell, heading, indented, line_cell
from zi_score.report.ink.terminal_rows import table_parts
from zi_score.report.ink.terminal_tree import tree_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from zi_score.report import ReportOptions
    from zi_score.report.blocks import Block, Line, Page

_INDENT = 2
_NARROWEST = 50


def draw(pages: Sequence[Page], options: ReportOptions) -> str:
    """Draw the pages one below another."""
    return printed(_parts(pages, narrowed(options), options.details), options)


def _parts(pages: Sequence[Page], width: int, details: bool) -> Iterator[RenderableType]:
    for page in pages:
        if page.title:
            yield heading(page.title)
        yield from block_parts(page.blocks, width, details)


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


def narrowed(options: ReportOptions) -> int:
    """The width to print on: that of the terminal, but never too narrow to hold a table."""
    return max(options.width, _NARROWEST)


def printed(parts: Iterable[RenderableType], options: ReportOptions) -> str:
    """Print every part, whatever the environment says of colours and sizes."""
    file = io.StringIO()
    console = Console(
        file=file,
        width=narrowed(options),
        force_terminal=options.color,
        color_system="standard" if options.color else None,
        no_color=not options.color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()).strip("\n") + "\n"
