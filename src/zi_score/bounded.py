"""Reading a file that somebody else may have made: never without end, and never waiting for what may not come."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from zi_score.limits import MEGABYTE, current_limits


@contextmanager
def open_regular(path: Path, *, may_be_device: bool = False) -> Iterator[BufferedReader]:
    """A file for reading. Raises OSError; for a pipe, a socket or a device one with `errno.ESPIPE`.

    A pipe is opened without waiting for its writer, who may never come.
    """
    with open(path, "rb", opener=_without_waiting) as file:
        mode = os.fstat(file.fileno()).st_mode
        if not (stat.S_ISREG(mode) or (may_be_device and stat.S_ISCHR(mode))):
            raise OSError(errno.ESPIPE, os.strerror(errno.ESPIPE), str(path))
        yield file


def read_bounded(path: Path, most: int, *, may_be_device: bool = False) -> bytes:
    """At most one byte more than `most`. Raises OSError as `open_regular` does."""
    with open_regular(path, may_be_device=may_be_device) as file:
        size = os.fstat(file.fileno()).st_size
        # Memory is set aside for as much as is asked for. What has no size, such as a device, is read to the limit.
        return file.read(min(size, most) + 1 if size else most + 1)


def read_side_file(path: Path) -> bytes:
    """The whole of a file that stands beside workbooks: settings, a profile, a rubric, answers, a saved result.

    Raises OSError; with `errno.EFBIG` for one that is larger than any that a person writes.
    """
    most = current_limits().text_mb * MEGABYTE
    content = read_bounded(path, most)
    if len(content) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return content


def leads_outside(path: Path, folder: Path) -> bool:
    """Whether a file is a link to what lies outside of a folder in which it was found."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
