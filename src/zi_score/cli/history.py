"""``zi-score history``: workbooks and saved results of one unit in, its years side by side out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_score.cli.chosen import chosen
from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.instrument import instrument_named
from zi_score.cli.options import (
    FORMAT,
    AssessorIfGiven,
    ColumnOption,
    ForceOption,
    OutputOption,
    PageJsonOrCsv,
    RubricIfGiven,
    SettingsOption,
    SheetOption,
    UnansweredOption,
)
from zi_score.cli.output import deliver, format_of, refuse_unfit_output, report_options
from zi_score.identity import YEAR
from zi_score.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.cli.inputs import Input


def history(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar=_("BERKAS..."), help=_("Buku kerja atau hasil JSON dari unit yang sama; berkas, folder, atau pola.")
        ),
    ],
    *,
    label: Annotated[
        list[str] | None,
        typer.Option(metavar=_("BERKAS=TAHUN"), help=_("Tahun penilaian sebuah berkas; dapat diulang.")),
    ] = None,
    rubric: RubricIfGiven = None,
    assessor: AssessorIfGiven = None,
    unanswered: UnansweredOption = None,
    sheet: SheetOption = "",
    column: ColumnOption = None,
    details: Annotated[bool, typer.Option("--details", help=_("Tampilkan juga setiap jawaban yang berubah."))] = False,
    format_: Annotated[PageJsonOrCsv | None, FORMAT] = None,
    output: OutputOption = None,
    settings: SettingsOption = None,
    force: ForceOption = False,
) -> None:
    """Show the years of one unit."""
    from zi_score.cli.inputs import find_inputs  # noqa: PLC0415 - keeps --help fast
    from zi_score.cli.messages import complain_of  # noqa: PLC0415
    from zi_score.report import render_history  # noqa: PLC0415
    from zi_score.workflows.history import trace_history  # noqa: PLC0415

    wanted = format_of(format_, output, PageJsonOrCsv)
    holding = chosen(settings, rubric, assessor, column)
    inputs = find_inputs(files)
    labels = _labels(label or [], inputs)
    refuse_unfit_output(output, inputs, force=force)
    instrument = instrument_named(holding.rubric, holding.layouts)
    paths = [one.path for one in inputs if not one.problem]
    traced = trace_history(paths, instrument, holding.choices(unanswered, sheet), labels)
    left_out = (*(one.problem for one in inputs if one.problem), *traced.left_out)
    complain_of(left_out)
    is_words = wanted is PageJsonOrCsv.TABLE
    if traced.years or output or not is_words:  # else stderr has said it all
        from zi_score.frozen import replace  # noqa: PLC0415

        text = render_history(wanted, replace(traced, left_out=left_out), report_options(details, output))
        deliver(text, output, is_data=not is_words)
    raise typer.Exit(ExitCode.UNUSABLE_INPUT if left_out else ExitCode.DONE)


def _labels(texts: Sequence[str], inputs: Sequence[Input]) -> dict[Path, int]:
    """The year of each file that the user names, by its path or by its name where only one has it."""
    labels: dict[Path, int] = {}
    for text in texts:
        name, _equals, year = (part.strip() for part in text.rpartition("="))
        named = [one.path for one in inputs if one.path == Path(name)]
        named = named or [one.path for one in inputs if one.path.name == name]
        if not YEAR.fullmatch(year) or len(named) != 1 or named[0] in labels:
            known = ", ".join(str(one.path) for one in inputs)
            message = _("{text} (bentuknya BERKAS=TAHUN, masing-masing satu kali; berkas yang ada: {known})")
            raise typer.BadParameter(message.format(text=text, known=known), param_hint="--label")
        labels[named[0]] = int(year)
    return labels
