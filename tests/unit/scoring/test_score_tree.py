"""From shares to points: means of an indicator, plain sums above, and what a blank does under each policy."""

from fractions import Fraction

import pytest

from zi_score.rubric.catalogue import Rubric, UnansweredPolicy
from zi_score.scoring.tree import question_weights, score_tree

PLAIN, WEIGHTED = "A.I.1.ii", "A.II.5.iii"
ALL, HALF, NONE = Fraction(1), Fraction(1, 2), Fraction(0)


@pytest.mark.parametrize(
    ("policy", "shares", "points"),
    [
        ("zero", {"a": ALL, "b": ALL, "c": ALL}, "1"),
        ("zero", {"a": ALL, "b": HALF, "c": NONE}, "1/2"),
        ("zero", {"a": ALL, "b": HALF}, "1/2"),
        ("zero", {"a": ALL}, "1/3"),
        ("zero", {}, "0"),
        ("skip", {"a": ALL, "b": ALL, "c": ALL}, "1"),
        ("skip", {"a": ALL, "b": HALF, "c": NONE}, "1/2"),
        ("skip", {"a": ALL, "b": HALF}, "3/4"),
        ("skip", {"a": ALL}, "1"),
        ("skip", {"c": NONE}, "0"),
        ("skip", {}, "0"),
    ],
)
def test_an_indicator_is_the_mean_of_its_questions(
    rubric: Rubric, policy: UnansweredPolicy, shares: dict[str, Fraction], points: str
) -> None:
    scored = score_tree(rubric, {f"{PLAIN}.{letter}": share for letter, share in shares.items()}, policy)
    assert scored[PLAIN] == scored["A.I.1"] == scored["A"] == Fraction(points)
    assert sum(scored[code] for code in rubric.nodes[PLAIN].questions) == Fraction(points)


@pytest.mark.parametrize("policy", ["zero", "skip"])
@pytest.mark.parametrize(
    ("shares", "points"),
    [({"a": ALL, "b": ALL}, "2"), ({"a": Fraction(13, 15), "b": Fraction(12, 13)}, "349/195"), ({"b": HALF}, "1/2")],
)
def test_inner_weights_are_summed_and_a_blank_loses_its_own(
    rubric: Rubric, policy: UnansweredPolicy, shares: dict[str, Fraction], points: str
) -> None:
    scored = score_tree(rubric, {f"{WEIGHTED}.{letter}": share for letter, share in shares.items()}, policy)
    assert scored[WEIGHTED] == Fraction(points)


def test_a_question_is_worth_more_when_its_siblings_are_left_out(rubric: Rubric) -> None:
    node = rubric.nodes[PLAIN]
    first, second, third = node.questions
    assert question_weights(rubric, node, {first: ALL}, "zero") == dict.fromkeys(node.questions, Fraction(1, 3))
    assert question_weights(rubric, node, {first: ALL, third: ALL}, "skip") == {
        first: Fraction(1, 2),
        second: 0,
        third: Fraction(1, 2),
    }


def test_every_code_of_the_rubric_has_points(rubric: Rubric) -> None:
    assert set(score_tree(rubric, {}, "zero")) == {*rubric.nodes, *rubric.questions}
