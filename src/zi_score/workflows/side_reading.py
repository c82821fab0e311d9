"""One side of a comparison as it was read, from a workbook or a saved result: scored, by assessor."""

from collections.abc import Mapping

from zi_score.answers import assessor_named
from zi_score.comparison import ChangeKind, Comparison, Side
from zi_score.comparison.facts import FILE_KINDS, facts_of, untold_by
from zi_score.frozen import dataclass, replace
from zi_score.identity import UNSTATED, Identity
from zi_score.inspection import Inspection
from zi_score.outcome import Evaluation
from zi_score.problems import Location, UnusableInputError, found
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout
from zi_score.saved_results import SavedResult
from zi_score.scorecard import Scorecard
from zi_score.scoring import score
from zi_score.submission import Submission
from zi_score.workbook.files import WorkbookFile
from zi_score.workbook.inspection import inspect_workbook
from zi_score.workflows.choices import Choices
from zi_score.workflows.evaluate import with_settings_named
from zi_score.workflows.saved import refuse_edited


@dataclass(frozen=True, slots=True)
class SideReading:
    """One file as it was read: the scored assessors, first tier first, and the one whose verdict counts."""

    path: str
    sha256: str
    form: str
    titles: Mapping[str, str]
    scorecards: Mapping[str, Scorecard]
    decisive: str
    submission: Submission | None = None
    file: WorkbookFile | None = None
    identity: Identity = UNSTATED


def workbook_reading(file: WorkbookFile | None, evaluation: Evaluation) -> SideReading:
    """A workbook as it was evaluated."""
    submission = evaluation.submission
    return SideReading(
        path=evaluation.path,
        sha256=submission.sha256 if submission else "",
        form=submission.layout if submission else "",
        titles={one.scorecard.assessor: one.title for one in evaluation.assessments},
        scorecards={one.scorecard.assessor: one.scorecard for one in evaluation.assessments},
        decisive=evaluation.verdict_assessor,
        submission=submission,
        file=file,
        identity=submission.identity if submission else UNSTATED,
    )


def saved_reading(saved: SavedResult, rubric: Rubric, choices: Choices, *, is_rubric_chosen: bool) -> SideReading:
    """A saved result, scored anew by its answers.

    Raises `UnusableInputError` where its verdict was withheld, the chosen assessor is not in it, or its totals are not
    those of its answers under a rubric that nobody chose.
    """
    place = Location(file=saved.path)
    sets, decisive = saved.answer_sets, saved.verdict_assessor
    if saved.withheld and not choices.assessor:
        raise UnusableInputError(saved.withheld.problem(saved.path))
    if choices.assessor:
        decisive = assessor_named({name: one.title for name, one in sets.items()}, choices.assessor)
        if not decisive:
            unknown = UnusableInputError(found("ZI112", place, assessor=choices.assessor, assessors=", ".join(sets)))
            raise UnusableInputError(*with_settings_named(unknown, choices))
    if not is_rubric_chosen:
        refuse_edited(saved, rubric)
    return SideReading(
        path=saved.path,
        sha256=saved.sha256,
        form=saved.layout,
        titles={name: one.title for name, one in sets.items()},
        scorecards={
            name: score(rubric, one, choices.unanswered or rubric.unanswered_policy) for name, one in sets.items()
        },
        decisive=decisive,
        identity=saved.identity,
    )


def filled_assessor(reading: SideReading, named: str) -> str:
    """The id of an assessor named by id or title, who must have filled the workbook."""
    filled = [
        name
        for name, scorecard in reading.scorecards.items()
        if any(question.counted for question in scorecard.questions.values())
    ]
    if assessor := assessor_named({name: reading.titles[name] for name in filled}, named):
        return assessor
    place, known = Location(file=reading.path), ", ".join(filled) or "-"
    raise UnusableInputError(found("ZI807", place, assessor=named, assessors=known))


def side_of(reading: SideReading, assessor: str, instrument: Instrument, *, looks_behind: bool) -> Side:
    """One assessor's side, with what stands behind the answers if that is looked at and the file can tell."""
    card = reading.scorecards[assessor]
    side = Side(reading.path, reading.titles[assessor], reading.form, card, identity=reading.identity)
    if reading.submission is None or reading.file is None:
        return replace(side, untold=FILE_KINDS, is_saved=reading.submission is None)
    if not looks_behind:
        return side
    inspection = _complete_inspection(reading.file, reading.submission)
    if inspection is None:
        return replace(side, untold=FILE_KINDS)
    facts = facts_of(inspection, instrument.layout(reading.form), assessor)
    return replace(side, facts=facts, untold=untold_by(inspection, assessor))


def noted(
    comparison: Comparison, file: WorkbookFile, submission: Submission, pair: tuple[str, str], layout: Layout
) -> Comparison:
    """The comparison whose sides know the notes of their assessors; as it is where the file keeps them from us.

    Notes of two assessors of one workbook are shown, and never compared.
    """
    inspection = _complete_inspection(file, submission)
    if inspection is None:
        return comparison

    def with_facts(side: Side, assessor: str) -> Side:
        facts = facts_of(inspection, layout, assessor)
        return replace(side, facts={key: fact for key, fact in facts.items() if key[0] is ChangeKind.NOTE})

    before, after = pair
    return replace(comparison, before=with_facts(comparison.before, before), after=with_facts(comparison.after, after))


def _complete_inspection(file: WorkbookFile, submission: Submission) -> Inspection | None:
    """What stands behind the answers of a workbook; None where the file keeps that from us."""
    try:
        inspection = inspect_workbook(file, submission)
    except UnusableInputError:
        return None
    return inspection if inspection.is_complete else None
