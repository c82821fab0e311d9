"""Sums above the indicators, the totals at the foot, and that all differences add up to that of the totals."""

from fractions import Fraction

import pytest

from tests.support.marks import best_marks
from tests.unit.crosscheck.recorded import Recorded, Shown, checked
from zi_score.crosscheck import Cause
from zi_score.rubric.catalogue import Rubric

TYPED = Cause.TYPED_OVER


def test_a_sum_is_compared_with_what_is_recorded_below_it_not_with_ours(rubric: Rubric) -> None:
    """One indicator was typed over; the sums above it are right for what they add up."""
    points = {"A.I.1.i": "0", "A.I.1": "7/2", "A.I": "59/2", "A": "119/2"}
    check, _ = checked(rubric, best_marks(rubric), Recorded(points, {"total": "199/2"}, has_formula=False))
    assert [(one.code, one.points) for one in check.differences] == [("A.I.1.i", Fraction(-1, 2))]
    assert check.unexplained == 0


def test_a_sum_that_is_typed_over_is_named_where_it_stands(rubric: Rubric) -> None:
    check, _ = checked(
        rubric, best_marks(rubric), Recorded({"A.I.1": "5", "A.I": "31"}, {"total": "101"}, has_formula=False)
    )
    assert [(one.code, one.cause, one.points) for one in check.differences] == [("A.I.1", TYPED, Fraction(1))]
    assert check.explained == 1
    assert check.unexplained == 0


def test_a_total_at_the_foot_may_contradict_the_row_at_the_head(rubric: Rubric) -> None:
    recorded = Recorded({"A": "60"}, {"A": "50", "total": "100"}, has_formula=False)
    check, _ = checked(rubric, best_marks(rubric), recorded)
    (difference,) = check.differences
    assert (difference.code, difference.figure.location.column, difference.points) == ("A", 2, Fraction(0))
    assert check.unexplained == 0


def test_a_total_at_the_foot_counts_where_the_row_at_the_head_shows_nothing(rubric: Rubric) -> None:
    check, _ = checked(rubric, best_marks(rubric), Recorded({}, {"A": "50", "total": "90"}, has_formula=False))
    assert [(one.code, one.points) for one in check.differences] == [("A", Fraction(-10))]
    assert check.unexplained == 0


def test_a_total_at_the_foot_counts_where_the_row_at_the_head_shows_an_error(rubric: Rubric) -> None:
    recorded = Recorded({"A": "#REF!"}, {"A": "50", "total": "90"}, has_formula=False)
    check, _ = checked(rubric, best_marks(rubric), recorded)
    assert [(one.code, one.points) for one in check.differences] == [("A", Fraction(-10))]
    assert check.unexplained == 0


def test_the_total_itself_may_be_typed_over(rubric: Rubric) -> None:
    check, _ = checked(rubric, best_marks(rubric), Recorded(totals={"total": "100.01"}, has_formula=False))
    assert [(one.code, one.cause, one.points) for one in check.differences] == [("total", TYPED, Fraction(1, 100))]
    assert check.unexplained == 0


@pytest.mark.parametrize(
    "points",
    [
        {"A.I.1.i": "0", "A.I": "59/2"},
        {"A.I.1.i": "0", "A": "119/2"},
        {"B.I.a": "15", "B": "75/2"},
        {"B.I.a": "15", "B.I": "#REF!", "B": "75/2"},
        {"A.I.1.i": "0", "A.I.1": "#DIV/0!", "A.I": "59/2"},
    ],
    ids=["no area", "no area and no aspect", "no aspect above parts", "error above parts", "error above indicator"],
)
def test_a_difference_is_not_told_again_above_a_cell_that_shows_nothing(rubric: Rubric, points: Shown) -> None:
    total = 100 - (Fraction(1, 2) if "A.I.1.i" in points else Fraction(5, 2))
    recorded = Recorded(points, {"total": str(total)}, has_formula=False)
    check, _ = checked(rubric, best_marks(rubric), recorded)
    assert len(check.differences) == 1
    assert check.explained == total - 100
    assert check.unexplained == 0


def test_what_no_cause_accounts_for_remains(rubric: Rubric) -> None:
    check, _ = checked(rubric, best_marks(rubric), Recorded({"A.I.1.i": "0"}, {"total": "90"}))
    assert [(one.code, one.cause) for one in check.differences] == [
        ("A.I.1.i", Cause.UNKNOWN),
        ("total", Cause.UNKNOWN),
    ]
    assert check.explained == 0
    assert check.unexplained == -10


def test_a_total_that_is_no_number_leaves_nothing_to_account_for(rubric: Rubric) -> None:
    check, _ = checked(rubric, best_marks(rubric), Recorded(totals={"total": "#DIV/0!"}))
    assert check.unexplained == 0
    assert check.recorded_total is not None
    assert check.recorded_total.value is None
