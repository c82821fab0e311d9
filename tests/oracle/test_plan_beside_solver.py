"""Plans beside an integer programme that knows nothing of how they are made, and fragility beside brute force."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement
from random import Random

import pytest

from tests.oracle.plan_solver import Gate, Solution, least_effort
from tests.oracle.plan_states import Temper, higher, lower, random_answers, random_temper
from zi_score.answers import AnswerSet, Index
from zi_score.frozen import replace
from zi_score.planning.fragility import Falling, fragility
from zi_score.planning.making import make_plans
from zi_score.planning.model import Plan, Wishes
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.library import load_rubric, rubric_folder
from zi_score.scoring import score
from zi_score.verdict import Requirement, judge

STATES = 500
BATCHES = 10
STATES_WITH_STEPS = 50
"""For these the solver counts option steps as well, which takes it ten times as long."""
STATES_OF_FRAGILITY = 200
RUBRICS = ("permenpanrb-90-2021", "permenpanrb-90-2021", "permenpanrb-52-2014")


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_plan_is_longer_than_what_the_solver_finds(batch: int) -> None:
    for seed in range(batch, STATES, BATCHES):
        random = Random(seed)
        rubric = load_rubric(rubric_folder(RUBRICS[seed % len(RUBRICS)]))
        answers = random_answers(rubric, random, random_temper(random))
        wishes = _wishes(rubric, random)
        target = rubric.targets[random.choice(("wbk", "wbbm"))]
        plan = make_plans(rubric, answers, [target.id], wishes)[0]
        _assert_least(rubric, answers, wishes, plan, seed)
        _assert_applied(rubric, plan, seed)


def _wishes(rubric: Rubric, random: Random) -> Wishes:
    locked = frozenset(code for code in rubric.questions if random.random() < random.choice((0, 0, 0.1)))
    efforts = {code: random.randint(1, 9) for code in rubric.questions} if random.random() < 0.3 else {}
    return Wishes(efforts, locked)


def _assert_least(rubric: Rubric, answers: AnswerSet, wishes: Wishes, plan: Plan, seed: int) -> None:
    """With the indices as they are where the target is reachable, with those that are assumed where it is not."""
    assumed = {one.code: Index(one.after) for one in plan.assumed}
    given = {code: one._replace(answer=assumed.get(code, one.answer)) for code, one in answers.responses.items()}
    counts_steps = seed < STATES_WITH_STEPS
    solution = _solved(rubric, replace(answers, responses=given), wishes, plan.target, counts_steps=counts_steps)
    if plan.barred_by:
        assert _solved(rubric, answers, wishes, plan.target, counts_steps=False) is None, seed
    if plan.barred_by and not plan.assumed:
        assert not plan.steps, seed
    else:
        assert solution is not None, seed
        assert plan.effort == solution.effort == plan.least_effort, seed
        assert not counts_steps or _option_steps(rubric, plan) == solution.steps, seed


def _solved(rubric: Rubric, answers: AnswerSet, wishes: Wishes, target: str, *, counts_steps: bool) -> Solution | None:
    card = score(rubric, answers, "zero")
    raises = {
        code: [(steps, (share - card.questions[code].share) * question.weight) for steps, share in levels]
        for code, question in rubric.questions.items()
        if code not in wishes.locked and (levels := higher(rubric, question, answers.responses[code].answer))
    }
    failed = judge(rubric, card, rubric.targets[target]).failed
    gates = [Gate(frozenset(rubric.questions_under(gate.code)), -gate.margin) for gate in failed]
    return least_effort(raises, wishes.efforts, gates, counts_steps=counts_steps)


def _option_steps(rubric: Rubric, plan: Plan) -> int:
    steps = 0
    for step in plan.steps:
        question = rubric.questions[step.code]
        share = plan.after.questions[step.code].share
        steps += next(number for number, reached in higher(rubric, question, step.before) if reached == share)
    return steps


def _assert_applied(rubric: Rubric, plan: Plan, seed: int) -> None:
    """Evaluated anew the planned answers meet the target, and they do so with no step fewer."""
    if plan.steps:
        assert judge(rubric, score(rubric, plan.answers, "zero"), rubric.targets[plan.target]).is_met, seed
        assert plan.steps[-1].total == plan.after.total, seed
        closed = [gate.id for step in plan.steps for gate in step.closes]
        assert len(closed) == len(set(closed)), seed
    for step in plan.steps:
        without = dict(plan.answers.responses)
        without[step.code] = without[step.code]._replace(answer=step.before)
        card = score(rubric, replace(plan.answers, responses=without), "zero")
        assert not judge(rubric, card, rubric.targets[plan.target]).is_met, (seed, step.code)


def test_no_fewer_downgrades_lose_a_target_than_fragility_says() -> None:
    checked = 0
    for seed in range(10_000):
        random = Random(seed)
        rubric = load_rubric(rubric_folder(RUBRICS[seed % len(RUBRICS)]))
        answers = random_answers(rubric, random, Temper(random.choice((0.9, 0.94, 0.98)), 0, 0))
        card = score(rubric, answers, "zero")
        target = rubric.targets[random.choice(("wbk", "wbbm"))]
        verdict = judge(rubric, card, target)
        if not verdict.is_met:
            continue
        found = fragility(Falling(rubric, card), verdict)
        losses = {
            code: [(card.questions[code].share - share) * question.weight for share in falls]
            for code, question in rubric.questions.items()
            if (falls := lower(rubric, question, answers.responses[code].answer, 2))
        }
        ways = [set(way) for way in _ways(rubric, losses, verdict.requirements, 1)]
        number = 1
        if not ways:
            ways, number = [set(way) for way in _ways(rubric, losses, verdict.requirements, 2)], 2
        if ways:
            assert found.fewest == number, seed
            assert {one.code for one in found.answers} == set().union(*ways), seed
            assert {*found.example} == set().union(*ways) if number == 1 else set(found.example) in ways, seed
        else:
            assert found.fewest == 0 or found.fewest > number, seed
        checked += 1
        if checked == STATES_OF_FRAGILITY:
            return


def _ways(
    rubric: Rubric, losses: Mapping[str, Sequence[Fraction]], gates: Sequence[Requirement], number: int
) -> Iterator[tuple[str, ...]]:
    """Every way to lose a gate by so many downgrades, one or two of the same answer among them."""
    for gate in gates:
        codes = [code for code in rubric.questions_under(gate.code) if code in losses]
        heaviest = max((one for code in codes for one in losses[code]), default=Fraction(0))
        if heaviest * number <= gate.margin:
            continue
        for way in combinations_with_replacement(codes, number):
            fallen = {code: way.count(code) for code in way}
            if all(len(losses[code]) >= times for code, times in fallen.items()):
                lost = sum(losses[code][times - 1] for code, times in fallen.items())
                if lost > gate.margin:
                    yield way
