"""Reports of the settings in force and where each comes from, with the waivers and whether they still hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from zi_score.settings import EffectiveValue, RunSettings, Settings


class InForce(NamedTuple):
    """Every setting with its value; `beside` is the file that speaks of the workbooks, and may only waive."""

    values: Sequence[EffectiveValue]
    files: RunSettings
    beside: Settings
    today: dt.date
