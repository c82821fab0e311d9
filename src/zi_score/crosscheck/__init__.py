"""The workbook's own recorded scores against ours, node by node, each difference with its cause."""

from zi_score.crosscheck.comparison import RecordComparison
from zi_score.crosscheck.difference import Cause, CrossCheck, Difference
from zi_score.frozen import replace
from zi_score.problems import Location
from zi_score.rubric.catalogue import TOTAL, Rubric
from zi_score.scorecard import Scorecard
from zi_score.submission import FormulaTeller, Submission

__all__ = ["Cause", "CrossCheck", "Difference", "cross_check"]

_DEPENDING_ON_FORMULAS = {Cause.INPUTS, Cause.TYPED_OVER, Cause.NO_FORMULA, Cause.STALE, Cause.UNKNOWN}


def _nobody_knows(_place: Location) -> None:
    """Where a workbook cannot be looked into."""


def cross_check(
    rubric: Rubric, submission: Submission, scorecard: Scorecard, has_formula: FormulaTeller = _nobody_knows
) -> CrossCheck:
    """Compare every score that the workbook records for the scorecard's assessor with ours.

    `has_formula` is asked only where it may tell a cause.
    """
    comparison = RecordComparison(rubric, submission, scorecard, has_formula)
    differences = tuple(comparison.differences())
    total = comparison.records.totals.get(TOTAL)
    if any(one.cause in _DEPENDING_ON_FORMULAS for one in differences):
        differences = tuple(replace(one, figure=comparison.looked_behind(one.figure)) for one in differences)
        total = comparison.looked_behind(total) if total else None
    return CrossCheck(
        recorded_total=total,
        computed_total=scorecard.total,
        differences=differences,
        notes=tuple(comparison.notes()),
    )
