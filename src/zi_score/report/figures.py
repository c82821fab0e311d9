"""Figures as a reader sees them: localized, and never on the other side of a threshold than the exact value."""

from __future__ import annotations

import re
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Protocol

from zi_score.exact import decimal_text
from zi_score.language import localized, shown
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zi_score.outcome import Assessment
    from zi_score.verdict import Requirement, Verdict

_ZERO = Fraction(0)
_FINE_STEPS = 10_000


def gates_by_code(verdicts: Iterable[Verdict]) -> Mapping[str, tuple[Requirement, ...]]:
    """Every gate under the code it looks at, in the order of the targets."""
    gates: dict[str, tuple[Requirement, ...]] = {}
    for verdict in verdicts:
        for gate in verdict.requirements:
            gates[gate.code] = (*gates.get(gate.code, ()), gate)
    return gates


def total_gates(verdicts: Iterable[Verdict]) -> tuple[Requirement, ...]:
    """The gates that look at the total."""
    return tuple(gate for verdict in verdicts for gate in verdict.requirements if gate.code == TOTAL)


def total_text(assessment: Assessment) -> str:
    """The total of an assessor, on the right side of each gate that looks at it."""
    card = assessment.scorecard
    return points_text(card.total, card.weight, total_gates(assessment.verdicts))


class Bound(Protocol):
    """What a figure is compared with."""

    @property
    def required(self) -> Fraction:
        """The least points."""


def points_text(value: Fraction, weight: Fraction, gates: Sequence[Bound] = ()) -> str:
    """Points with two decimals, or as many as keep them on the right side of each gate and of the weight."""
    return bounded_text(value, 2, [*(gate.required for gate in gates), weight])


def fine_points_text(value: Fraction, gates: Sequence[Bound] = ()) -> str:
    """Points with at least two decimals and up to four where they are needed, on the right side of each gate."""
    limits = [gate.required for gate in gates if gate.required != value]
    text = decimal_text(value, 4, limits)
    units, mark, decimals = text.partition(".")
    return localized(f"{units}{mark}{decimals.rstrip('0').ljust(2, '0')}")


def percent_text(value: Fraction, weight: Fraction, gates: Sequence[Requirement] = ()) -> str:
    """Points as a percentage of the weight, without the sign, by the same rule with one decimal."""
    limits = [gate.required / gate.weight * 100 for gate in gates]
    return bounded_text(value / weight * 100, 1, [*limits, Fraction(100)])


def bounded_text(value: Fraction, places: int, limits: Iterable[Fraction] = ()) -> str:
    """A figure with so many decimals, or as many as keep it on the right side of each limit.

    A limit that is reached exactly is written the same way itself; as a third it would have no end.
    """
    return localized(decimal_text(value, places, [limit for limit in limits if limit != value]))


def weight_text(value: Fraction) -> str:
    """A weight or a minimum, without needless decimals."""
    return shown(value)


def lacking_text(gate: Requirement, gates: Sequence[Requirement] = ()) -> str:
    """How many points a failed gate lacks; never written as zero."""
    return margin_text(gate, gates).lstrip("-")


def needed_text(gate: Requirement) -> str:
    """How many points at the least would make a failed gate met: up to four decimals, and rounded up beyond them."""
    return fine_points_text(Fraction(ceil(-gate.margin * _FINE_STEPS), _FINE_STEPS))


def margin_text(gate: Requirement, gates: Sequence[Requirement] = ()) -> str:
    """How many points a gate has to spare, with as many decimals as its points beside all `gates` of its code."""
    decimals = re.split("[.,]", points_text(gate.actual, gate.weight, [gate, *gates]))[1]
    return localized(decimal_text(gate.margin, len(decimals), [_ZERO]))


def difference_text(points: Fraction) -> str:
    """A signed difference with four decimals; zero has no sign."""
    text = localized(decimal_text(points, 4))
    return f"+{text}" if points > 0 else text
