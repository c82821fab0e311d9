"""``zi-score check``: workbooks in, reports and an exit code out that a CI job can rely on."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_score.cli.annotate import Copies, copies_into, make_folders
from zi_score.cli.chosen import Chosen, chosen_beside, given_columns
from zi_score.cli.config import SEVERITY_METAVAR, FailOn, fail_on_named
from zi_score.cli.exit_codes import ExitCode, check_exit_code
from zi_score.cli.instrument import instrument_named, known_targets, refuse_unknown_target, unusable
from zi_score.cli.jobs import JobsOption, workers_for
from zi_score.cli.messages import complain_of_unusable
from zi_score.cli.options import (
    FORMAT,
    AssessorIfGiven,
    ColumnOption,
    ForceOption,
    OutputOption,
    QuietOption,
    RubricIfGiven,
    SettingsOption,
    SheetOption,
    UnansweredOption,
    Workbooks,
)
from zi_score.cli.output import (
    format_of,
    is_written,
    refuse_existing,
    refuse_to_overwrite,
    report_options,
    write_stdout,
)
from zi_score.frozen import dataclass
from zi_score.language import _
from zi_score.report import CHECK_FORMATS, WORKBOOK_FORMAT, check_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.cli.inputs import Input
    from zi_score.outcome import Check, Demand
    from zi_score.settings import RunSettings


class CheckFormat(StrEnum):
    """The formats of a report on a check."""

    TABLE = "table"
    JSON = "json"
    JUNIT = "junit"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    MARKDOWN = "markdown"
    HTML = "html"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What holds for a run, whoever said so. Empty: the workbook or the rubric decides, or nothing is required."""

    reading: Chosen
    require: str
    fail_on: FailOn
    files: "RunSettings"


def check(
    workbooks: Workbooks,
    *,
    rubric: RubricIfGiven = None,
    assessor: AssessorIfGiven = None,
    sheet: SheetOption = "",
    column: ColumnOption = None,
    unanswered: UnansweredOption = None,
    require: Annotated[
        str | None,
        typer.Option(metavar=_("TARGET"), help=_("Tidak lolos bila target ini belum terpenuhi, misalnya wbk.")),
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            "--fail-on",
            parser=fail_on_named,
            metavar=SEVERITY_METAVAR,
            help=_("Temuan paling ringan yang menggagalkan pemeriksaan. Bawaan: error."),
        ),
    ] = None,
    complete: Annotated[
        bool | None,
        typer.Option(
            "--complete/--no-complete",
            help=_("Tidak lolos bila ada pertanyaan yang belum diisi. Bawaan: hanya bersama --require."),
        ),
    ] = None,
    format_: Annotated[CheckFormat | None, FORMAT] = None,
    report: Annotated[
        list[str] | None,
        typer.Option(
            metavar=_("BENTUK=BERKAS"), help=_("Tulis juga laporan berbentuk ini ke berkas ini; dapat diulang.")
        ),
    ] = None,
    output: OutputOption = None,
    details: Annotated[
        bool, typer.Option("--details", help=_("Tampilkan setiap temuan, juga yang berulang dan yang lolos."))
    ] = False,
    annotate: Annotated[
        str,
        typer.Option(
            metavar=_("BERKAS|FOLDER"),
            help=_("Tulis salinan setiap buku kerja dengan setiap temuan sebagai komentar, ke berkas atau folder ini."),
        ),
    ] = "",
    evidence: Annotated[
        Path | None,
        typer.Option(
            metavar=_("FOLDER"),
            help=_("Cari bukti dukung yang disebut buku kerja di folder ini; isinya tidak dibuka."),
        ),
    ] = None,
    jobs: JobsOption = None,
    settings: SettingsOption = None,
    _quiet: QuietOption = False,
    force: ForceOption = False,
) -> None:
    """Check workbooks."""
    from zi_score.cli.check_run import run_checks, write_copies  # noqa: PLC0415 - keeps --help fast
    from zi_score.cli.inputs import find_inputs  # noqa: PLC0415
    from zi_score.outcome import Demand  # noqa: PLC0415
    from zi_score.problems import Severity  # noqa: PLC0415
    from zi_score.workflows.check_many import Checking  # noqa: PLC0415

    wanted = format_of(format_, output, CheckFormat)
    if wanted is CheckFormat.XLSX and output is None:
        raise typer.BadParameter(_("xlsx memerlukan -o"), param_hint="--format")
    reports = _reports(report or [], output)
    inputs = find_inputs(workbooks)
    for path in (*reports, *([output] if output else [])):
        option = "--output" if path == output else "--report"
        refuse_to_overwrite(path, inputs, option)
        refuse_existing(path, option, force=force)
    written = [*reports, *([output] if output else [])]
    copies = copies_into(annotate, inputs, written, force=force) if annotate else Copies()
    resolved = resolve(inputs, rubric, assessor, column, require, fail_on, settings)
    instrument = instrument_named(resolved.reading.rubric, resolved.reading.layouts)
    if require is None:
        refuse_unknown_target(resolved.files.deciding, instrument.rubric)
    required = known_targets(instrument.rubric, [resolved.require] if resolved.require else [], "--require")
    gate = Demand(Severity(resolved.fail_on.value), *required)
    how = Checking(
        resolved.reading.rubric,
        resolved.reading.layouts,
        resolved.reading.choices(unanswered, sheet),
        must_be_complete=bool(resolved.require) if complete is None else complete,
        keeps_content=bool(annotate),
        evidence=_evidence_folder(evidence),
    )
    workers = workers_for(len(inputs), jobs)
    checks = run_checks(inputs, resolved.files, how, workers)
    code = check_exit_code(checks, gate)
    complain_of_unusable([one.evaluation for one in checks])
    are_written = [
        is_written(path, check_report(name, checks, gate, report_options(details, path)))
        for path, name in reports.items()
    ]
    is_shown = _report(checks, gate, wanted, details, output)
    copied = ExitCode.DONE
    if annotate:
        is_possible = make_folders(copies)
        copied = write_copies(checks, copies.targets, how, workers, force=force) if is_possible else ExitCode.USAGE
    raise typer.Exit((copied or code) if is_shown and all(are_written) else ExitCode.USAGE)


