"""The terminal report: what a unit scores, whether that is enough, what is missing, what is wrong.

Every text becomes a Rich `Text` without markup, so that nothing from a workbook can act as a command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.report.table.console import narrowed, printed
from zi_score.report.table.evaluation import evaluation_parts
from zi_score.report.table.summary import summary_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from zi_score.outcome import Evaluation
    from zi_score.proposal.kawasan import KawasanOutcome
    from zi_score.report import ReportOptions


def render(evaluations: Sequence[Evaluation], options: ReportOptions, kawasan: KawasanOutcome | None = None) -> str:
    """Render one workbook in full, or several as one row each with what they fail; then their kawasan."""
    return printed(_parts(evaluations, options, kawasan), options)


def _parts(
    evaluations: Sequence[Evaluation], options: ReportOptions, kawasan: KawasanOutcome | None
) -> Iterator[RenderableType]:
    if len(evaluations) > 1:
        yield from summary_parts(evaluations)
    for evaluation in evaluations:
        if len(evaluations) == 1 or (options.details and evaluation.is_usable):
            yield from evaluation_parts(evaluation, narrowed(options), options.details)
    if kawasan:
        from zi_score.report.kawasan.table import kawasan_parts  # noqa: PLC0415 - only with a kawasan

        yield from kawasan_parts(kawasan, options.details)
