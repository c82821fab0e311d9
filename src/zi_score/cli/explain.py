"""``zi-score explain``: one workbook and one code in, where its figure comes from out."""

from pathlib import Path
from typing import Annotated

import typer

from zi_score.cli.chosen import chosen
from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.instrument import instrument_named
from zi_score.cli.messages import complain_of_undecided
from zi_score.cli.options import (
    FORMAT,
    ColumnOption,
    ForceOption,
    OutputOption,
    PageOrJson,
    RubricIfGiven,
    SettingsOption,
    SheetOption,
    UnansweredOption,
)
from zi_score.cli.output import deliver, format_of, refuse_unfit_output, report_options
from zi_score.language import _
from zi_score.report import render_explanation


def explain(
    workbook: Annotated[str, typer.Argument(metavar=_("BUKU_KERJA"), help=_("Satu berkas, atau - (stdin)."))],
    code: Annotated[
        str,
        typer.Argument(
            metavar=_("[KODE]"),
            show_default=False,
            help=_("Kode pertanyaan, bagian, atau area; total; target seperti wbk; atau ambang seperti wbbm.area."),
        ),
    ] = "total",
    *,
    depth: Annotated[
        int | None,
        typer.Option(
            min=0,
            metavar=_("TINGKAT"),
            help=_("Tampilkan rincian sampai sekian tingkat; HTML melipat sisanya, JSON selalu utuh."),
        ),
    ] = None,
    details: Annotated[bool, typer.Option("--details", help=_("Tampilkan juga sumber setiap angka."))] = False,
    rubric: RubricIfGiven = None,
    assessor: Annotated[
        str | None,
        typer.Option(
            metavar=_("PENILAI"),
            help=_(
                "Penilai yang dijelaskan, misalnya unit atau tpi. Bila tidak diberikan: penilai terakhir yang mengisi."
            ),
        ),
    ] = None,
    unanswered: UnansweredOption = None,
    sheet: SheetOption = "",
    column: ColumnOption = None,
    format_: Annotated[PageOrJson | None, FORMAT] = None,
    output: OutputOption = None,
    settings: SettingsOption = None,
    force: ForceOption = False,
) -> None:
    """Explain one figure of one workbook."""
    from zi_score.cli.inputs import Input  # noqa: PLC0415 - keeps --help fast
    from zi_score.explanation import subject_named  # noqa: PLC0415
    from zi_score.workflows.evaluate import evaluate_workbook  # noqa: PLC0415
    from zi_score.workflows.explain import explain as explained  # noqa: PLC0415

    wanted = format_of(format_, output, PageOrJson)
    holding = chosen(settings, rubric, assessor, column)
    instrument = instrument_named(holding.rubric, holding.layouts)
    path = Path(workbook)
    refuse_unfit_output(output, [Input(path)], force=force)
    evaluation = evaluate_workbook(path, instrument, holding.choices(unanswered, sheet))
    subject = subject_named(evaluation.rubric, code)
    if subject is None:
        message = _("{topic} tidak ada dalam rubrik {rubric}; kodenya: zi-score rubric show").format(
            topic=code, rubric=evaluation.rubric.id
        )
        raise typer.BadParameter(message, param_hint=_("KODE"))
    if not evaluation.is_decided:
        complain_of_undecided([evaluation])
        raise typer.Exit(ExitCode.UNUSABLE_INPUT)
    text = render_explanation(wanted, explained(evaluation, subject), report_options(details, output), depth)
    deliver(text, output, is_data=wanted is not PageOrJson.TABLE)
