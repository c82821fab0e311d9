"""Pictures drawn by hand: cards, a radar, a strip of small squares, and many on a scale or part by part.

Their styles are classes, never attributes; each writes its figures, so that no colour is the only carrier of a meaning.
"""

from __future__ import annotations

from fractions import Fraction
from math import cos, pi, sin
from textwrap import wrap
from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.ink.html.svg import STEPS, key, legend, mark_keys, named_svg, step_of
from zi_score.report.ink.html.text import SIGNS, element, shown, signed
from zi_score.report.printable import printable
from zi_score.report.texts import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zi_score.report.pictures import Bins, Card, Cards, Chip, Heat, HeatRow, Radar, Strip

_WIDTH, _HEIGHT, _RADIUS = 460, 340, 112
_LABEL = 17
"""The longest line of a label, so that the longest words of a rubric fit beside the circle."""
_LINE = 14
_RINGS = tuple(Fraction(part, 4) for part in (1, 2, 3, 4))
_MANY_WIDTH = 720
_BINS_TOP, _BINS_BASE, _BINS_HEIGHT, _TICKS = 46, 186, 212, 203
_LABEL_LINE = 15
_NAME, _NAME_LETTERS = 214, 30
"""The width of a name in a comparison, and how many letters of 11 px it holds in a wide typeface."""
_BAR, _TEXT, _ROW, _HEAD = 110, 56, 20, 22
_PER_FIGURE = 40
"""The rows of a comparison that fit on a page of A4; more begin another figure."""


def cards(picture: Cards, alternative: str) -> str:
    """One card beside the other; on a telephone one below the other."""
    return element("div", "".join(map(_card, picture.cards)), classes="cards", role="group", aria_label=alternative)


def _card(card: Card) -> str:
    lines = "".join(element("p", shown(line)) for line in card.lines)
    value = f"{signed(card.tone)}{shown(card.value)}"
    content = element("p", shown(card.title), classes="title") + element("p", value, classes="value") + lines
    return element("div", content, classes=f"card {card.tone.value}".strip())


def strip(picture: Strip, alternative: str) -> str:
    """Every group with its squares in order; each says what it is, so that its colour need not."""
    groups = []
    for title, chips in picture.groups:
        squares = element("ul", "".join(map(_chip, chips)), classes="chips")
        groups.append(element("div", element("p", shown(title), classes="title") + squares, classes="group"))
    note = element("p", shown(alternative), classes="note")
    return note + element("div", "".join(groups), classes="strip")


def _chip(chip: Chip) -> str:
    step = "none" if chip.share is None else str(step_of(chip.share))
    code, place = element("span", shown(chip.code), classes="code"), element("span", shown(chip.place), classes="cell")
    return element("li", code + element("b", shown(chip.text)) + place, classes=f"s{step}", title=chip.title)


def radar(picture: Radar, alternative: str, name: str) -> str:
    """The shares of each series as an area, the minima as lines; of fewer than three axes there is none."""
    if len(picture.axes) < 3:  # noqa: PLR2004 - two corners make no area
        return ""
    count = len(picture.axes)
    parts = [_polygon("ring", [ring] * count) for ring in _RINGS]
    parts += [_spoke(at, count) for at in range(count)]
    for at, _title in enumerate(picture.series):
        kind = "own" if at == len(picture.series) - 1 else "other"
        parts.append(_polygon(kind, [axis.shares[at] for axis in picture.axes]))
    marks = dict(_marks(picture))
    parts += [_polygon(kind, minima) for kind, (_title, minima) in marks.items()]
    parts += [_label(axis.title, at, count) for at, axis in enumerate(picture.axes)]
    drawn = named_svg("radar", (_WIDTH, _HEIGHT), "".join(parts), alternative, name)
    return element("figure", drawn + legend(_keys(picture, marks)))


