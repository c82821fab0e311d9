"""How much an assessor has answered, and whether that is a beginning."""

from fractions import Fraction

import pytest

from zi_score.answers import Answer, AnswerSet, Choice, Counts, Index, Response, TypedShare, Unanswered, Unreadable


@pytest.mark.parametrize(
    ("answer", "answered", "is_filled"),
    [
        (Unanswered(), 0, False),
        (Unanswered(missing=("sasaran",)), 1, False),
        (Unreadable("F"), 1, False),
        (TypedShare(Fraction(0)), 1, False),
        (Choice("Tidak"), 1, True),
        (Index(Fraction(0)), 1, True),
        (Counts({"sasaran": Fraction(0)}), 1, True),
    ],
)
def test_anything_in_an_answer_cell_is_counted_and_a_readable_answer_is_a_beginning(
    answer: Answer, answered: int, is_filled: bool
) -> None:
    answers = AnswerSet("unit", "Unit", {"x": Response("x", answer), "y": Response("y", Unanswered())})
    assert answers.answered == answered
    assert answers.is_filled is is_filled


def test_nobody_has_begun_without_responses() -> None:
    answers = AnswerSet("unit", "Unit", {})
    assert answers.answered == 0
    assert not answers.is_filled
