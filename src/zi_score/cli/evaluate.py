"""``zi-score evaluate``: workbooks in, a report and an exit code out."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_score.cli.exit_codes import ExitCode, exit_code
from zi_score.cli.instrument import instrument_named, known_targets
from zi_score.cli.messages import complain_of_unusable
from zi_score.cli.output import is_written, refuse_existing, refuse_to_overwrite, report_options, write_stdout
from zi_score.language import _
from zi_score.report import render_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.cli.inputs import Input
    from zi_score.evaluation import Choices, Instrument
    from zi_score.outcome import Evaluation


class Format(StrEnum):
    """The formats of a report."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"


class Unanswered(StrEnum):
    """What a blank scores."""

    ZERO = "zero"
    SKIP = "skip"


def evaluate(
    workbooks: Annotated[
        list[str],
        typer.Argument(metavar=_("BUKU_KERJA"), help=_("Berkas, folder, pola seperti 'lke/*.xlsx', atau - (stdin).")),
    ],
    *,
    rubric: Annotated[
        str, typer.Option(metavar=_("RUBRIK"), help=_("Nama rubrik bawaan, atau jalur ke folder rubrik sendiri."))
    ] = "",
    assessor: Annotated[
        str,
        typer.Option(
            metavar=_("PENILAI"),
            help=_(
                "Penilai yang menentukan, misalnya unit atau tpi. Bila tidak diberikan: penilai terakhir yang mengisi."
            ),
        ),
    ] = "",
    target: Annotated[
        list[str] | None,
        typer.Option(metavar=_("TARGET"), help=_("Hanya target ini, misalnya wbk; dapat diulang. Bawaan: semua.")),
    ] = None,
    require: Annotated[
        str,
        typer.Option(metavar=_("TARGET"), help=_("Keluar dengan kode 1 bila ada yang belum memenuhi target ini.")),
    ] = "",
    unanswered: Annotated[
        Unanswered | None,
        typer.Option(help=_("Jawaban kosong dihitung 0 (zero) atau dilewati seperti rumus formulir (skip).")),
    ] = None,
    sheet: Annotated[str, typer.Option(metavar=_("LEMBAR"), help=_("Nama lembar LKE, bila ada lebih dari satu."))] = "",
    details: Annotated[
        bool, typer.Option("--details", help=_("Tampilkan juga setiap indikator dan pertanyaan."))
    ] = False,
    format_: Annotated[Format, typer.Option("--format", help=_("Bentuk laporan."))] = Format.TABLE,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar=_("BERKAS"), help=_("Tulis laporan ke berkas ini, bukan ke layar.")),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Timpa berkas yang sudah ada."))] = False,
) -> None:
    """Evaluate workbooks."""
    from zi_score.cli.inputs import find_inputs  # noqa: PLC0415 - keeps --help fast
    from zi_score.evaluation import Choices  # noqa: PLC0415

    instrument = instrument_named(rubric)
    chosen = known_targets(instrument.rubric, target or [], "--target")
    required = known_targets(instrument.rubric, [require] if require else [], "--require")
    choices = Choices(
        targets=(*chosen, *(one for one in required if chosen and one not in chosen)),
        assessor=assessor,
        unanswered=unanswered.value if unanswered else None,
        sheet=sheet,
    )
    inputs = find_inputs(workbooks)
    if output:
        refuse_to_overwrite(output, inputs, "--output")
        refuse_existing(output, "--output", force=force)
    evaluations = [_evaluation(one, instrument, choices) for one in inputs]
    code = exit_code(evaluations, *required)
    complain_of_unusable(evaluations)
    _report(evaluations, format_, details, output)
    raise typer.Exit(code)


def _evaluation(one: "Input", instrument: "Instrument", choices: "Choices") -> "Evaluation":
    from zi_score.evaluation import evaluate_workbook  # noqa: PLC0415
    from zi_score.outcome import Evaluation  # noqa: PLC0415

    if one.problem:
        return Evaluation(one.problem.location.file, instrument.rubric, problems=(one.problem,))
    return evaluate_workbook(one.path, instrument, choices)


def _report(evaluations: "Sequence[Evaluation]", format_: Format, details: bool, output: Path | None) -> None:
    is_words = format_ is Format.TABLE
    if is_words and output is None and not any(evaluation.is_usable for evaluation in evaluations):
        return  # stderr has said it all
    text = render_report(format_, evaluations, report_options(details, output))
    if output is None:
        write_stdout(text, is_data=not is_words)
    elif not is_written(output, text):
        raise typer.Exit(ExitCode.USAGE)
