"""How far a long run has come, on stderr: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from zi_score.cli.messages import is_quiet, notice
from zi_score.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_FEW = 5
_LINE_EVERY = 100
_LARGE = 500_000
"""Bytes: some ten thousand respondents."""


@contextmanager
def progress(total: int, task: str) -> Iterator[Callable[[], None]]:
    """Give a function to call after each of `total` files. A few files need no progress; `task` names it."""
    if total < _FEW or is_quiet():
        yield lambda: None
    elif sys.stderr.isatty():
        yield from _bar(total, task)
    else:
        yield _counter(total)


@contextmanager
def waiting(task: str, path: Path) -> Iterator[None]:
    """Show on a terminal that one large file is worked on; what takes no second needs no bar."""
    try:
        is_large = path.stat().st_size > _LARGE
    except OSError:
        is_large = False  # whatever reads it says why
    if not (is_large and sys.stderr.isatty()) or is_quiet():
        yield
        return
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn(task), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        bar.add_task("", total=None)
        yield


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
            notice(_("{done} dari {total} buku kerja dibaca").format(done=done, total=total))

    return advance
