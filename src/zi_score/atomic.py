"""Writing a file so that it appears only when it is complete."""

import os
from collections.abc import Iterable
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Write beside the target, then take its place in one step. Raises OSError.

    A device or a pipe is written to as it is.
    """
    write_lines_atomically(path, (content,))


def write_lines_atomically(path: Path, lines: Iterable[bytes]) -> None:
    """The same with what comes little by little, for which there need never be room all at once."""
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            device.writelines(lines)
        return
    # A short name of its own, for that of the target may be as long as a name can be.
    beside = path.with_name(f".zi-score-{os.getpid()}.tmp")
    try:
        with beside.open("xb") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
