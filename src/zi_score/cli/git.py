"""``zi-score git``: the diff driver set or taken away, and the two commands that Git then runs.

What Git runs always exits with 0: a file that is no LKE gives a short notice and never ends a ``git diff``.
"""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_score.cli.chosen import chosen
from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.instrument import instrument_named
from zi_score.cli.messages import complain
from zi_score.cli.output import report_options, write_stdout
from zi_score.cli.typer_words import LocalizedCommand, command_group
from zi_score.language import _, system_reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from zi_score.rubric.instrument import Instrument
    from zi_score.workflows.choices import Choices

git = command_group()

_ABSENT = "/dev/null"
"""What Git names where a version has no file, on every system."""
_COMPARED = 6
"""A path, a hash and a mode for either version; without them the file is in conflict."""
_ABBREVIATED = 7

Everywhere = Annotated[
    bool, typer.Option("--global", help=_("Untuk semua repositori pengguna ini, bukan hanya repositori ini."))
]


@git.command(cls=LocalizedCommand, help=_("Pasang pembanding nilai di repositori ini."))
def install(*, everywhere: Everywhere = False) -> None:
    """Set the diff driver."""
    from zi_score.cli.git_driver import install as installed  # noqa: PLC0415 - keeps --help fast

    attributes = _changed(installed, everywhere)
    write_stdout(
        _("Pembanding nilai terpasang; berkasnya dikenali lewat {path}").format(path=attributes) + "\n", is_data=False
    )
    text = _("git diff menampilkan perubahan nilai; git log -p dan git show menampilkan setiap angka yang berubah.")
    write_stdout(f"{text}\n", is_data=False)


@git.command(cls=LocalizedCommand, help=_("Lepas pembanding nilai dari repositori ini."))
def uninstall(*, everywhere: Everywhere = False) -> None:
    """Take the diff driver away."""
    from zi_score.cli.git_driver import uninstall as uninstalled  # noqa: PLC0415 - keeps --help fast

    attributes = _changed(uninstalled, everywhere)
    write_stdout(
        _("Pembanding nilai dilepas; {path} tidak lagi menyebutnya").format(path=attributes) + "\n", is_data=False
    )


@git.command(cls=LocalizedCommand, hidden=True, help=_("Dijalankan oleh Git: buku kerja sebagai baris teks."))
def text(file: Path) -> None:
    """Print a workbook as text that Git compares with that of another version."""
    from zi_score.report.git_text import workbook_text  # noqa: PLC0415
    from zi_score.workbook.files import read_bytes  # noqa: PLC0415 - keeps --help fast
    from zi_score.workflows.evaluate import open_and_evaluate  # noqa: PLC0415

    holding = chosen(None, None, None, None)
    instrument = instrument_named(holding.rubric, holding.layouts)
    opened, evaluation = open_and_evaluate(file, instrument, holding.choices(None, ""))
    digest = opened.sha256 if opened else hashlib.sha256(read_bytes(file)).hexdigest()
    write_stdout(workbook_text(evaluation, digest), is_data=True)


@git.command(cls=LocalizedCommand, hidden=True, help=_("Dijalankan oleh Git: dua versi satu buku kerja."))
def compare(arguments: list[str]) -> None:
    """Print what changed between two versions; the arguments are those that Git gives to an external diff."""
    path, *rest = arguments
    if len(rest) < _COMPARED:
        write_stdout(_("{path}: masih berkonflik; selesaikan lebih dahulu").format(path=path) + "\n", is_data=False)
        return
    before, before_hash, _mode, after, after_hash, _mode, *moved = rest
    holding = chosen(None, None, None, None)
    instrument, choices = instrument_named(holding.rubric, holding.layouts), holding.choices(None, "")
    old = (Path(before), _version(path, before_hash))
    new = (Path(after), _version(moved[0] if moved else path, after_hash))
    if before == _ABSENT:
        report = _("Berkas baru: {headline}").format(headline=_headline(instrument, choices, *new))
    elif after == _ABSENT:
        report = _("Berkas dihapus: {headline}").format(headline=_headline(instrument, choices, *old))
    else:
        report = _comparison(instrument, choices, old, new)
    # Git prints what it is given and nothing between two files.
    write_stdout(f"{report}\n", is_data=False)


def _changed(change: "Callable[..., Path]", everywhere: bool) -> Path:
    """Change the settings of Git, or say why that cannot be done and leave as after wrong usage."""
    from zi_score.cli.git_driver import GitError  # noqa: PLC0415 - keeps --help fast

    try:
        return change(everywhere=everywhere)
    except GitError as error:
        complain(_("Git menolak: {reason}").format(reason=error))
    except OSError as error:
        complain(_("{path} tidak dapat ditulis: {reason}").format(path=error.filename, reason=system_reason(error)))
    raise typer.Exit(ExitCode.USAGE)


def _version(path: str, digest: str) -> str:
    """A file's name in the repository and its version; in the working tree it has none."""
    return f"{path}@{digest[:_ABBREVIATED]}" if digest.strip("0.") else path


def _headline(instrument: "Instrument", choices: "Choices", file: Path, name: str) -> str:
    from zi_score.report.git_text import headline  # noqa: PLC0415
    from zi_score.workflows.evaluate import evaluate_workbook  # noqa: PLC0415 - keeps --help fast

    return headline(evaluate_workbook(file, instrument, choices), name) + "\n"


def _comparison(instrument: "Instrument", choices: "Choices", old: tuple[Path, str], new: tuple[Path, str]) -> str:
    """What changed; where the two cannot be compared, what each of them is, and why when both can be used."""
    from zi_score.frozen import replace  # noqa: PLC0415 - keeps --help fast
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.report import render_comparisons  # noqa: PLC0415
    from zi_score.report.git_text import headline, notice  # noqa: PLC0415
    from zi_score.workflows.compare import compare_files  # noqa: PLC0415
    from zi_score.workflows.evaluate import evaluate_workbook  # noqa: PLC0415

    try:
        comparison = compare_files(old[0], new[0], instrument, choices)
    except UnusableInputError as error:
        evaluations = [(evaluate_workbook(file, instrument, choices), name) for file, name in (old, new)]
        lines = [headline(evaluation, name) for evaluation, name in evaluations]
        if all(evaluation.is_usable for evaluation, _name in evaluations):
            lines += [notice(problem, new[1]) for problem in error.problems]
        return "".join(f"{line}\n" for line in lines)
    named = replace(
        comparison, before=replace(comparison.before, path=old[1]), after=replace(comparison.after, path=new[1])
    )
    return render_comparisons("table", [named], report_options(False, None), says_next=False)
