"""Reports of a recap: rows and what they say together. They compute no score and decide nothing.

Each format has a module with the same function, `render`; only the one that is used is imported.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zi_score.recap import Recap
    from zi_score.report import ReportOptions

__all__ = ["RECAP_FORMATS", "render_recap"]

RECAP_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "table": "zi_score.report.recap.table",
        "json": "zi_score.report.recap.json_report",
        "csv": "zi_score.report.recap.csv_report",
        "markdown": "zi_score.report.recap.markdown",
        "xlsx": "zi_score.report.recap.workbook",
    }
)
"""The formats by name, each with the module that renders it. JSONL is written row by row and is not among them."""


def render_recap(name: str, recap: Recap, options: ReportOptions) -> str | bytes:
    """Render with the format of that name: text, or for ``xlsx`` the bytes of a workbook."""
    render: Callable[[Recap, ReportOptions], str | bytes] = import_module(RECAP_FORMATS[name]).render
    return render(recap, options)
