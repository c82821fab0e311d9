"""The report on one unit's evaluation: a workbook in, the facts of a *laporan hasil evaluasi* out.

The one place that knows evaluation, comparison and report together. Nothing is written here.
"""

from pathlib import Path

from zi_score.comparison import Side
from zi_score.lhe import Lhe, make_lhe
from zi_score.lhe.making import before, concluding
from zi_score.outcome import Assessment, Evaluation
from zi_score.problems import Location, UnusableInputError, found
from zi_score.proposal.profile import read_profile
from zi_score.rubric.instrument import Instrument
from zi_score.workflows.beside import evaluate_with_texts
from zi_score.workflows.choices import DEFAULT_CHOICES, Choices
from zi_score.workflows.compare import require_verdict
from zi_score.workflows.evaluate import with_facts
from zi_score.workflows.sides import compare_sides


def lhe_of(path: Path, instrument: Instrument, choices: Choices = DEFAULT_CHOICES, profile: Path | None = None) -> Lhe:
    """The facts of the report on one workbook or saved body.

    Raises `UnusableInputError` for what cannot be used, has no verdict, or is answered by nobody.
    """
    evaluation, texts = evaluate_with_texts(path, instrument, choices)
    require_verdict(evaluation)
    if profile:
        evaluation = with_facts(evaluation, read_profile(profile, evaluation.rubric))
    deciding = concluding(evaluation, choices.assessor)
    _require_answers(evaluation, deciding)
    earlier = before(evaluation, deciding)
    sides = [Side("", one.title, "", one.scorecard) for one in (earlier, deciding) if one]
    changes = compare_sides(evaluation.rubric, *sides).changes if earlier else ()
    return make_lhe(evaluation, deciding, earlier, changes, texts)


def _require_answers(evaluation: Evaluation, deciding: Assessment) -> None:
    """Nothing was evaluated where nothing is answered."""
    card = deciding.scorecard
    if len(card.unanswered) == len(card.questions):
        place = Location(file=evaluation.path)
        raise UnusableInputError(
            found("ZI225", place, assessor=deciding.title, answered=0, expected=len(card.questions))
        )
