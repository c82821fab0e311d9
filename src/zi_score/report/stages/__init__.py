"""Reports of the road to a predicate: a checklist of its stages. They compute nothing and decide nothing.

What a person reads is one page, drawn by an ink; a data format has a module with `render`. Only what is used is
imported.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.report.ink import INKS, draw

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zi_score.proposal.stages import Road
    from zi_score.report import ReportOptions

__all__ = ["STAGE_FORMATS", "render_road"]

STAGE_FORMATS: Mapping[str, str] = MappingProxyType({**INKS, "json": "zi_score.report.stages.json_report"})
"""The formats by name, each with the module that draws or renders it."""


def render_road(name: str, road: Road, options: ReportOptions) -> str:
    """Render with the format of that name."""
    if name in INKS:
        from zi_score.report.stages.page import road_page  # noqa: PLC0415 - only what is used

        return draw(name, [road_page(road)], options)
    from zi_score.report.stages import json_report  # noqa: PLC0415

    return json_report.render(road, options)
