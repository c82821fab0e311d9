"""Reports of comparisons: what changed and what it moved. They compute no score and decide nothing.

What a person reads is one page, drawn by an ink; a data format has a module with `render`. Only the one that is used is
imported.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.report.ink import INKS, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zi_score.comparison import Comparison
    from zi_score.problems import Problem
    from zi_score.report import ReportOptions

    _Render = Callable[[Sequence[Comparison], ReportOptions, bool, Sequence[Problem]], str]

__all__ = ["DIFF_FORMATS", "render_comparisons"]

DIFF_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        **INKS,
        "json": "zi_score.report.diff.json_report",
        "csv": "zi_score.report.diff.csv_report",
        "github": "zi_score.report.diff.github",
    }
)
"""The formats by name, each with the module that draws or renders it."""


def render_comparisons(
    name: str,
    comparisons: Sequence[Comparison],
    options: ReportOptions,
    *,
    is_between: bool = False,
    unusable: Sequence[Problem] = (),
    says_next: bool = True,
) -> str:
    """Render with the format of that name. `is_between` where the sides are assessors of one workbook.

    `unusable` has one problem for each file that could not be compared: why. A page says what to do next, unless the
    paths are names that no command could open.
    """
    if name in INKS:
        from zi_score.report.diff.page import diff_page  # noqa: PLC0415 - only what is used

        return draw(name, [diff_page(comparisons, unusable, is_between=is_between, says_next=says_next)], options)
    render: _Render = import_module(DIFF_FORMATS[name]).render
    return render(comparisons, options, is_between, unusable)
