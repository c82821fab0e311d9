"""Markdown that cannot be anything but text: no link, image, HTML, mention, formula or table cell of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zi_score.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ACTIVE = re.compile(r"([\\`*_\[\]|~#@$])")
# What makes a list or a heading of a line that begins with it.
_BLOCK = re.compile(r"^(\s*[0-9]*)([-+=]|(?<=[0-9])[.)](?=\s|$))")


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
