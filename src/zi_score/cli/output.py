"""Where a report goes: a file that appears only when it is complete, or stdout."""

from __future__ import annotations

import io
import os
import shutil
import sys
from typing import TYPE_CHECKING

import typer

from zi_score.atomic import write_atomically
from zi_score.cli.messages import complain
from zi_score.language import _
from zi_score.report import ReportOptions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zi_score.cli.inputs import Input

_FILE_WIDTH = 100


def report_options(details: bool, output: Path | None) -> ReportOptions:
    """How a report is drawn: for a file always alike, on a terminal as that terminal is."""
    is_terminal = output is None and sys.stdout.isatty()
    return ReportOptions(
        details=details,
        width=_FILE_WIDTH if output else shutil.get_terminal_size((80, 24)).columns,
        color=is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
    )


def refuse_to_overwrite(output: Path, inputs: Sequence[Input], option: str) -> None:
    """A report that would take the place of a workbook is wrong usage of `option`."""
    if any(output.exists() and one.path.exists() and output.samefile(one.path) for one in inputs):
        message = _("{path} adalah buku kerja yang sedang dinilai").format(path=output)
        raise typer.BadParameter(message, param_hint=option)


def is_written(path: Path, text: str) -> bool:
    """Write a report to a file, or say why that cannot be done."""
    try:
        write_file(path, text)
    except OSError as error:
        complain(_("{path} tidak dapat ditulis: {reason}").format(path=path, reason=error.strerror or error))
        return False
    return True


def write_file(path: Path, text: str) -> None:
    """Write a report to a file that appears only when it is complete. Raises OSError."""
    # A name with undecodable bytes has no UTF-8; backslashes keep the text readable, and JSON valid.
    write_atomically(path, text.encode("utf-8", errors="backslashreplace"))


def write_stdout(text: str, *, is_data: bool) -> None:
    """Print a text: data always as UTF-8, words as the terminal can show them. A closed pipe is no error."""
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        if is_data:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        else:
            stream.reconfigure(errors="replace")
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # The interpreter flushes once more when it exits; that must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
