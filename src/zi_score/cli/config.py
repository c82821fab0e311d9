"""``zi-score config``: each setting as it holds for the workbooks of a place, and who says so."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zi_score.cli.chosen import given_columns
from zi_score.cli.instrument import known_targets, refuse_unknown_target, rubric_named, unusable
from zi_score.cli.options import (
    FORMAT,
    ColumnOption,
    ForceOption,
    OutputOption,
    PageOrJson,
    RubricIfGiven,
    SettingsOption,
)
from zi_score.cli.output import deliver, format_of, refuse_unfit_output, report_options
from zi_score.language import _

SEVERITY_METAVAR = "[error|warning|note]"


class FailOn(StrEnum):
    """The mildest finding that fails a check."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


def fail_on_named(text: str) -> FailOn:
    """The severity of that name, in either language."""
    from zi_score.problems import SEVERITY_WORDS, severity_named  # noqa: PLC0415 - keeps --help fast

    try:
        return FailOn(severity_named(text))
    except ValueError:
        message = _("{text} (yang ada: {known})")
        known = ", ".join((*FailOn, *SEVERITY_WORDS))
        raise typer.BadParameter(message.format(text=text, known=known), param_hint="--fail-on") from None


def config(
    path: Annotated[
        Path, typer.Argument(metavar=_("JALUR"), help=_("Buku kerja, atau folder yang berisi buku kerja."))
    ] = Path(),
    *,
    rubric: RubricIfGiven = None,
    assessor: Annotated[
        str | None, typer.Option(metavar=_("PENILAI"), help=_("Penilai yang menentukan, misalnya unit atau tpi."))
    ] = None,
    require: Annotated[str | None, typer.Option(metavar=_("TARGET"), help=_("Target yang harus dipenuhi."))] = None,
    column: ColumnOption = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            "--fail-on",
            parser=fail_on_named,
            metavar=SEVERITY_METAVAR,
            help=_("Temuan paling ringan yang menggagalkan pemeriksaan."),
        ),
    ] = None,
    settings: SettingsOption = None,
    format_: Annotated[PageOrJson | None, FORMAT] = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Show the settings in force."""
    from zi_score.problems import Location, UnusableInputError, found  # noqa: PLC0415 - keeps --help fast
    from zi_score.report import render_settings  # noqa: PLC0415
    from zi_score.report.settings import InForce  # noqa: PLC0415
    from zi_score.settings import SETTINGS_FILE, effective, settings_for  # noqa: PLC0415
    from zi_score.waivers import current_day  # noqa: PLC0415

    wanted = format_of(format_, output, PageOrJson)
    refuse_unfit_output(output, (), force=force)
    columns = given_columns(column)
    flags = {
        "rubric": rubric,
        "assessor": assessor,
        "columns": None if columns is None else ", ".join(f"{name}={letters}" for name, letters in columns),
        "require": require,
        "fail-on": fail_on,
    }
    if not path.exists():
        raise unusable(UnusableInputError(found("ZI101", Location(file=str(path)))))
    workbook = path / SETTINGS_FILE if path.is_dir() else path
    try:
        files = settings_for([workbook], settings)
    except UnusableInputError as error:
        raise unusable(error) from error
    values = effective(flags, files.deciding)
    chosen = {one.name: one.value for one in values}
    if require:
        known_targets(rubric_named(chosen["rubric"]), [require], "--require")
    elif require is None and chosen["require"]:
        refuse_unknown_target(files.deciding, rubric_named(chosen["rubric"]))
    in_force = InForce(values, files, files.settings_of(workbook), current_day())
    text = render_settings(wanted, in_force, report_options(False, output))
    deliver(text, output, is_data=wanted is not PageOrJson.TABLE)
