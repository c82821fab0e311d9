"""How far a survey index may fall: by brute force over the values around the least."""

from fractions import Fraction

import pytest

from tests.support.marks import answer_set, best_marks
from zi_score.answers import AnswerSet, Index
from zi_score.frozen import replace
from zi_score.planning.fragility import Falling, fragility
from zi_score.planning.index_margins import IndexMargin, index_margins
from zi_score.rubric.catalogue import Rubric
from zi_score.scoring import score
from zi_score.verdict import judge


def answers_with(rubric: Rubric, index: str) -> AnswerSet:
    answers = answer_set(rubric, best_marks(rubric), "unit")
    changed = answers.responses["B.I.a"]._replace(answer=Index(Fraction(index)))
    return replace(answers, responses={**answers.responses, "B.I.a": changed})


def margins(rubric: Rubric, answers: AnswerSet, target: str) -> dict[str, IndexMargin]:
    card = score(rubric, answers, "zero")
    return {one.code: one for one in index_margins(rubric, card, judge(rubric, card, rubric.targets[target]))}


@pytest.mark.parametrize("target", ["wbk", "wbbm"])
@pytest.mark.parametrize("index", ["3.6", "3.72", "4"])
def test_the_least_index_is_enough_and_less_is_not(rubric: Rubric, target: str, index: str) -> None:
    answers = answers_with(rubric, index)
    for code, one in margins(rubric, answers, target).items():
        assert one.margin == one.value - one.least
        for value, is_met in ((one.least, True), (one.least - Fraction(1, 10**4), False)):
            changed = answers.responses[code]._replace(answer=Index(value))
            card = score(rubric, replace(answers, responses={**answers.responses, code: changed}), "zero")
            verdict = judge(rubric, card, rubric.targets[target])
            assert verdict.is_met == is_met
            assert is_met or one.gate.id in {gate.id for gate in verdict.failed}


def test_a_third_is_rounded_up_to_what_is_enough(rubric: Rubric) -> None:
    one = margins(rubric, answers_with(rubric, "4"), "wbk")["B.II.a"]
    assert (one.least * 10**4).denominator == 1


def test_one_line_of_an_evaluation_needs_none(rubric: Rubric) -> None:
    card = score(rubric, answers_with(rubric, "4"), "zero")
    verdict = judge(rubric, card, rubric.targets["wbk"])
    assert fragility(Falling(rubric, card), verdict, with_answers=False).indices == ()
    assert [one.code for one in fragility(Falling(rubric, card), verdict).indices] == ["B.I.a", "B.II.a"]
