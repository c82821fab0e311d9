"""The result tree answers for any code, and gives shares."""

from fractions import Fraction

import pytest

from tests.support.marks import answer_set, best_marks
from zi_score.rubric.catalogue import Rubric
from zi_score.scorecard import Scorecard
from zi_score.scoring import score


@pytest.fixture
def card(rubric: Rubric) -> Scorecard:
    marks = best_marks(rubric) | {"A.I.1.i.b": "B"}
    del marks["A.I.1.ii.c"]
    return score(rubric, answer_set(rubric, marks), "zero")


@pytest.mark.parametrize(
    ("code", "points"),
    [("A", "1429/24"), ("A.I.1.i", "3/8"), ("A.1", "181/24"), ("A.I.1.i.b", "1/8"), ("A.I.1.ii.c", "0")],
)
def test_a_node_an_area_and_a_question_have_points(card: Scorecard, code: str, points: str) -> None:
    assert card.points(code) == Fraction(points)


def test_a_code_that_is_not_in_the_rubric_has_no_points(card: Scorecard) -> None:
    with pytest.raises(KeyError, match=r"A\.I\.9"):
        card.points("A.I.9")


def test_a_share_is_score_over_weight(card: Scorecard) -> None:
    assert card.nodes["A.I.1.i"].share == Fraction(3, 4)
    assert card.areas["A.1"].share == Fraction(181, 192)


def test_the_unanswered_are_named_in_the_order_of_the_form(card: Scorecard) -> None:
    assert card.unanswered == ("A.I.1.ii.c",)
