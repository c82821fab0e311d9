"""Pictures drawn by hand: cards, a radar, and a strip of small squares. Their styles are classes, never attributes."""

from __future__ import annotations

from fractions import Fraction
from math import cos, pi, sin
from textwrap import wrap
from typing import TYPE_CHECKING

from zi_score.report.ink.html.text import element, shown
from zi_score.report.ink.html.words import signed
from zi_score.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zi_score.report.pictures import Card, Cards, Chip, Radar, Strip

_WIDTH, _HEIGHT, _RADIUS = 460, 340, 112
_LABEL = 17
"""The longest line of a label, so that the longest words of a rubric fit beside the circle."""
_LINE = 14
_RINGS = tuple(Fraction(part, 4) for part in (1, 2, 3, 4))
_STEPS = 5


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
    step = "none" if chip.share is None else str(min(_STEPS - 1, int(chip.share * (_STEPS - 1))))
    content = (
        element("span", shown(chip.code), classes="code")
        + element("b", shown(chip.text))
        + element("span", shown(chip.place), classes="cell")
    )
    return element("li", content, classes=f"s{step}", title=chip.title)


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
    title = f'<title id="{name}">{shown(alternative)}</title>'
    drawn = f'<svg class="radar" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="{name}">'
    return element("figure", f"{drawn}{title}{''.join(parts)}</svg>{_legend(picture, marks)}")


def _marks(picture: Radar) -> Iterator[tuple[str, tuple[str, list[Fraction]]]]:
    """Each mark that every axis has: how it is drawn, its title, and its minima."""
    for at, title in enumerate(picture.marks):
        minima = [minimum for axis in picture.axes if (minimum := axis.minima[at]) is not None]
        if len(minima) == len(picture.axes):
            yield f"mark m{at % 2}", (title, minima)


def _legend(picture: Radar, marks: Mapping[str, tuple[str, list[Fraction]]]) -> str:
    def key(kind: str, title: str) -> str:
        drawn = (
            f'<svg width="24" height="12" aria-hidden="true"><line class="{kind}" x1="0" x2="24" y1="6" y2="6"/></svg>'
        )
        return element("li", f"{drawn} {shown(title)}")

    last = len(picture.series) - 1
    items = [key("own" if at == last else "other", title) for at, title in enumerate(picture.series)]
    items += [key(kind, title) for kind, (title, _minima) in marks.items()]
    return element("ul", "".join(items), classes="legend")


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
