"""Text that HTML shows and never obeys."""

from __future__ import annotations

from html import escape

from zi_score.report.printable import printable


def shown(text: str) -> str:
    """Any text, for an element or a quoted attribute."""
    return escape(printable(text))


def element(name: str, content: str, *, classes: str = "", **attributes: str) -> str:
    """An element around content that is HTML already; attributes are texts, an underscore stands for a hyphen."""
    named = {"class": classes, **{key.replace("_", "-"): value for key, value in attributes.items()}}
    written = "".join(f' {key.strip("-")}="{shown(value)}"' for key, value in named.items() if value)
    return f"<{name}{written}>{content}</{name}>"
