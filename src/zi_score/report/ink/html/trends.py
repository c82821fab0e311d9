"""Small pictures of parts over time, one beside the other: a line with its points, and a line for each minimum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.report.ink.html.legends import legend, mark_keys
from zi_score.report.ink.html.text import element, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from zi_score.report.pictures import Trend, TrendPart, TrendPoint

_WIDTH, _HEIGHT = 240, 172
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 210, 24, 146
_FROM, _TO = _LEFT - 12, _RIGHT + 12
"""Where the shares 0 and 1 and the first and last point stand, with room for the words around them."""


def trend(picture: Trend, alternative: str) -> str:
    """A figure for each part; its figures are text, so that they can be read without it."""
    parts = element("div", "".join(map(_part, picture.parts)), classes="trends", role="img", aria_label=alternative)
    return element("figure", parts + legend(mark_keys(picture.marks)), classes="chart")


def _part(part: TrendPart) -> str:
    drawn = "".join(
        [
            f'<rect class="track" x="{_FROM}" y="{_TOP}" width="{_TO - _FROM}" height="{_BOTTOM - _TOP}"/>',
            *_minima(part),
            f'<polyline class="course" points="{" ".join(map(_corner, part.points))}"/>',
            *(_point(one) for one in part.points),
        ]
    )
    picture = f'<svg class="trend" viewBox="0 0 {_WIDTH} {_HEIGHT}" aria-hidden="true">{drawn}</svg>'
    return element("div", element("p", shown(part.title), classes="title") + picture)


def _minima(part: TrendPart) -> Iterator[str]:
    for at, one in enumerate(part.minima):
        if one is not None:
            y = _y(one)
            yield f'<line class="mark m{at % 2}" x1="{_FROM}" x2="{_TO}" y1="{y}" y2="{y}"/>'


def _corner(point: TrendPoint) -> str:
    return f"{_x(point)},{_y(point.share)}"


def _point(point: TrendPoint) -> str:
    x, y = _x(point), _y(point.share)
    words = f'<text text-anchor="middle" x="{x}" y="{float(y) - 8:.1f}">{shown(point.text)}</text>'
    label = f'<text class="label" text-anchor="middle" x="{x}" y="{_BOTTOM + 17}">{shown(point.label)}</text>'
    return f'<circle class="own" cx="{x}" cy="{y}" r="4"/>{words}{label}'


def _x(point: TrendPoint) -> str:
    return f"{_LEFT + float(point.position) * (_RIGHT - _LEFT):.1f}"


def _y(share: Fraction) -> str:
    return f"{_BOTTOM - float(share) * (_BOTTOM - _TOP):.1f}"
