"""Reports of plans. They compute nothing and decide nothing.

What a person reads is one page a workbook, drawn by an ink; a data format has a module with `render`. Only what is used
is imported.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.report.ink import INKS, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zi_score.report import ReportOptions
    from zi_score.report.plan.subject import HasPlans

__all__ = ["PLAN_FORMATS", "render_plans"]

PLAN_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        **INKS,
        "json": "zi_score.report.plan.json_report",
        "csv": "zi_score.report.plan.csv_report",
        "xlsx": "zi_score.report.plan.workbook",
    }
)
"""The formats by name, each with the module that draws or renders it."""


def render_plans(name: str, planned: Sequence[HasPlans], options: ReportOptions) -> str | bytes:
    """Render with the format of that name; ``xlsx`` gives bytes."""
    if name in INKS:
        from zi_score.report.plan.page import plan_page  # noqa: PLC0415 - only what is used

        return draw(name, [plan_page(one) for one in planned], options)
    render: Callable[[Sequence[HasPlans]], str | bytes] = import_module(PLAN_FORMATS[name]).render
    return render(planned)
