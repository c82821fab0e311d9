"""The command line: parses, calls, renders, exits. Each command imports what it needs when it runs."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from zi_score import __version__
from zi_score.cli.check import check
from zi_score.cli.config import config
from zi_score.cli.diff import diff
from zi_score.cli.evaluate import evaluate
from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.explain import explain
from zi_score.cli.git import git_app
from zi_score.cli.kawasan import kawasan_app
from zi_score.cli.limits import refuse_wrong_limits
from zi_score.cli.messages import complain
from zi_score.cli.profile import profile_app
from zi_score.cli.read import read
from zi_score.cli.recap import recap
from zi_score.cli.rubric import rubric_app
from zi_score.cli.rule import rule
from zi_score.cli.stages import stages
from zi_score.cli.survey import survey
from zi_score.cli.template import template
from zi_score.cli.typer_words import LocalizedCommand, LocalizedGroup, localized_error, require_command
from zi_score.language import _

__all__ = ["app", "main"]

app = typer.Typer(
    name="zi-score",
    cls=LocalizedGroup,
    help=_("Menilai LKE Zona Integritas dan memeriksa ambang nilai Menuju WBK dan Menuju WBBM."),
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(cls=LocalizedCommand, help=_("Menilai satu atau beberapa buku kerja LKE."))(evaluate)
app.command(cls=LocalizedCommand, help=_("Memeriksa apakah buku kerja LKE layak diterima."))(check)
app.command(cls=LocalizedCommand, help=_("Membandingkan dua buku kerja, hasil tersimpan, atau penilai."))(diff)
app.command(cls=LocalizedCommand, help=_("Menjelaskan dari mana sebuah nilai atau ambang berasal."))(explain)
app.command(cls=LocalizedCommand, help=_("Merekap dan memeringkat banyak buku kerja."))(recap)
app.command(cls=LocalizedCommand, help=_("Menampilkan apa yang terbaca dari sebuah buku kerja."))(read)
app.command(cls=LocalizedCommand, help=_("Menghitung IPAK dan IPKP dari jawaban responden."))(survey)
app.command(cls=LocalizedCommand, help=_("Menampilkan tahapan menuju predikat, dan yang berikutnya."))(stages)
app.command(cls=LocalizedCommand, help=_("Menulis formulir LKE, kosong atau terisi."))(template)
app.command(cls=LocalizedCommand, help=_("Menampilkan pengaturan yang berlaku dan asalnya."))(config)
app.command(cls=LocalizedCommand, help=_("Menjelaskan kode temuan: arti, sebab, dan cara membetulkan."))(rule)
app.add_typer(rubric_app, name="rubric")
app.add_typer(profile_app, name="profile")
app.add_typer(kawasan_app, name="kawasan")
app.add_typer(git_app, name="git")


def _print_version(is_wanted: bool) -> None:
    if is_wanted:
        typer.echo(f"zi-score {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _options(
    context: typer.Context,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help=_("Tampilkan versi, lalu selesai.")),
    ] = False,
) -> None:
    require_command(context)
    refuse_wrong_limits()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 a requirement fails, 2 wrong usage, 3 an unusable input, 130 stopped."""
    try:
        code = app(arguments, prog_name="zi-score", standalone_mode=False)
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        complain(localized_error(error))
        sys.exit(getattr(error, "exit_code", ExitCode.USAGE))
    sys.exit(code or ExitCode.DONE)
