"""How far a long run has come, on stderr: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from zi_score.cli.messages import complain
from zi_score.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FEW = 5
_LINE_EVERY = 100


@contextmanager
def progress(total: int, task: str) -> Iterator[Callable[[], None]]:
    """Give a function to call after each of `total` files. A few files need no progress; `task` names it."""
    if total < _FEW:
        yield lambda: None
    elif sys.stderr.isatty():
        yield from _bar(total, task)
    else:
        yield _counter(total)


def _bar(total: int, title: str) -> Iterator[Callable[[], None]]:
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)


def _counter(total: int) -> Callable[[], None]:
    done = 0

    def advance() -> None:
        nonlocal done
        done += 1
        if done % _LINE_EVERY == 0 and done < total:
            complain(_("{done} dari {total} buku kerja dibaca").format(done=done, total=total))

    return advance
