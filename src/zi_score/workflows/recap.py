"""Recapping: a workbook in, its row out, in this process or in workers that may be ended.

The one place that knows evaluation, rows and processes together. A file that fails, hangs or ends its worker is a row
like any other and stops nothing. `recap_workbook` is what another engine maps over files.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import signal
from collections import deque
from concurrent.futures import TimeoutError as TooLateError
from dataclasses import replace
from functools import cache
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING, NamedTuple

from zi_score.garbage import collect_seldom
from zi_score.limits import current_limits
from zi_score.problems import Location, found
from zi_score.recap import Frame, Row, row_of, unusable_row
from zi_score.rubric.instrument import Instrument, load_instrument
from zi_score.workflows.evaluate import DEFAULT_CHOICES, Choices, evaluate_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from pebble import ProcessFuture

_WAITING_PER_WORKER = 24
# Locks are removed at priority 0, and what has a higher one comes earlier.
_BEFORE_LOCKS = 100


class Job(NamedTuple):
    """One workbook to recap; `known` when its row is there already, from an earlier run or for want of a file."""

    path: Path
    group: str = ""
    known: Row | None = None


def recap_workbook(
    path: Path, rubric: str = "", choices: Choices = DEFAULT_CHOICES, group: str = "", layouts: tuple[str, ...] = ()
) -> Row:
    """The row of one workbook under a rubric, named as a bundled one or by its folder; without a name its own one.

    `layouts` has the paths of layouts of one's own. What is wrong with the file is in the row, never an exception.
    Raises `UnusableInputError` for the rubric and the layouts.
    """
    return row_of(evaluate_workbook(path, _instrument(rubric, layouts), choices), group)


def recap_all(
    jobs: Iterable[Job],
    rubric: str = "",
    choices: Choices = DEFAULT_CHOICES,
    workers: int = 0,
    layouts: tuple[str, ...] = (),
) -> Iterator[Row]:
    """The row of each workbook, in the order of the jobs, read in so many worker processes or in this one.

    A workbook that takes a worker longer than the limit ``workbook-seconds`` ends it and is a row with ZI870; one that
    takes its worker down with it has ZI871. Closing the iterator stops the workers.
    """
    frames: dict[tuple[object, ...], Frame] = {}
    rows = _in_workers(jobs, rubric, choices, workers, layouts) if workers else _here(jobs, rubric, choices, layouts)
    for row in rows:
        if row.frame is None:
            yield row
        else:
            # Each worker has a copy of its own; thousands of them would be most of the memory.
            yield replace(row, frame=frames.setdefault(row.frame.key, row.frame))


def _here(jobs: Iterable[Job], rubric: str, choices: Choices, layouts: tuple[str, ...]) -> Iterator[Row]:
    for job in jobs:
        yield job.known or recap_workbook(job.path, rubric, choices, job.group, layouts)


def _in_workers(
    jobs: Iterable[Job], rubric: str, choices: Choices, workers: int, layouts: tuple[str, ...]
) -> Iterator[Row]:
    from pebble import ProcessPool  # noqa: PLC0415 - only where many are read

    waiting: deque[tuple[Job, ProcessFuture[Row] | None]] = deque()
    limit = current_limits().workbook_seconds
    # Spawned, as on every system: a process that is copied with its threads may hold a lock forever.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPool(workers, context=context, initializer=_prepare, initargs=[rubric, layouts])
    stop: Callable[[], None] = pool.stop  # to which Pebble gives no types
    _end_workers_at_exit()
    try:
        for job in jobs:
            arguments = (job.path, rubric, choices, job.group, layouts)
            future = None if job.known else pool.schedule(recap_workbook, args=arguments, timeout=limit)
            waiting.append((job, future))
            if len(waiting) > workers * _WAITING_PER_WORKER:
                yield _row(*waiting.popleft(), limit)
        while waiting:
            yield _row(*waiting.popleft(), limit)
    finally:
        stop()
        pool.join()


@cache
def _end_workers_at_exit() -> None:
    """See to it that no worker outlives the run, however that ends.

    Python removes the locks that it shares before it waits for its children: one that is just starting would not find
    them, and print a traceback beside the report of a run that is over.
    """
    Finalize(None, _end_workers, exitpriority=_BEFORE_LOCKS)


def _end_workers() -> None:
    for child in multiprocessing.active_children():
        child.kill()
        child.join()


def _row(job: Job, future: ProcessFuture[Row] | None, limit: int) -> Row:
    from pebble import ProcessExpired  # noqa: PLC0415

    if future is None:
        assert job.known  # noqa: S101 - only those have no worker
        return job.known
    place = Location(file=str(job.path))
    try:
        row: Row = future.result()
    except TooLateError:
        return unusable_row(str(job.path), found("ZI870", place, limit=limit), job.group)
    except ProcessExpired:
        return unusable_row(str(job.path), found("ZI871", place), job.group)
    return row


def _prepare(rubric: str, layouts: tuple[str, ...]) -> None:
    """Begin a worker: an interruption is for the process that the user sees, which then ends this one."""
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    _instrument(rubric, layouts)
    gc.freeze()  # what is loaded stays
    collect_seldom()


@cache
def _instrument(rubric: str, layouts: tuple[str, ...]) -> Instrument:
    return load_instrument(rubric, layouts)
