"""Reports of a reading: columns, rows and what was left over. They recognise nothing.

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

    from zi_score.outcome import Reading
    from zi_score.report import ReportOptions

__all__ = ["READING_FORMATS", "render_reading"]

READING_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        **INKS,
        "json": "zi_score.report.reading.json_report",
    }
)
"""The formats by name, each with the module that draws or renders it."""


def render_reading(name: str, reading: Reading, options: ReportOptions) -> str:
    """Render with the format of that name."""
    if name in INKS:
        from zi_score.report.reading.page import reading_page  # noqa: PLC0415 - only what is used

        return draw(name, [reading_page(reading)], options)
    render: Callable[[Reading, ReportOptions], str] = import_module(READING_FORMATS[name]).render
    return render(reading, options)
