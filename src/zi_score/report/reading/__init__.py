"""Reports of a reading: columns, rows and what was left over. They recognise nothing.

Each format has a module with the same function, `render`; only the one that is used is imported.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zi_score.outcome import Reading
    from zi_score.report import ReportOptions

__all__ = ["READING_FORMATS", "render_reading"]

READING_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "table": "zi_score.report.reading.table",
        "json": "zi_score.report.reading.json_report",
        "markdown": "zi_score.report.reading.markdown",
    }
)
"""The formats by name, each with the module that renders it."""


def render_reading(name: str, reading: Reading, options: ReportOptions) -> str:
    """Render with the format of that name."""
    render: Callable[[Reading, ReportOptions], str] = import_module(READING_FORMATS[name]).render
    return render(reading, options)
