"""The least effort by an integer programme: HiGHS finds it, and what it finds is checked in fractions.

HiGHS counts in binary and allows a gate to be missed by its tolerance. A solution that falls short is cut off, and the
programme solved again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import highspy
import numpy as np

_STEPS_OF_AN_EFFORT = 10_000
"""So many option steps are never taken, so an effort outweighs them all."""


@dataclass(frozen=True)
class Gate:
    """What the raises of some questions must gain together."""

    codes: frozenset[str]
    lacking: Fraction


@dataclass(frozen=True)
class Solution:
    effort: int
    steps: int


def least_effort(
    raises: Mapping[str, Sequence[tuple[int, Fraction]]],
    efforts: Mapping[str, int],
    gates: Sequence[Gate],
    *,
    counts_steps: bool,
) -> Solution | None:
    """The least effort, and the fewest option steps with it if they count; None where the gates cannot be met.

    `raises` has by question the steps and the points of each level, the last of which gains most. Without option
    steps no other is of use, and the programme is solved ten times as fast.
    """
    if not gates:
        return Solution(0, 0)
    considered = raises if counts_steps else {code: [(0, levels[-1][1])] for code, levels in raises.items()}
    columns = [(code, steps, points) for code, levels in considered.items() for steps, points in levels]
    count = len(columns)
    new_solver: Callable[[], Any] = highspy.Highs  # to which highspy gives no types
    solver = new_solver()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.5)
    solver.setOptionValue("threads", 1)
    none, zeros = np.array([], dtype=np.int32), np.zeros(count)
    costs = np.array([efforts.get(code, 1) * _STEPS_OF_AN_EFFORT + steps for code, steps, _points in columns], float)
    solver.addCols(count, costs, zeros, zeros + 1, 0, none, none, none.astype(float))
    solver.changeColsIntegrality(count, np.arange(count), np.full(count, highspy.HighsVarType.kInteger))
    first = 0
    for levels in considered.values():
        _row(solver, -highspy.kHighsInf, 1, dict.fromkeys(range(first, first + len(levels)), 1))
        first += len(levels)
    for gate in gates:
        weights = {at: float(points) for at, (code, _steps, points) in enumerate(columns) if code in gate.codes}
        _row(solver, float(gate.lacking), highspy.kHighsInf, weights)
    while True:
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        chosen = {at for at, value in enumerate(solver.getSolution().col_value) if value > 0.5}
        if all(_gained(columns, chosen, gate) >= gate.lacking for gate in gates):
            effort = sum(efforts.get(columns[at][0], 1) for at in chosen)
            return Solution(effort, sum(columns[at][1] for at in chosen))
        _row(solver, -highspy.kHighsInf, len(chosen) - 1, {at: 1 if at in chosen else -1 for at in range(count)})


def _row(solver: Any, least: float, most: float, weights: Mapping[int, float]) -> None:
    places, values = np.array(list(weights), np.int32), np.array(list(weights.values()), float)
    solver.addRow(least, most, len(weights), places, values)


def _gained(columns: Sequence[tuple[str, int, Fraction]], chosen: set[int], gate: Gate) -> Fraction:
    return sum((columns[at][2] for at in chosen if columns[at][0] in gate.codes), Fraction(0))
