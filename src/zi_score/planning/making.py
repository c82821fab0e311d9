"""A plan for one target: what bars it, what is assumed, the least that must change, and the exact result of that."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from zi_score.answers import AnswerSet, changed_counts
from zi_score.frozen import replace
from zi_score.planning.assumptions import assumed_indices, with_indices
from zi_score.planning.fragility import Falling, fragility
from zi_score.planning.model import NO_WISHES, Assumption, LeastChange, Plan, PlannedStep, Substitute, Wishes
from zi_score.planning.moves import Level, raises
from zi_score.planning.search import Chosen
from zi_score.planning.task import Moves, Task, set_task
from zi_score.rubric.catalogue import Question, Rubric, Target
from zi_score.scorecard import Scorecard
from zi_score.scoring import score
from zi_score.verdict import Requirement, Verdict, judge


def make_plans(
    rubric: Rubric, answers: AnswerSet, targets: Sequence[str], wishes: Wishes = NO_WISHES
) -> tuple[Plan, ...]:
    """A plan for each target; blanks are worth nothing.

    Raises `UnusableInputError` for a rubric whose gates overlap.
    """
    maker = _Maker(rubric, answers, wishes)
    return tuple(maker.plan(rubric.targets[target]) for target in targets)


def least_change(rubric: Rubric, answers: AnswerSet, target: str) -> LeastChange:
    """The fewest answers that must change for a target, without the steps; blanks are worth nothing.

    Raises `UnusableInputError` for a rubric whose gates overlap.
    """
    maker = _Maker(rubric, answers, NO_WISHES)
    if judge(rubric, maker.before, rubric.targets[target]).is_met:
        return LeastChange(target, 0)
    prospect = maker.prospect(rubric.targets[target])
    return LeastChange(target, prospect.task.least_effort, prospect.assumed, prospect.reached.failed)


class _Prospect(NamedTuple):
    """What raised answers can do for a target: the best of them judged, what is assumed, and the task that remains."""

    reached: Verdict
    assumed: tuple[Assumption, ...]
    verdict: Verdict
    task: Task

    @property
    def indices(self) -> dict[str, Fraction]:
        return {one.code: one.after for one in self.assumed}


class _Maker:
    """Makes plans from the same answers: what they score, what they can be raised to, and what they can fall to."""

    def __init__(self, rubric: Rubric, answers: AnswerSet, wishes: Wishes) -> None:
        self.rubric, self.answers, self.wishes = rubric, answers, wishes
        self.before = score(rubric, answers, "zero")
        self.moves = {
            code: levels
            for code, question in rubric.questions.items()
            if code not in wishes.locked and (levels := raises(rubric, question, answers.responses[code]))
        }

    @cached_property
    def falling(self) -> Falling:
        """What the answers can fall to; computed once for all targets that are met."""
        return Falling(self.rubric, self.before)

    def prospect(self, target: Target) -> _Prospect:
        """What raised answers can do for one target."""
        wishes = self.wishes
        highest = self._scored(wishes.indices, {code: levels[-1] for code, levels in self.moves.items()})
        reached = judge(self.rubric, highest, target)
        assumed = assumed_indices(self.rubric, self.before, highest, reached, wishes)
        present = self._scored({one.code: one.after for one in assumed}, {})
        verdict = judge(self.rubric, present, target)
        task = set_task(self.rubric, present, verdict, self.moves, wishes.efforts)
        return _Prospect(reached, assumed, verdict, task)

    def plan(self, target: Target) -> Plan:
        """The plan for one target."""
        wishes, before = self.wishes, self.before
        before_verdict = judge(self.rubric, before, target)
        reached, assumed, verdict, task = prospect = self.prospect(target)
        indices = prospect.indices
        chosen = task.chosen(wishes.limit)
        planned = {code: self.moves[code][level] for code, level in chosen}
        after = self._scored(indices, planned)
        after_verdict = judge(self.rubric, after, target)
        made = _Steps(self.rubric, before, self.moves, wishes.efforts)
        wants_others = wishes.wants_alternatives and bool(chosen) and after_verdict.is_met
        others = task.substitutes(chosen) if wants_others else ()
        return Plan(
            target=target.id,
            title=target.title,
            barred_by=reached.failed,
            assumed=assumed,
            before=before,
            before_verdict=before_verdict,
            after=after,
            after_verdict=after_verdict,
            answers=self._answered(indices, planned),
            steps=tuple(_in_order(task, chosen, made, verdict.failed)),
            alternatives=tuple(Substitute(code, made.step(other, level)) for code, other, level in others),
            frontier=tuple(task.frontier()),
            fragility=fragility(self.falling, before_verdict) if before_verdict.is_met else None,
        )

    def _answered(self, indices: Mapping[str, Fraction], levels: Mapping[str, Level]) -> AnswerSet:
        responses = self.answers.responses
        raised = {code: responses[code]._replace(answer=level.answer) for code, level in levels.items()}
        return replace(self.answers, responses={**with_indices(responses, indices), **raised})

    def _scored(self, indices: Mapping[str, Fraction], levels: Mapping[str, Level]) -> Scorecard:
        return score(self.rubric, self._answered(indices, levels), "zero")


class _Steps:
    """Makes the steps of a plan: each from the answer that was read to a level of it."""

    def __init__(self, rubric: Rubric, before: Scorecard, moves: Moves, efforts: Mapping[str, int]) -> None:
        self.rubric = rubric
        self.before = before
        self.moves = moves
        self.efforts = efforts

    def step(self, code: str, level: int) -> PlannedStep:
        scored, after = self.before.questions[code], self.moves[code][level]
        return PlannedStep(
            code=code,
            title=scored.title,
            location=scored.response.location,
            before=scored.response.answer,
            after=after.answer,
            effort=self.efforts.get(code, 1),
            points=scored.gain(after.share),
            also=tuple(self._also(self.rubric.questions[code], after)),
        )

    def _also(self, question: Question, after: Level) -> Iterator[str]:
        """The other questions that ask for a count which is raised here, by the same key."""
        changed = {*changed_counts(self.before.questions[question.code].response.answer, after.answer)}
        for other in self.rubric.questions.values():
            if other.code != question.code and changed & {operand.key for operand in other.operands}:
                yield other.code


def _in_order(task: Task, chosen: Chosen, made: _Steps, unmet: tuple[Requirement, ...]) -> Iterator[PlannedStep]:
    """The steps, next always the one that closes most: gates first, then what gates still lack, then points."""
    lacking = dict(task.open_gates)
    in_form = {code: at for at, code in enumerate(task.around)}
    gates = {gate.id: gate for gate in unmet}
    total = task.total
    left = dict(sorted(chosen, key=lambda one: in_form[one[0]]))

    def worth(code: str) -> tuple[int, int, int]:
        gain = task.search.candidates[code].levels[left[code]].gain
        needed = [lacking[gate] for gate in task.around[code] if lacking[gate] > 0]
        return sum(gain >= one for one in needed), sum(min(gain, one) for one in needed), gain

    while left:
        code = max(left, key=worth)  # of equals the first of the form
        level = left.pop(code)
        step = made.step(code, level)
        total += step.points
        closes = []
        for gate in task.around[code]:
            was_lacking = lacking[gate] > 0
            lacking[gate] -= task.search.candidates[code].levels[level].gain
            if was_lacking and lacking[gate] <= 0:
                closes.append(gates[gate])
        yield step._replace(closes=tuple(closes), total=total)
