"""Paths whose file can only be read by a process that then hangs or ends, as a damaged library might."""

import os
import sys
import time
from typing import NoReturn

if sys.platform == "win32":
    from pathlib import WindowsPath as SystemPath
else:
    from pathlib import PosixPath as SystemPath


class HangingPath(SystemPath):
    """Reading it never ends."""

    def __fspath__(self) -> NoReturn:
        """Hang."""
        time.sleep(600)
        raise AssertionError


class DeadlyPath(SystemPath):
    """Reading it ends the process, after half a second as of a workbook that uses memory up.

    Who dies sooner than Pebble has read that the work was begun is told as late instead: its own race.
    """

    def __fspath__(self) -> NoReturn:
        """End this process."""
        time.sleep(0.5)
        os._exit(9)
