"""Reports of histories. They compute nothing and decide nothing.

What a person reads is one page, drawn by an ink; a data format has a module with `render`. Only what is used is
imported.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.report.ink import INKS, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zi_score.history.model import History
    from zi_score.report import ReportOptions

__all__ = ["HISTORY_FORMATS", "render_history"]

HISTORY_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        **INKS,
        "json": "zi_score.report.history.json_report",
        "csv": "zi_score.report.history.csv_report",
    }
)
"""The formats by name, each with the module that draws or renders it."""


def render_history(name: str, history: History, options: ReportOptions) -> str:
    """Render with the format of that name."""
    if name in INKS:
        from zi_score.report.history.page import history_page  # noqa: PLC0415 - only what is used

        # A terminal has little room; a document that is mailed has all changes.
        return draw(name, [history_page(history, details=options.details or name == "html")], options)
    render: Callable[[History], str] = import_module(HISTORY_FORMATS[name]).render
    return render(history)
