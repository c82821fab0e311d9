"""The ink of HTML: one self-contained file that asks nothing of anybody, or a fragment for a page that has its own.

The file carries its style sheet, which its policy allows by hash; no picture from elsewhere, no link. Only a page with
rows to sort carries a script, which does nothing else and is allowed by its hash as well. The fragment has no style or
script of its own and ids with a prefix, so that several stand in one page.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from zi_score.language import is_english
from zi_score.report.ink.html.drawing import Drawing
from zi_score.report.ink.html.tables import SORTABLE
from zi_score.report.ink.html.text import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.report import ReportOptions
    from zi_score.report.blocks import Page

__all__ = ["draw", "fragment", "style_sheet"]


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
