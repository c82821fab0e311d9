"""``zi-score plan``: workbooks and a target in, the least that must change out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path  # noqa: TC003 - Typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from zi_score.cli.chosen import chosen
from zi_score.cli.exit_codes import exit_code
from zi_score.cli.instrument import instrument_named, known_targets, rubric_named, unusable
from zi_score.cli.messages import complain_of_undecided
from zi_score.cli.options import (
    FORMAT,
    AssessorIfGiven,
    ColumnOption,
    ForceOption,
    OutputOption,
    RubricIfGiven,
    SettingsOption,
    SheetOption,
)
from zi_score.cli.output import deliver, format_of, refuse_existing, refuse_unfit_output, report_options, write_or_leave
from zi_score.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from zi_score.planning.model import Wishes
    from zi_score.rubric.catalogue import Rubric


class PlanFormat(StrEnum):
    """The formats of a plan."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    XLSX = "xlsx"


def plan(
    workbooks: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("BUKU_KERJA..."), help=_("Berkas, folder, pola seperti 'lke/*.xlsx', atau - (stdin).")
        ),
    ] = None,
    *,
    target: Annotated[
        list[str] | None,
        typer.Option(
            metavar=_("TARGET"),
            help=_("Target yang direncanakan, misalnya wbbm; dapat diulang. Bawaan: yang pertama belum terpenuhi."),
        ),
    ] = None,
    effort: Annotated[
        Path | None,
        typer.Option(metavar=_("BERKAS"), help=_("Berkas upaya (.yaml): besarnya upaya dan yang tidak boleh berubah.")),
    ] = None,
    new_effort: Annotated[
        Path | None, typer.Option(metavar=_("BERKAS"), help=_("Tulis berkas upaya yang berketerangan, lalu selesai."))
    ] = None,
    index: Annotated[
        list[str] | None,
        typer.Option(metavar=_("KODE=NILAI"), help=_("Anggap indeks survei bernilai ini; dapat diulang.")),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(min=0, metavar=_("N"), help=_("Yang terbaik dengan paling banyak N perubahan (atau upaya N).")),
    ] = None,
    alternatives: Annotated[
        bool, typer.Option("--alternatives", help=_("Tampilkan juga langkah lain yang sama nilainya."))
    ] = False,
    details: Annotated[
        bool, typer.Option("--details", help=_("Tampilkan juga setiap jawaban penting dan total setiap upaya."))
    ] = False,
    rubric: RubricIfGiven = None,
    assessor: AssessorIfGiven = None,
    sheet: SheetOption = "",
    column: ColumnOption = None,
    format_: Annotated[PlanFormat | None, FORMAT] = None,
    output: OutputOption = None,
    settings: SettingsOption = None,
    force: ForceOption = False,
) -> None:
    """Plan what must change."""
    from zi_score.cli.evaluate import evaluation_of  # noqa: PLC0415 - keeps --help fast
    from zi_score.cli.inputs import Input, find_inputs  # noqa: PLC0415
    from zi_score.planning.model import NO_WISHES  # noqa: PLC0415
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.report import render_plans  # noqa: PLC0415
    from zi_score.workflows.plan import plan_workbook  # noqa: PLC0415

    holding = chosen(settings, rubric, assessor, column)
    if new_effort:
        _write_efforts(new_effort, holding.rubric, force=force)
        return
    if not workbooks:
        raise typer.BadParameter(_("sebutkan sekurang-kurangnya satu buku kerja"), param_hint=_("BUKU_KERJA"))
    instrument = instrument_named(holding.rubric, holding.layouts)
    targets = tuple(known_targets(instrument.rubric, target or [], "--target"))
    inputs = find_inputs(workbooks)
    refuse_unfit_output(output, [*inputs, *([Input(effort)] if effort else [])], force=force)
    kind = format_of(format_, output, PlanFormat)
    if kind is PlanFormat.XLSX and output is None:
        raise typer.BadParameter(_("xlsx memerlukan --output"), param_hint="--format")
    evaluations = [evaluation_of(one, instrument, holding.choices(None, sheet)) for one in inputs]
    try:
        rubrics = {one.rubric.id: one.rubric for one in evaluations if one.is_decided}
        wishes = {name: _wishes(one, effort, index or [], limit, alternatives) for name, one in rubrics.items()}
        planned = [plan_workbook(one, targets, wishes.get(one.rubric.id, NO_WISHES)) for one in evaluations]
    except UnusableInputError as error:
        raise unusable(error) from error
    complain_of_undecided(evaluations)
    text = render_plans(kind, planned, report_options(details, output))
    if isinstance(text, str):
        deliver(text, output, is_data=kind is not PlanFormat.TABLE)
    elif output:
        write_or_leave(output, text)
    raise typer.Exit(exit_code(evaluations))


def _write_efforts(path: Path, rubric: str, *, force: bool) -> None:
    from zi_score.report.efforts_text import efforts_text  # noqa: PLC0415 - keeps --help fast

    refuse_existing(path, "--new-effort", force=force)
    told = _("Berkas upaya ditulis: {path}").format(path=path)
    write_or_leave(path, efforts_text(rubric_named(rubric)), told=told)


def _wishes(rubric: Rubric, effort: Path | None, index: Sequence[str], limit: int | None, alternatives: bool) -> Wishes:
    from zi_score.planning.model import Wishes  # noqa: PLC0415 - keeps --help fast

    indices = dict(_index(rubric, text) for text in index)
    if effort is None:
        return Wishes(indices=indices, limit=limit, wants_alternatives=alternatives)
    from zi_score.planning.efforts import read_efforts  # noqa: PLC0415

    read = read_efforts(effort, rubric)
    return Wishes(read.efforts, read.locked, indices, limit, alternatives)


def _index(rubric: Rubric, text: str) -> tuple[str, Fraction]:
    """What ``CODE=VALUE`` says of a survey index; the decimal mark is a point or a comma."""
    from zi_score.exact import number_readings  # noqa: PLC0415 - keeps --help fast

    code, _equals, value = text.partition("=")
    question = rubric.questions.get(code)
    scale = rubric.scale_of(question) if question else None
    within = []
    if scale and scale.kind == "index":
        within = [one for one in number_readings(value, is_typed=True) if scale.minimum <= one <= scale.maximum]
    if not within:
        known = ", ".join(one for one in rubric.questions if rubric.scale_of(rubric.questions[one]).kind == "index")
        message = _("{text} (bentuknya KODE=NILAI; indeks yang ada: {known})").format(text=text, known=known)
        raise typer.BadParameter(message, param_hint="--index")
    return code, within[0]
