"""Reports: evaluations in, one text out. A report never computes a score and never decides anything.

Each format has a module with the same function, `render`; only the one that is used is imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zi_score.outcome import Evaluation
    from zi_score.proposal.kawasan import KawasanOutcome

__all__ = ["FORMATS", "ReportOptions", "render_report"]

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "table": "zi_score.report.table",
        "json": "zi_score.report.json_report",
        "markdown": "zi_score.report.markdown",
        "csv": "zi_score.report.csv_report",
    }
)
"""The formats by name, each with the module that renders it."""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How much to show and on what: `width` in terminal columns, `color` with ANSI colour codes."""

    details: bool = False
    width: int = 80
    color: bool = False


def render_report(
    name: str, evaluations: Sequence[Evaluation], options: ReportOptions, kawasan: KawasanOutcome | None = None
) -> str:
    """Render with the format of that name, the kawasan of the units after them.

    Raises KeyError for a name that is not in `FORMATS`.
    """
    render: Callable[[Sequence[Evaluation], ReportOptions, KawasanOutcome | None], str]
    render = import_module(FORMATS[name]).render
    from zi_score.report.limited import limited_evaluation  # noqa: PLC0415 - keeps --help fast

    return render([limited_evaluation(one) for one in evaluations], options, kawasan)
