"""Messages on stderr, each one line that begins with the program's name."""

from __future__ import annotations

import contextlib
import os
import sys
from contextvars import ContextVar
from typing import TYPE_CHECKING, TextIO

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zi_score.outcome import Evaluation
    from zi_score.problems import Problem


_IS_QUIET: ContextVar[bool] = ContextVar("is_quiet", default=False)


def be_quiet(is_wanted: bool) -> None:
    """Say nothing from now on in this run but what is wrong."""
    _IS_QUIET.set(is_wanted)


def is_quiet() -> bool:
    """Whether only what is wrong is to be said."""
    return _IS_QUIET.get()


def notice(message: str) -> None:
    """Say what is worth knowing and nothing wrong, unless nobody wants to know."""
    if not is_quiet():
        complain(message)


def complain(message: str) -> None:
    """Say what is wrong, on stderr."""
    from zi_score.report.printable import printable  # noqa: PLC0415 - keeps --help fast

    try:
        typer.echo(f"zi-score: {printable(message)}", err=True)
    except OSError:
        # There is nowhere left to say that stderr cannot be written.
        with contextlib.suppress(OSError):
            discard(sys.stderr)


def discard(stream: TextIO) -> None:
    """Write to nowhere from now on: the interpreter flushes once more when it exits, and that must not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def complain_of(problems: Iterable[Problem]) -> None:
    """Say each problem on a line of its own."""
    from zi_score.report.wording import problem_sentence  # noqa: PLC0415 - keeps --help fast

    for problem in problems:
        complain(problem_sentence(problem))


def complain_of_unusable(evaluations: Sequence[Evaluation]) -> None:
    """Say of each input that cannot be used why."""
    from zi_score.report.wording import unusable_sentence  # noqa: PLC0415 - keeps --help fast

    for evaluation in evaluations:
        if not evaluation.is_usable:
            complain(unusable_sentence(evaluation))


def complain_of_undecided(evaluations: Sequence[Evaluation]) -> None:
    """Say of each input without a verdict why: it cannot be used, or its verdict is withheld."""
    from zi_score.report.wording import withheld_sentence  # noqa: PLC0415 - keeps --help fast

    complain_of_unusable(evaluations)
    for evaluation in evaluations:
        if evaluation.withheld:
            complain(f"{evaluation.path}: {withheld_sentence(evaluation.withheld)}")
