"""``zi-score portalrb``: workbooks in, the bodies out that an instansi serves to PortalRB, and bodies checked.

Files only: nothing is sent or fetched.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_score.cli.chosen import chosen
from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.instrument import instrument_named, unusable
from zi_score.cli.messages import complain, complain_of
from zi_score.cli.options import (
    FORMAT,
    ColumnOption,
    ForceOption,
    OutputOption,
    PageOrJson,
    RubricIfGiven,
    SettingsOption,
    SheetOption,
    Workbooks,
)
from zi_score.cli.output import (
    deliver,
    format_of,
    is_written,
    refuse_to_overwrite,
    refuse_unfit_output,
    report_options,
    write_or_leave,
)
from zi_score.cli.progress import progress
from zi_score.cli.typer_words import LocalizedCommand, command_group
from zi_score.identity import FIRST_YEAR, LAST_YEAR
from zi_score.language import _, system_reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from zi_score.cli.inputs import Input
    from zi_score.rubric.portal import Portal

portalrb = command_group()


@portalrb.command(
    "export", cls=LocalizedCommand, help=_("Menulis isi yang diserahkan kepada PortalRB dari buku kerja.")
)
def export(
    workbooks: Workbooks,
    *,
    units: Annotated[
        Path,
        typer.Option(metavar=_("CSV"), help=_("Daftar unit: berkas, id, nama, kategori, afirmasi.")),
    ],
    year: Annotated[int, typer.Option(min=FIRST_YEAR, max=LAST_YEAR, metavar=_("TAHUN"), help=_("Tahun pengusulan."))],
    output: Annotated[Path, typer.Option("--output", "-o", metavar=_("FOLDER"), help=_("Folder yang akan ditulis."))],
    rubric: RubricIfGiven = None,
    sheet: SheetOption = "",
    column: ColumnOption = None,
    settings: SettingsOption = None,
    force: ForceOption = False,
) -> None:
    """Write the bodies of workbooks into a folder whose paths are those of the addresses."""
    from zi_score.cli.inputs import Input, find_inputs  # noqa: PLC0415 - keeps --help fast
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.workflows.portalrb import export_bodies  # noqa: PLC0415

    _refuse_unfit_folder(output, force=force)
    holding = chosen(settings, rubric, "", column)
    instrument = instrument_named(holding.rubric, holding.layouts)
    inputs = _usable_inputs(find_inputs(workbooks))
    try:
        with progress(len(inputs), _("Menulis isi PortalRB")) as advance:
            paths, choices = [one.path for one in inputs], holding.choices(None, sheet)
            made = export_bodies(paths, units, year, instrument, choices, advance)
        portal = instrument.portal_for(str(units))
        _warn_of_assumptions(portal)
    except UnusableInputError as error:
        raise unusable(error) from error
    complain_of(made.problems)
    if made.has_errors:
        complain(_("tidak ada yang ditulis ke {path} karena kesalahan di atas").format(path=output))
        raise typer.Exit(ExitCode.UNUSABLE_INPUT)
    for name in made.files:
        refuse_to_overwrite(output / name, (*inputs, Input(units)), "--output")
    stale = _stale(output / portal.answers, {output / path for path in made.files})
    for path, text in made.files.items():
        if not _is_body_written(output / path, text):
            raise typer.Exit(ExitCode.USAGE)
    for old in stale:
        complain(_("{path} dari penulisan sebelumnya tidak ditulis lagi; hapus bila tidak dipakai").format(path=old))
    for name, listed in made.listed.items():
        typer.echo(_("{path}: {count} unit").format(path=output / name, count=listed))
    count = len(made.files) - len(made.listed)
    typer.echo(_("{path}: jawaban {count} unit").format(path=output / portal.answers, count=count))
    raise typer.Exit(ExitCode.NOT_MET if made.left_out else ExitCode.DONE)


@portalrb.command("units", cls=LocalizedCommand, help=_("Menulis daftar unit untuk export, untuk dilengkapi."))
def units(
    workbooks: Workbooks,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar=_("CSV"), help=_("Berkas .csv yang akan ditulis."))],
    rubric: RubricIfGiven = None,
    sheet: SheetOption = "",
    column: ColumnOption = None,
    settings: SettingsOption = None,
    force: ForceOption = False,
) -> None:
    """Write a list of units with the files of workbooks, and blanks for what no workbook holds."""
    from zi_score.cli.inputs import find_inputs  # noqa: PLC0415 - keeps --help fast
    from zi_score.report.portalrb.units_file import units_text  # noqa: PLC0415
    from zi_score.workflows.portalrb import listed_workbooks  # noqa: PLC0415

    holding = chosen(settings, rubric, "", column)
    instrument = instrument_named(holding.rubric, holding.layouts)
    inputs = _usable_inputs(find_inputs(workbooks))
    refuse_unfit_output(output, inputs, force=force)
    paths, choices = [one.path for one in inputs], holding.choices(None, sheet)
    with progress(len(paths), _("Membaca buku kerja")) as advance:
        listed, problems = listed_workbooks(paths, output.parent, instrument, choices, advance)
    complain_of(problems)
    if not listed:
        complain(_("tidak ada yang ditulis ke {path} karena kesalahan di atas").format(path=output))
        raise typer.Exit(ExitCode.UNUSABLE_INPUT)
    # Excel takes a text without the mark for one of its own code page.
    text = f"\N{ZERO WIDTH NO-BREAK SPACE}{units_text(listed)}"
    told = _("Daftar unit ditulis: {path}; lengkapi id, nama, kategori, dan afirmasi").format(path=output)
    write_or_leave(output, text, told=told)
    raise typer.Exit(ExitCode.UNUSABLE_INPUT if problems else ExitCode.DONE)


@portalrb.command("check", cls=LocalizedCommand, help=_("Memeriksa apakah isi ini akan diterima PortalRB."))
def check(
    files: Annotated[
        list[str], typer.Argument(metavar=_("BERKAS..."), help=_("Berkas .json, atau folder yang memuatnya."))
    ],
    *,
    rubric: RubricIfGiven = None,
    format_: Annotated[PageOrJson | None, FORMAT] = None,
    output: OutputOption = None,
    settings: SettingsOption = None,
    force: ForceOption = False,
) -> None:
    """Say what PortalRB would refuse in saved bodies."""
    from zi_score.cli.inputs import Input  # noqa: PLC0415 - keeps --help fast
    from zi_score.report import render_bodies  # noqa: PLC0415
    from zi_score.workflows.portalrb import check_file  # noqa: PLC0415

    wanted = format_of(format_, output, PageOrJson)
    holding = chosen(settings, rubric, "", None)
    instrument = instrument_named(holding.rubric, holding.layouts)
    paths = [path for name in files for path in _bodies(Path(name))]
    refuse_unfit_output(output, [Input(path) for path in paths], force=force)
    checked = [check_file(path, instrument) for path in paths]
    deliver(
        render_bodies(wanted, checked, report_options(False, output)), output, is_data=wanted is not PageOrJson.TABLE
    )
    if any(one.kind is None for one in checked):
        raise typer.Exit(ExitCode.UNUSABLE_INPUT)
    raise typer.Exit(ExitCode.DONE if all(one.is_accepted for one in checked) else ExitCode.NOT_MET)


def _usable_inputs(inputs: "Sequence[Input]") -> "Sequence[Input]":
    """The same; what cannot even be looked at leaves with exit 3."""
    from zi_score.problems import UnusableInputError  # noqa: PLC0415 - keeps --help fast

    problems = [one.problem for one in inputs if one.problem]
    if problems:
        raise unusable(UnusableInputError(*problems))
    return inputs


def _bodies(path: Path) -> "Iterator[Path]":
    """A file as it is; of a folder every body in it, none of which is a link that leads out of it."""
    from zi_score.bounded import leads_outside  # noqa: PLC0415
    from zi_score.portalrb.body import BODY_SUFFIX  # noqa: PLC0415

    if not path.is_dir():
        yield path
        return
    found_there = [
        Path(here) / name
        for here, _folders, names in os.walk(path)
        for name in sorted(names)
        if name.lower().endswith(BODY_SUFFIX) and not leads_outside(Path(here) / name, path)
    ]
    yield from sorted(found_there) or [path]


def _refuse_unfit_folder(folder: Path, *, force: bool) -> None:
    """A folder that holds something already is written into only on request."""
    if folder.exists() and not folder.is_dir():
        raise typer.BadParameter(_("{path} bukan folder").format(path=folder), param_hint="--output")
    if not force and folder.is_dir() and any(folder.iterdir()):
        message = _("{path} sudah berisi; beri nama lain, atau timpa dengan --force").format(path=folder)
        raise typer.BadParameter(message, param_hint="--output")


def _is_body_written(path: Path, text: str) -> bool:
    """Write a body with the folders above it, or say why that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        complain(_("{path} tidak dapat ditulis: {reason}").format(path=path, reason=system_reason(error)))
        return False
    return is_written(path, text, told="")


def _stale(folder: Path, written: "Collection[Path]") -> "Sequence[Path]":
    """Answers of units from before, of which nothing is written now: they would still be fetched."""
    return [path for path in sorted(folder.glob("*")) if path not in written]


def _warn_of_assumptions(portal: "Portal") -> None:
    """What is not confirmed of the portal is said with everything that is written."""
    for one in portal.assumptions:
        if not one.confirmed:
            complain(_("belum dikonfirmasi: {text} (dasar: {source})").format(text=one.text.text, source=one.source))
