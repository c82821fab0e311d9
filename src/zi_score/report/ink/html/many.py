"""Pictures of many: how they are distributed over a scale, and how they compare part by part.

Each is hand-made SVG with its words, and writes its figures, so that no colour is the only carrier of a meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import Tone
from zi_score.report.ink.html.legends import legend, mark_keys
from zi_score.report.ink.html.text import element, shown
from zi_score.report.ink.html.words import SIGNS
from zi_score.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from zi_score.report.pictures import Bins, Heat, HeatRow

_WIDTH = 720
_BINS_TOP, _BINS_BASE, _BINS_HEIGHT, _TICKS = 46, 186, 212, 203
_LABEL_LINE = 15
_NAME, _NAME_LETTERS = 214, 30
"""The width of a name in a comparison, and how many letters of 11 px it holds in a wide typeface."""
_BAR, _TEXT, _ROW, _HEAD = 110, 56, 20, 22
_PER_FIGURE = 40
"""The rows of a comparison that fit on a page of A4; more begin another figure."""
_STEPS = 5


def bins(picture: Bins, alternative: str, name: str) -> str:
    """A column for each range with its number above it, and the lines with their words at the top."""
    most = max((count for _title, count in picture.bins), default=0) or 1
    width = _WIDTH / max(len(picture.bins), 1)
    parts = [f'<line class="ring" x1="0" x2="{_WIDTH}" y1="{_BINS_BASE}" y2="{_BINS_BASE}"/>']
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
        x, y = float(share) * _WIDTH, _LABEL_LINE * (1 + at % 2)
        parts.append(f'<line class="mark m{at % 2}" x1="{x:.1f}" x2="{x:.1f}" y1="{y + 4}" y2="{_BINS_BASE}"/>')
        anchor = "end" if share * 2 > 1 else "start"
        words.append(f'<text class="{anchor}" x="{x:.1f}" y="{y}">{shown(title)}</text>')
    drawn = _svg("bins", _WIDTH, _BINS_HEIGHT, "".join((*parts, *words)), alternative, name)
    return element("figure", element("figcaption", shown(picture.title)) + drawn)


def heat(picture: Heat, alternative: str, name: str) -> str:
    """A line for each: its name, its bar against the lines, its text, and a square for each part."""
    figures = []
    for start in range(0, len(picture.rows), _PER_FIGURE):
        rows = picture.rows[start : start + _PER_FIGURE]
        height = _HEAD + _ROW * len(rows)
        said = alternative if not start else f"{alternative} ({start + 1}-{start + len(rows)})"
        drawn = _svg("heat", _WIDTH, height, "".join(_heat_parts(picture, rows)), said, f"{name}-{start}")
        if not start:
            drawn = element("figcaption", shown(picture.title)) + drawn + _heat_legend(picture)
        figures.append(element("figure", drawn))
    first, *others = figures or [""]
    more = _("{count} baris berikutnya").format(count=len(picture.rows) - _PER_FIGURE)
    return first + (element("details", element("summary", shown(more)) + "".join(others)) if others else "")


def _heat_parts(picture: Heat, rows: Sequence[HeatRow]) -> Iterator[str]:
    left = _NAME + _BAR + _TEXT
    width = (_WIDTH - left) / max(len(picture.columns), 1)
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
                f'<rect class="h{_step(one.share)}" x="{x + 1:.1f}" y="{y + 1}" width="{width - 2:.1f}" '
                f'height="{_ROW - 2}"/><text x="{x + width / 2:.1f}" y="{y + 14}">{sign}{shown(one.text)}</text>'
            )
    for at, (share, _title) in enumerate(picture.lines):
        x = _NAME + float(share) * _BAR
        yield f'<line class="mark m{at % 2}" x1="{x:.1f}" x2="{x:.1f}" y1="{_HEAD}" y2="{bottom}"/>'


def _step(share: Fraction) -> int:
    return min(_STEPS - 1, int(share * (_STEPS - 1)))


def _short(title: str, taken: int) -> str:
    """The end of a long name, which tells files of one folder apart, beside as many letters as are taken."""
    title, room = printable(title), _NAME_LETTERS - taken
    return title if len(title) <= room else f"…{title[1 - room :]}"


def _heat_legend(picture: Heat) -> str:
    steps = [f"{100 * at // (_STEPS - 1)}–<{100 * (at + 1) // (_STEPS - 1)}%" for at in range(_STEPS - 1)]
    keys = [_step_key(at, words) for at, words in enumerate([*steps, "100%"])]
    return legend([*keys, *mark_keys([title for _share, title in picture.lines])])


def _step_key(at: int, words: str) -> str:
    return f'<svg width="12" height="12" aria-hidden="true"><rect class="h{at}" width="12" height="12"/></svg> {words}'


def _svg(kind: str, width: int, height: int, content: str, alternative: str, name: str) -> str:
    title = f'<title id="{name}">{shown(alternative)}</title>'
    opening = f'<svg class="{kind}" viewBox="0 0 {width} {height}" role="img" aria-labelledby="{name}">'
    return element(
        "div", f"{opening}{title}{content}</svg>", classes="wide", role="group", tabindex="0", aria_label=alternative
    )
