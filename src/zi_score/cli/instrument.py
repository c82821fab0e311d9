"""The instrument that the user named, or every problem of its files on stderr and exit 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.messages import complain

if TYPE_CHECKING:
    from zi_score.evaluation import Instrument
    from zi_score.problems import UnusableInputError
    from zi_score.rubric.catalogue import Rubric


def instrument_named(name: str) -> Instrument:
    """Load a rubric and its layouts by name or path; an empty name is the default."""
    from zi_score.evaluation import Instrument  # noqa: PLC0415 - only commands that evaluate
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.rubric.library import DEFAULT_RUBRIC, load_layouts, load_rubric, rubric_folder  # noqa: PLC0415

    try:
        folder = rubric_folder(name or DEFAULT_RUBRIC)
        return Instrument(load_rubric(folder), load_layouts(folder))
    except UnusableInputError as error:
        raise unusable(error) from error


def rubric_named(name: str) -> Rubric:
    """Load a rubric alone."""
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.rubric.library import DEFAULT_RUBRIC, load_rubric, rubric_folder  # noqa: PLC0415

    try:
        return load_rubric(rubric_folder(name or DEFAULT_RUBRIC))
    except UnusableInputError as error:
        raise unusable(error) from error


def unusable(error: UnusableInputError) -> typer.Exit:
    """Complain of every problem; what to raise to leave with the code for an unusable input."""
    from zi_score.report.wording import problem_sentence  # noqa: PLC0415

    for problem in error.problems:
        complain(problem_sentence(problem))
    return typer.Exit(ExitCode.UNUSABLE_INPUT)
