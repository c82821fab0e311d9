"""From Rich parts to one text, on a terminal that is described by the options alone."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from zi_score.report import ReportOptions

_NARROWEST = 50


def narrowed(options: ReportOptions) -> int:
    """The width to print on: that of the terminal, but never too narrow to hold a table."""
    return max(options.width, _NARROWEST)


def printed(parts: Iterable[RenderableType], options: ReportOptions) -> str:
    """Print every part, whatever the environment says of colours and sizes."""
    file = io.StringIO()
    console = Console(
        file=file,
        width=narrowed(options),
        force_terminal=options.color,
        color_system="standard" if options.color else None,
        no_color=not options.color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()).strip("\n") + "\n"
