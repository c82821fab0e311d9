"""A tree as HTML: lists within folded parts that open without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.report.ink.html.text import element, shown
from zi_score.report.ink.html.words import line_html

if TYPE_CHECKING:
    from zi_score.report.blocks import Branch, Tree

_OPEN = 2
"""The levels that are open where nobody says how many: more do not fit on a screen."""


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
