"""Typer's own English words, in the user's language: help headings and usage errors.

They are matched as text, for no catalogue reaches them: the copy of click in Typer 0.26 and later has lost its gettext
marks, and of the texts below only the headings, two additions and two errors still pass gettext.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from zi_score.cli.exit_codes import ExitCode
from zi_score.language import N_, _

_HELP_WORDS = (
    (r"^Usage: ", N_("Pemakaian: ")),
    (r"^Arguments:$", N_("Argumen:")),
    (r"^Options:$", N_("Opsi:")),
    (r"^Commands:$", N_("Perintah:")),
    (r"\[OPTIONS\]", N_("[OPSI]")),
    (r"COMMAND \[ARGS\]\.\.\.", N_("PERINTAH [ARGUMEN]...")),
    (r"\[required\]", N_("[wajib]")),
    (r"\[default:", N_("[bawaan:")),
    (r"x>=([0-9]+)\]", N_(r"minimal \1]")),
    (r"Show this message and exit\.", N_("Tampilkan bantuan ini, lalu selesai.")),
)
_ERRORS = (
    (r"Missing argument (?P<name>.+?)\.?", N_("argumen {name} belum diberikan")),
    (r"Missing option (?P<name>.+?)\.?", N_("opsi {name} belum diberikan")),
    (r"Missing command\.?", N_("perintah belum diberikan")),
    (
        r"No such option: (?P<name>\S+) (?:Did you mean |\(Possible options: )(?P<known>.+)[?)]",
        N_("tidak ada opsi {name}; mungkin yang dimaksud {known}"),
    ),
    (r"No such option: (?P<name>\S+?)\.?", N_("tidak ada opsi {name}")),
    (
        r"No such command (?P<name>.+?)\. Did you mean (?P<known>.+)\?",
        N_("tidak ada perintah {name}; mungkin yang dimaksud {known}"),
    ),
    (r"No such command (?P<name>.+?)\.", N_("tidak ada perintah {name}")),
    (r"Option (?P<name>.+?) requires an argument\.?", N_("opsi {name} memerlukan nilai")),
    (r"Option (?P<name>.+?) requires (?P<count>\d+) arguments\.?", N_("opsi {name} memerlukan {count} nilai")),
    (r"Option (?P<name>.+?) does not take a value\.?", N_("opsi {name} tidak menerima nilai")),
    (r"Got unexpected extra argument(?:s|\(s\))? \((?P<name>.+)\)", N_("argumen berlebih: {name}")),
    (
        r"Invalid value for (?P<name>.+?): (?P<value>'.*') is not a valid int.*",
        N_("nilai {name} harus bilangan bulat, bukan {value}"),
    ),
    (
        r"Invalid value for (?P<name>.+?): (?P<value>\S+) is not in the range x>=(?P<least>\d+)\.?",
        N_("nilai {name} paling kecil {least}, bukan {value}"),
    ),
    (
        r"Invalid value for (?P<name>.+?): (?P<value>'.*') is not one of (?P<known>.+?)\.?",
        N_("nilai {name} tidak dikenal: {value} (yang ada: {known})"),
    ),
    (r"Invalid value for (?P<name>.+?): (?P<reason>.+)", N_("nilai {name} tidak dapat dipakai: {reason}")),
    (r"Invalid value: (?P<reason>.+)", N_("{reason}")),
)


_UNKNOWN_COMMAND = re.compile(r"No such command '(.+)'\.")
_BRACES = re.compile(r"\{([A-Z_.]+)\}")
"""What Typer puts around an argument that must be given."""


class LocalizedCommand(TyperCommand):
    """A command whose help is in the user's language."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return localized_help(super().get_help(ctx))


class LocalizedGroup(TyperGroup):
    """A group of commands whose help is in the user's language."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return localized_help(super().get_help(ctx))


def localized_help(text: str) -> str:
    """A help text with Typer's words translated."""
    for pattern, word in _HELP_WORDS:
        text = re.sub(pattern, _(word), text, flags=re.MULTILINE)
    return _BRACES.sub(r"\1", text)


def localized_error(error: Exception) -> str:
    """A usage error with Typer's words translated, and where to read on; an unknown one stays as it is."""
    message: str = error.format_message() if hasattr(error, "format_message") else str(error)
    file = _UNKNOWN_COMMAND.match(message)
    if file and Path(file[1]).is_file():
        message = _('"{path}" bukan perintah; untuk menilainya: zi-score evaluate "{path}"').format(path=file[1])
    else:
        message = _localized(message)
    context = getattr(error, "ctx", None)
    if context is None:
        return message
    return _("{message}. Lihat: {command} --help").format(message=message, command=context.command_path)


def _localized(message: str) -> str:
    matches = ((re.fullmatch(pattern, message, flags=re.DOTALL), template) for pattern, template in _ERRORS)
    return next((_(template).format(**match.groupdict()) for match, template in matches if match), message)


def require_command(context: typer.Context) -> None:
    """Without a command, show the help and leave with the code for wrong usage."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(ExitCode.USAGE)


def command_group() -> typer.Typer:
    """A group of commands, empty yet, that shows its help where none of them is given."""
    group = typer.Typer(cls=LocalizedGroup, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    group.callback(invoke_without_command=True)(require_command)
    return group
