"""Bars of a share, on which the minimum of each target is marked."""

from __future__ import annotations

from fractions import Fraction
from itertools import cycle
from math import ceil, floor
from typing import TYPE_CHECKING

from rich.text import Text

from zi_score.report.table.cells import DIM, FAILED, MET, WARNED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zi_score.verdict import Requirement

    MarkedGates = Sequence[tuple[str, Requirement]]

FULL = "█"
EMPTY = "░"
_SIGNS = ("│", "┃")


def bar(share: Fraction, gates: MarkedGates, width: int) -> Text:
    """Draw a share 0..1 on so many columns, with its gates and the sign of the target of each.

    The filled part passes a mark exactly when its gate is met, and stops short of it when it is not.
    """
    signs = _places(gates, width)
    filled = min(floor(share * width + Fraction(1, 2)), width if share == 1 else width - 1)
    for place, (_sign, gate) in signs.items():
        filled = max(filled, place + 1) if gate.is_met else min(filled, place - 1)
    style = _style([gate for _sign, gate in gates])
    drawn = Text()
    for column in range(width):
        if column in signs:
            sign, gate = signs[column]
            drawn.append(sign, style="bold" if gate.is_met else FAILED)
        elif column < filled:
            drawn.append(FULL, style=style)
        else:
            drawn.append(EMPTY, style=DIM)
    return drawn


def target_signs(targets: Sequence[str]) -> Mapping[str, str]:
    """The sign that marks the minimum of each target on a bar."""
    return dict(zip(targets, cycle(_SIGNS), strict=False))


def _places(gates: MarkedGates, width: int) -> dict[int, tuple[str, Requirement]]:
    """The column of each mark, far enough apart that a column fits between; equal minima share one."""
    by_share = {gate.required / gate.weight: (sign, gate) for sign, gate in gates}
    shares = sorted(by_share)
    columns: list[int] = []
    for share in shares:
        columns.append(max(columns[-1] + 2 if columns else 1, ceil(share * width) - 1))
    limit = width - 1
    for index in reversed(range(len(columns))):
        columns[index] = min(columns[index], limit)
        limit = columns[index] - 2
    return {column: by_share[share] for column, share in zip(columns, shares, strict=True)}


def _style(gates: Sequence[Requirement]) -> str:
    if all(gate.is_met for gate in gates):
        return MET
    return WARNED if any(gate.is_met for gate in gates) else "red"
