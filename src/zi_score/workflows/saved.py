"""Saved results that are scored again: what is in them must be worth what they say."""

from zi_score.exact import agrees
from zi_score.problems import Location, UnusableInputError, found
from zi_score.rubric.catalogue import Rubric
from zi_score.saved_results import SavedResult
from zi_score.scoring import score


def refuse_edited(saved: SavedResult, rubric: Rubric) -> None:
    """Raise `UnusableInputError` where a stated total is not what the answers beside it are worth."""
    for name, total in saved.totals.items():
        again = score(rubric, saved.answer_sets[name], saved.policy).total
        # A figure saved with the residue of binary arithmetic is read without it, which may move the total as little.
        if not agrees(again, total):
            raise UnusableInputError(found("ZI806", Location(file=saved.path), saved=total, computed=again))
