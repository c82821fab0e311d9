"""The terminal report: what a unit scores, whether that is enough, what is missing, what is wrong.

Every text becomes a Rich `Text` without markup, so that nothing from a workbook can act as a command.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console

from zi_score.report.table.evaluation import evaluation_parts
from zi_score.report.table.summary import summary_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.outcome import Evaluation
    from zi_score.report import ReportOptions

_NARROWEST = 50


def render(evaluations: Sequence[Evaluation], options: ReportOptions) -> str:
    """Render one workbook in full, or several as one row each with what they fail."""
    width = max(options.width, _NARROWEST)
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=options.color,
        color_system="standard" if options.color else None,
        no_color=not options.color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    if len(evaluations) > 1:
        for part in summary_parts(evaluations):
            console.print(part)
    for evaluation in evaluations:
        if len(evaluations) == 1 or (options.details and evaluation.is_usable):
            for part in evaluation_parts(evaluation, width, options.details):
                console.print(part)
    text = console.file.getvalue() if isinstance(console.file, io.StringIO) else ""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n") + "\n"
