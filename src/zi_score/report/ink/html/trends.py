"""Pictures of courses: a line with its points, and one for each minimum. Several stand small beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.report.ink.html.legends import legend, mark_keys
from zi_score.report.ink.html.text import element, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from zi_score.report.pictures import Trend, TrendPart, TrendPoint

_WIDTH, _ALONE, _HEIGHT = 240, 640, 172
_LEFT, _TOP, _BOTTOM = 30, 24, 146
_ROOM = 12
"""Where the shares 0 and 1 and the first and last point stand, with room for the words around them."""


def trend(picture: Trend, alternative: str) -> str:
    """A figure for each part; its figures are text, so that they can be read without it."""
    width = _ALONE if len(picture.parts) == 1 else _WIDTH
    drawn = "".join(_part(one, width) for one in picture.parts)
    kind = "trends alone" if width == _ALONE else "trends"
    parts = element("div", drawn, classes=kind, role="img", aria_label=alternative)
    return element("figure", parts + legend(mark_keys(picture.marks)), classes="chart")


def _part(part: TrendPart, width: int) -> str:
    start, end = _LEFT - _ROOM, width - _LEFT + _ROOM
    drawn = "".join(
        [
            f'<rect class="track" x="{start}" y="{_TOP}" width="{end - start}" height="{_BOTTOM - _TOP}"/>',
            *_minima(part, start, end),
            f'<polyline class="course" points="{" ".join(_corner(one, width) for one in part.points)}"/>',
            *(_point(one, width) for one in part.points if one.text),
        ]
    )
    picture = f'<svg class="trend" viewBox="0 0 {width} {_HEIGHT}" aria-hidden="true">{drawn}</svg>'
    return element("div", element("p", shown(part.title), classes="title") + picture)


def _minima(part: TrendPart, start: int, end: int) -> Iterator[str]:
    for at, one in enumerate(part.minima):
        if one is not None:
            y = _y(one)
            yield f'<line class="mark m{at % 2}" x1="{start}" x2="{end}" y1="{y}" y2="{y}"/>'


def _corner(point: TrendPoint, width: int) -> str:
    return f"{_x(point, width)},{_y(point.share)}"


def _point(point: TrendPoint, width: int) -> str:
    x, y = _x(point, width), _y(point.share)
    words = f'<text text-anchor="middle" x="{x}" y="{float(y) - 8:.1f}">{shown(point.text)}</text>'
    label = f'<text class="label" text-anchor="middle" x="{x}" y="{_BOTTOM + 17}">{shown(point.label)}</text>'
    return f'<circle class="own" cx="{x}" cy="{y}" r="4"/>{words}{label}'


def _x(point: TrendPoint, width: int) -> str:
    return f"{_LEFT + float(point.position) * (width - 2 * _LEFT):.1f}"


def _y(share: Fraction) -> str:
    return f"{_BOTTOM - float(share) * (_BOTTOM - _TOP):.1f}"
