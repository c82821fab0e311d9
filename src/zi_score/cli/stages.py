"""``zi-score stages``: the road from pencanangan to penetapan as a checklist."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.instrument import facts_of, known_targets, rubric_named
from zi_score.cli.output import is_written, refuse_existing, refuse_to_overwrite, report_options, write_stdout
from zi_score.language import _


class StageFormat(StrEnum):
    """The formats of a checklist of stages."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def stages(
    *,
    profile: Annotated[
        Path | None,
        typer.Option(metavar=_("BERKAS"), help=_("Profil unit (.yaml): tahap yang selesai dan syarat yang dipenuhi.")),
    ] = None,
    target: Annotated[
        str, typer.Option(metavar=_("TARGET"), help=_("Predikat yang dituju, misalnya wbbm. Bawaan: yang pertama."))
    ] = "",
    rubric: Annotated[
        str, typer.Option(metavar=_("RUBRIK"), help=_("Nama rubrik bawaan, atau jalur ke folder rubrik sendiri."))
    ] = "",
    format_: Annotated[StageFormat, typer.Option("--format", help=_("Bentuk laporan."))] = StageFormat.TABLE,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar=_("BERKAS"), help=_("Tulis laporan ke berkas ini, bukan ke layar.")),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Timpa berkas yang sudah ada."))] = False,
) -> None:
    """Print the stages with what is done and what is next."""
    from zi_score.cli.inputs import Input  # noqa: PLC0415 - keeps --help fast
    from zi_score.report.stages import render_road  # noqa: PLC0415
    from zi_score.stages import road_to  # noqa: PLC0415

    law = rubric_named(rubric)
    if not law.stages:
        raise typer.BadParameter(_("{rubric} tidak memuat tahapan").format(rubric=law.id), param_hint="--rubric")
    (wanted,) = known_targets(law, [target or next(iter(law.targets))], "--target")
    if output:
        refuse_to_overwrite(output, [Input(profile)] if profile else [], "--output")
        refuse_existing(output, "--output", force=force)
    text = render_road(format_, road_to(law, wanted, facts_of(profile, law)), report_options(False, output))
    if output is None:
        write_stdout(text, is_data=format_ is not StageFormat.TABLE)
    elif not is_written(output, text):
        raise typer.Exit(ExitCode.USAGE)
