"""Recapping: a workbook in, its row out; the one place that knows evaluation and rows together.

A file that fails, hangs or ends its worker is a row like any other and stops nothing. `recap_workbook` is what another
engine maps over files.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from zi_score.frozen import replace
from zi_score.recap import FewestChanges, Frame, RecapRow, row_of, unusable_row
from zi_score.workflows.choices import DEFAULT_CHOICES, Choices
from zi_score.workflows.workers import Call, call_for_all, instrument_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from zi_score.outcome import Evaluation
    from zi_score.problems import Problem


class Job(NamedTuple):
    """One workbook to recap; `known` when its row is there already, from an earlier run or for want of a file."""

    path: Path
    group: str = ""
    known: RecapRow | None = None


def recap_workbook(
    path: Path,
    rubric: str = "",
    choices: Choices = DEFAULT_CHOICES,
    group: str = "",
    layouts: tuple[str, ...] = (),
    plan: str = "",
) -> RecapRow:
    """The row of one workbook under a rubric, named as a bundled one or by its folder; without a name its own one.

    `layouts` has the paths of layouts of one's own; `plan` names the target for which the fewest changed answers are
    counted. What is wrong with the file is in the row, never an exception. Raises `UnusableInputError` for the rubric,
    also where it has overlapping gates and a plan is asked for, and for the layouts.
    """
    from zi_score.workflows.evaluate import evaluate_workbook  # noqa: PLC0415 - who hands workbooks out reads none

    evaluation = evaluate_workbook(path, instrument_of(rubric, layouts), choices)
    row = row_of(evaluation, group)
    return replace(row, fewest=_fewest_changes(evaluation, plan)) if plan and row.frame else row


def _fewest_changes(evaluation: Evaluation, target: str) -> FewestChanges | None:
    """How few answers of the deciding assessor must change; None where its rubric has no such target."""
    from zi_score.workflows.plan import count_least_change  # noqa: PLC0415 - only where it is asked for

    least = count_least_change(evaluation, target) if target in evaluation.rubric.targets else None
    if least is None:
        return None
    surveys, barred = (one.code for one in least.assumed), (gate.id for gate in least.barred_by)
    return FewestChanges(target, least.changes, tuple(surveys), tuple(barred))


def recap_all(
    jobs: Iterable[Job],
    rubric: str = "",
    choices: Choices = DEFAULT_CHOICES,
    workers: int = 0,
    layouts: tuple[str, ...] = (),
    plan: str = "",
) -> Iterator[RecapRow]:
    """The row of each workbook, in the order of the jobs, read in so many worker processes or in this one.

    A workbook that takes a worker longer than the limit ``workbook-seconds`` ends it and is a row with ZI870; one that
    takes its worker down with it has ZI871. Closing the iterator stops the workers.
    """
    frames: dict[tuple[object, ...], Frame] = {}
    calls = (_call(job, rubric, choices, layouts, plan) for job in jobs)
    for row in call_for_all(recap_workbook, calls, workers, rubric, layouts):
        if row.frame is None:
            yield row
        else:
            # Each worker has a copy of its own; thousands of them would be most of the memory.
            yield replace(row, frame=frames.setdefault(row.frame.key, row.frame))


def _call(job: Job, rubric: str, choices: Choices, layouts: tuple[str, ...], plan: str) -> Call[RecapRow]:
    return Call(job.path, (job.path, rubric, choices, job.group, layouts, plan), partial(_lost, job), job.known)


def _lost(job: Job, problem: Problem) -> RecapRow:
    return unusable_row(str(job.path), problem, job.group)
