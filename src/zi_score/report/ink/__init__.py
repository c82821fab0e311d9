"""Inks: a page of blocks in, one text out. An ink knows no subject, and escapes every text."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zi_score.report import ReportOptions
    from zi_score.report.blocks import Page

__all__ = ["INKS", "draw"]

INKS: Mapping[str, str] = MappingProxyType(
    {
        "table": "zi_score.report.ink.terminal",
        "markdown": "zi_score.report.ink.markdown",
        "html": "zi_score.report.ink.html",
    }
)
"""The inks by the name of their format, each with its module; only the one that is used is imported."""


def draw(name: str, pages: Sequence[Page], options: ReportOptions) -> str:
    """Draw pages one after another with the ink of that name. Raises KeyError for a name not in `INKS`."""
    ink: Callable[[Sequence[Page], ReportOptions], str] = import_module(INKS[name]).draw
    return ink(pages, options)
