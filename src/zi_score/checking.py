"""Checking: an evaluation and the audit of the same workbook, as one outcome.

The audit adds findings and waivers accept some; neither changes a score or a verdict.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from zi_score.audit import Subject, audit
from zi_score.evaluation import DEFAULT_CHOICES, Choices, Instrument, evaluate_workbook
from zi_score.inspection import Inspection
from zi_score.outcome import Check, Evaluation
from zi_score.problems import Problem, UnusableInputError, worst_first
from zi_score.waivers import Waiver, apply_waivers
from zi_score.workbook.inspection import inspect_workbook


def check_workbook(
    path: Path,
    instrument: Instrument,
    choices: Choices = DEFAULT_CHOICES,
    waivers: Sequence[Waiver] = (),
    today: dt.date | None = None,
) -> Check:
    """Evaluate one workbook, add everything that the audit finds in it, and apply the waivers of its folder."""
    evaluation = evaluate_workbook(path, instrument, choices)
    audited = replace(evaluation, problems=worst_first([*evaluation.problems, *_audit(evaluation, instrument)]))
    day = today or dt.datetime.now(tz=dt.UTC).date()
    return Check(audited, apply_waivers(audited.problems, waivers, path.name, day))


def _audit(evaluation: Evaluation, instrument: Instrument) -> Sequence[Problem]:
    submission = evaluation.submission
    if submission is None:
        return ()
    extra: Sequence[Problem] = ()
    try:
        inspection = inspect_workbook(submission)
    except UnusableInputError as error:
        inspection = Inspection(submission, is_complete=False)
        extra = error.problems
    subject = Subject(
        rubric=evaluation.rubric,
        layout=next(layout for layout in instrument.layouts if layout.id == submission.layout),
        inspection=inspection,
        scorecards={one.scorecard.assessor: one.scorecard for one in evaluation.assessments},
    )
    return [*extra, *audit(subject)]
