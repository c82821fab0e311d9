"""A plan for one target: what bars it, what is assumed, the least that must change, and the exact result of that."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from zi_score.answers import AnswerSet, Counts
from zi_score.plan.assumptions import assumed_indices, with_indices
from zi_score.plan.fragility import Falling, fragility
from zi_score.plan.model import NO_WISHES, Plan, PlannedStep, Substitute, Wishes
from zi_score.plan.moves import Level, raises
from zi_score.plan.search import Chosen
from zi_score.plan.task import Moves, Task, set_task
from zi_score.rubric.catalogue import Question, Rubric, Target
from zi_score.scorecard import Scorecard
from zi_score.scoring import score
from zi_score.verdict import Requirement, judge


def make_plan(rubric: Rubric, answers: AnswerSet, target: Target, wishes: Wishes = NO_WISHES) -> Plan:
    """Plan for one target; blanks are worth nothing.

    Raises `UnusableInputError` for a rubric whose gates overlap.
    """
    before = score(rubric, answers, "zero")
    before_verdict = judge(rubric, before, target)
    responses = {code: question.response for code, question in before.questions.items()}
    moves = {
        code: levels
        for code, question in rubric.questions.items()
        if code not in wishes.locked and (levels := raises(rubric, question, responses[code]))
    }

    def scored(indices: Mapping[str, Fraction], levels: Mapping[str, Level]) -> tuple[AnswerSet, Scorecard]:
        raised = {code: responses[code]._replace(answer=level.answer) for code, level in levels.items()}
        answered = replace(answers, responses={**with_indices(responses, indices), **raised})
        return answered, score(rubric, answered, "zero")

    _all, highest = scored(wishes.indices, {code: levels[-1] for code, levels in moves.items()})
    reached = judge(rubric, highest, target)
    assumed = assumed_indices(rubric, before, highest, reached, wishes)
    indices = {one.code: one.after for one in assumed}
    _settled, present = scored(indices, {})
    verdict = judge(rubric, present, target)
    task = set_task(rubric, present, verdict, moves, wishes.efforts)
    chosen = task.chosen(wishes.limit)
    final, after = scored(indices, {code: moves[code][level] for code, level in chosen})
    made = _Steps(rubric, before, moves, wishes.efforts)
    has_way = bool(chosen) and task.is_met_by(chosen)
    return Plan(
        target=target.id,
        title=target.title,
        barred_by=reached.failed,
        assumed=assumed,
        before=before,
        before_verdict=before_verdict,
        after=after,
        after_verdict=judge(rubric, after, target),
        answers=final,
        steps=tuple(_in_order(task, chosen, made, verdict.failed)),
        alternatives=tuple(Substitute(code, made.step(other, level)) for code, other, level in task.substitutes(chosen))
        if wishes.wants_alternatives and has_way
        else (),
        frontier=tuple(task.frontier()),
        fragility=fragility(Falling(rubric, before), before_verdict) if before_verdict.is_met else None,
    )


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
            points=(after.share - scored.share) * scored.weight,
            also=tuple(self._also(self.rubric.questions[code], after)),
        )

    def _also(self, question: Question, after: Level) -> Iterator[str]:
        """The other questions that ask for a count which is raised here, by the same key."""
        before = self.before.questions[question.code].response.answer
        if isinstance(before, Counts) and isinstance(after.answer, Counts):
            changed = {key for key, count in after.answer.values.items() if count != before.values[key]}
            for other in self.rubric.questions.values():
                if other.code != question.code and changed & {operand.key for operand in other.operands}:
                    yield other.code


def _in_order(task: Task, chosen: Chosen, made: _Steps, unmet: tuple[Requirement, ...]) -> Iterator[PlannedStep]:
    """The steps, next always the one that closes most: gates first, then what gates still lack, then points."""
    lacking = dict(task.open_gates)
    gates = {gate.id: gate for gate in unmet}
    total = task.total
    left = dict(chosen)

    def worth(code: str) -> tuple[int, int, int]:
        gain = task.search.candidates[code].levels[left[code]].gain
        needed = [lacking[gate] for gate in task.around[code] if lacking[gate] > 0]
        return sum(gain >= one for one in needed), sum(min(gain, one) for one in needed), gain

    while left:
        # Of equals the first of the form.
        code = max(sorted(left, key=list(task.around).index), key=worth)
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
