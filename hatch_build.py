"""Puts the page into the wheel, where `scripts/build_page.py` has built it."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PageHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the built page as a file of the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add it; an editable installation reads it where it was built, as `zi_score.cli.page` does."""
        page = Path(self.root) / "dist" / "zi-score.html"
        if version != "editable" and page.is_file():
            build_data["force_include"][str(page)] = "zi_score/zi-score.html"
