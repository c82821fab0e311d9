"""``zi-score profile``: the file that answers the conditions outside the workbook."""

from pathlib import Path

from zi_score.cli.instrument import rubric_named
from zi_score.cli.options import BlankFileOption, ForceOption, RubricOption
from zi_score.cli.output import refuse_unfit_output, write_or_leave
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
    told = _("Profil ditulis: {path}").format(path=output)
    write_or_leave(output, profile_text(rubric_named(rubric)), told=told)