def _marks(picture: Radar) -> Iterator[tuple[str, tuple[str, list[Fraction]]]]:
    """Each mark that every axis has: how it is drawn, its title, and its minima."""
    for at, title in enumerate(picture.marks):
        minima = [minimum for axis in picture.axes if (minimum := axis.minima[at]) is not None]
        if len(minima) == len(picture.axes):
            yield f"mark m{at % 2}", (title, minima)


def _keys(picture: Radar, marks: Mapping[str, tuple[str, list[Fraction]]]) -> Iterator[str]:
    last = len(picture.series) - 1
    kinds = [("own" if at == last else "other", title) for at, title in enumerate(picture.series)]
    for kind, title in (*kinds, *((kind, title) for kind, (title, _minima) in marks.items())):
        yield key(f'<line class="{kind}" x1="0" x2="24" y1="6" y2="6"/>', title, width=24)


def _place(at: int, count: int, share: float) -> tuple[float, float]:
    angle = 2 * pi * at / count - pi / 2
    return _WIDTH / 2 + _RADIUS * share * cos(angle), _HEIGHT / 2 + _RADIUS * share * sin(angle)


def _polygon(kind: str, shares: Sequence[Fraction]) -> str:
    places = (_place(at, len(shares), float(share)) for at, share in enumerate(shares))
    return f'<polygon class="{kind}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}"/>'


def _spoke(at: int, count: int) -> str:
    x, y = _place(at, count, 1)
    return f'<line class="ring" x1="{_WIDTH / 2:.1f}" y1="{_HEIGHT / 2:.1f}" x2="{x:.1f}" y2="{y:.1f}"/>'


def _label(title: str, at: int, count: int) -> str:
    x, y = _place(at, count, 1.12)
    side = x - _WIDTH / 2
    anchor = "middle" if abs(side) < 1 else "start" if side > 0 else "end"
    lines = wrap(printable(title), _LABEL, max_lines=4, placeholder="…") or [""]
    is_top, is_bottom = y < _HEIGHT / 2 - _RADIUS, y > _HEIGHT / 2 + _RADIUS
    first = y - _LINE * (len(lines) - 1) if is_top else y + _LINE if is_bottom else y - _LINE * (len(lines) - 2) / 2
    spans = "".join(
        f'<tspan x="{x:.1f}" y="{first + _LINE * n:.1f}">{shown(one)}</tspan>' for n, one in enumerate(lines)
    )
    return f'<text text-anchor="{anchor}">{spans}</text>'


def bins(picture: Bins, alternative: str, name: str) -> str:
    """A column for each range with its number above it, and the lines with their words at the top."""
    most = max((count for _title, count in picture.bins), default=0) or 1
    width = _MANY_WIDTH / max(len(picture.bins), 1)
    parts = [f'<line class="ring" x1="0" x2="{_MANY_WIDTH}" y1="{_BINS_BASE}" y2="{_BINS_BASE}"/>']
    words = []
    for at, (title, count) in enumerate(picture.bins):
        height = (_BINS_BASE - _BINS_TOP) * count / most
        middle, top = at * width + width / 2, _BINS_BASE - height
        words.append(f'<text class="tick" x="{middle:.1f}" y="{_TICKS}">{shown(title)}</text>')
        if count:
            place = f'x="{at * width + 2:.1f}" y="{top:.1f}" width="{width - 4:.1f}" height="{height:.1f}"'
            parts.append(f'<rect class="fill plain" {place}/>')
            words.append(f'<text x="{middle:.1f}" y="{top - 4:.1f}">{count}</text>')
    for at, (share, title) in enumerate(picture.lines):
        x, y = float(share) * _MANY_WIDTH, _LABEL_LINE * (1 + at % 2)
        parts.append(f'<line class="mark m{at % 2}" x1="{x:.1f}" x2="{x:.1f}" y1="{y + 4}" y2="{_BINS_BASE}"/>')
        anchor = "end" if share * 2 > 1 else "start"
        words.append(f'<text class="{anchor}" x="{x:.1f}" y="{y}">{shown(title)}</text>')
    drawn = named_svg("bins", (_MANY_WIDTH, _BINS_HEIGHT), "".join((*parts, *words)), alternative, name)
    return element("figure", element("figcaption", shown(picture.title)) + _wide(drawn, alternative))


