"""Reports of the road to a predicate: a checklist of its stages. They compute nothing and decide nothing.

Each format has a module with the same function, `render`; only the one that is used is imported.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zi_score.proposal.stages import Road
    from zi_score.report import ReportOptions

__all__ = ["STAGE_FORMATS", "render_road"]

STAGE_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "table": "zi_score.report.stages.table",
        "json": "zi_score.report.stages.json_report",
        "markdown": "zi_score.report.stages.markdown",
    }
)
"""The formats by name, each with the module that renders it."""


def render_road(name: str, road: Road, options: ReportOptions) -> str:
    """Render with the format of that name."""
    render: Callable[[Road, ReportOptions], str] = import_module(STAGE_FORMATS[name]).render
    return render(road, options)
