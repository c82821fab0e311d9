"""What drawings share: their frames and lines, and what their colours, lines and dots mean, each beside its words."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from zi_score.exact import decimal_text
from zi_score.language import _
from zi_score.report.blocks import fill_words
from zi_score.report.ink.html.text import element, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

STEPS = 5
"""The colours of shares."""


def percent(share: Fraction) -> str:
    """A share as a place on a drawing."""
    return f"{decimal_text(share * 100, 2)}%"


def step_of(share: Fraction) -> int:
    """The colour of a share among those of the style sheet; only the whole has the last."""
    return min(STEPS - 1, int(share * (STEPS - 1)))


def bar_svg(parts: Iterable[str]) -> str:
    """A drawing as wide as its place and as high as a line, for the eye only."""
    return f'<svg class="bar" height="18" aria-hidden="true">{"".join(parts)}</svg>'


def mark_lines(shares: Iterable[Fraction | None]) -> list[str]:
    """The minima on such a drawing, None where a target asks for nothing."""
    return [
        f'<line class="mark m{at % 2}" x1="{percent(one)}" x2="{percent(one)}" y1="0" y2="18"/>'
        for at, one in enumerate(shares)
        if one is not None
    ]


def named_svg(kind: str, size: tuple[int, int], content: str, alternative: str, name: str) -> str:
    """A drawing of that width and height whose words are read out in its place; `name` is an id of its own."""
    opening = f'<svg class="{kind}" viewBox="0 0 {size[0]} {size[1]}" role="img" aria-labelledby="{name}">'
    return f'{opening}<title id="{name}">{shown(alternative)}</title>{content}</svg>'


def legend(keys: Iterable[str]) -> str:
    """The keys of a drawing side by side."""
    return element("ul", "".join(element("li", one) for one in keys), classes="legend")


def fill_keys(marks: int) -> list[str]:
    """The colours of bars with so many minima."""
    return [_fill_key(tone.value, words) for tone, words in fill_words(marks)]


def move_keys() -> list[str]:
    """The colours of what went up and of what went down."""
    return [_fill_key("good", _("naik")), _fill_key("bad", _("turun"))]


def mark_keys(titles: Sequence[str]) -> list[str]:
    """The lines that stand for minima."""
    text = _("minimal untuk {title}")
    drawn = (f'<line class="mark m{at % 2}" x1="6" x2="6" y1="0" y2="12"/>' for at in count())
    return [key(one, text.format(title=title)) for one, title in zip(drawn, titles, strict=False)]


def series_keys(titles: Sequence[str]) -> list[str]:
    """The dots that stand for series, of which the last is the one that counts."""
    kinds = ["other"] * (len(titles) - 1) + ["own"]
    return [
        key(f'<circle class="{kind}" cx="6" cy="6" r="4"/>', title) for kind, title in zip(kinds, titles, strict=False)
    ]


def _fill_key(kind: str, words: str) -> str:
    return key(f'<rect class="fill {kind}" y="1" width="12" height="10"/>', words)


def key(drawn: str, words: str, width: int = 12) -> str:
    """A small drawing beside its words."""
    return f'<svg width="{width}" height="12" aria-hidden="true">{drawn}</svg> {shown(words)}'
