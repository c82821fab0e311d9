"""Typer's own English words, in the user's language: help headings and usage errors."""

from __future__ import annotations

import re
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
    (r"Show this message and exit\.", N_("Tampilkan bantuan ini, lalu selesai.")),
)
_ERRORS = (
    (r"Missing argument (?P<name>.+?)\.?", N_("argumen {name} belum diberikan")),
    (r"Missing option (?P<name>.+?)\.?", N_("opsi {name} belum diberikan")),
    (r"Missing command\.?", N_("perintah belum diberikan")),
    (r"No such option: (?P<name>\S+?)\.?(?: .*)?", N_("tidak ada opsi {name}")),
    (r"No such command (?P<name>.+?)\.(?: .*)?", N_("tidak ada perintah {name}")),
    (r"Option (?P<name>.+?) requires an argument\.?", N_("opsi {name} memerlukan isi")),
    (r"Got unexpected extra arguments? \((?P<name>.+)\)", N_("argumen berlebih: {name}")),
    (
        r"Invalid value for (?P<name>.+?): (?P<value>'.*') is not one of (?P<known>.+?)\.?",
        N_("isi {name} tidak dikenal: {value} (yang ada: {known})"),
    ),
    (r"Invalid value for (?P<name>.+?): (?P<reason>.+)", N_("isi {name} tidak sah: {reason}")),
    (r"Invalid value: (?P<reason>.+)", N_("{reason}")),
)


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
    return text


def localized_error(error: Exception) -> str:
    """A usage error with Typer's words translated, and where to read on; an unknown one stays as it is."""
    message: str = error.format_message() if hasattr(error, "format_message") else str(error)
    for pattern, template in _ERRORS:
        if match := re.fullmatch(pattern, message, flags=re.DOTALL):
            message = _(template).format(**match.groupdict())
            break
    context = getattr(error, "ctx", None)
    if context is None:
        return message
    return _("{message}. Lihat: {command} --help").format(message=message, command=context.command_path)


def require_command(context: typer.Context) -> None:
    """Without a command, show the help and leave with the code for wrong usage."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(ExitCode.USAGE)
