"""Plans and fragility on eight questions, beside every combination of answers."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import compress, product
from random import Random

import pytest

from tests.support.small_rubric import WEIGHTS, answered, small_rubric
from zi_score.answers import Choice
from zi_score.planning.making import least_change, make_plans
from zi_score.planning.model import Wishes
from zi_score.problems import UnusableInputError
from zi_score.rubric.catalogue import Rubric
from zi_score.scoring import score
from zi_score.verdict import judge

CODES = [code for weights in WEIGHTS.values() for code in weights]
RANKS = {".": 0, "C": 0, "B": 1, "A": 2}
GATES = ("total", "area", "A.I.1", "B.I", "B.I.a")


@pytest.mark.parametrize("seed", range(40))
def test_every_combination_of_answers_was_as_long_or_longer(rubric: Rubric, seed: int) -> None:
    random = Random(seed)
    gates = random.sample(GATES, random.randint(1, 5))
    shares = {code: Fraction(random.randint(30, 100), 100) for code in gates}
    small = small_rubric(rubric, shares)
    letters = "".join(random.choice(".CCBBA") for _ in CODES)
    efforts = {code: random.randint(1, 4) for code in CODES} if seed % 2 else {}
    locked = frozenset(random.sample(CODES, random.randint(0, 2)))
    plan = make_plans(small, answered(letters), ["wbk"], Wishes(efforts, locked))[0]
    ways = list(_ways(small, letters, efforts, locked))
    if not ways:
        assert plan.barred_by
        assert not plan.steps
    else:
        least = min(ways)
        steps = sum(_rank(step.after) - _rank(step.before) for step in plan.steps)
        assert (plan.effort, steps) == least
        assert plan.after_verdict.is_met


@pytest.mark.parametrize("seed", range(20))
def test_the_fewest_changes_are_those_of_the_plan(rubric: Rubric, seed: int) -> None:
    random = Random(seed)
    shares = {code: Fraction(random.randint(30, 101), 100) for code in random.sample(GATES, random.randint(1, 5))}
    small = small_rubric(rubric, shares)
    answers = answered("".join(random.choice(".CBA") for _ in CODES))
    plan = make_plans(small, answers, ["wbk"])[0]
    least = least_change(small, answers, "wbk")
    assert least.changes == (0 if plan.before_verdict.is_met else plan.least_effort)
    assert (least.assumed, least.barred_by) == (plan.assumed, plan.barred_by)


def _rank(answer: object) -> int:
    return RANKS[answer.option] if isinstance(answer, Choice) else 0


def _ways(small: Rubric, letters: str, efforts: dict[str, int], locked: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Effort and option steps of every combination that meets the target and lowers no answer."""
    weights = [small.questions[code].weight for code in CODES]
    gates = judge(small, score(small, answered(letters), "zero"), small.targets["wbk"]).requirements
    needed = [([code in small.questions_under(gate.code) for code in CODES], gate.required) for gate in gates]
    shares = {letter: Fraction(0) if letter == "." else small.scales["abc"].options[letter] for letter in ".CBA"}
    choices = [
        [letter] if code in locked else [letter, *(one for one in "BA" if RANKS[one] > RANKS[letter])]
        for code, letter in zip(CODES, letters, strict=True)
    ]
    for combination in product(*choices):
        points = [weight * shares[letter] for weight, letter in zip(weights, combination, strict=True)]
        if all(sum(compress(points, inside)) >= least for inside, least in needed):
            changed = [at for at, letter in enumerate(combination) if letter != letters[at]]
            effort = sum(efforts.get(CODES[at], 1) for at in changed)
            yield effort, sum(RANKS[combination[at]] - RANKS[letters[at]] for at in changed)


def test_a_limit_gives_the_highest_total_of_so_many_answers(rubric: Rubric) -> None:
    small = small_rubric(rubric, {"total": Fraction(1)})
    plan = make_plans(small, answered("CCCCCCCC"), ["wbk"], Wishes(limit=2))[0]
    assert [(step.code, str(step.points)) for step in plan.steps] == [("B.I.a", "4"), ("A.II.1.a", "3")]
    assert not plan.after_verdict.is_met
    assert [point.is_enough for point in plan.frontier] == [False] * 8 + [True]


def test_equal_alternatives_are_named(rubric: Rubric) -> None:
    """A.I.1.a and A.I.1.b are worth one point each, and the gate lacks one."""
    small = small_rubric(rubric, {"A": Fraction(5, 6)})
    plan = make_plans(small, answered("CCAAACCC"), ["wbk"], Wishes(wants_alternatives=True))[0]
    assert [step.code for step in plan.steps] == ["A.I.1.a"]
    assert [(one.instead_of, one.step.code) for one in plan.alternatives] == [("A.I.1.a", "A.I.1.b")]


def test_a_rubric_whose_gates_overlap_is_refused_by_name(rubric: Rubric) -> None:
    shares = {"area": Fraction(1, 2), "A": Fraction(1, 2), "A.I.1": Fraction(1, 2)}
    nested = small_rubric(rubric, shares)
    make_plans(nested, answered("CCCCCCCC"), ["wbk"])[0]
    crossing = small_rubric(rubric, shares, area_parts=("A.I.1", "B.I"))
    with pytest.raises(UnusableInputError) as raised:
        make_plans(crossing, answered("CCCCCCCC"), ["wbk"])[0]
    (problem,) = raised.value.problems
    assert problem.code == "ZI820"
    assert {problem.values[name] for name in ("rubric", "first", "second")} == {"kecil", "1", "A"}
