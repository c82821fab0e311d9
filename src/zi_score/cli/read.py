"""``zi-score read``: one workbook in, what of it was recognised out, and on request as a layout to correct."""

from pathlib import Path
from typing import Annotated

import typer

from zi_score.cli.chosen import chosen
from zi_score.cli.instrument import instrument_named, unusable
from zi_score.cli.options import (
    FORMAT,
    AssessorIfGiven,
    ColumnOption,
    ForceOption,
    OutputOption,
    PageOrJson,
    RubricIfGiven,
    SettingsOption,
    SheetOption,
)
from zi_score.cli.output import (
    deliver,
    format_of,
    refuse_existing,
    refuse_to_overwrite,
    refuse_unfit_output,
    report_options,
    write_or_leave,
)
from zi_score.language import _
from zi_score.report import render_reading

_LAYOUT_SUFFIXES = (".yaml", ".yml")


def read(
    workbook: Annotated[str, typer.Argument(metavar=_("BUKU_KERJA"), help=_("Satu berkas, atau - (stdin)."))],
    *,
    layout: Annotated[
        Path | None,
        typer.Option("--as", metavar=_("BERKAS"), help=_("Tulis bentuk formulir ini sebagai tata letak (.yaml).")),
    ] = None,
    rubric: RubricIfGiven = None,
    assessor: AssessorIfGiven = None,
    sheet: SheetOption = "",
    column: ColumnOption = None,
    format_: Annotated[PageOrJson | None, FORMAT] = None,
    output: OutputOption = None,
    settings: SettingsOption = None,
    force: ForceOption = False,
) -> None:
    """Show what of a workbook was recognised."""
    from zi_score.cli.inputs import Input  # noqa: PLC0415 - keeps --help fast
    from zi_score.layout_writing import layout_text  # noqa: PLC0415
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.workflows.read import read_workbook  # noqa: PLC0415

    wanted = format_of(format_, output, PageOrJson)
    path = Path(workbook)
    refuse_unfit_output(output, [Input(path)], force=force)
    if layout:
        if layout.suffix.lower() not in _LAYOUT_SUFFIXES or layout == output:
            message = _("{path} harus berkas .yaml tersendiri").format(path=layout)
            raise typer.BadParameter(message, param_hint="--as")
        refuse_to_overwrite(layout, [Input(path)], "--as")
        refuse_existing(layout, "--as", force=force)
    holding = chosen(settings, rubric, assessor, column)
    instrument = instrument_named(holding.rubric, holding.layouts)
    try:
        form = read_workbook(path, instrument, holding.choices(None, sheet))
    except UnusableInputError as error:
        raise unusable(error) from error
    if layout:
        text = layout_text(form.reading.evaluation.rubric, form.layout, form.submission, layout.stem)
        write_or_leave(layout, text)
    report = render_reading(wanted, form.reading, report_options(False, output))
    deliver(report, output, is_data=wanted is not PageOrJson.TABLE)
