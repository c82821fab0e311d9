"""Reports of a check: whether each workbook passes, and what was found in it. They decide nothing.

Each format has a module with the same function, `render`; only those that are used are imported.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zi_score.outcome import Check, Gate
    from zi_score.report import ReportOptions

__all__ = ["CHECK_FORMATS", "render_checks"]

CHECK_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "table": "zi_score.report.check.table",
        "json": "zi_score.report.check.json_report",
        "junit": "zi_score.report.check.junit",
        "sarif": "zi_score.report.check.sarif",
        "github": "zi_score.report.check.github",
        "gitlab": "zi_score.report.check.gitlab",
        "markdown": "zi_score.report.check.markdown",
    }
)
"""The formats by name, each with the module that renders it."""


def render_checks(name: str, checks: Sequence[Check], gate: Gate, options: ReportOptions) -> str:
    """Render with the format of that name. Raises KeyError for a name that is not in `CHECK_FORMATS`."""
    render: Callable[[Sequence[Check], Gate, ReportOptions], str] = import_module(CHECK_FORMATS[name]).render
    from zi_score.report.limited import limited_check  # noqa: PLC0415 - keeps --help fast

    return render([limited_check(one) for one in checks], gate, options)
