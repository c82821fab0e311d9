"""Reports of a check: whether each workbook passes, and what was found in it. They decide nothing.

What a person reads is one page, drawn by an ink; a data format has a module with `render`. Only those that are used
are imported.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.report.ink import INKS, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zi_score.outcome import Check, Demand
    from zi_score.report import ReportOptions

__all__ = ["CHECK_FORMATS", "WORKBOOK_FORMAT", "check_report", "render_checks"]

CHECK_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        **INKS,
        "json": "zi_score.report.check.json_report",
        "junit": "zi_score.report.check.junit",
        "sarif": "zi_score.report.check.sarif",
        "github": "zi_score.report.check.github",
        "gitlab": "zi_score.report.check.gitlab",
    }
)
"""The formats that are text by name, each with the module that draws or renders it."""
WORKBOOK_FORMAT = "xlsx"
"""The format beside them whose report is a workbook."""


def check_report(name: str, checks: Sequence[Check], gate: Demand, options: ReportOptions) -> str | bytes:
    """The report in the format of that name: text, or the bytes of a workbook. Raises KeyError for any other name."""
    if name != WORKBOOK_FORMAT:
        return render_checks(name, checks, gate, options)
    from zi_score.report.check.workbook import render  # noqa: PLC0415 - openpyxl is slow to import
    from zi_score.report.limited import limited_check  # noqa: PLC0415

    return render([limited_check(one) for one in checks], gate, options)


def render_checks(name: str, checks: Sequence[Check], gate: Demand, options: ReportOptions) -> str:
    """Render with the format of that name. Raises KeyError for a name that is not in `CHECK_FORMATS`."""
    from zi_score.report.limited import limited_check  # noqa: PLC0415 - keeps --help fast

    limited = [limited_check(one) for one in checks]
    if name in INKS:
        from zi_score.report.check.page import check_page  # noqa: PLC0415 - only what is used

        # A terminal and a job summary have little room; a document that is mailed has all of one workbook.
        details = options.details or (name == "html" and len(limited) == 1)
        return draw(name, [check_page(limited, gate, details=details)], options)
    render: Callable[[Sequence[Check], Demand, ReportOptions], str] = import_module(CHECK_FORMATS[name]).render
    return render(limited, gate, options)
