"""The task of a plan in whole numbers: what each raise gains, what each gate lacks, and the answer to both.

Everything is multiplied by one common denominator, so that sums and comparisons are exact and quick.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import lcm

from zi_score.exact import whole
from zi_score.frozen import dataclass, replace
from zi_score.planning.frontier import Frontier
from zi_score.planning.gates import Group, group_gates
from zi_score.planning.model import FrontierPoint
from zi_score.planning.moves import Level
from zi_score.planning.search import Chosen, Gain, RaisableAnswer, Search
from zi_score.rubric.catalogue import Rubric
from zi_score.scorecard import Scorecard
from zi_score.verdict import Requirement, Verdict

Moves = Mapping[str, tuple[Level, ...]]
"""The levels that each answer can be raised to, by question."""


@dataclass(frozen=True)
class Task:
    """Candidates and gates in whole numbers; `open_gates` are those that still lack something, with how much.

    `highest` is what each effort gains at most without regard to any gate. `around` has the ids of the open gates that
    look at a question.
    """

    total: Fraction
    common: int
    search: Search
    gated: Group
    highest: Frontier
    open_gates: Mapping[str, int]
    around: Mapping[str, tuple[str, ...]]

    @property
    def _reach(self) -> Frontier | None:
        return self.search.frontier(self.gated)

    @property
    def least_effort(self) -> int | None:
        """The least effort that meets every gate; None where none does."""
        reach = self._reach
        return None if reach is None else reach.start

    def frontier(self) -> Iterator[FrontierPoint]:
        """The highest total of each effort that reaches more than a smaller one."""
        reach = self._reach
        previous = -1
        for effort, gain in enumerate(self.highest.best):
            is_enough = reach is not None and effort >= reach.start
            if gain > previous or (reach is not None and effort == reach.start):
                yield FrontierPoint(effort, self.total + Fraction(gain, self.common), is_enough)
            previous = max(gain, previous)

    def chosen(self, limit: int | None) -> Chosen:
        """The least that meets the target; with a limit, the highest total that so much effort can reach.

        The target comes first: with a limit that is enough to meet it, the total is the highest of those that do.
        """
        reach = self._reach
        if reach is not None and limit is None:
            return self.search.fewest_steps(self.gated, reach.start)
        if reach is not None and limit is not None and limit >= reach.start:
            return self.search.fewest_steps(replace(self.gated, need=reach.most(limit)), limit)
        if limit is None:
            return ()
        return self.search.fewest_steps(Group(self.highest.most(limit), tuple(self.around)), limit)

    def _spare(self, chosen: Chosen) -> dict[str, int]:
        """What each open gate has beyond its need after these raises; negative by what it still lacks."""
        spare = {gate: -lacking for gate, lacking in self.open_gates.items()}
        for code, level in chosen:
            for gate in self.around[code]:
                spare[gate] += self.search.candidates[code].levels[level].gain
        return spare

    def substitutes(self, chosen: Chosen) -> Iterator[tuple[str, str, int]]:
        """Each raise that may stand in place of a chosen one: its code, the other's code and level.

        It has the same effort and as many option steps, and every gate is still met.
        """
        spare = self._spare(chosen)
        taken = dict(chosen)
        for code, level in chosen:
            present = self.search.candidates[code]
            for other in self.search.candidates.values():
                if other.code in taken or other.effort != present.effort:
                    continue
                for at, gain in enumerate(other.levels):
                    if gain.steps == present.levels[level].steps and self._holds(spare, code, level, other.code, at):
                        yield code, other.code, at

    def _holds(self, spare: Mapping[str, int], code: str, level: int, other: str, at: int) -> bool:
        lost, won = self.search.candidates[code].levels[level].gain, self.search.candidates[other].levels[at].gain
        return all(
            left - (lost if gate in self.around[code] else 0) + (won if gate in self.around[other] else 0) >= 0
            for gate, left in spare.items()
        )


def set_task(rubric: Rubric, scorecard: Scorecard, verdict: Verdict, moves: Moves, efforts: Mapping[str, int]) -> Task:
    """The task of meeting a target from a scorecard by these moves.

    Raises `UnusableInputError` for a rubric whose gates overlap.
    """
    points = {code: [scorecard.questions[code].gain(level.share) for level in levels] for code, levels in moves.items()}
    margins = [gate.margin for gate in verdict.requirements]
    common = lcm(*{value.denominator for gains in (*points.values(), margins) for value in gains})
    candidates = {
        code: RaisableAnswer(
            code,
            efforts.get(code, 1),
            tuple(Gain(one.steps, whole(gain, common)) for one, gain in zip(levels, points[code], strict=True)),
        )
        for code, levels in moves.items()
    }
    needs = _needs(verdict.requirements, common)
    around: dict[str, list[str]] = {code: [] for code in rubric.questions}
    for gate in verdict.failed:
        for code in rubric.questions_under(gate.code):
            around[code].append(gate.id)
    search = Search(candidates)
    return Task(
        total=scorecard.total,
        common=common,
        search=search,
        gated=group_gates(rubric, verdict.requirements, needs),
        highest=search.highest(),
        open_gates={gate.id: whole(-gate.margin, common) for gate in verdict.failed},
        around={code: tuple(gates) for code, gates in around.items()},
    )


def _needs(requirements: tuple[Requirement, ...], common: int) -> Mapping[str, int]:
    """The most that any gate on a code lacks; negative where it has more than it needs."""
    needs: dict[str, int] = {}
    for gate in requirements:
        lacking = whole(-gate.margin, common)
        needs[gate.code] = max(lacking, needs.get(gate.code, lacking))
    return needs
