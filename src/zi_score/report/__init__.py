"""Reports: evaluations in, one text out. A report never computes a score and never decides anything.

What a person reads is a page of blocks, drawn by an ink; a data format has a module with `render`. Only what is used
is imported.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.frozen import dataclass
from zi_score.report.ink import INKS, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zi_score.outcome import Evaluation
    from zi_score.planning.fragility import Fragility
    from zi_score.proposal.kawasan import KawasanOutcome

__all__ = ["FORMATS", "ReportOptions", "render_report"]

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        **INKS,
        "json": "zi_score.report.json_report",
        "csv": "zi_score.report.csv_report",
    }
)
"""The formats by name, each with the module that draws or renders it."""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How much to show and on what: `width` in terminal columns, `color` with ANSI colour codes.

    `folder` is the one that a report is written into, to which its links are relative.
    """

    details: bool = False
    width: int = 80
    color: bool = False
    folder: str = ""


def render_report(
    name: str,
    evaluations: Sequence[Evaluation],
    options: ReportOptions,
    kawasan: KawasanOutcome | None = None,
    weaknesses: Sequence[Fragility] = (),
) -> str:
    """Render with the format of that name, the kawasan of the units after them.

    A page on one workbook says the `weaknesses` of the targets that it meets; data formats leave them to a plan.

    Raises KeyError for a name that is not in `FORMATS`.
    """
    from zi_score.report.limited import limited_evaluation  # noqa: PLC0415 - keeps --help fast

    limited = [limited_evaluation(one) for one in evaluations]
    if name in INKS:
        from zi_score.report.evaluation.page import evaluation_pages  # noqa: PLC0415 - only what is used

        # A terminal and a job summary have little room; a document that is mailed has all of one workbook.
        details = options.details or (name == "html" and len(limited) == 1)
        return draw(name, list(evaluation_pages(limited, kawasan, weaknesses, details=details)), options)
    render: Callable[[Sequence[Evaluation], ReportOptions, KawasanOutcome | None], str] = import_module(
        FORMATS[name]
    ).render
    return render(limited, options, kawasan)
