"""The Shapley value on games small enough to work out by hand."""

from fractions import Fraction

from zi_score.comparison.attribution import attribute


def test_nothing_changed_moves_nothing() -> None:
    assert attribute([], lambda _chosen: Fraction(1)) == {}


def test_what_is_additive_gives_each_its_own() -> None:
    worth = {"a": Fraction(1, 3), "b": Fraction(-2)}
    assert attribute(["a", "b"], lambda chosen: sum((worth[one] for one in chosen), Fraction(5))) == worth


def test_a_joint_effect_is_shared_equally_and_sums_to_the_whole() -> None:
    shares = attribute(["a", "b", "c"], lambda chosen: Fraction(int(len(chosen) == 3)))
    assert shares == dict.fromkeys("abc", Fraction(1, 3))
