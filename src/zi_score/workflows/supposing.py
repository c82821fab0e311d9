"""What-if: an evaluation and supposed answers in, the evaluation as it would be out. Nothing is written."""

from collections.abc import Iterable, Iterator, Mapping

from zi_score.frozen import replace
from zi_score.given_answers.reading import GivenValue
from zi_score.given_answers.supposing import Suppositions, suppose
from zi_score.outcome import Assessment, Evaluation, Supposition
from zi_score.problems import Location, Problem, UnusableInputError, found, worst_first
from zi_score.scoring import score
from zi_score.verdict import judge


def with_suppositions(evaluation: Evaluation, suppositions: Suppositions) -> Evaluation:
    """The evaluation as it would be if the deciding assessor had given these answers.

    What the workbook itself records is still held against the answers that it has. Suppositions that cannot be made
    of this workbook leave an evaluation that cannot be used.
    """
    submission = evaluation.submission
    if not evaluation.is_usable or submission is None:
        return evaluation
    place = Location(file=evaluation.path, sheet=submission.sheet)
    rubric = evaluation.rubric
    if suppositions.rubric != rubric.id:
        other = found("ZI900", place, rubric=rubric.id, supposed=suppositions.rubric)
        return Evaluation(evaluation.path, rubric, problems=(other,))
    if not evaluation.is_decided:
        return _with_problems(evaluation, [found("ZI903", place)])
    before = evaluation.decisive
    own, others = _of_assessor(before, suppositions)
    try:
        answers, supposed = suppose(rubric, submission.answer_sets[before.scorecard.assessor], own)
    except UnusableInputError as error:
        return Evaluation(evaluation.path, rubric, problems=worst_first(error.problems))
    if not supposed:
        return _with_problems(evaluation, _left_out(place, before, others))
    card = score(rubric, answers, before.scorecard.policy)
    made = replace(
        before,
        scorecard=card,
        verdicts=tuple(judge(rubric, card, rubric.targets[one.target]) for one in before.verdicts),
        problems=_exchanged(before.problems, before, card.problems),
        supposition=Supposition(supposed, before.scorecard.total),
    )
    changed = replace(
        evaluation,
        assessments=tuple(made if one is before else one for one in evaluation.assessments),
        problems=_exchanged(evaluation.problems, before, card.problems),
    )
    return _with_problems(changed, _left_out(place, before, others))


def _of_assessor(
    assessment: Assessment, suppositions: Suppositions
) -> tuple[Mapping[str, GivenValue], Mapping[str, int]]:
    """What is supposed of this assessor, and how many answers of each other one are left out."""
    names = ("", assessment.scorecard.assessor.casefold(), assessment.title.casefold())
    own: dict[str, GivenValue] = {}
    others = {}
    for assessor, values in suppositions.given.by_assessor.items():
        if assessor.casefold() in names:
            own |= values
        else:
            others[assessor] = len(values)
    return own, others


def _left_out(place: Location, deciding: Assessment, others: Mapping[str, int]) -> Iterator[Problem]:
    for assessor, count in others.items():
        yield found("ZI902", place, assessor=assessor, count=count, deciding=deciding.title)


def _exchanged(problems: tuple[Problem, ...], before: Assessment, instead: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems without those of the answers that the workbook has, with those of the supposed ones."""
    return worst_first([*(one for one in problems if one not in before.scorecard.problems), *instead])


def _with_problems(evaluation: Evaluation, problems: Iterable[Problem]) -> Evaluation:
    return replace(evaluation, problems=worst_first([*evaluation.problems, *problems]))
