"""Reports of a recap: rows and what they say together. They compute no score and decide nothing.

What a person reads is a page, drawn by an ink; each data format has a module with `render`. Only what is used is
imported.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.report.ink import INKS, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zi_score.recap import Recap
    from zi_score.report import ReportOptions

__all__ = ["RECAP_FORMATS", "render_recap"]

RECAP_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        **INKS,
        "json": "zi_score.report.recap.json_report",
        "csv": "zi_score.report.recap.csv_report",
        "xlsx": "zi_score.report.recap.workbook",
    }
)
"""The formats by name, each with the module that renders it. JSONL is written row by row and is not among them."""


def render_recap(name: str, recap: Recap, options: ReportOptions) -> str | bytes:
    """Render with the format of that name: text, or for ``xlsx`` the bytes of a workbook."""
    if name in INKS:
        from zi_score.report.recap.page import recap_page  # noqa: PLC0415 - only what is used

        return draw(name, [recap_page(recap)], options)
    render: Callable[[Recap, ReportOptions], str | bytes] = import_module(RECAP_FORMATS[name]).render
    return render(recap, options)
