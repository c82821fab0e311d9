"""The kawasan that the user named: its file read, or every problem of it on stderr and exit 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from zi_score.cli.instrument import unusable
from zi_score.cli.messages import complain
from zi_score.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zi_score.kawasan import KawasanFacts, KawasanOutcome
    from zi_score.outcome import Evaluation
    from zi_score.rubric.catalogue import Rubric


def kawasan_named(path: Path | None, rubric: Rubric, asked: Sequence[str]) -> KawasanFacts | None:
    """What the file says; None without one. A rubric that asks nothing of a kawasan is wrong usage."""
    if path is None:
        return None
    from zi_score.kawasan.reading import read_kawasan  # noqa: PLC0415 - loads YAML
    from zi_score.problems import UnusableInputError  # noqa: PLC0415

    known = rubric.kawasan.targets if rubric.kawasan else {}
    if rubric.kawasan is None or any(target not in known for target in asked):
        message = _("rubrik {rubric} tidak mengatur kawasan untuk target itu").format(rubric=rubric.id)
        raise typer.BadParameter(message, param_hint="--kawasan")
    try:
        return read_kawasan(path, rubric.kawasan)
    except UnusableInputError as error:
        raise unusable(error) from error


def kawasan_outcome(
    facts: KawasanFacts | None, rubric: Rubric, evaluations: Sequence[Evaluation], targets: Sequence[str]
) -> KawasanOutcome | None:
    """What the units and the kawasan come to; on stderr, why they cannot be units of one."""
    if facts is None or rubric.kawasan is None:
        return None
    from zi_score.kawasan import judge_kawasan  # noqa: PLC0415 - only with a kawasan
    from zi_score.problems import Severity  # noqa: PLC0415
    from zi_score.report.wording import problem_sentence  # noqa: PLC0415

    outcome = judge_kawasan(rubric, rubric.kawasan, facts, evaluations, targets or tuple(rubric.targets))
    for problem in outcome.problems:
        if problem.severity is Severity.ERROR:
            complain(problem_sentence(problem))
    return outcome
