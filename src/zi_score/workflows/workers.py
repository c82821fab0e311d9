"""One function called for many workbooks: in this process, or in workers that may be ended.

It knows nothing of what is done with a workbook. One that hangs or ends its worker stops nothing: what then stands in
place of its result, its call says.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
from collections import deque
from concurrent.futures import TimeoutError as TooLateError
from functools import cache
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from zi_score.garbage import collect_seldom
from zi_score.limits import MEGABYTE, current_limits
from zi_score.problems import Location, Problem, found
from zi_score.rubric.instrument import Instrument, load_instrument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from pebble import ProcessFuture

Result = TypeVar("Result")
_WAITING_PER_WORKER = 24
# Locks are removed at priority 0, and what has a higher one comes earlier.
_BEFORE_LOCKS = 100
_ENVIRONMENT = {"PYTHONSAFEPATH": "1", "MALLOC_TOP_PAD_": str(32 * MEGABYTE)}
"""What a worker is started with, and the processes that it starts.

It imports nothing from the current folder. That may be the folder of the workbooks, and Python begins a worker, and
the process that counts its locks, with a ``-c`` that looks there first: a file ``signal.py`` beside the workbooks would
be run. And where the C library is glibc, it keeps some memory at hand: to give back what one workbook took and to ask
for it again with the next costs a thirtieth of a run.
"""


class Call(NamedTuple, Generic[Result]):
    """What the function is called with for one workbook; `known` when its result is there already.

    `lost` gives what stands in its place when the worker was ended, or ended itself, over it.
    """

    path: Path
    arguments: tuple[object, ...]
    lost: Callable[[Problem], Result]
    known: Result | None = None


def call_for_all(
    function: Callable[..., Result], calls: Iterable[Call[Result]], workers: int, rubric: str, layouts: tuple[str, ...]
) -> Iterator[Result]:
    """The result of each call, in their order, from so many worker processes or from this one.

    Each worker begins with the instrument of this rubric and these layouts. A workbook that takes longer than the limit
    ``workbook-seconds`` ends its worker and is lost with ZI870; one that takes its worker down is lost with ZI871.
    Closing the iterator stops the workers.
    """
    if workers:
        yield from _in_workers(function, calls, workers, (rubric, layouts))
    else:
        yield from (function(*one.arguments) if one.known is None else one.known for one in calls)


@cache
def instrument_of(rubric: str, layouts: tuple[str, ...]) -> Instrument:
    """The instrument of these names, loaded once in each process. Raises `UnusableInputError`."""
    return load_instrument(rubric, layouts)


def _in_workers(
    function: Callable[..., Result],
    calls: Iterable[Call[Result]],
    workers: int,
    instrument: tuple[str, tuple[str, ...]],
) -> Iterator[Result]:
    from pebble import ProcessPool  # noqa: PLC0415 - only where many are read

    waiting: deque[tuple[Call[Result], ProcessFuture[Result] | None]] = deque()
    limit = current_limits().workbook_seconds
    # Spawned, as on every system: a process that is copied with its threads may hold a lock forever.
    context = multiprocessing.get_context("spawn")
    _end_workers_at_exit()
    with _environment_of_workers():
        pool = ProcessPool(workers, context=context, initializer=_prepare, initargs=instrument)
        stop: Callable[[], None] = pool.stop  # to which Pebble gives no types
        try:
            for call in calls:
                future = None if call.known is not None else pool.schedule(function, args=call.arguments, timeout=limit)
                waiting.append((call, future))
                if len(waiting) > workers * _WAITING_PER_WORKER:
                    yield _result(*waiting.popleft(), limit)
            while waiting:
                yield _result(*waiting.popleft(), limit)
        finally:
            stop()
            pool.join()


@contextlib.contextmanager
def _environment_of_workers() -> Iterator[None]:
    """Let every process that is started in the meantime have the environment of a worker."""
    before = {name: os.environ.get(name) for name in _ENVIRONMENT}
    os.environ.update(_ENVIRONMENT)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


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


def _result(call: Call[Result], future: ProcessFuture[Result] | None, limit: int) -> Result:
    from pebble import ProcessExpired  # noqa: PLC0415

    if future is None:
        assert call.known is not None  # noqa: S101 - only those have no worker
        return call.known
    place = Location(file=str(call.path))
    try:
        result: Result = future.result()
    except TooLateError:
        return call.lost(found("ZI870", place, limit=limit))
    except ProcessExpired:
        return call.lost(found("ZI871", place))
    return result


def _prepare(rubric: str, layouts: tuple[str, ...]) -> None:
    """Begin a worker: an interruption is for the process that the user sees, which then ends this one."""
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    instrument_of(rubric, layouts)
    gc.freeze()  # what is loaded stays
    collect_seldom()
