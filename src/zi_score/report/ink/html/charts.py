"""Pictures of parts: dumbbells and a waterfall with a row for each, and courses. Their words are text, and wrap."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from zi_score.report.ink.html.svg import bar_svg, legend, mark_keys, mark_lines, move_keys, percent, series_keys
from zi_score.report.ink.html.text import element, shown
from zi_score.report.texts import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from zi_score.report.pictures import Dumbbells, Pair, Trend, TrendPart, TrendPoint, Waterfall

_WIDTH, _ALONE, _HEIGHT = 240, 640, 172
_LEFT, _TOP, _BOTTOM = 30, 24, 146
_ROOM = 12
"""Where the shares 0 and 1 and the first and last point stand, with room for the words around them."""


def dumbbells(picture: Dumbbells, alternative: str) -> str:
    """For each part a hollow dot of the first series, a full one of the second, and a line for each minimum."""
    keys = series_keys(picture.series) + mark_keys(picture.marks)
    caption = element("figcaption", shown(picture.title))
    return _chart(caption, map(_pair, picture.pairs), alternative, keys)


def _pair(pair: Pair) -> str:
    first, second = map(percent, pair.shares)
    parts = ['<rect class="track" x="0" y="5" width="100%" height="8"/>', *mark_lines(pair.minima)]
    parts.append(f'<line class="way {pair.tone.value}" x1="{first}" x2="{second}" y1="9" y2="9"/>')
    parts.append(f'<circle class="other" cx="{first}" cy="9" r="5"/><circle class="own" cx="{second}" cy="9" r="5"/>')
    return _row(pair.title, parts, pair.words)


def waterfall(picture: Waterfall, alternative: str) -> str:
    """The first level as a dot, then each move from where the one before it ended, then the last level."""
    heights = list(accumulate((one.points for one in picture.moves), initial=picture.first.points))
    low, high = min(heights), max(heights)
    # A little room on both sides, so that no dot is cut in two; without any move there is no width to divide by.
    room = (high - low) / 20 or 1
    low, high = low - room, high + room

    def place(points: Fraction) -> Fraction:
        return (points - low) / (high - low)

    shown_marks = [mark for mark in picture.marks if low <= mark.points <= high]
    marks = mark_lines([place(mark.points) for mark in shown_marks])
    rows = [_row(picture.first.title, [*marks, _dot("other", place(picture.first.points))], picture.first.words)]
    for move, before, after in zip(picture.moves, heights, heights[1:], strict=False):
        left, right = sorted((place(before), place(after)))
        kind = (Tone.GOOD if move.points > 0 else Tone.BAD).value
        drawn = f'<rect class="fill {kind}" x="{percent(left)}" y="4" width="{percent(right - left)}" height="10"/>'
        rows.append(_row(move.title, [*marks, drawn], move.words))
    rows.append(_row(picture.last.title, [*marks, _dot("own", place(picture.last.points))], picture.last.words))
    titles = [f"{mark.title} ({mark.words})" for mark in shown_marks]
    return _chart("", rows, alternative, move_keys() + mark_keys(titles))


def _dot(kind: str, share: Fraction) -> str:
    return f'<circle class="{kind}" cx="{percent(share)}" cy="9" r="5"/>'


def _row(title: str, parts: Sequence[str], words: str) -> str:
    label, figures = element("span", shown(title)), element("span", shown(words), classes="figure")
    return element("div", f"{label}{bar_svg(parts)}{figures}", classes="part")


def _chart(caption: str, rows: Iterable[str], alternative: str, keys: Sequence[str]) -> str:
    """The rows are one picture for those who cannot see it: its words say the same in order."""
    drawn = element("div", "".join(rows), role="img", aria_label=alternative)
    return element("figure", caption + drawn + legend(keys), classes="chart")


def trend(picture: Trend, alternative: str) -> str:
    """A figure for each part; its figures are text, so that they can be read without it."""
    width = _ALONE if len(picture.parts) == 1 else _WIDTH
    drawn = "".join(_part(one, width) for one in picture.parts)
    kind = "trends alone" if width == _ALONE else "trends"
    parts = element("div", drawn, classes=kind, role="img", aria_label=alternative)
    return element("figure", parts + legend(mark_keys(picture.marks)), classes="chart")


def _part(part: TrendPart, width: int) -> str:
    start, end = _LEFT - _ROOM, width - _LEFT + _ROOM
    corners = " ".join(f"{_x(one, width)},{_y(one.share)}" for one in part.points)
    drawn = "".join(
        [
            f'<rect class="track" x="{start}" y="{_TOP}" width="{end - start}" height="{_BOTTOM - _TOP}"/>',
            *_minima(part, start, end),
            f'<polyline class="course" points="{corners}"/>',
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


def _point(point: TrendPoint, width: int) -> str:
    x, y = _x(point, width), _y(point.share)
    words = f'<text text-anchor="middle" x="{x}" y="{float(y) - 8:.1f}">{shown(point.text)}</text>'
    label = f'<text class="label" text-anchor="middle" x="{x}" y="{_BOTTOM + 17}">{shown(point.label)}</text>'
    return f'<circle class="own" cx="{x}" cy="{y}" r="4"/>{words}{label}'


def _x(point: TrendPoint, width: int) -> str:
    return f"{_LEFT + float(point.position) * (width - 2 * _LEFT):.1f}"


def _y(share: Fraction) -> str:
    return f"{_BOTTOM - float(share) * (_BOTTOM - _TOP):.1f}"
