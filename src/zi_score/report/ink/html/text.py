"""Text that HTML shows and never obeys."""

from __future__ import annotations

from html import escape

from zi_score.report.printable import printable

_DEEPEST = 3
"""The style sheet knows no deeper class."""


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
