"""Paths whose file can only be read by a process that then hangs or ends, as a damaged library might."""

import os
import time
from io import BufferedReader
from pathlib import Path
from typing import Any


class HangingPath(type(Path())):  # type: ignore[misc]
    """Reading it never ends."""

    def open(self, *_arguments: Any, **_options: Any) -> BufferedReader:
        """Hang."""
        time.sleep(600)
        raise AssertionError


class DeadlyPath(type(Path())):  # type: ignore[misc]
    """Reading it ends the process."""

    def open(self, *_arguments: Any, **_options: Any) -> BufferedReader:
        """End this process at once."""
        os._exit(9)
