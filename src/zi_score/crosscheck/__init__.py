"""The workbook's own recorded scores against ours, node by node, each difference with its cause."""

from zi_score.answers import Submission
from zi_score.crosscheck.comparison import Comparison
from zi_score.crosscheck.difference import Cause, CrossCheck, Difference
from zi_score.rubric.catalogue import TOTAL, Rubric
from zi_score.scorecard import Scorecard

__all__ = ["Cause", "CrossCheck", "Difference", "cross_check"]


def cross_check(rubric: Rubric, submission: Submission, scorecard: Scorecard) -> CrossCheck:
    """Compare every score that the workbook records for the scorecard's assessor with ours."""
    records = submission.records[scorecard.assessor]
    comparison = Comparison(rubric, submission, scorecard, records)
    total = records.totals.get(TOTAL)
    return CrossCheck(
        recorded_total=total,
        computed_total=scorecard.total,
        differences=tuple(comparison.differences()),
        notes=tuple(comparison.notes()),
    )
