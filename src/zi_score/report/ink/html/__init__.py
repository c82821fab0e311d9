"""The ink of HTML: one self-contained file that asks nothing of anybody, or a fragment for a page that has its own.

The file carries its style sheet, which its policy allows by hash; no picture from elsewhere, no link. Only a page with
rows to sort carries a script, which does nothing else and is allowed by its hash as well. The fragment has no style or
script of its own and ids with a prefix, so that several stand in one page.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from zi_score.language import _, is_english
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
from zi_score.report.ink.html.tables import SORTABLE, entries, sorting_tools, table
from zi_score.report.ink.html.text import element, indent, line_html, shown, signed
from zi_score.report.pictures import Bins, Cards, Dumbbells, Heat, Radar, Strip, Trend, Waterfall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.report import ReportOptions
    from zi_score.report.blocks import Block, Branch, Page

__all__ = ["draw", "fragment", "style_sheet"]
_DEEPEST = 6
_OPEN = 2
"""The levels that are open where nobody says how many: more do not fit on a screen."""


def draw(pages: Sequence[Page], options: ReportOptions) -> str:  # noqa: ARG001 - a document is always whole
    """Draw the pages as one document."""
    style, content = style_sheet(), fragment(pages)
    script = sorting_script() if SORTABLE in content else ""
    allowed = f" script-src {_source(script)};" if script else ""
    policy = f"default-src 'none'; style-src {_source(style)};{allowed} base-uri 'none'; form-action 'none'"
    title = next((page.title for page in pages if page.title), "zi-score")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{"en" if is_english() else "id"}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            # Without a title of its own a browser would show the name of the file, and a screen reader nothing.
            f"<title>{shown(title).strip() or 'zi-score'}</title>",
            f"<style>{style}</style>",
            "</head>",
            '<body class="zi-body">',
            "<main>",
            content,
            "</main>",
            *([f"<script>{script}</script>"] if script else []),
            "</body>",
            "</html>",
            "",
        )
    )


def fragment(pages: Sequence[Page], prefix: str = "zi") -> str:
    """Draw the pages as a part of another document; `prefix` makes their ids unique in it."""
    drawing = Drawing(prefix)
    return "\n".join(f'<article class="zi">{drawing.page(page)}</article>' for page in pages)


def style_sheet() -> str:
    """The style sheet of a document, and of fragments."""
    return (Path(__file__).parent / "style.css").read_text(encoding="utf-8")


def sorting_script() -> str:
    """The script that lets a reader sort and filter rows."""
    return (Path(__file__).parent / "sorting.js").read_text(encoding="utf-8")


def _source(text: str) -> str:
    """A style sheet or a script as a policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


class Drawing:
    """Draws pages: headings that nest, each with its own id, and folded parts and trees that open without a script."""

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
                return _table(block)
            case Section(title, blocks):
                return self._section(shown(title), blocks, level)
            case Outcome():
                words = element("strong", f"{signed(block.tone)}{shown(block.words)}")
                title = f"{shown(block.title)}: {words} {element('span', shown(block.reason), classes='reason')}"
                return self._section(title, block.blocks, level, f"outcome {block.tone.value}")
            case Fold(title, make):
                content = self._blocks(tuple(make()), level)
                return element("details", element("summary", shown(title)) + content)
            case Tree(root, depth):
                # What lies deeper is closed until somebody opens it.
                return element("ul", _branch(root, _OPEN if depth is None else depth), classes="tree")
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


def _table(block: Rows) -> str:
    drawn = table if any(column.title for column in block.columns) else entries
    first, rest = first_few(block.rows, block.few)
    notes = filter(None, (meanings(block.columns), block.note))
    note = "".join(element("p", shown(text), classes="note") for text in notes)
    hidden = _folded(len(rest), drawn(block.columns, rest, "")) if rest else ""
    tools = sorting_tools() if block.is_sortable else ""
    return tools + drawn(block.columns, first, block.title) + hidden + note


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
