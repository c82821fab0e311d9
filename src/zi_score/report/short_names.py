"""Paths as they are listed: the folder that all share stands once above them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def short_names(paths: Sequence[str]) -> tuple[str, Mapping[str, str]]:
    """The folder that all paths share, and each path within it."""
    try:
        folder = os.path.commonpath([Path(path).parent for path in paths])
    except ValueError:
        folder = ""
    if not folder or folder == ".":
        return "", {path: path for path in paths}
    return folder, {path: str(Path(path).relative_to(folder)) for path in paths}
