"""``zi-score evaluate``: workbooks in, a report and an exit code out."""

import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_score.cli.exit_codes import ExitCode, exit_code
from zi_score.cli.instrument import instrument_named
from zi_score.cli.messages import complain
from zi_score.cli.output import write_file, write_stdout
from zi_score.language import _
from zi_score.report import ReportOptions, render_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.cli.inputs import Input
    from zi_score.evaluation import Choices, Instrument
    from zi_score.outcome import Evaluation
    from zi_score.rubric.catalogue import Rubric

_FILE_WIDTH = 100


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
        typer.Argument(metavar=_("BUKU_KERJA"), help=_("Berkas, folder, atau pola seperti 'lke/*.xlsx'.")),
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
) -> None:
    """Evaluate workbooks."""
    from zi_score.cli.inputs import find_inputs  # noqa: PLC0415 - keeps --help fast
    from zi_score.evaluation import Choices  # noqa: PLC0415

    instrument = instrument_named(rubric)
    chosen = _known_targets(instrument.rubric, target or [], "--target")
    required = _known_targets(instrument.rubric, [require] if require else [], "--require")
    choices = Choices(
        targets=(*chosen, *(one for one in required if chosen and one not in chosen)),
        assessor=assessor,
        unanswered=unanswered.value if unanswered else None,
        sheet=sheet,
    )
    inputs = find_inputs(workbooks)
    if output:
        _refuse_to_overwrite(output, inputs)
    evaluations = [_evaluation(one, instrument, choices) for one in inputs]
    code = exit_code(evaluations, *required)
    _complain_of_unusable(evaluations)
    _report(evaluations, format_, details, output)
    raise typer.Exit(code)


def _known_targets(rubric: "Rubric", names: "Sequence[str]", option: str) -> tuple[str, ...]:
    known = [name.lower() for name in names]
    for name, target in zip(names, known, strict=True):
        if target not in rubric.targets:
            message = _("{target} (yang ada: {targets})").format(target=name, targets=", ".join(rubric.targets))
            raise typer.BadParameter(message, param_hint=option)
    return tuple(dict.fromkeys(known))


def _refuse_to_overwrite(output: Path, inputs: "Sequence[Input]") -> None:
    if any(output.exists() and one.path.exists() and output.samefile(one.path) for one in inputs):
        message = _("{path} adalah buku kerja yang sedang dinilai").format(path=output)
        raise typer.BadParameter(message, param_hint="--output")


def _evaluation(one: "Input", instrument: "Instrument", choices: "Choices") -> "Evaluation":
    from zi_score.evaluation import evaluate_workbook  # noqa: PLC0415
    from zi_score.outcome import Evaluation  # noqa: PLC0415

    if one.problem:
        return Evaluation(one.problem.location.file, instrument.rubric, problems=(one.problem,))
    return evaluate_workbook(one.path, instrument, choices)


def _complain_of_unusable(evaluations: "Sequence[Evaluation]") -> None:
    from zi_score.report.wording import unusable_sentence  # noqa: PLC0415

    for evaluation in evaluations:
        if not evaluation.is_usable:
            complain(unusable_sentence(evaluation))


def _report(evaluations: "Sequence[Evaluation]", format_: Format, details: bool, output: Path | None) -> None:
    is_terminal = output is None and sys.stdout.isatty()
    options = ReportOptions(
        details=details,
        width=_FILE_WIDTH if output else shutil.get_terminal_size((80, 24)).columns,
        color=is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
    )
    is_words = format_ is Format.TABLE
    if is_words and output is None and not any(evaluation.is_usable for evaluation in evaluations):
        return  # stderr has said it all
    text = render_report(format_, evaluations, options)
    if output is None:
        write_stdout(text, is_data=not is_words)
        return
    try:
        write_file(output, text)
    except OSError as error:
        complain(_("{path} tidak dapat ditulis: {reason}").format(path=output, reason=error.strerror or error))
        raise typer.Exit(ExitCode.USAGE) from error
