"""The answers that ``evaluate --set`` and ``--set-file`` suppose: what was typed is wrong usage, a file an input."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from zi_score.cli.instrument import unusable
from zi_score.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zi_score.given_answers.supposing import Suppositions
    from zi_score.rubric.catalogue import Rubric


def suppositions_of(typed: Sequence[str], file: Path | None, rubric: Rubric) -> Suppositions | None:
    """What is supposed under a rubric; None where nothing is."""
    if not typed and file is None:
        return None
    from zi_score.given_answers.reading import given_answers  # noqa: PLC0415 - keeps --help fast
    from zi_score.given_answers.source import read_entries, typed_entry  # noqa: PLC0415
    from zi_score.given_answers.supposing import Suppositions  # noqa: PLC0415
    from zi_score.problems import UnusableInputError  # noqa: PLC0415

    entries = []
    for text in typed:
        try:
            entries.append(typed_entry(text, rubric))
        except ValueError as error:
            message = _("{text} (bentuknya KODE=JAWABAN, atau KODE.JUMLAH=ANGKA)").format(text=text)
            raise typer.BadParameter(message, param_hint="--set") from error
    try:
        given = given_answers(entries, rubric)
    except UnusableInputError as error:
        texts = "; ".join(f"{problem.code}: {problem.message}" for problem in error.problems)
        raise typer.BadParameter(texts, param_hint="--set") from error
    if file is None:
        return Suppositions(rubric.id, given)
    try:
        in_file, problems = read_entries(file, rubric)
        return Suppositions(rubric.id, given_answers([*in_file, *entries], rubric, problems))
    except UnusableInputError as error:
        raise unusable(error) from error
