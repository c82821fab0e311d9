"""Checking: an evaluation and the audit of the same workbook, as one outcome.

The audit adds findings and waivers accept some; neither changes a score or a verdict.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from zi_score.answers import Unreadable
from zi_score.audit import AuditedWorkbook, audit
from zi_score.evidence.model import QuestionEvidence
from zi_score.frozen import replace
from zi_score.inspection import Inspection
from zi_score.outcome import Check, Evaluation
from zi_score.problems import Location, Problem, UnusableInputError, found, worst_first
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout
from zi_score.scorecard import Scorecard
from zi_score.settings import RunSettings
from zi_score.waivers import Finding, Waiver, apply_waivers, current_day, judge_waivers
from zi_score.workbook.files import NamedContent, WorkbookFile
from zi_score.workbook.inspection import inspect_workbook
from zi_score.workflows.choices import DEFAULT_CHOICES, Choices
from zi_score.workflows.evaluate import open_and_evaluate

_TOO_FEW = "ZI225"


def check_workbook(
    source: Path | NamedContent,
    instrument: Instrument,
    choices: Choices = DEFAULT_CHOICES,
    waivers: Sequence[Waiver] = (),
    today: dt.date | None = None,
    *,
    must_be_complete: bool = False,
    keeps_content: bool = False,
    evidence: Path | None = None,
) -> Check:
    """Evaluate one workbook, add everything that the audit finds in it, and apply the waivers of its folder.

    `keeps_content` keeps the bytes that were read, for a copy; `evidence` is the folder in which to look evidence up.
    Why a workbook cannot be used, why it has no verdict, or that too little is answered for one is never waived.
    """
    file, evaluation = open_and_evaluate(source, instrument, choices)
    audit_problems = _audit(file, evaluation, instrument) if file else _unaudited(evaluation)
    looked_up, missing = _evidence(file, evaluation, evidence)
    found_there = (*evaluation.problems, *audit_problems, *_blanks(evaluation, must_be_complete), *missing)
    audited = replace(evaluation, problems=worst_first(found_there))
    never = {_TOO_FEW, *([evaluation.withheld.code] if evaluation.withheld else [])}
    holding = [one for one in waivers if one.code not in never] if evaluation.is_usable else ()
    findings = apply_waivers(audited.problems, holding, audited.path, today or current_day())
    return Check(audited, findings, looked_up, file.content if file and keeps_content else b"")


def _evidence(
    file: WorkbookFile | None, evaluation: Evaluation, folder: Path | None
) -> tuple[tuple[QuestionEvidence, ...], tuple[Problem, ...]]:
    if file is None or folder is None or not evaluation.is_usable:
        return (), ()
    from zi_score.workflows.evidence import evidence_of  # noqa: PLC0415 - only where it is asked for

    return evidence_of(file, evaluation, folder)


def unusable_check(path: Path, rubric: Rubric, problem: Problem) -> Check:
    """The check of what could not even be opened, or was lost with the process that read it."""
    evaluation = Evaluation(problem.location.file or str(path), rubric, problems=(problem,))
    return Check(evaluation, (Finding(problem),))


def _blanks(evaluation: Evaluation, must_be_complete: bool) -> Iterator[Problem]:
    """That the deciding assessor has answered less than half, or has left a blank where there must be none."""
    submission = evaluation.submission
    if submission is None or not evaluation.is_decided:
        return
    decisive, expected = evaluation.decisive, len(evaluation.rubric.questions)
    answers = submission.answer_sets[decisive.scorecard.assessor].responses
    # What cannot be read is not blank, and is an error of its own.
    blanks = [
        code
        for code in decisive.scorecard.unanswered
        if code not in answers or not isinstance(answers[code].answer, Unreadable)
    ]
    place = Location(evaluation.path, submission.sheet)
    if 2 * len(blanks) > expected:
        yield found(_TOO_FEW, place, assessor=decisive.title, answered=expected - len(blanks), expected=expected)
    elif blanks and must_be_complete:
        yield found("ZI226", place, count=len(blanks), expected=expected, assessor=decisive.title, code=blanks[0])


def with_waivers_judged(
    checks: Sequence[Check], settings: RunSettings, today: dt.date | None = None
) -> tuple[Check, ...]:
    """The checks of a whole run, with what is to be said of its settings files.

    That is each waiver that has expired or that nothing needs, and what a file states that does not count. It stands
    in the settings file and is told once: with the first workbook that the file speaks of, if possible one that can
    be used.
    """
    day = today or current_day()
    groups: dict[str, list[Check]] = {}
    for check in checks:
        groups.setdefault(settings.settings_of(check.evaluation.path).path, []).append(check)
    problems_of: dict[str, list[Problem]] = {}
    for file, group in groups.items():
        waivers = settings.settings_of(group[0].evaluation.path).waivers
        examined = {one.evaluation.path: one.evaluation.problems for one in group}
        unusable = [one.evaluation.path for one in group if not one.evaluation.is_usable]
        first = next((one for one in group if one.evaluation.is_usable), group[0])
        problems_of[first.evaluation.path] = [
            *(problem for path, problem in settings.ignored.items() if path == file),
            *judge_waivers(waivers, examined, unusable, day),
        ]
    return tuple(_with_problems(check, problems_of.get(check.evaluation.path, ())) for check in checks)


def _with_problems(check: Check, problems: Sequence[Problem]) -> Check:
    findings = [*check.findings, *(Finding(problem) for problem in problems)]
    return replace(check, findings=tuple(sorted(findings, key=lambda one: one.problem.order)))


def _unaudited(evaluation: Evaluation) -> Sequence[Problem]:
    """That what was evaluated is no workbook, in which there would be more to check."""
    return (found("ZI911", Location(file=evaluation.path)),) if evaluation.is_usable else ()


def _audit(file: WorkbookFile, evaluation: Evaluation, instrument: Instrument) -> Sequence[Problem]:
    submission = evaluation.submission
    if submission is None:
        return ()
    extra: Sequence[Problem] = ()
    try:
        inspection = inspect_workbook(file, submission)
    except UnusableInputError as error:
        inspection = Inspection(submission, is_complete=False)
        extra = error.problems
    else:
        if not inspection.is_complete:
            extra = (found("ZI152", Location(file=submission.path)),)
    layout = instrument.of(evaluation.rubric.id).layout(submission.layout)
    scorecards = {one.scorecard.assessor: one.scorecard for one in evaluation.assessments}
    subjects = _subjects(evaluation, layout, inspection, scorecards)
    return [*extra, *(problem for subject in subjects for problem in audit(subject))]


def _subjects(
    evaluation: Evaluation, layout: Layout, inspection: Inspection, scorecards: Mapping[str, Scorecard]
) -> Iterator[AuditedWorkbook]:
    """The sheets of a submission, each with the assessors whose answers stand on it."""
    submission = inspection.submission
    for sheet, places in submission.parts:
        sets = {name: one for name, one in submission.answer_sets.items() if name in places.assessors}
        part = replace(submission, sheet=sheet, places=places, answer_sets=sets)
        own = {name: card for name, card in scorecards.items() if name in sets}
        yield AuditedWorkbook(evaluation.rubric, layout, replace(inspection, submission=part), own)
