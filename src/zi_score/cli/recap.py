"""``zi-score recap``: many workbooks in, one row each out, ranked; and an exit code."""

import hashlib
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_score.cli.chosen import Chosen, chosen
from zi_score.cli.exit_codes import ExitCode, recap_exit_code
from zi_score.cli.instrument import instrument_named, known_targets, unusable
from zi_score.cli.jobs import JobsOption, workers_for
from zi_score.cli.options import (
    FORMAT,
    AssessorIfGiven,
    ColumnOption,
    ForceOption,
    OutputOption,
    QuietOption,
    RequireOption,
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
from zi_score.language import _, is_english
from zi_score.report import render_recap
from zi_score.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zi_score.cli.recap_run import Run
    from zi_score.recap import CriteriaError, Recap, RecapRow
    from zi_score.recap.criteria import Criteria
    from zi_score.rubric.catalogue import Rubric


_LONGEST_TERM = 80


class RecapFormat(StrEnum):
    """The formats of a recap."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"
    XLSX = "xlsx"


def recap(
    workbooks: Workbooks,
    *,
    sort: Annotated[
        str,
        typer.Option(
            metavar=_("URUTAN"),
            help=_(
                "total; kode bagian; target seperti wbk (selisih ke ambang); unanswered, errors, warnings, "
                "unit, atau path."
            ),
        ),
    ] = "total",
    reverse: Annotated[bool, typer.Option("--reverse", help=_("Balik urutannya."))] = False,
    where: Annotated[
        str,
        typer.Option(
            metavar=_("SYARAT"),
            help=_("Hanya yang memenuhi syarat, misalnya 'wbk and not wbbm and total>=75 or unit~balai'."),
        ),
    ] = "",
    by: Annotated[
        int, typer.Option(min=0, metavar=_("TINGKAT"), help=_("Kelompokkan menurut subfolder tingkat ke sekian."))
    ] = 0,
    plan: Annotated[
        str,
        typer.Option(metavar=_("TARGET"), help=_("Hitung jawaban paling sedikit yang harus berubah untuk target ini.")),
    ] = "",
    rubric: RubricIfGiven = None,
    assessor: AssessorIfGiven = None,
    require: RequireOption = "",
    unanswered: UnansweredOption = None,
    sheet: SheetOption = "",
    column: ColumnOption = None,
    jobs: JobsOption = None,
    resume: Annotated[
        Path | None,
        typer.Option(metavar=_("BERKAS"), help=_("Lewati buku kerja yang isinya sudah ada dalam JSONL rekap ini.")),
    ] = None,
    format_: Annotated[RecapFormat | None, FORMAT] = None,
    output: OutputOption = None,
    settings: SettingsOption = None,
    _quiet: QuietOption = False,
    force: ForceOption = False,
) -> None:
    """Recap workbooks."""
    from zi_score.cli.recap_run import Run, earlier_rows, searched_inputs  # noqa: PLC0415 - keeps --help fast

    wanted = format_of(format_, output, RecapFormat)
    if wanted is RecapFormat.XLSX and output is None:
        raise typer.BadParameter(_("xlsx memerlukan -o"), param_hint="--format")
    holding = chosen(settings, rubric, assessor, column)
    instrument = instrument_named(holding.rubric, holding.layouts).rubric
    required = known_targets(instrument, [require] if require else [], "--require")
    planned = _plannable(instrument, plan) if plan else ()
    criteria = _criteria(where, by)
    inputs = searched_inputs(workbooks, output)
    if output:
        refuse_to_overwrite(output, inputs, "--output")
        if output != resume or wanted is not RecapFormat.JSONL:
            refuse_existing(output, "--output", force=force)
    choices = holding.choices(unanswered, sheet)
    marks = {
        "version": __version__,
        "language": "en" if is_english() else "id",
        "rubric": instrument.fingerprint,
        "assessor": holding.assessor,
        "unanswered": choices.unanswered or instrument.unanswered_policy,
        "sheet": sheet,
        **_marks(holding, planned),
    }
    earlier = earlier_rows(resume, marks)
    run = Run(tuple(inputs), holding, choices, workers_for(len(inputs), jobs), by, earlier, *planned)
    if wanted is RecapFormat.JSONL:
        is_shown = _write_lines(run, marks, output)
    else:
        is_shown = _show(_recap(run.all_rows(), sort, criteria, is_reversed=reverse), wanted, output)
    raise typer.Exit(recap_exit_code(run.rows, instrument.id, *required) if is_shown else ExitCode.USAGE)


def _plannable(rubric: "Rubric", plan: str) -> tuple[str, ...]:
    """The target to plan for. Leaves with exit 3 for a rubric that cannot be planned for, before the long run."""
    from zi_score.problems import UnusableInputError  # noqa: PLC0415 - keeps --help fast
    from zi_score.workflows.plan import require_plannable  # noqa: PLC0415

    planned = known_targets(rubric, [plan], "--plan")
    try:
        for target in planned:
            require_plannable(rubric, target)
    except UnusableInputError as error:
        raise unusable(error) from error
    return planned


def _marks(holding: Chosen, planned: tuple[str, ...]) -> dict[str, str]:
    """What else rows were made under, where it was chosen; so rows of earlier versions are still known."""
    marks = {}
    if planned:
        (marks["plan"],) = planned
    if holding.columns:
        marks["columns"] = " ".join(f"{assessor}={letters}" for assessor, letters in holding.columns)
    if holding.layouts:
        from zi_score.bounded import read_side_file  # noqa: PLC0415 - keeps --help fast

        content = b"".join(hashlib.sha256(read_side_file(Path(one))).digest() for one in holding.layouts)
        marks["layouts"] = hashlib.sha256(content).hexdigest()
    return marks


def _criteria(where: str, by: int) -> "Criteria":
    from zi_score.recap import CriteriaError, parse_criteria  # noqa: PLC0415 - keeps --help fast

    try:
        criteria = parse_criteria(where)
    except CriteriaError as error:
        raise _wrong_term(error) from error
    if criteria.asks_for_groups and not by:
        raise typer.BadParameter(_("group memerlukan --by"), param_hint="--where")
    return criteria


def _wrong_term(error: "CriteriaError") -> typer.BadParameter:
    text = _('"{term}" tidak dikenal; contoh: wbk and not wbbm and total>=75 or unit~"balai besar"')
    term = error.term if len(error.term) <= _LONGEST_TERM else f"{error.term[:_LONGEST_TERM]}…"
    return typer.BadParameter(text.format(term=term), param_hint="--where")


def _recap(rows: "Sequence[RecapRow]", sort: str, criteria: "Criteria", *, is_reversed: bool) -> "Recap":
    from zi_score.recap import CriteriaError, SortError, recap_of  # noqa: PLC0415 - keeps --help fast

    try:
        return recap_of(rows, sort, criteria, is_reversed=is_reversed)
    except CriteriaError as error:
        raise _wrong_term(error) from error
    except SortError as error:
        message = _("{name} (yang ada: {known})").format(name=error.name, known=", ".join(error.known))
        raise typer.BadParameter(message, param_hint="--sort") from error


def _show(recap: "Recap", format_: RecapFormat, output: Path | None) -> bool:
    """Render and write; False when the output cannot be written."""
    content = render_recap(format_, recap, report_options(False, output))
    if isinstance(content, bytes):
        return output is not None and is_written(output, content)
    if output:
        return is_written(output, content)
    write_stdout(content, is_data=format_ is not RecapFormat.TABLE)
    return True


def _write_lines(run: "Run", marks: "Mapping[str, str]", output: Path | None) -> bool:
    """Write each row as soon as it is there; what an interruption leaves is whole lines."""
    from zi_score.recap.lines import line_of  # noqa: PLC0415 - keeps --help fast

    lines = (f"{line_of(row, marks)}\n" for row in run.rows_until_stopped())
    if output is None:
        for line in lines:
            write_stdout(line, is_data=True)
        is_shown = True
    else:
        is_shown = is_written(output, lines)
    if run.is_stopped:
        raise KeyboardInterrupt
    return is_shown
