"""Saved results that are scored again: told from other files, and worth what they say."""

from collections.abc import Callable
from pathlib import Path

from zi_score.exact import agrees
from zi_score.portalrb.body import recognised
from zi_score.problems import Location, UnusableInputError, found
from zi_score.rubric.catalogue import Rubric
from zi_score.saved_results import SavedResult, read_saved_result
from zi_score.scoring import score
from zi_score.text_files import begins_as_json
from zi_score.workbook.files import NamedContent, named_content


def saved_or_content(source: Path | NamedContent, rubric_of: Callable[[str], Rubric]) -> SavedResult | NamedContent:
    """The saved result that a file is, or the content of any other one, which is read once.

    Raises `UnusableInputError` where it cannot be read, and where it is JSON of no known kind.
    """
    content = source if isinstance(source, NamedContent) else named_content(source)
    if begins_as_json(content.content) and not recognised(content):
        return read_saved_result(content.name, content.content, rubric_of)
    return content


def refuse_edited(saved: SavedResult, rubric: Rubric) -> None:
    """Raise `UnusableInputError` where a stated total is not what the answers beside it are worth."""
    for name, total in saved.totals.items():
        again = score(rubric, saved.answer_sets[name], saved.policy).total
        # A figure saved with the residue of binary arithmetic is read without it, which may move the total as little.
        if not agrees(again, total):
            raise UnusableInputError(found("ZI806", Location(file=saved.path), saved=total, computed=again))
