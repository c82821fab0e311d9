"""Where a report goes: a file that appears only when it is complete, or stdout."""

from __future__ import annotations

import io
import os
import shutil
import sys
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

import typer

from zi_score.atomic import write_atomically, write_lines_atomically
from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.messages import complain, discard, notice
from zi_score.cli.options import PageFormat
from zi_score.language import _, system_reason
from zi_score.report import ReportOptions
from zi_score.report.ink import draw

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from zi_score.cli.inputs import Input
    from zi_score.report.blocks import Page

F = TypeVar("F", bound=StrEnum)
_FILE_WIDTH = 100
_WORDS = "table"
_SUFFIXES = MappingProxyType(
    {
        "": _WORDS,
        ".txt": _WORDS,
        ".json": "json",
        ".jsonl": "jsonl",
        ".csv": "csv",
        ".html": "html",
        ".htm": "html",
        ".md": "markdown",
        ".xlsx": "xlsx",
        ".xml": "junit",
        ".sarif": "sarif",
    }
)
"""The format that the name of a file asks for."""


def format_of(given: F | None, output: Path | None, formats: type[F]) -> F:
    """The format that was asked for, else that of the file's suffix, else words.

    A suffix that this command cannot write is wrong usage: a table called .json would mislead whoever reads it.
    """
    if given is not None or output is None:
        return given or formats(_WORDS)
    known = [one.value for one in formats]
    name = _SUFFIXES.get(output.suffix.lower())
    if name in known:
        return formats(name)
    suffixes = ", ".join(suffix for suffix, name in _SUFFIXES.items() if suffix and name in known)
    message = _("akhiran {suffix} bukan bentuk laporan perintah ini (yang ada: {known}); atau sebutkan --format")
    raise typer.BadParameter(message.format(suffix=output.suffix, known=suffixes), param_hint="--output")


def report_options(details: bool, output: Path | None) -> ReportOptions:
    """How a report is drawn: for a file always alike, on a terminal as that terminal is."""
    is_terminal = output is None and sys.stdout.isatty()
    return ReportOptions(
        details=details,
        width=_FILE_WIDTH if output else shutil.get_terminal_size((80, 24)).columns,
        folder=str(output.parent) if output else "",
        color=is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
    )


def refuse_to_overwrite(output: Path, inputs: Sequence[Input], option: str) -> None:
    """A report that would take the place of what it is made from is wrong usage of `option`."""
    if output.exists() and any(one.path.exists() and output.samefile(one.path) for one in inputs):
        message = _("{path} adalah masukan perintah ini").format(path=output)
        raise typer.BadParameter(message, param_hint=option)


def refuse_existing(path: Path, option: str, *, force: bool) -> None:
    """A file that is already there is overwritten only on request; an empty one, or a device, holds nothing to lose."""
    if not force and path.is_file() and path.stat().st_size:
        raise typer.BadParameter(already_there(path), param_hint=option)


def refuse_unfit_output(output: Path | None, inputs: Sequence[Input], *, force: bool) -> None:
    """A report must take the place of none of its inputs, and of another file only on request."""
    if output:
        refuse_to_overwrite(output, inputs, "--output")
        refuse_existing(output, "--output", force=force)


def already_there(path: Path) -> str:
    """What to say of a file that is not to be overwritten."""
    return _("{path} sudah ada; beri nama lain, atau timpa dengan --force").format(path=path)


def deliver(text: str, output: Path | None, *, is_data: bool) -> None:
    """Print a report, or write it to the file that was asked for; one that cannot be written ends the run."""
    if output is None:
        write_stdout(text, is_data=is_data)
    else:
        write_or_leave(output, text)


def write_or_leave(path: Path, content: str | bytes, *, told: str | None = None) -> None:
    """Write a file and tell of it as `is_written` does; one that cannot be written ends the run."""
    if not is_written(path, content, told=told):
        raise typer.Exit(ExitCode.USAGE)


def deliver_page(
    page: Page, given: PageFormat | None, output: Path | None, sources: Iterable[Path] = (), *, force: bool
) -> None:
    """Draw what is for a person to read alone, and print or write it, over none of the files that it is made from."""
    wanted = format_of(given, output, PageFormat)
    if output:
        from zi_score.cli.inputs import Input  # noqa: PLC0415 - loads what reads workbooks

        refuse_unfit_output(output, [Input(path) for path in sources], force=force)
    text = draw(wanted, [page], report_options(False, output))
    deliver(text, output, is_data=wanted is not PageFormat.TABLE)


def is_written(path: Path, content: str | bytes | Iterable[str], *, told: str | None = None) -> bool:
    """Write a report to a file, or say why that cannot be done. Lines that come one by one are written as they come.

    `told` is what the command itself says on stdout once it was written, empty where that is said of many files at
    once; None for a command that has no sentence of its own for it.
    """
    try:
        if isinstance(content, bytes):
            write_atomically(path, content)
        elif isinstance(content, str):
            write_file(path, content)
        else:
            write_lines_atomically(path, (line.encode("utf-8", errors="backslashreplace") for line in content))
    except OSError as error:
        complain(_("{path} tidak dapat ditulis: {reason}").format(path=path, reason=system_reason(error)))
        return False
    if told is None:
        tell_written(path)
    elif told:
        typer.echo(told)
    return True


def tell_written(path: Path) -> None:
    """Say what was written to whoever sits before a terminal; a script hears nothing of it, nor does a device count."""
    if sys.stderr.isatty() and path.is_file():
        notice(_("ditulis: {path}").format(path=path))


def write_file(path: Path, text: str) -> None:
    """Write a report to a file that appears only when it is complete. Raises OSError."""
    # A name with undecodable bytes has no UTF-8; backslashes keep the text readable, and JSON valid.
    write_atomically(path, text.encode("utf-8", errors="backslashreplace"))


def write_stdout(text: str, *, is_data: bool) -> None:
    """Print a text: data always as UTF-8, words as the terminal can show them.

    A closed pipe is no error; a full disk is said, and ends the run as wrong usage.
    """
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        if is_data:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        else:
            stream.reconfigure(errors="replace")
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        discard(stream)
        if not isinstance(error, BrokenPipeError):
            complain(_("keluaran tidak dapat ditulis: {reason}").format(reason=system_reason(error)))
            raise typer.Exit(ExitCode.USAGE) from error
