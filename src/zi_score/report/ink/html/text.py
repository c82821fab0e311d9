"""Text that HTML shows and never obeys: each tone a class, and a sign where it must not be told by its colour alone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from zi_score.report.printable import printable
from zi_score.report.texts import Tone

if TYPE_CHECKING:
    from zi_score.report.texts import Line, Span

_DEEPEST = 3
"""The style sheet knows no deeper class."""
SIGNS = {Tone.GOOD: "✓", Tone.BAD: "✗", Tone.WARN: "!", Tone.NEXT: "→"}


def shown(text: str) -> str:
    """Any text, for an element or a quoted attribute."""
    return escape(printable(text))


def indent(depth: int) -> str:
    """The class of what is moved to the right."""
    return f"in{min(depth, _DEEPEST)}" if depth else ""


def element(name: str, content: str, *, classes: str = "", **attributes: str) -> str:
    """An element around content that is HTML already; attributes are texts, an underscore stands for a hyphen."""
    named = {"class": classes, **{key.replace("_", "-"): value for key, value in attributes.items()}}
    written = "".join(f' {key.strip("-")}="{shown(value)}"' for key, value in named.items() if value)
    return f"<{name}{written}>{content}</{name}>"


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
