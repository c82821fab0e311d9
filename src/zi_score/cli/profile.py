"""``zi-score profile``: the file that answers the conditions outside the workbook."""

from pathlib import Path

import typer

from zi_score.cli.instrument import rubric_named
from zi_score.cli.options import BlankFileOption, ForceOption, RubricOption
from zi_score.cli.output import deliver, refuse_unfit_output
from zi_score.cli.typer_words import LocalizedCommand, command_group
from zi_score.language import _

profile = command_group()


@profile.command("new", cls=LocalizedCommand, help=_("Menulis profil kosong yang berketerangan."))
def new(
    output: BlankFileOption = Path("profile.yaml"),
    rubric: RubricOption = "",
    force: ForceOption = False,
) -> None:
    """Write a profile to fill in."""
    from zi_score.report.profile_text import profile_text  # noqa: PLC0415 - keeps --help fast

    refuse_unfit_output(output, (), force=force)
    deliver(profile_text(rubric_named(rubric)), output, is_data=True, is_told=False)
    typer.echo(_("Profil ditulis: {path}").format(path=output))
