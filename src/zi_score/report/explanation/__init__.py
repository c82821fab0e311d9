"""Reports of an explanation: where a figure comes from. They compute no score and decide nothing.

What a person reads is one page, drawn by an ink; JSON has a module with `render`. Only what is used is imported.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.report.ink import INKS, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zi_score.explanation import Explanation
    from zi_score.report import ReportOptions

__all__ = ["EXPLANATION_FORMATS", "render_explanation"]

EXPLANATION_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        **INKS,
        "json": "zi_score.report.explanation.json_report",
    }
)
"""The formats by name, each with the module that draws or renders it."""


def render_explanation(name: str, explanation: Explanation, options: ReportOptions, depth: int | None = None) -> str:
    """Render with the format of that name. `depth` is how many levels below its subject a page unfolds."""
    if name in INKS:
        from zi_score.report.explanation.page import explanation_page  # noqa: PLC0415 - only what is used

        return draw(name, [explanation_page(explanation, depth)], options)
    render: Callable[[Explanation, ReportOptions], str] = import_module(EXPLANATION_FORMATS[name]).render
    return render(explanation, options)
