"""Reports of what PortalRB would refuse in a body. They check nothing.

What a person reads is one page, drawn by an ink; a data format has a module with `render`. Only what is used is
imported.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.frozen import replace
from zi_score.report.ink import INKS, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zi_score.portalrb.check import CheckedBody
    from zi_score.report import ReportOptions

__all__ = ["BODY_FORMATS", "render_bodies"]

BODY_FORMATS: Mapping[str, str] = MappingProxyType({**INKS, "json": "zi_score.report.portalrb.json_report"})
"""The formats by name, each with the module that draws or renders it."""


def render_bodies(name: str, bodies: Sequence[CheckedBody], options: ReportOptions) -> str:
    """Render with the format of that name."""
    from zi_score.report.limited import limited_problems  # noqa: PLC0415 - keeps --help fast

    limited = [replace(one, problems=limited_problems(one.problems, one.path)) for one in bodies]
    if name in INKS:
        from zi_score.report.portalrb.page import body_page  # noqa: PLC0415 - only what is used

        return draw(name, [body_page(one) for one in limited], options)
    render: Callable[[Sequence[CheckedBody], ReportOptions], str] = import_module(BODY_FORMATS[name]).render
    return render(limited, options)
