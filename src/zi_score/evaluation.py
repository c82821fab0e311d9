"""Connects the stages: a workbook in, its outcome out.

The one place that knows them all. It decides nothing that a stage decides.
"""

from dataclasses import dataclass
from pathlib import Path

from zi_score.answers import AnswerSet, Submission
from zi_score.crosscheck import cross_check
from zi_score.outcome import Assessment, Evaluation
from zi_score.problems import Location, Problem, UnusableInputError, found, worst_first
from zi_score.rubric.catalogue import Rubric, UnansweredPolicy
from zi_score.rubric.layout import Layout
from zi_score.scoring import score
from zi_score.verdict import judge
from zi_score.workbook import WorkbookFile, look_at_formulas, open_workbook, read_submission


@dataclass(frozen=True, slots=True)
class Instrument:
    """A rubric and the known forms of its workbook."""

    rubric: Rubric
    layouts: tuple[Layout, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a user may choose about an evaluation. Empty means: what the rubric or the workbook says."""

    targets: tuple[str, ...] = ()
    assessor: str = ""
    unanswered: UnansweredPolicy | None = None
    sheet: str = ""


DEFAULT_CHOICES = Choices()


def evaluate_workbook(path: Path, instrument: Instrument, choices: Choices = DEFAULT_CHOICES) -> Evaluation:
    """Evaluate one workbook. What is wrong with the file becomes problems, never an exception."""
    rubric = instrument.rubric
    try:
        file = open_workbook(path)
        submission = read_submission(
            file, rubric, instrument.layouts, choices.sheet, assessor_is_chosen=bool(choices.assessor)
        )
        chosen = _chosen_assessor(submission, choices.assessor)
    except UnusableInputError as error:
        return Evaluation(str(path), rubric, problems=worst_first(error.problems))
    shown = _shown_assessors(submission, chosen)
    policy = choices.unanswered or rubric.unanswered_policy
    targets = choices.targets or tuple(rubric.targets)
    assessments = tuple(_assess(rubric, file, submission, answers, policy, targets) for answers in shown)
    filled = [answers for answers in shown if answers.is_filled]
    decisive = chosen or (filled[-1] if filled else shown[0]).assessor
    assessed = {one.scorecard.assessor for one in assessments}
    problems = [
        *(
            problem
            for key, found_there in submission.problems.items()
            if key not in assessed
            for problem in found_there
        ),
        *(problem for assessment in assessments for problem in assessment.problems),
        *_partly_filled(rubric, submission, shown, decisive),
    ]
    return Evaluation(str(path), rubric, submission, assessments, decisive, worst_first(problems))


def _chosen_assessor(submission: Submission, named: str) -> str:
    """The id of the assessor whom the user named by id or title; an empty text when none was named."""
    sets = submission.answer_sets.values()
    for one in sets:
        if named.casefold() in (one.assessor.casefold(), one.title.casefold()):
            return one.assessor
    if named:
        place = Location(file=submission.path, sheet=submission.sheet)
        known = ", ".join(one.assessor for one in sets)
        raise UnusableInputError(found("ZI112", place, assessor=named, assessors=known))
    return ""


def _shown_assessors(submission: Submission, chosen: str) -> tuple[AnswerSet, ...]:
    """Those who have begun, or all when nobody has; always the chosen one."""
    sets = submission.answer_sets
    shown = tuple(one for one in sets.values() if one.is_filled or one.assessor == chosen)
    return shown or tuple(sets.values())


def _assess(
    rubric: Rubric,
    file: WorkbookFile,
    submission: Submission,
    answers: AnswerSet,
    policy: UnansweredPolicy,
    targets: tuple[str, ...],
) -> Assessment:
    scorecard = score(rubric, answers, policy)
    checked = cross_check(rubric, submission, scorecard)
    if checked.needs_formulas:
        checked = cross_check(rubric, look_at_formulas(file, submission, answers.assessor), scorecard)
    return Assessment(
        title=answers.title,
        scorecard=scorecard,
        verdicts=tuple(judge(rubric, scorecard, rubric.targets[target]) for target in targets),
        cross_check=checked,
        problems=worst_first(
            [
                *submission.problems.get(answers.assessor, ()),
                *scorecard.problems,
                *checked.problems,
            ]
        ),
    )


def _partly_filled(
    rubric: Rubric, submission: Submission, shown: tuple[AnswerSet, ...], decisive: str
) -> list[Problem]:
    """A later tier that has only begun decides all the same, and that must be seen."""
    answers = submission.answer_sets[decisive]
    expected = len(rubric.questions)
    earlier_is_fuller = any(one.answered > answers.answered for one in shown)
    if not answers.is_filled or not earlier_is_fuller:
        return []
    place = Location(file=submission.path, sheet=submission.sheet)
    return [found("ZI129", place, assessor=answers.title, answered=answers.answered, expected=expected)]
