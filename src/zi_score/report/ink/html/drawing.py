"""Blocks as HTML: headings that nest, tables with scopes, folded parts and trees that open without a script."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, assert_never

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
    Tree,
    first_few,
    meanings,
)
from zi_score.report.ink.html.charts import dumbbells, trend, waterfall
from zi_score.report.ink.html.pictures import bins, cards, heat, radar, strip
from zi_score.report.ink.html.tables import entries, sorting_tools, table
from zi_score.report.ink.html.text import element, indent, line_html, shown, signed
from zi_score.report.pictures import Bins, Cards, Dumbbells, Heat, Radar, Strip, Trend, Waterfall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.report.blocks import Block, Branch, Page

_DEEPEST = 6
_OPEN = 2
"""The levels that are open where nobody says how many: more do not fit on a screen."""


class Drawing:
    """Draws pages, each heading with an id of its own."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._numbers = count(1)
        self._level = 1

    def page(self, page: Page) -> str:
        """A whole page; its title is a heading of the first level, and one without a title goes on below another."""
        title = element("h1", shown(page.title)) if page.title else ""
        self._level = 2 if page.title else self._level
        return title + self._blocks(page.blocks, self._level)

    def _blocks(self, blocks: Sequence[Block], level: int) -> str:
        return "".join(f"\n{self._block(one, level)}" for one in blocks)

    def _block(self, block: Block, level: int) -> str:  # noqa: PLR0911 - one for each kind of block
        match block:
            case Sentence(line):
                return element("p", line_html(line), classes=indent(line.depth))
            case Listing(items, few):
                return _listing(items, few)
            case Points(items):
                return element("ul", "".join(element("li", line_html(one)) for one in items))
            case Rows():
                return _rows(block)
            case Section(title, blocks):
                return self._section(shown(title), blocks, level)
            case Outcome():
                words = element("strong", f"{signed(block.tone)}{shown(block.words)}")
                title = f"{shown(block.title)}: {words} {element('span', shown(block.reason), classes='reason')}"
                return self._section(title, block.blocks, level, f"outcome {block.tone.value}")
            case Fold(title, make):
                content = self._blocks(tuple(make()), level)
                return element("details", element("summary", shown(title)) + content)
            case Tree():
                return tree(block)
            case Picture():
                return self._picture(block)
            case _:
                assert_never(block)

    def _section(self, title: str, blocks: Sequence[Block], level: int, classes: str = "") -> str:
        name = self._name()
        heading = element(f"h{min(level, _DEEPEST)}", title, id=name)
        content = self._blocks(blocks, level + 1)
        # Without a name of its own it is no landmark: a page of many workbooks would have hundreds of them.
        return element("section", heading + content, classes=classes)

    def _name(self) -> str:
        return f"{self._prefix}-{next(self._numbers)}"

    def _picture(self, picture: Picture) -> str:  # noqa: PLR0911 - one for each kind of picture
        content = picture.make()
        match content:
            case Cards():
                return cards(content, picture.alternative)
            case Radar():
                return radar(content, picture.alternative, self._name())
            case Strip():
                return strip(content, picture.alternative)
            case Dumbbells():
                return dumbbells(content, picture.alternative)
            case Waterfall():
                return waterfall(content, picture.alternative)
            case Bins():
                return bins(content, picture.alternative, self._name())
            case Heat():
                return heat(content, picture.alternative, self._name())
            case Trend():
                return trend(content, picture.alternative)
            case _:
                assert_never(content)


def _listing(items: Sequence[str], few: int) -> str:
    first, rest = first_few(items, few)
    text = element("p", shown(", ".join(first)))
    return text + (_folded(len(rest), element("p", shown(", ".join(rest)))) if rest else "")


def _folded(hidden: int, content: str) -> str:
    return element("details", element("summary", shown(_("dan {count} lagi").format(count=hidden))) + content)


def _rows(block: Rows) -> str:
    drawn = table if any(column.title for column in block.columns) else entries
    first, rest = first_few(block.rows, block.few)
    notes = filter(None, (meanings(block.columns), block.note))
    note = "".join(element("p", shown(text), classes="note") for text in notes)
    hidden = _folded(len(rest), drawn(block.columns, rest, "")) if rest else ""
    tools = sorting_tools() if block.is_sortable else ""
    return tools + drawn(block.columns, first, block.title) + hidden + note


def tree(block: Tree) -> str:
    """The root and all below it; what lies deeper than its depth is closed until somebody opens it."""
    depth = _OPEN if block.depth is None else block.depth
    return element("ul", _branch(block.root, depth), classes="tree")


def _branch(branch: Branch, depth: int) -> str:
    label = line_html(branch.label)
    if branch.source:
        label += element("span", shown(branch.source), classes="source")
    figure = element("span", shown(branch.figure.text), classes=f"figure {branch.figure.tone.value}".strip())
    line = element("span", element("span", label) + figure, classes="figures")
    parts = branch.below()
    if not parts:
        return element("li", element("div", line, classes="leaf"))
    below = element("ul", "\n".join(_branch(one, depth - 1) for one in parts), classes="tree")
    opening = "<details open>" if depth > 0 else "<details>"
    return element("li", f"{opening}{element('summary', line)}{below}</details>")
