"""Typer's own English words, in the user's language: help headings and usage errors.

The catalogue is not one of gettext: since 0.26 Typer carries a copy of click without its gettext marks, and of these
texts only the headings, two additions and two errors still pass gettext. They are translated as they come out.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from zi_score.cli.exit_codes import ExitCode
from zi_score.language import N_, _

_HELP_WORDS = (
    ("Usage: ", N_("Pemakaian: ")),
    ("Arguments:", N_("Argumen:")),
    ("Options:", N_("Opsi:")),
    ("Commands:", N_("Perintah:")),
    ("[OPTIONS]", N_("[OPSI]")),
    ("COMMAND [ARGS]...", N_("PERINTAH [ARGUMEN]...")),
    ("[required]", N_("[wajib]")),
    ("; required]", N_("; wajib]")),
    ("[default:", N_("[bawaan:")),
    ("x>=", N_("minimal ")),
    ("<=x<=", N_(" sampai ")),
    ("Show this message and exit.", N_("Tampilkan bantuan ini, lalu selesai.")),
)
_COMPLETION = {
    "install_completion": N_("Pasang pelengkapan perintah untuk shell ini."),
    "show_completion": N_("Tampilkan skrip pelengkapan perintah untuk shell ini."),
}
"""What Typer says of its own options, which is wrapped before it could be replaced."""
_INTEGER = N_("nilai {name} harus bilangan bulat, bukan {value}")
_PERHAPS = N_("tidak ada opsi {name}; mungkin yang dimaksud {known}")
_EXTRA = N_("argumen berlebih: {name}")
_ERRORS = (
    ("Missing argument {name}.", N_("argumen {name} belum diberikan")),
    ("Missing option {name}.", N_("opsi {name} belum diberikan")),
    ("Missing command.", N_("perintah belum diberikan")),
    ("No such option: {name} Did you mean {known}?", _PERHAPS),
    ("No such option: {name} (Possible options: {known})", _PERHAPS),
    ("No such option: {name}", N_("tidak ada opsi {name}")),
    ("No such command {name}. Did you mean {known}?", N_("tidak ada perintah {name}; mungkin yang dimaksud {known}")),
    ("No such command {name}.", N_("tidak ada perintah {name}")),
    ("Option {name} requires an argument.", N_("opsi {name} memerlukan nilai")),
    ("Option {name} requires {count} arguments.", N_("opsi {name} memerlukan {count} nilai")),
    ("Option {name} does not take a value.", N_("opsi {name} tidak menerima nilai")),
    ("Got unexpected extra argument ({name})", _EXTRA),
    ("Got unexpected extra arguments ({name})", _EXTRA),
    ("Got unexpected extra argument(s) ({name})", _EXTRA),
    ("Invalid value for {name}: {value} is not a valid integer.", _INTEGER),
    ("Invalid value for {name}: {value} is not a valid int range.", _INTEGER),
    ("Invalid value for {name}: {value} is not a valid integer range.", _INTEGER),
    (
        "Invalid value for {name}: {value} is not in the range x>={least}.",
        N_("nilai {name} paling kecil {least}, bukan {value}"),
    ),
    (
        "Invalid value for {name}: {value} is not in the range {least}<=x<={most}.",
        N_("nilai {name} harus {least} sampai {most}, bukan {value}"),
    ),
    (
        "Invalid value for {name}: {value} is not one of {known}.",
        N_("nilai {name} tidak dikenal: {value} (yang ada: {known})"),
    ),
    ("Invalid value for {name}: {reason}", N_("nilai {name} tidak dapat dipakai: {reason}")),
    ("Invalid value: {reason}", N_("{reason}")),
)
"""What click says, more particular first. Its versions differ in the full stop at the end."""
_UNKNOWN_COMMAND = r"No such command '(.+)'\."
_BRACES = r"\{([A-Z_.]+)\}"
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
        options: list[Any] = self.params
        for option in options:
            if option.name in _COMPLETION:
                option.help = _(_COMPLETION[option.name])
        return localized_help(super().get_help(ctx))


def localized_help(text: str) -> str:
    """A help text with Typer's words translated."""
    for english, word in _HELP_WORDS:
        text = text.replace(english, _(word))
    return re.sub(_BRACES, r"\1", text)


def localized_error(error: Exception) -> str:
    """A usage error with Typer's words translated, and where to read on; an unknown one stays as it is."""
    message: str = error.format_message() if hasattr(error, "format_message") else str(error)
    file = re.match(_UNKNOWN_COMMAND, message)
    if file and Path(file[1]).is_file():
        message = _('"{path}" bukan perintah; untuk menilainya: zi-score evaluate "{path}"').format(path=file[1])
    else:
        message = _localized(message)
    context = getattr(error, "ctx", None)
    if context is None:
        return message
    return _("{message}. Lihat: {command} --help").format(message=message, command=context.command_path)


def _localized(message: str) -> str:
    # Typer before 0.26 says this of every option, for none has an environment variable.
    message = message.replace(" (env var: 'None')", "")
    for english, words in _ERRORS:
        if match := _pattern(english).fullmatch(message):
            return _(words).format(**match.groupdict())
    return message


def _pattern(english: str) -> re.Pattern[str]:
    """What a message of these words looks like, whatever stands in place of its names."""
    parts = Formatter().parse(english.rstrip("."))
    pattern = "".join(re.escape(text) + (f"(?P<{name}>.+?)" if name else "") for text, name, _spec, _as in parts)
    return re.compile(rf"{pattern}\.?", re.DOTALL)


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
