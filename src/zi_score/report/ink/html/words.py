"""Lines of spans as HTML: each tone a class, and a sign where it must not be told by its colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.report.blocks import Tone
from zi_score.report.ink.html.text import element, shown

if TYPE_CHECKING:
    from zi_score.report.blocks import Line, Span

SIGNS = {Tone.GOOD: "✓", Tone.BAD: "✗", Tone.WARN: "!", Tone.NEXT: "→"}


def line_html(line: Line) -> str:
    """The spans of a line, one after another."""
    return "".join(map(_span, line.spans))


def _span(span: Span) -> str:
    text = shown(span.text)
    if span.marked and span.tone in SIGNS:
        text = signed(span.tone) + text
    if not span.tone.value:
        return text
    return element("span", text, classes=f"{span.tone.value} status" if span.marked else span.tone.value)


def signed(tone: Tone) -> str:
    """The sign of a tone. Its words say the same, so that nobody need hear it."""
    return element("span", SIGNS[tone], classes="sign", aria_hidden="true") + " " if tone in SIGNS else ""
