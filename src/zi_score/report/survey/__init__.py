"""Reports of surveys: what respondents answered and what index follows. They compute no index and decide nothing.

Each format has a module with the same function, `render`; only the one that is used is imported. No report names a
respondent.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zi_score.report import ReportOptions
    from zi_score.survey.model import Survey

__all__ = ["SURVEY_FORMATS", "render_surveys"]

SURVEY_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "table": "zi_score.report.survey.table",
        "json": "zi_score.report.survey.json_report",
        "markdown": "zi_score.report.survey.markdown",
        "csv": "zi_score.report.survey.csv_report",
    }
)
"""The formats by name, each with the module that renders it."""


def render_surveys(name: str, surveys: Sequence[Survey], options: ReportOptions) -> str:
    """Render with the format of that name."""
    render: Callable[[Sequence[Survey], ReportOptions], str] = import_module(SURVEY_FORMATS[name]).render
    return render(surveys, options)