def _evidence_folder(named: Path | None) -> Path | None:
    """The folder of evidence; what is none is wrong usage."""
    if named is not None and not named.is_dir():
        raise typer.BadParameter(_("{path} bukan folder").format(path=named), param_hint="--evidence")
    return named.absolute() if named else None


def resolve(
    inputs: "Sequence[Input]",
    rubric: str | None,
    assessor: str | None,
    column: "Sequence[str] | None",
    require: str | None,
    fail_on: FailOn | None,
    only: str | None,
) -> Resolved:
    """What holds for this run: each flag that was given, else what the settings state, else the default."""
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.settings import effective, settings_for  # noqa: PLC0415

    columns = given_columns(column)
    try:
        files = settings_for([one.path for one in inputs], only)
    except UnusableInputError as error:
        raise unusable(error) from error
    values = {one.name: one.value for one in effective({"require": require, "fail-on": fail_on}, files.deciding)}
    reading = chosen_beside(files.deciding, rubric, assessor, columns)
    return Resolved(reading, values["require"], FailOn(values["fail-on"]), files)


def _reports(named: "Sequence[str]", output: Path | None) -> dict[Path, str]:
    """The format of each further report by its file; wrong syntax or a file named twice is wrong usage."""
    reports: dict[Path, str] = {}
    for one in named:
        name, _equals, file = one.partition("=")
        known = (*CHECK_FORMATS, WORKBOOK_FORMAT)
        if name not in known or not file:
            message = _("{report} (bentuknya BENTUK=BERKAS; bentuk yang ada: {formats})").format(
                report=one, formats=", ".join(known)
            )
            raise typer.BadParameter(message, param_hint="--report")
        path = Path(file)
        if path in reports or path == output:
            raise typer.BadParameter(_("{path} disebut dua kali").format(path=file), param_hint="--report")
        reports[path] = name
    return reports


def _report(
    checks: "Sequence[Check]", gate: "Demand", format_: CheckFormat, details: bool, output: Path | None
) -> bool:
    """Show the report, or write it; whether that could be done."""
    is_words = format_ is CheckFormat.TABLE
    if is_words and output is None and not any(one.evaluation.is_usable for one in checks):
        return True  # stderr has said it all
    content = check_report(format_, checks, gate, report_options(details, output))
    if output:
        return is_written(output, content)
    if isinstance(content, str):
        write_stdout(content, is_data=not is_words)
    return True
