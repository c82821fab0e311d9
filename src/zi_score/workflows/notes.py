"""The notes that two assessors of one workbook wrote beside their answers; they are shown, and never compared."""

from dataclasses import replace

from zi_score.answers import Submission
from zi_score.comparison import ChangeKind, Comparison, Side
from zi_score.comparison.facts import facts_of
from zi_score.problems import UnusableInputError
from zi_score.rubric.layout import Layout
from zi_score.workbook import WorkbookFile
from zi_score.workbook.inspection import inspect_workbook


def noted(
    comparison: Comparison, file: WorkbookFile, submission: Submission, pair: tuple[str, str], layout: Layout
) -> Comparison:
    """The comparison whose sides know the notes of their assessors; as it is where the file keeps them from us."""
    try:
        inspection = inspect_workbook(file, submission)
    except UnusableInputError:
        return comparison
    if not inspection.is_complete:
        return comparison

    def with_facts(side: Side, assessor: str) -> Side:
        facts = facts_of(inspection, layout, assessor)
        return replace(side, facts={key: fact for key, fact in facts.items() if key[0] is ChangeKind.NOTE})

    before, after = pair
    return replace(comparison, before=with_facts(comparison.before, before), after=with_facts(comparison.after, after))
