"""Reports of the settings in force and where each comes from, with the waivers and whether they still hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zi_score.report.ink import INKS, draw

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from zi_score.report import ReportOptions
    from zi_score.settings import EffectiveValue, RunSettings, Settings

__all__ = ["InForce", "render_settings"]


class InForce(NamedTuple):
    """Every setting with its value; `beside` is the file that speaks of the workbooks, and may only waive."""

    values: Sequence[EffectiveValue]
    files: RunSettings
    beside: Settings
    today: dt.date


def render_settings(name: str, settings: InForce, options: ReportOptions) -> str:
    """Render as JSON, or draw as a page with the ink of that name."""
    if name in INKS:
        from zi_score.report.settings.page import settings_page  # noqa: PLC0415 - only what is used

        return draw(name, [settings_page(settings)], options)
    from zi_score.report.settings.json_report import settings_json  # noqa: PLC0415

    return settings_json(settings)
