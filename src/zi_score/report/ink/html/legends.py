"""What the colours, lines and dots of a drawing mean, each beside its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.ink.fills import fill_words
from zi_score.report.ink.html.text import element, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


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
    return [
        _key(
            f'<line class="mark m{at % 2}" x1="6" x2="6" y1="0" y2="12"/>',
            _("minimal untuk {title}").format(title=title),
        )
        for at, title in enumerate(titles)
    ]


def series_keys(titles: Sequence[str]) -> list[str]:
    """The dots that stand for series, of which the last is the one that counts."""
    kinds = ["other"] * (len(titles) - 1) + ["own"]
    return [
        _key(f'<circle class="{kind}" cx="6" cy="6" r="4"/>', title) for kind, title in zip(kinds, titles, strict=False)
    ]


def _fill_key(kind: str, words: str) -> str:
    return _key(f'<rect class="fill {kind}" y="1" width="12" height="10"/>', words)


def _key(drawn: str, words: str) -> str:
    return f'<svg width="12" height="12" aria-hidden="true">{drawn}</svg> {shown(words)}'
