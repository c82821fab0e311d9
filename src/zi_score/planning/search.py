"""The exact search: the least effort that meets every gate, and of the ways with that effort one of fewest steps.

Whole numbers only. The curves of `frontier` say what each part can gain at best, with its gates as minima; a state
from which the rest could not make up what is lacking is dropped at once, so that few remain.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from zi_score.frozen import dataclass, field
from zi_score.planning.frontier import NOTHING, Frontier, raised, together
from zi_score.planning.gates import Group


class Gain(NamedTuple):
    """One level that an answer can be raised to: how many option steps it takes, and what it gains."""

    steps: int
    gain: int


class RaisableAnswer(NamedTuple):
    """An answer that may be raised, to any of its levels for the same effort; the last one gains most."""

    code: str
    effort: int
    levels: tuple[Gain, ...]


Chosen = tuple[tuple[str, int], ...]
"""The answers that are raised, each with the number of its level."""


class _State(NamedTuple):
    effort: int
    steps: int
    gain: int
    chosen: Chosen


_UNCHANGED = _State(0, 0, 0, ())


class _Demand(NamedTuple):
    """A gate around what is being searched: all of it must gain `need`, and `rest` is what lies outside."""

    need: int
    rest: Frontier
    budget: int

    def can_be_met(self, effort: int, gain: int) -> bool:
        rest = self.rest.at(self.budget - effort)
        return rest is not None and gain + rest >= self.need


@dataclass(frozen=True)
class Search:
    """The candidates by code; answers that cannot be raised are not among them."""

    candidates: Mapping[str, RaisableAnswer]
    _known: dict[Group, Frontier | None] = field(default_factory=dict)

    def highest(self) -> Frontier:
        """The most that each effort gains, whatever the gates."""
        curve = NOTHING
        for one in self.candidates.values():
            curve = raised(curve, one.effort, one.levels[-1].gain)
        return curve

    def frontier(self, group: Group) -> Frontier | None:
        """The most that each effort gains while every gate of the group is met; None where none can be."""
        if group not in self._known:
            self._known[group] = self._frontier(group)
        return self._known[group]

    def _frontier(self, group: Group) -> Frontier | None:
        curve = NOTHING
        for candidate in self._candidates(group):
            curve = raised(curve, candidate.effort, candidate.levels[-1].gain)
        for child in group.children:
            below = self.frontier(child)
            if below is None:
                return None
            curve = together(curve, below)
        return curve.from_gain(group.need)

    def _candidates(self, group: Group) -> list[RaisableAnswer]:
        """Those that stand directly in a group, the most gainful first, so that hopeless states are seen early."""
        known = [self.candidates[code] for code in group.questions if code in self.candidates]
        return sorted(known, key=lambda one: (-one.levels[-1].gain, one.code))

    def fewest_steps(self, group: Group, budget: int) -> Chosen:
        """Meet every gate of a group that can be met with this budget, with the fewest option steps."""
        return min(self._states(group, (), budget), key=lambda one: (one.steps, one.effort)).chosen

    def _states(self, group: Group, around: Sequence[_Demand], budget: int) -> list[_State]:
        """Every state of a group that may be part of a solution and is not worse than another in all respects."""
        demands = [*around, _Demand(group.need, NOTHING, budget)]
        parts: list[Group | RaisableAnswer] = [*group.children, *self._candidates(group)]
        later = [self._later(parts, demand.rest) for demand in demands]
        earlier = NOTHING
        states = [_UNCHANGED]
        for at, part in enumerate(parts):
            beyond = [demand._replace(rest=after[at]) for demand, after in zip(demands, later, strict=True)]
            if isinstance(part, RaisableAnswer):
                options = _options(part)
            else:
                outside = [one._replace(rest=together(one.rest, earlier)) for one in beyond]
                options = self._states(part, outside, budget - outside[-1].rest.start)
            earlier = self._joined(earlier, part)
            states = _best(
                _sum(one, other)
                for other in options
                for one in states
                if all(demand.can_be_met(one.effort + other.effort, one.gain + other.gain) for demand in beyond)
            )
        return states

    def _later(self, parts: Sequence[Group | RaisableAnswer], outside: Frontier) -> list[Frontier]:
        """For each part what all those after it and the `outside` gain together."""
        curves = [outside]
        for part in reversed(parts[1:]):
            curves.append(self._joined(curves[-1], part))
        return curves[::-1]

    def _joined(self, curve: Frontier, part: Group | RaisableAnswer) -> Frontier:
        if isinstance(part, RaisableAnswer):
            return raised(curve, part.effort, part.levels[-1].gain)
        below = self.frontier(part)
        if below is None:
            message = "a group that cannot be met has no states"
            raise ValueError(message)
        return together(curve, below)


def _options(candidate: RaisableAnswer) -> list[_State]:
    raises = (
        _State(candidate.effort, level.steps, level.gain, ((candidate.code, at),))
        for at, level in enumerate(candidate.levels)
    )
    return [_UNCHANGED, *raises]


def _sum(one: _State, other: _State) -> _State:
    return _State(one.effort + other.effort, one.steps + other.steps, one.gain + other.gain, one.chosen + other.chosen)


def _best(states: Iterator[_State]) -> list[_State]:
    """The states that no other one with the same effort and as few steps surpasses; of equals the first."""
    kept: list[_State] = []
    for state in sorted(states, key=lambda one: (one.effort, one.steps, -one.gain)):
        is_first = not kept or kept[-1].effort != state.effort
        if is_first or state.gain > kept[-1].gain:
            kept.append(state)
    return kept
