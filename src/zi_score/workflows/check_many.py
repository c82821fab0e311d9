"""Checking many workbooks, and writing their annotated copies, in this process or in workers that may be ended.

A file that fails, hangs or ends its worker is a check like any other and stops nothing.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from zi_score.annotation import Annotated, AnnotationError, TargetTakenError, annotate
from zi_score.workflows.check import check_workbook, unusable_check
from zi_score.workflows.choices import DEFAULT_CHOICES, Choices
from zi_score.workflows.packing import packed, unpacked
from zi_score.workflows.workers import Call, call_for_all, instrument_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from zi_score.outcome import Check
    from zi_score.problems import Problem
    from zi_score.rubric.catalogue import Rubric
    from zi_score.waivers import Waiver

CopyOutcome = Annotated | AnnotationError | TargetTakenError | OSError
"""A copy that was written, or why it was not."""


class CheckJob(NamedTuple):
    """One workbook to check with the waivers of its folder; `problem` when there is nothing to check."""

    path: Path
    waivers: tuple[Waiver, ...] = ()
    problem: Problem | None = None


class Checking(NamedTuple):
    """How the workbooks of a run are checked. Empty names: the rubric in force, and its own layouts."""

    rubric: str = ""
    layouts: tuple[str, ...] = ()
    choices: Choices = DEFAULT_CHOICES
    must_be_complete: bool = False
    keeps_content: bool = False
    evidence: Path | None = None


def check_all(jobs: Iterable[CheckJob], how: Checking, workers: int = 0) -> Iterator[Check]:
    """The check of each workbook, in the order of the jobs. Raises `UnusableInputError` for the rubric and layouts.

    A workbook that takes a worker longer than the limit ``workbook-seconds`` cannot be used (ZI870), nor can one that
    takes its worker down with it (ZI871). Closing the iterator stops the workers.
    """
    rubric = instrument_of(how.rubric, how.layouts).rubric
    if not workers:
        yield from _check_here(jobs, how, rubric)
        return
    calls = (_check_call(job, how) for job in jobs)
    yield from (_opened(one, how) for one in call_for_all(_packed_check, calls, workers, how.rubric, how.layouts))


def copy_all(
    checks: Iterable[tuple[Check, Path]], how: Checking, workers: int = 0, *, replace: bool = False
) -> Iterator[CopyOutcome]:
    """Write the annotated copy of each check, which must have kept its content, to its path; what came of it.

    Another file of that name is kept, unless it is to be replaced.
    """
    if not workers:
        yield from (_copy(check, target, replace=replace) for check, target in checks)
        return
    calls = (Call(target, (packed(check), target, how, replace), _lost_copy) for check, target in checks)
    yield from call_for_all(_copy_packed, calls, workers, how.rubric, how.layouts)


def _check_here(jobs: Iterable[CheckJob], how: Checking, rubric: Rubric) -> Iterator[Check]:
    try:
        for job in jobs:
            yield unusable_check(job.path, rubric, job.problem) if job.problem else _check(job.path, job.waivers, how)
    finally:
        if how.evidence:
            from zi_score.workflows.evidence import forget_folders  # noqa: PLC0415 - only where it is asked for

            forget_folders()


def _check(path: Path, waivers: tuple[Waiver, ...], how: Checking) -> Check:
    return check_workbook(
        path,
        instrument_of(how.rubric, how.layouts),
        how.choices,
        waivers,
        must_be_complete=how.must_be_complete,
        keeps_content=how.keeps_content,
        evidence=how.evidence,
    )


def _check_call(job: CheckJob, how: Checking) -> Call[bytes]:
    lost = partial(_lost, job.path, how)
    return Call(job.path, (job.path, job.waivers, how), lost, lost(job.problem) if job.problem else None)


def _lost(path: Path, how: Checking, problem: Problem) -> bytes:
    return packed(unusable_check(path, instrument_of(how.rubric, how.layouts).rubric, problem))


def _packed_check(path: Path, waivers: tuple[Waiver, ...], how: Checking) -> bytes:
    return packed(_check(path, waivers, how))


def _opened(content: bytes, how: Checking) -> Check:
    return unpacked(content, instrument_of(how.rubric, how.layouts))


def _copy_packed(content: bytes, target: Path, how: Checking, replace: bool) -> CopyOutcome:
    return _copy(_opened(content, how), target, replace=replace)


def _lost_copy(problem: Problem) -> CopyOutcome:
    return AnnotationError(problem.message)


def _copy(check: Check, target: Path, *, replace: bool) -> CopyOutcome:
    try:
        return annotate(check, target, replace=replace)
    except (AnnotationError, TargetTakenError, OSError) as error:
        return error
