"""What the workbook shows that is no difference of scores: texts in place of a score, contradicted percentages."""

from fractions import Fraction

import pytest

from tests.support.marks import best_marks
from tests.unit.crosscheck.recorded import Recorded, checked
from zi_score.crosscheck import Cause, Difference
from zi_score.problems import Location
from zi_score.rubric.catalogue import Rubric
from zi_score.submission import RecordedFigure

TARGETS, REPORTS = "A.II.4.i.a", "A.II.5.iii.b"


def test_a_text_in_place_of_a_score_is_noted_at_its_cell_and_is_no_difference(rubric: Rubric) -> None:
    recorded = Recorded(points={"A.I.1.i": "#DIV/0!"}, totals={"B": "Blm Diisi"})
    check, _ = checked(rubric, best_marks(rubric), recorded)
    assert check.differences == ()
    assert [(one.code, one.location.cell, one.values["recorded"]) for one in check.notes] == [
        ("ZI408", "A1", "#DIV/0!"),
        ("ZI408", "B1", "Blm Diisi"),
    ]
    assert check.problems == check.notes


def test_a_percentage_that_contradicts_its_counts_is_noted(rubric: Rubric) -> None:
    marks = best_marks(rubric) | {f"{TARGETS}:sasaran_tercapai": 5}
    check, _ = checked(rubric, marks, Recorded(quotients={TARGETS: "1"}))
    (note,) = check.notes
    assert (note.code, note.values["share"], note.values["expected"]) == ("ZI210", 1, Fraction(1, 2))


@pytest.mark.parametrize("shown", ["1/2", "0.5000000000000001", "#DIV/0!"])
def test_a_percentage_that_agrees_or_is_no_number_is_not_noted(rubric: Rubric, shown: str) -> None:
    marks = best_marks(rubric) | {f"{TARGETS}:sasaran_tercapai": 5}
    check, _ = checked(rubric, marks, Recorded(quotients={TARGETS: shown}))
    assert check.notes == ()


def test_a_percentage_that_was_itself_the_answer_contradicts_nothing(rubric: Rubric) -> None:
    marks = {row: mark for row, mark in best_marks(rubric).items() if not row.startswith(TARGETS)}
    check, _ = checked(rubric, marks | {TARGETS: 0.85}, Recorded(quotients={TARGETS: "0.85"}))
    assert check.notes == ()


def test_a_percentage_from_a_typed_total_is_told_at_the_total_alone(rubric: Rubric) -> None:
    marks = best_marks(rubric) | {f"{REPORTS}:nonlhkpn_lapor": 9}
    check, _ = checked(rubric, marks, Recorded(quotients={REPORTS: "1"}, contradicted=[REPORTS]))
    assert check.notes == ()


@pytest.mark.parametrize(
    ("cause", "code"),
    [
        (Cause.FORM_FORMULA, "ZI401"),
        (Cause.SKIPPED_BLANK, "ZI402"),
        (Cause.DAMAGED_SCALE, "ZI403"),
        (Cause.TYPED_OVER, "ZI404"),
        (Cause.STALE, "ZI405"),
        (Cause.WEIGHT_EDITED, "ZI406"),
        (Cause.INPUTS, "ZI407"),
        (Cause.UNKNOWN, "ZI409"),
        (Cause.UNREADABLE, "ZI410"),
        (Cause.NO_FORMULA, "ZI411"),
        (Cause.STORED_AS_TEXT, "ZI412"),
    ],
)
def test_every_cause_is_a_problem_of_its_own_that_names_both_figures(cause: Cause, code: str) -> None:
    figure = RecordedFigure(Location(file="lke.xlsx", sheet="LKE ZI", row=7, column=12), Fraction(1, 2), "0.5")
    difference = Difference("A.I.1.i", figure, Fraction(1, 4), cause, Fraction(1, 4), "A.I.1.i.b")
    problem = difference.problem
    assert (problem.code, problem.location) == (code, figure.location)
    assert "0,5" in problem.message
    assert "0,25" in problem.message
