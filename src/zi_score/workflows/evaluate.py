"""Connects the stages: a workbook in, its outcome out.

The one place that knows them all. It decides nothing that a stage decides.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from zi_score.answers import AnswerSet, assessor_named
from zi_score.crosscheck import cross_check
from zi_score.frozen import replace
from zi_score.outcome import Assessment, Evaluation
from zi_score.portalrb.body import Body, recognised
from zi_score.problems import Location, OtherFormError, Problem, UnusableInputError, found, worst_first
from zi_score.proposal.conditions import Facts
from zi_score.rubric.catalogue import Rubric, UnansweredPolicy
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.library import load_lexicon
from zi_score.scoring import score
from zi_score.submission import FormulaTeller, Submission
from zi_score.verdict import judge
from zi_score.workbook.files import NamedContent, WorkbookFile, named_content, open_workbook
from zi_score.workbook.form_choice import ReadingChoices
from zi_score.workbook.formulas import formula_teller
from zi_score.workbook.submission import read_submission
from zi_score.workflows.choices import DEFAULT_CHOICES, Choices

_CHOICE_OF = {"ZI112": "assessor", "ZI150": "rubric", "ZI172": "columns", "ZI174": "columns"}
"""What was chosen wrongly, by the code that says so."""


def evaluate_workbook(
    source: Path | NamedContent, instrument: Instrument, choices: Choices = DEFAULT_CHOICES
) -> Evaluation:
    """Evaluate one workbook. What is wrong with the file becomes problems, never an exception."""
    return open_and_evaluate(source, instrument, choices)[1]


def open_and_evaluate(
    source: Path | NamedContent, instrument: Instrument, choices: Choices = DEFAULT_CHOICES
) -> tuple[WorkbookFile | None, Evaluation]:
    """The same, with what was opened, for whoever looks further into it; None where nothing could be.

    Answers as PortalRB takes them are evaluated as well, and there is nothing further in them.
    """
    file = None
    try:
        content = source if isinstance(source, NamedContent) else named_content(source)
        if body := recognised(content):
            return None, evaluate_body(body, instrument, choices)
        file = open_workbook(content)
        rubric, submission = _read(file, instrument, choices)
        was_recognised = rubric is not instrument.rubric
        has_formula = formula_teller(file)
        return file, evaluate_submission(rubric, submission, choices, has_formula, was_recognised=was_recognised)
    except UnusableInputError as error:
        return file, _unusable(str(source), instrument, choices, error)


def evaluate_body(body: Body, instrument: Instrument, choices: Choices) -> Evaluation:
    """Evaluate answers as PortalRB takes them. What is wrong with them becomes problems, as of a workbook."""
    from zi_score.portalrb.reading import read_body  # noqa: PLC0415 - most inputs are workbooks

    try:
        portal = instrument.portal_for(body.path)
        titles = instrument.layout(portal.layout).assessor_titles
        submission = read_body(body, portal, instrument.rubric, titles)
        return evaluate_submission(instrument.rubric, submission, choices, _no_formula)
    except UnusableInputError as error:
        return _unusable(body.path, instrument, choices, error)


def _unusable(path: str, instrument: Instrument, choices: Choices, error: UnusableInputError) -> Evaluation:
    return Evaluation(path, instrument.rubric, problems=worst_first(with_settings_named(error, choices)))


def _no_formula(_place: Location) -> None:
    """Nothing but a workbook has formulas."""


def with_settings_named(error: UnusableInputError, choices: Choices) -> tuple[Problem, ...]:
    """Its problems, each with the line of the settings that caused it, where the user has typed nothing wrong."""
    lines = dict(choices.settings)
    return tuple(replace(one, setting=lines.get(_CHOICE_OF.get(one.code, ""), "")) for one in error.problems)


def evaluate_submission(
    rubric: Rubric,
    submission: Submission,
    choices: Choices,
    has_formula: FormulaTeller,
    *,
    was_recognised: bool = False,
) -> Evaluation:
    """Evaluate what was read of a workbook. Raises `UnusableInputError` for an assessor whom it does not have."""
    chosen = _chosen_assessor(submission, choices.assessor)
    shown = _shown_assessors(submission, chosen)
    policy = choices.unanswered or rubric.unanswered_policy
    # Scores are facts; a verdict that a later assessor may have overturned is not given at all.
    targets = () if submission.withheld else choices.targets or tuple(rubric.targets)
    assessments = tuple(_assess(rubric, submission, answers, policy, targets, has_formula) for answers in shown)
    decisive = "" if submission.withheld else chosen or _last_filled(shown).assessor
    assessed = {one.scorecard.assessor for one in assessments}
    problems = [
        *(
            problem
            for key, found_there in submission.problems.items()
            if key not in assessed
            for problem in found_there
        ),
        *(problem for assessment in assessments for problem in assessment.problems),
        *(_partly_filled(rubric, submission, shown, decisive) if decisive else ()),
        *_remarks_on_the_rubric(rubric, submission, was_recognised=was_recognised),
    ]
    return Evaluation(submission.path, rubric, submission, assessments, decisive, worst_first(problems), was_recognised)


def with_facts(evaluation: Evaluation, facts: Facts) -> Evaluation:
    """The evaluation with its verdicts on what a profile, read under the same rubric, says; no score changes."""
    rubric = evaluation.rubric

    def judged(one: Assessment) -> Assessment:
        verdicts = (judge(rubric, one.scorecard, rubric.targets[verdict.target], facts) for verdict in one.verdicts)
        return replace(one, verdicts=tuple(verdicts))

    return replace(evaluation, assessments=tuple(map(judged, evaluation.assessments)))


def _read(file: WorkbookFile, instrument: Instrument, choices: Choices) -> tuple[Rubric, Submission]:
    """The workbook as read with the instrument, or with the first of the others that explains its form.

    A rubric that the user named is refused where another one explains the form, and overrules what contradicts it
    where none does.
    """

    def read(one: Instrument, *, is_law_given: bool = False) -> tuple[Rubric, Submission]:
        wanted = ReadingChoices(
            choices.sheet,
            choices.assessor,
            choices.columns,
            is_default=one is instrument,
            is_law_given=is_law_given,
        )
        return one.rubric, read_submission(file, one.rubric, one.layouts, load_lexicon(), wanted)

    try:
        return read(instrument)
    except OtherFormError:
        for other in instrument.others():
            with suppress(OtherFormError):
                rubric, submission = read(other)
                if instrument.is_chosen:
                    raise UnusableInputError(_other_regulation(submission, rubric, instrument.rubric)) from None
                return rubric, submission
        if not instrument.is_chosen:
            raise
        # No other regulation explains the form better, and the user has named this one.
        return read(instrument, is_law_given=True)


def _other_regulation(submission: Submission, rubric: Rubric, chosen: Rubric) -> Problem:
    place = Location(file=submission.path, sheet=submission.sheet)
    return found("ZI150", place, rubric=rubric.id, chosen=chosen.id)


def _chosen_assessor(submission: Submission, named: str) -> str:
    """The id of the assessor whom the user named by id or title; an empty text when none was named."""
    if not named:
        return ""
    chosen = assessor_named({name: one.title for name, one in submission.answer_sets.items()}, named)
    if not chosen:
        place = Location(file=submission.path, sheet=submission.sheet)
        raise UnusableInputError(found("ZI112", place, assessor=named, assessors=", ".join(submission.answer_sets)))
    return chosen


def _shown_assessors(submission: Submission, chosen: str) -> tuple[AnswerSet, ...]:
    """Those who have begun, or all when nobody has; always the chosen one."""
    sets = submission.answer_sets
    shown = tuple(one for one in sets.values() if one.is_filled or one.assessor == chosen)
    return shown or tuple(sets.values())


def _last_filled(shown: tuple[AnswerSet, ...]) -> AnswerSet:
    """The highest tier that has begun; the first one where nobody has."""
    filled = [answers for answers in shown if answers.is_filled]
    return filled[-1] if filled else shown[0]


def _assess(
    rubric: Rubric,
    submission: Submission,
    answers: AnswerSet,
    policy: UnansweredPolicy,
    targets: tuple[str, ...],
    has_formula: FormulaTeller,
) -> Assessment:
    scorecard = score(rubric, answers, policy)
    checked = cross_check(rubric, submission, scorecard, has_formula)
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


def _remarks_on_the_rubric(rubric: Rubric, submission: Submission, *, was_recognised: bool) -> Iterator[Problem]:
    """What must be known of the rubric: whose it is, that it was not asked for, and what in it is not confirmed."""
    place = Location(file=submission.path, sheet=submission.sheet)
    if was_recognised and rubric.repeal:
        yield found("ZI115", place, rubric=rubric.id, by=rubric.repeal.by)
    if rubric.origin:
        yield found("ZI323", place, origin=rubric.origin, fingerprint=rubric.fingerprint)
    scales = [scale for scale in rubric.scales.values() if not scale.confirmed]
    if scales:
        unconfirmed = {scale.id for scale in scales}
        count = sum(question.scale in unconfirmed for question in rubric.questions.values())
        yield found(
            "ZI319",
            place,
            scales=", ".join(scale.title for scale in scales),
            count=count,
            expected=len(rubric.questions),
            rubric=rubric.id,
        )
