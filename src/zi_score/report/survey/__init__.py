"""Reports of surveys: what respondents answered and what index follows. They compute no index and decide nothing.

What a person reads is one page, drawn by an ink; a data format has a module with `render`. Only what is used is
imported. No report names a
respondent.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.report.ink import INKS, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zi_score.report import ReportOptions
    from zi_score.survey.model import Survey

__all__ = ["SURVEY_FORMATS", "render_surveys"]

SURVEY_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        **INKS,
        "json": "zi_score.report.survey.json_report",
        "csv": "zi_score.report.survey.csv_report",
    }
)
"""The formats by name, each with the module that draws or renders it."""


def render_surveys(name: str, surveys: Sequence[Survey], options: ReportOptions) -> str:
    """Render with the format of that name."""
    if name in INKS:
        from zi_score.report.survey.page import survey_page  # noqa: PLC0415 - only what is used

        return draw(name, [survey_page(one, details=options.details or name == "html") for one in surveys], options)
    render: Callable[[Sequence[Survey], ReportOptions], str] = import_module(SURVEY_FORMATS[name]).render
    return render(surveys, options)
