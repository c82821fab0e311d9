"""The command line: parses, calls, renders, exits. Each command imports what it needs when it runs."""

import sys
from collections import UserDict
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.limits import refuse_wrong_limits
from zi_score.cli.messages import complain
from zi_score.cli.typer_words import LocalizedCommand, LocalizedGroup, localized_error, require_command
from zi_score.garbage import collect_seldom
from zi_score.language import _
from zi_score.version import __version__

__all__ = ["app", "main"]

_COMMANDS = {
    "evaluate": _("Menilai satu atau beberapa buku kerja LKE."),
    "check": _("Memeriksa apakah buku kerja LKE layak diterima."),
    "diff": _("Membandingkan dua buku kerja, hasil tersimpan, atau penilai."),
    "plan": _("Merencanakan perubahan paling sedikit untuk mencapai target."),
    "explain": _("Menjelaskan dari mana sebuah nilai atau ambang berasal."),
    "recap": _("Merekap dan memeringkat banyak buku kerja."),
    "history": _("Menampilkan nilai unit yang sama dari tahun ke tahun."),
    "read": _("Menampilkan apa yang terbaca dari sebuah buku kerja."),
    "survey": _("Menghitung IPAK dan IPKP dari jawaban responden."),
    "stages": _("Menampilkan tahapan menuju predikat, dan yang berikutnya."),
    "template": _("Menulis formulir LKE, kosong atau terisi."),
    "config": _("Menampilkan pengaturan yang berlaku dan asalnya."),
    "rule": _("Menjelaskan kode temuan: arti, sebab, dan cara membetulkan."),
    "rubric": _("Melihat, memeriksa, dan menyusun rubrik."),
    "profile": _("Profil unit: syarat di luar LKE dan tahapan."),
    "kawasan": _("Berkas kawasan: beberapa unit yang diusulkan bersama."),
    "lhe": _("Menulis konsep laporan hasil evaluasi (.docx) satu unit."),
    "portalrb": _("PortalRB: menulis isi yang diserahkan, dan memeriksanya."),
    "page": _("Menulis halaman untuk peramban: program yang sama tanpa terminal."),
    "git": _("Membuat git diff dan git log -p menampilkan nilai buku kerja."),
}
"""Each command by the name of its module, in the order of the help."""


class _Commands(UserDict[str, Any]):
    """The commands by name, each of which is imported and built when it is asked for."""

    def __init__(self) -> None:
        super().__init__(_COMMANDS)

    def __getitem__(self, name: str) -> Any:
        """The command; raise `KeyError` for a name that is none."""
        help_text = _COMMANDS[name]
        command = getattr(import_module(f"{__name__}.{name}"), name)
        if isinstance(command, typer.Typer):
            command.info.help = help_text
            return typer.main.get_command(command)
        single = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        single.command(name, cls=LocalizedCommand, help=help_text)(command)
        return typer.main.get_command(single)


class _Group(LocalizedGroup):
    """All commands, of which a run needs one."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.commands = _Commands()


app = typer.Typer(
    name="zi-score",
    cls=_Group,
    help=_("Menilai LKE Zona Integritas dan memeriksa ambang nilai Menuju WBK dan Menuju WBBM."),
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
    collect_seldom()
    try:
        code = app(arguments, prog_name="zi-score", standalone_mode=False)
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        complain(localized_error(error))
        sys.exit(getattr(error, "exit_code", ExitCode.USAGE))
    sys.exit(code or ExitCode.DONE)
