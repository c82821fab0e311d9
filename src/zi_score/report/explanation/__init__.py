"""Reports of an explanation: where a figure comes from. They compute no score and decide nothing.

Each format has a module with the same function, `render`; only the one that is used is imported.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zi_score.explanation import Explanation
    from zi_score.report import ReportOptions

__all__ = ["EXPLANATION_FORMATS", "render_explanation"]

EXPLANATION_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "table": "zi_score.report.explanation.table",
        "json": "zi_score.report.explanation.json_report",
    }
)
"""The formats by name, each with the module that renders it."""


def render_explanation(name: str, explanation: Explanation, options: ReportOptions, depth: int | None = None) -> str:
    """Render with the format of that name. `depth` is how many levels below the subject a table unfolds."""
    render: Callable[[Explanation, ReportOptions, int | None], str] = import_module(EXPLANATION_FORMATS[name]).render
    return render(explanation, options, depth)
