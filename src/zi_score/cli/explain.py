"""``zi-score explain``: one workbook and one code in, where its figure comes from out."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zi_score.cli.evaluate import Unanswered
from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.instrument import instrument_named
from zi_score.cli.messages import complain_of_unusable
from zi_score.cli.output import is_written, refuse_existing, refuse_to_overwrite, report_options, write_stdout
from zi_score.language import _
from zi_score.report.explanation import render_explanation


class ExplanationFormat(StrEnum):
    """The formats of an explanation."""

    TABLE = "table"
    JSON = "json"


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
        typer.Option(min=0, metavar=_("TINGKAT"), help=_("Lipat tabel setelah sekian tingkat; JSON selalu utuh.")),
    ] = None,
    rubric: Annotated[
        str, typer.Option(metavar=_("RUBRIK"), help=_("Nama rubrik bawaan, atau jalur ke folder rubrik sendiri."))
    ] = "",
    assessor: Annotated[
        str,
        typer.Option(
            metavar=_("PENILAI"),
            help=_(
                "Penilai yang dijelaskan, misalnya unit atau tpi. Bila tidak diberikan: penilai terakhir yang mengisi."
            ),
        ),
    ] = "",
    unanswered: Annotated[
        Unanswered | None,
        typer.Option(help=_("Jawaban kosong dihitung 0 (zero) atau dilewati seperti rumus formulir (skip).")),
    ] = None,
    sheet: Annotated[str, typer.Option(metavar=_("LEMBAR"), help=_("Nama lembar LKE, bila ada lebih dari satu."))] = "",
    format_: Annotated[
        ExplanationFormat, typer.Option("--format", help=_("Bentuk laporan."))
    ] = ExplanationFormat.TABLE,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar=_("BERKAS"), help=_("Tulis laporan ke berkas ini, bukan ke layar.")),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Timpa berkas yang sudah ada."))] = False,
) -> None:
    """Explain one figure of one workbook."""
    from zi_score.cli.inputs import Input  # noqa: PLC0415 - keeps --help fast
    from zi_score.evaluation import Choices, evaluate_workbook  # noqa: PLC0415
    from zi_score.explaining import explain as explained  # noqa: PLC0415
    from zi_score.explanation import subject_named  # noqa: PLC0415

    instrument = instrument_named(rubric)
    path = Path(workbook)
    if output:
        refuse_to_overwrite(output, [Input(path)], "--output")
        refuse_existing(output, "--output", force=force)
    choices = Choices(assessor=assessor, unanswered=unanswered.value if unanswered else None, sheet=sheet)
    evaluation = evaluate_workbook(path, instrument, choices)
    subject = subject_named(evaluation.rubric, code)
    if subject is None:
        message = _("{topic} tidak ada dalam rubrik {rubric}").format(topic=code, rubric=evaluation.rubric.id)
        raise typer.BadParameter(message, param_hint=_("KODE"))
    if not evaluation.is_usable:
        complain_of_unusable([evaluation])
        raise typer.Exit(ExitCode.UNUSABLE_INPUT)
    text = render_explanation(format_, explained(evaluation, subject), report_options(False, output), depth)
    if output is None:
        write_stdout(text, is_data=format_ is not ExplanationFormat.TABLE)
    elif not is_written(output, text):
        raise typer.Exit(ExitCode.USAGE)
