"""The instrument that the user named, or every problem of its files on stderr and exit 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.messages import complain_of
from zi_score.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zi_score.problems import UnusableInputError
    from zi_score.proposal.conditions import Facts
    from zi_score.rubric.catalogue import Rubric
    from zi_score.rubric.instrument import Instrument
    from zi_score.settings import Settings


def instrument_named(name: str, layouts: tuple[str, ...] = ()) -> Instrument:
    """Load a rubric with its layouts and those of the user's own; an empty name leaves it to the workbook."""
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.rubric.instrument import load_instrument  # noqa: PLC0415 - only commands that evaluate

    try:
        return load_instrument(name, layouts)
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


def facts_of(profile: Path | None, rubric: Rubric) -> Facts | None:
    """What the profile that the user named says; None without one."""
    if profile is None:
        return None
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.proposal.profile import read_profile  # noqa: PLC0415 - loads YAML

    try:
        return read_profile(profile, rubric)
    except UnusableInputError as error:
        raise unusable(error) from error


def known_targets(rubric: Rubric, names: Sequence[str], option: str) -> tuple[str, ...]:
    """The targets of these names, each once; a name that the rubric does not know is wrong usage of `option`."""
    known = [name.lower() for name in names]
    for name, target in zip(names, known, strict=True):
        if target not in rubric.targets:
            message = _("{target} (yang ada: {targets})").format(target=name, targets=", ".join(rubric.targets))
            raise typer.BadParameter(message, param_hint=option)
    return tuple(dict.fromkeys(known))


def refuse_unknown_target(settings: Settings, rubric: Rubric) -> None:
    """A settings file that requires a target which the rubric does not know is an unusable input."""
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.settings import require_known_target  # noqa: PLC0415

    try:
        require_known_target(settings, rubric)
    except UnusableInputError as error:
        raise unusable(error) from error


def unusable(error: UnusableInputError) -> typer.Exit:
    """Complain of every problem; what to raise to leave with the code for an unusable input."""
    complain_of(error.problems)
    return typer.Exit(ExitCode.UNUSABLE_INPUT)
