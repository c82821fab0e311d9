"""``zi-score diff``: two sides in, what changed and an exit code out."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_score.cli.chosen import chosen
from zi_score.cli.exit_codes import ExitCode, diff_exit_code
from zi_score.cli.instrument import instrument_named, unusable
from zi_score.cli.options import (
    FORMAT,
    ColumnOption,
    ForceOption,
    OutputOption,
    QuietOption,
    SettingsOption,
    SheetOption,
    UnansweredOption,
)
from zi_score.cli.output import deliver, format_of, is_written, refuse_unfit_output, report_options
from zi_score.language import _
from zi_score.report import render_comparisons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.cli.inputs import Input
    from zi_score.comparison import Comparison
    from zi_score.problems import Problem
    from zi_score.rubric.instrument import Instrument
    from zi_score.workflows.choices import Choices

_SIDES = 2


class DiffFormat(StrEnum):
    """The formats of a comparison."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    GITHUB = "github"
    XLSX = "xlsx"


class FailOnChange(StrEnum):
    """What makes the run fail: a lower total or a lost gate, a lost gate alone, or any change."""

    REGRESSION = "regression"
    GATE_LOST = "gate-lost"
    ANY = "any"


def diff(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar=_("BERKAS..."),
            help=_("SEBELUM dan SESUDAH: buku kerja atau hasil JSON. Dengan --between: berkas, folder, atau pola."),
        ),
    ],
    *,
    between: Annotated[
        tuple[str, str],
        typer.Option(
            metavar=_("PENILAI PENILAI"),
            help=_("Bandingkan dua penilai dalam buku kerja yang sama, misalnya unit tpi."),
        ),
    ] = ("", ""),
    rubric: Annotated[
        str | None,
        typer.Option(metavar=_("RUBRIK"), help=_("Rubrik yang menilai kedua sisi: nama bawaan atau jalur folder.")),
    ] = None,
    assessor: Annotated[
        str | None,
        typer.Option(
            metavar=_("PENILAI"),
            help=_("Penilai yang dibandingkan. Bila tidak diberikan: penilai terakhir yang mengisi kedua sisi."),
        ),
    ] = None,
    unanswered: UnansweredOption = None,
    sheet: SheetOption = "",
    column: ColumnOption = None,
    fail_on: Annotated[
        FailOnChange | None,
        typer.Option(
            "--fail-on",
            help=_(
                "Keluar dengan kode 1 bila nilai turun atau ambang lepas (regression), ambang lepas (gate-lost), "
                "atau ada perubahan apa pun (any)."
            ),
        ),
    ] = None,
    details: Annotated[
        bool, typer.Option("--details", help=_("Untuk banyak buku kerja: tampilkan juga setiap perbandingan."))
    ] = False,
    format_: Annotated[DiffFormat | None, FORMAT] = None,
    output: OutputOption = None,
    settings: SettingsOption = None,
    _quiet: QuietOption = False,
    force: ForceOption = False,
) -> None:
    """Compare two sides."""
    from zi_score.cli.inputs import Input, find_inputs  # noqa: PLC0415 - keeps --help fast

    wanted = format_of(format_, output, DiffFormat)
    is_between = any(between)
    if wanted is DiffFormat.XLSX and not (is_between and output):
        raise typer.BadParameter(_("xlsx memerlukan --between dan -o"), param_hint="--format")
    if is_between and assessor:
        raise typer.BadParameter(_("tidak dapat dipakai bersama --between"), param_hint="--assessor")
    if not is_between and len(files) != _SIDES:
        message = _("perlu tepat dua berkas, SEBELUM dan SESUDAH, atau --between untuk dua penilai")
        raise typer.BadParameter(message, param_hint=_("BERKAS"))
    holding = chosen(settings, rubric, assessor, column)
    instrument = instrument_named(holding.rubric, holding.layouts)
    choices = holding.choices(unanswered, sheet)
    inputs = find_inputs(files) if is_between else [Input(Path(one)) for one in files]
    refuse_unfit_output(output, inputs, force=force)
    if is_between:
        with_notes = wanted is DiffFormat.XLSX
        comparisons, failures = _between(inputs, between, instrument, choices, with_notes=with_notes)
    else:
        comparisons, failures = _files(inputs, instrument, choices), []
    code = ExitCode.UNUSABLE_INPUT if failures else diff_exit_code(comparisons, fail_on.value if fail_on else "")
    if wanted is DiffFormat.TABLE and output is None and not comparisons:
        raise typer.Exit(code)  # stderr has said it all
    options = report_options(details, output)
    if wanted is DiffFormat.XLSX and output:
        from zi_score.report.diff.workbook import disagreement_workbook  # noqa: PLC0415 - only what is used

        is_shown = is_written(output, disagreement_workbook(comparisons, options.folder, failures))
        raise typer.Exit(code if is_shown else ExitCode.USAGE)
    text = render_comparisons(wanted, comparisons, options, is_between=is_between, unusable=failures)
    deliver(text, output, is_data=wanted is not DiffFormat.TABLE)
    raise typer.Exit(code)


def _files(inputs: "Sequence[Input]", instrument: "Instrument", choices: "Choices") -> "list[Comparison]":
    """The comparison of the two; without both there is nothing to report."""
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.workflows.compare import compare_files  # noqa: PLC0415

    before, after = (one.path for one in inputs)
    try:
        return [compare_files(before, after, instrument, choices)]
    except UnusableInputError as error:
        raise unusable(error) from error


def _between(
    inputs: "Sequence[Input]", pair: tuple[str, str], instrument: "Instrument", choices: "Choices", *, with_notes: bool
) -> "tuple[list[Comparison], list[Problem]]":
    """The comparison of each workbook, and why the others have none; each of those is said on stderr as well."""
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.workflows.compare import compare_assessors  # noqa: PLC0415

    comparisons, failures = [], []
    for one in inputs:
        if one.problem:
            failures.append(one.problem)
            continue
        try:
            comparisons.append(compare_assessors(one.path, pair, instrument, choices, with_notes=with_notes))
        except UnusableInputError as error:
            failures += error.problems
    if failures:
        unusable(UnusableInputError(*failures))
    return comparisons, failures
