"""Where a report goes: a file that appears only when it is complete, or stdout."""

import io
import os
import sys
from pathlib import Path

from zi_score.atomic import write_atomically


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
