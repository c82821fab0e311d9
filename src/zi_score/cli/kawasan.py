"""``zi-score kawasan``, and the file of a kawasan that the user named: read, or its problems on stderr and exit 3."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from zi_score.cli.instrument import rubric_named, unusable
from zi_score.cli.messages import complain_of
from zi_score.cli.options import BlankFileOption, ForceOption, RubricOption
from zi_score.cli.output import refuse_unfit_output, write_or_leave
from zi_score.cli.typer_words import LocalizedCommand, command_group
from zi_score.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.outcome import Evaluation
    from zi_score.proposal.kawasan import KawasanFacts, KawasanOutcome
    from zi_score.rubric.catalogue import Rubric

kawasan = command_group()


@kawasan.command("new", cls=LocalizedCommand, help=_("Menulis berkas kawasan kosong yang berketerangan."))
def new(
    output: BlankFileOption = Path("kawasan.yaml"),
    rubric: RubricOption = "",
    force: ForceOption = False,
) -> None:
    """Write the file of a kawasan to fill in."""
    from zi_score.report.kawasan_text import kawasan_text  # noqa: PLC0415 - keeps --help fast

    chosen = rubric_named(rubric)
    if chosen.kawasan is None:
        raise typer.BadParameter(_("{rubric} tidak mengatur kawasan").format(rubric=chosen.id), param_hint="--rubric")
    refuse_unfit_output(output, (), force=force)
    told = _("Berkas kawasan ditulis: {path}").format(path=output)
    write_or_leave(output, kawasan_text(chosen, chosen.kawasan), told=told)


def kawasan_named(path: Path | None, rubric: "Rubric", asked: "Sequence[str]") -> "KawasanFacts | None":
    """What the file says; None without one. A rubric that asks nothing of a kawasan is wrong usage."""
    if path is None:
        return None
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.proposal.kawasan_file import read_kawasan  # noqa: PLC0415 - loads YAML

    known = rubric.kawasan.targets if rubric.kawasan else {}
    if rubric.kawasan is None or any(target not in known for target in asked):
        message = _("rubrik {rubric} tidak mengatur kawasan untuk target itu").format(rubric=rubric.id)
        raise typer.BadParameter(message, param_hint="--kawasan")
    try:
        return read_kawasan(path, rubric.kawasan)
    except UnusableInputError as error:
        raise unusable(error) from error


def kawasan_outcome(
    facts: "KawasanFacts | None",
    rubric: "Rubric",
    evaluations: "Sequence[Evaluation]",
    targets: "Sequence[str]",
) -> "KawasanOutcome | None":
    """What the units and the kawasan come to; on stderr, why they cannot be units of one."""
    if facts is None or rubric.kawasan is None:
        return None
    from zi_score.problems import Severity  # noqa: PLC0415
    from zi_score.proposal.kawasan import judge_kawasan  # noqa: PLC0415 - only with a kawasan

    outcome = judge_kawasan(rubric, rubric.kawasan, facts, evaluations, targets or tuple(rubric.targets))
    complain_of(problem for problem in outcome.problems if problem.severity is Severity.ERROR)
    return outcome
