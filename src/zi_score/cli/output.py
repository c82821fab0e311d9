"""Where a report goes: a file that appears only when it is complete, or stdout."""

import io
import os
import sys
from pathlib import Path


def write_file(path: Path, text: str) -> None:
    """Write beside the target, then take its place in one step. Raises OSError."""
    # A name with undecodable bytes has no UTF-8; backslashes keep the text readable, and JSON valid.
    content = text.encode("utf-8", errors="backslashreplace")
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a device or a pipe must stay what it is
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


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
