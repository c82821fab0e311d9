"""``zi-score template``: a form to fill in, or one that an answers file has filled."""

from pathlib import Path
from typing import Annotated

import typer

from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.instrument import instrument_named, unusable
from zi_score.cli.options import ForceOption, RubricOption
from zi_score.cli.output import refuse_existing, tell_written
from zi_score.language import _

_USUAL_LAYOUT = "jawaban-2024"


def template(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar=_("BERKAS"), help=_("Berkas .xlsx yang akan ditulis."))
    ],
    rubric: RubricOption = "",
    layout: Annotated[
        str,
        typer.Option(metavar=_("FORMULIR"), help=_("Bentuk formulir, misalnya jawaban-2024 atau lampiran-iii-2021.")),
    ] = "",
    answers: Annotated[
        Path | None,
        typer.Option(metavar=_("BERKAS"), help=_("Jawaban (.json atau .csv) yang diisikan ke formulir.")),
    ] = None,
    force: ForceOption = False,
) -> None:
    """Write a form."""
    from zi_score.given_answers.reading import read_answers  # noqa: PLC0415
    from zi_score.problems import UnusableInputError  # noqa: PLC0415 - keeps --help fast
    from zi_score.template.workbook import write_template  # noqa: PLC0415

    instrument = instrument_named(rubric)
    layouts = {one.id: one for one in instrument.layouts}
    chosen = layout or (_USUAL_LAYOUT if _USUAL_LAYOUT in layouts else next(iter(layouts), ""))
    if chosen not in layouts:
        message = _("{layout} (yang ada: {layouts})").format(layout=layout, layouts=", ".join(layouts))
        raise typer.BadParameter(message, param_hint="--layout")
    if output.suffix.lower() != ".xlsx":
        raise typer.BadParameter(_("{path} harus berakhiran .xlsx").format(path=output), param_hint="--output")
    refuse_existing(output, "--output", force=force)
    try:
        given = read_answers(answers, instrument.rubric, layouts[chosen]) if answers else None
    except UnusableInputError as error:
        raise unusable(error) from error
    try:
        write_template(output, instrument.rubric, layouts[chosen], given)
    except UnusableInputError as error:
        unusable(error)
        raise typer.Exit(ExitCode.USAGE) from error
    tell_written(output)
