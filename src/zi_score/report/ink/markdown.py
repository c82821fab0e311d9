"""The ink of Markdown, for a CI job summary or an issue: GitHub-flavoured tables without anything active.

Every text is escaped: it can be no link, image, HTML, mention, formula or table cell of its own. Pictures are left
out, or replaced by what stands for them; a bar is said by its marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from zi_score.language import _
from zi_score.report.blocks import (
    Bar,
    Fold,
    Listing,
    Outcome,
    Picture,
    Points,
    Rows,
    Section,
    Sentence,
    Tree,
    first_few,
    meanings,
)
from zi_score.report.printable import printable
from zi_score.report.texts import Line, Stack, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.report import ReportOptions
    from zi_score.report.blocks import Block, Branch, Column, Page, Row
    from zi_score.report.texts import Span

_INDENT = "&nbsp;&nbsp;"
_TOP = 2
_DEEPEST = 6
_SIGNS = {Tone.GOOD: "✅", Tone.BAD: "❌", Tone.WARN: "⚠️", Tone.NEXT: "➡️"}
_ACTIVE = re.compile(r"([\\`*_\[\]|~#@$])")
# What makes a list or a heading of a line that begins with it.
_BLOCK = re.compile(r"^(\s*[0-9]*)([-+=]|(?<=[0-9])[.)](?=\s|$))")


def draw(pages: Sequence[Page], options: ReportOptions) -> str:  # noqa: ARG001 - a document is always whole
    """Draw the pages one below another."""
    lines: list[str] = []
    for page in pages:
        if page.title:
            lines += ["", f"{'#' * _TOP} {escaped(page.title)}"]
        lines += block_lines(page.blocks, _TOP + 1 if page.title else _TOP)
    return "\n".join(lines).strip("\n") + "\n"


def block_lines(blocks: Sequence[Block], level: int) -> Iterator[str]:
    """Blocks as lines, each block after a blank one; `level` is that of the headings."""
    for block in blocks:
        yield from _drawn(block, level)


def _drawn(block: Block, level: int) -> Iterator[str]:  # noqa: C901 - one for each kind of block
    match block:
        case Sentence(line):
            yield from ("", _INDENT * line.depth + _line(line, is_cell=False))
        case Listing(items, few):
            shown, rest = first_few(items, few)
            yield from ("", escaped(", ".join(shown)))
            if rest:
                yield from folded(_more(rest), [escaped(", ".join(rest))])
        case Points(items):
            yield from ("", *(f"- {_line(one, is_cell=False)}" for one in items))
        case Rows():
            yield from _rows(block)
        case Section(title, blocks):
            yield from ("", f"{_hashes(level)} {escaped(title)}")
            yield from block_lines(blocks, level + 1)
        case Outcome():
            title = f"{_SIGNS.get(block.tone, '')} {escaped(block.title)}".strip()
            words = escaped(f"{block.words} {block.reason}")
            yield from ("", f"{_hashes(level)} {title}: {words}")
            yield from block_lines(block.blocks, level + 1)
        case Fold(title, make):
            yield from folded(title, list(block_lines(tuple(make()), level + 1)))
        case Tree(root, depth):
            yield from ("", *_branches(root, depth, 0))
        case Picture():
            yield from block_lines(block.instead, level)
        case _:
            assert_never(block)


def _branches(branch: Branch, depth: int | None, level: int) -> Iterator[str]:
    """A list below a list, as deep as `depth`."""
    source = f" {escaped(branch.source)}" if branch.source else ""
    yield f"{'  ' * level}- {_line(branch.label)} = **{escaped(branch.figure.text)}**{source}"
    if depth is None or level < depth:
        for below in branch.below():
            yield from _branches(below, depth, level + 1)


def _hashes(level: int) -> str:
    return "#" * min(level, _DEEPEST)


def _more(rest: Sequence[object]) -> str:
    return _("dan {count} lagi").format(count=len(rest))


def _rows(block: Rows) -> Iterator[str]:
    if block.title:
        yield from ("", escaped(block.title))
    shown, rest = first_few(block.rows, block.few)
    draw_rows = _table if any(column.title for column in block.columns) else _entries
    yield ""
    yield from draw_rows(block.columns, shown)
    if rest:
        yield from folded(_more(rest), list(draw_rows(block.columns, rest)))
    if any(column.marks for column in block.columns):
        words = {Tone.GOOD: _("terpenuhi"), Tone.BAD: _("belum terpenuhi")}
        yield from ("", ", ".join(f"{_SIGNS[tone]} {text}" for tone, text in words.items()))
    for text in filter(None, (meanings(block.columns), block.note)):
        yield from ("", escaped(text))


def _entries(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[str]:  # noqa: ARG001 - none has a title
    for row in rows:
        first, *others = (text for cell in row.cells for text in _cell(cell, 0))
        yield f"- **{first}** {' '.join(one for one in others if one)}"


def _table(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[str]:
    """A table; a column of bars becomes one for each of its marks."""
    titles: list[str] = []
    rules: list[str] = []
    for column in columns:
        named = column.marks if column.has_bars else (column.title,)
        titles += map(escaped, named)
        rules += ["---:" if column.is_figure or column.has_bars else "---"] * len(named)
    yield from (table_row(*titles), table_row(*rules))
    for row in rows:
        cells = [text for one, column in zip(row.cells, columns, strict=True) for text in _cell(one, len(column.marks))]
        yield table_row(_INDENT * row.depth + cells[0], *cells[1:])


def _cell(one: Line | Stack | Bar, marks: int) -> list[str]:
    match one:
        case Line():
            return [_line(one)] if not marks else [""] * marks
        case Stack(lines):
            return ["<br>".join(map(_line, lines))]
        case Bar():
            return [f"{_SIGNS[Tone.of_met(mark.is_met)]} {escaped(mark.text)}" if mark else "" for mark in one.marks]
        case _:
            assert_never(one)


def _line(line: Line, *, is_cell: bool = True) -> str:
    """A line, escaped as one text unless a part of it has a sign of its own, which is set in bold outside of cells."""
    if not any(span.marked for span in line.spans):
        return escaped("".join(span.text for span in line.spans), is_cell=is_cell)
    return "".join(
        _marked(span, is_bold=not is_cell) if span.marked else escaped(span.text, is_cell=True) for span in line.spans
    )


def _marked(span: Span, *, is_bold: bool) -> str:
    # Emphasis must touch a letter, and a text may begin or end with a blank.
    text = escaped(span.text, is_cell=True).strip()
    return f"{_SIGNS.get(span.tone, '')} {f'**{text}**' if is_bold and text else text}".strip()


def escaped(text: str, *, is_cell: bool = False) -> str:
    """Any text as it is to be read, on one line; in a cell of a table nothing makes a list or a heading."""
    safe = printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = _ACTIVE.sub(r"\\\1", safe)
    safe = safe if is_cell else _BLOCK.sub(r"\1\\\2", safe)
    return safe.replace("://", r":\/\/").replace("www.", r"www\.")


def table_row(*cells: str) -> str:
    """One row of a table; its cells are Markdown already."""
    return f"| {' | '.join(cells)} |"


def folded(title: str, lines: Sequence[str]) -> Iterator[str]:
    """A section that is closed until somebody opens it."""
    yield from ("", f"<details><summary>{_in_html(title)}</summary>", "", *lines, "", "</details>")


def _in_html(text: str) -> str:
    """The same for a line of HTML, in which a backslash would be seen and escape nothing."""
    safe = printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = _ACTIVE.sub(lambda sign: f"&#{ord(sign[0])};", safe)
    return safe.replace("://", "&#58;//").replace("www.", "www&#46;")