def heat(picture: Heat, alternative: str, name: str) -> str:
    """A line for each: its name, its bar against the lines, its text, and a square for each part."""
    figures = []
    for start in range(0, len(picture.rows), _PER_FIGURE):
        rows = picture.rows[start : start + _PER_FIGURE]
        size = (_MANY_WIDTH, _HEAD + _ROW * len(rows))
        said = alternative if not start else f"{alternative} ({start + 1}-{start + len(rows)})"
        drawn = _wide(named_svg("heat", size, "".join(_heat_parts(picture, rows)), said, f"{name}-{start}"), said)
        if not start:
            drawn = element("figcaption", shown(picture.title)) + drawn + _heat_legend(picture)
        figures.append(element("figure", drawn))
    first, *others = figures or [""]
    more = _("{count} baris berikutnya").format(count=len(picture.rows) - _PER_FIGURE)
    return first + (element("details", element("summary", shown(more)) + "".join(others)) if others else "")


def _heat_parts(picture: Heat, rows: Sequence[HeatRow]) -> Iterator[str]:
    left = _NAME + _BAR + _TEXT
    width = (_MANY_WIDTH - left) / max(len(picture.columns), 1)
    for at, title in enumerate(picture.columns):
        yield f'<text x="{left + width * (at + 0.5):.1f}" y="{_HEAD - 7}">{shown(title)}</text>'
    bottom = _HEAD + _ROW * len(rows)
    for number, row in enumerate(rows):
        y = _HEAD + _ROW * number
        filled = float(row.share) * _BAR
        sign = f"{SIGNS[Tone.BAD]} " if row.is_lacking else ""
        yield (
            f'<text class="end" x="{_NAME - 8}" y="{y + 14}">{sign}{shown(_short(row.title, len(sign)))}</text>'
            f'<rect class="fill plain" x="{_NAME}" y="{y + 4}" width="{filled:.1f}" height="{_ROW - 8}"/>'
            f'<text class="end" x="{left - 8}" y="{y + 14}">{shown(row.text)}</text>'
        )
        for at, one in enumerate(row.cells):
            x = left + width * at
            sign = f"{SIGNS[Tone.BAD]} " if one.is_lacking else ""
            yield (
                f'<rect class="h{step_of(one.share)}" x="{x + 1:.1f}" y="{y + 1}" width="{width - 2:.1f}" '
                f'height="{_ROW - 2}"/><text x="{x + width / 2:.1f}" y="{y + 14}">{sign}{shown(one.text)}</text>'
            )
    for at, (share, _title) in enumerate(picture.lines):
        x = _NAME + float(share) * _BAR
        yield f'<line class="mark m{at % 2}" x1="{x:.1f}" x2="{x:.1f}" y1="{_HEAD}" y2="{bottom}"/>'


def _short(title: str, taken: int) -> str:
    """The end of a long name, which tells files of one folder apart, beside as many letters as are taken."""
    title, room = printable(title), _NAME_LETTERS - taken
    return title if len(title) <= room else f"…{title[1 - room :]}"


def _heat_legend(picture: Heat) -> str:
    steps = [f"{100 * at // (STEPS - 1)}–<{100 * (at + 1) // (STEPS - 1)}%" for at in range(STEPS - 1)]
    square = '<svg width="12" height="12" aria-hidden="true"><rect class="h{at}" width="12" height="12"/></svg> {words}'
    keys = [square.format(at=at, words=words) for at, words in enumerate([*steps, "100%"])]
    return legend([*keys, *mark_keys([title for _share, title in picture.lines])])


def _wide(drawn: str, alternative: str) -> str:
    """A drawing that scrolls sideways where it is too wide, reachable by the keyboard."""
    return element("div", drawn, classes="wide", role="group", tabindex="0", aria_label=alternative)
