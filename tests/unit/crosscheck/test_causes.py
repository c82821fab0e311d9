"""Each recorded figure that is not ours, with the cause of the difference and its effect on the total."""

from fractions import Fraction

import pytest

from tests.support.marks import Mark, Marks, best_marks
from tests.unit.crosscheck.recorded import Recorded, checked
from zi_score.crosscheck import Cause, CrossCheck
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import FormFormula

PLAIN, REPORTS = "A.I.1.i", "A.II.5.iii"
ONE_LEFT_OUT = FormFormula(REPORTS, (f"{REPORTS}.a",), "hanya merata-ratakan yang pertama")
FILLED = {
    "A.II.5.iii.a:lhkpn_kepala": 15,
    "A.II.5.iii.a:lhkpn_lapor": 13,
    "A.II.5.iii.b:nonlhkpn_administrator": 13,
    "A.II.5.iii.b:nonlhkpn_lapor": 12,
}


def found_causes(check: CrossCheck) -> list[tuple[str, Cause, Fraction]]:
    return [(one.code, one.cause, one.points) for one in check.differences]


def answered(rubric: Rubric, *blank: str, **changed: Mark) -> Marks:
    """The best answers, but for some that are blank and one that is otherwise."""
    marks = best_marks(rubric) | {row.replace("_", "."): mark for row, mark in changed.items()}
    return {row: mark for row, mark in marks.items() if row not in blank}


def test_a_workbook_that_agrees_has_no_difference(rubric: Rubric) -> None:
    recorded = Recorded(
        points={PLAIN: "1/2", "A.I.1": "4", "A": "60", "B.I.a": "35/2"},
        totals={"A": "60", "B": "40", "total": "100"},
        shares={"A.I.1.i.a": "1"},
        quotients={"A.II.4.i.a": "1"},
    )
    check, _ = checked(rubric, best_marks(rubric), recorded)
    assert (check.differences, check.notes, check.problems) == ((), (), ())
    assert check.explained == check.unexplained == 0


def test_a_workbook_without_any_score_has_no_difference(rubric: Rubric) -> None:
    check, card = checked(rubric, best_marks(rubric), Recorded())
    assert check.differences == ()
    assert check.recorded_total is None
    assert [check.computed_total, check.unexplained] == [card.total, 0]


def test_the_binary_noise_of_a_spreadsheet_is_no_difference(rubric: Rubric) -> None:
    check, _ = checked(rubric, best_marks(rubric), Recorded(points={PLAIN: "0.50000000000000011"}))
    assert check.differences == ()


def test_a_known_formula_of_the_form_is_named(rubric: Rubric) -> None:
    points = {REPORTS: "1.7333333333333334", f"{REPORTS}.a": "13/15", f"{REPORTS}.b": "12/13"}
    recorded = Recorded(points=points, formulas=[ONE_LEFT_OUT])
    check, _ = checked(rubric, best_marks(rubric) | FILLED, recorded)
    assert found_causes(check) == [(REPORTS, Cause.FORM_FORMULA, Fraction(26, 15) - Fraction(349, 195))]
    (problem,) = check.problems
    assert (problem.code, problem.values["details"]) == ("ZI401", f"rumus formulir {ONE_LEFT_OUT.cause}")


def test_a_known_formula_is_named_also_where_it_started_from_other_inputs(rubric: Rubric) -> None:
    """The form shows 12/15 for the first report, and carries that into its formula."""
    points = {REPORTS: "8/5", f"{REPORTS}.a": "4/5", f"{REPORTS}.b": "12/13"}
    quotients = {f"{REPORTS}.a": "4/5"}
    recorded = Recorded(points=points, quotients=quotients, formulas=[ONE_LEFT_OUT])
    check, _ = checked(rubric, best_marks(rubric) | FILLED, recorded)
    assert found_causes(check) == [
        (f"{REPORTS}.a", Cause.INPUTS, Fraction(0)),
        (REPORTS, Cause.FORM_FORMULA, Fraction(26, 15) - Fraction(349, 195)),
        (REPORTS, Cause.INPUTS, Fraction(8, 5) - Fraction(26, 15)),
    ]


def test_a_known_formula_says_nothing_where_nothing_is_in_it(rubric: Rubric) -> None:
    marks = {row: mark for row, mark in best_marks(rubric).items() if not row.startswith(f"{REPORTS}.a")}
    recorded = Recorded(points={REPORTS: "2"}, formulas=[ONE_LEFT_OUT], has_formula=True)
    check, _ = checked(rubric, marks, recorded)
    assert found_causes(check) == [(REPORTS, Cause.STALE, Fraction(1))]


def test_a_known_formula_that_does_not_give_the_figure_leaves_other_causes(rubric: Rubric) -> None:
    recorded = Recorded(points={REPORTS: "1/3"}, formulas=[ONE_LEFT_OUT], has_formula=False)
    check, _ = checked(rubric, best_marks(rubric) | FILLED, recorded)
    assert [(one.code, one.cause) for one in check.differences] == [(REPORTS, Cause.TYPED_OVER)]


def test_a_known_formula_that_started_from_other_inputs_is_told_with_them(rubric: Rubric) -> None:
    points = {REPORTS: "8/5", f"{REPORTS}.a": "4/5", f"{REPORTS}.b": "12/13"}
    check, _ = checked(rubric, best_marks(rubric) | FILLED, Recorded(points=points, formulas=[ONE_LEFT_OUT]))
    assert check.explained == Fraction(8, 5) - Fraction(349, 195)


def test_an_unreadable_answer_is_named_where_the_form_computed_with_it(rubric: Rubric) -> None:
    recorded = Recorded(points={PLAIN: "1/3"})
    check, _ = checked(rubric, best_marks(rubric) | {"A.I.1.i.b": "F"}, recorded)
    assert [(one.code, one.cause, one.details) for one in check.differences] == [(PLAIN, Cause.UNREADABLE, "A.I.1.i.b")]


def test_a_skipped_blank_is_named(rubric: Rubric) -> None:
    check, _ = checked(rubric, answered(rubric, "A.I.1.i.b"), Recorded(points={PLAIN: "1/2"}))
    assert found_causes(check) == [(PLAIN, Cause.SKIPPED_BLANK, Fraction(1, 4))]
    assert check.differences[0].details == "A.I.1.i.b"


def test_where_blanks_are_skipped_on_request_the_form_agrees(rubric: Rubric) -> None:
    check, _ = checked(rubric, answered(rubric, "A.I.1.i.b"), Recorded(points={PLAIN: "1/2"}), "skip")
    assert check.differences == ()


def test_a_damaged_type_cell_is_named(rubric: Rubric) -> None:
    recorded = Recorded(points={PLAIN: "1/2"}, damaged=["A.I.1.i.a"])
    check, _ = checked(rubric, answered(rubric, A_I_1_i_a="Tidak"), recorded)
    assert found_causes(check) == [(PLAIN, Cause.DAMAGED_SCALE, Fraction(1, 4))]
    assert check.differences[0].details == "A.I.1.i.a"


def test_all_types_damaged_leave_the_form_without_a_figure(rubric: Rubric) -> None:
    recorded = Recorded(points={PLAIN: "0"}, damaged=["A.I.1.i.a", "A.I.1.i.b"], has_formula=False)
    check, _ = checked(rubric, best_marks(rubric), recorded)
    assert found_causes(check) == [(PLAIN, Cause.TYPED_OVER, Fraction(-1, 2))]


def test_an_edited_weight_is_named(rubric: Rubric) -> None:
    check, _ = checked(rubric, best_marks(rubric), Recorded(points={PLAIN: "5"}, weights={PLAIN: "5"}))
    assert found_causes(check) == [(PLAIN, Cause.WEIGHT_EDITED, Fraction(9, 2))]
    assert check.differences[0].details == PLAIN


def test_an_edited_weight_is_named_together_with_the_blank_that_was_skipped(rubric: Rubric) -> None:
    recorded = Recorded(points={PLAIN: "5"}, weights={PLAIN: "5"})
    check, _ = checked(rubric, answered(rubric, "A.I.1.i.b"), recorded)
    assert found_causes(check) == [(PLAIN, Cause.WEIGHT_EDITED, Fraction(19, 4))]
    assert check.differences[0].details == "A.I.1.i.b"


def test_the_edited_weight_of_a_single_question_is_named(rubric: Rubric) -> None:
    points = {"B.I.a": "20", "B.I.b": "5", "B.I": "25"}
    check, _ = checked(rubric, best_marks(rubric), Recorded(points=points, weights={"B.I.a": "20"}, has_formula=True))
    assert [(one.code, one.cause) for one in check.differences] == [
        ("B.I.a", Cause.WEIGHT_EDITED),
        ("B.I", Cause.INPUTS),
    ]
    assert check.explained == Fraction(5, 2)


def test_other_inputs_are_named(rubric: Rubric) -> None:
    """The form shows 0.5 where our reading of the same answer is 1."""
    recorded = Recorded(points={PLAIN: "3/8"}, shares={"A.I.1.i.a": "1", "A.I.1.i.b": "1/2"})
    check, _ = checked(rubric, best_marks(rubric), recorded)
    assert found_causes(check) == [(PLAIN, Cause.INPUTS, Fraction(-1, 8))]
    assert check.differences[0].details == "A.I.1.i.b"


def test_a_typed_score_of_one_question_is_named_at_its_own_cell(rubric: Rubric) -> None:
    shares = {"A.I.1.i.a": "1", "A.I.1.i.b": "1/2"}
    recorded = Recorded(points={PLAIN: "3/8"}, shares=shares, has_formula=False)
    check, _ = checked(rubric, best_marks(rubric), recorded)
    assert found_causes(check) == [("A.I.1.i.b", Cause.TYPED_OVER, Fraction(-1, 8))]
    assert check.differences[0].problem.code == "ZI404"


def test_an_unreadable_answer_explains_what_the_form_made_of_it(rubric: Rubric) -> None:
    """The form computed an index of 85 out of 4."""
    marks = best_marks(rubric) | {"B.I.a": 85}
    recorded = Recorded(points={"B.I.a": "2975/8"}, has_formula=True)
    check, card = checked(rubric, marks, recorded)
    assert check.differences[0].cause is Cause.UNREADABLE
    assert (check.differences[0].points, card.nodes["B.I"].score) == (Fraction(2975, 8), Fraction(5))


def test_an_input_that_is_shown_as_text_is_one_that_the_form_leaves_out(rubric: Rubric) -> None:
    recorded = Recorded(points={PLAIN: "1/4"}, shares={"A.I.1.i.a": "-", "A.I.1.i.b": "1/2"})
    check, _ = checked(rubric, best_marks(rubric), recorded)
    assert found_causes(check) == [(PLAIN, Cause.INPUTS, Fraction(-1, 4))]
    assert check.differences[0].details == "A.I.1.i.a, A.I.1.i.b"


@pytest.mark.parametrize(
    ("has_formula", "cause"), [(None, Cause.UNKNOWN), (False, Cause.TYPED_OVER), (True, Cause.STALE)]
)
def test_what_no_reading_explains_was_typed_or_is_stale(rubric: Rubric, has_formula: bool | None, cause: Cause) -> None:
    check, _ = checked(rubric, best_marks(rubric), Recorded(points={PLAIN: "1/3"}, has_formula=has_formula))
    assert found_causes(check) == [(PLAIN, cause, Fraction(-1, 6))]


@pytest.mark.parametrize(
    ("beside", "cause", "code"), [(True, Cause.TYPED_OVER, "ZI404"), (False, Cause.NO_FORMULA, "ZI411")]
)
def test_only_where_others_have_formulas_was_one_typed_over(
    rubric: Rubric, beside: bool, cause: Cause, code: str
) -> None:
    shares = {"A.I.1.i.a": "1", "A.I.1.i.b": "1/2"}
    recorded = Recorded({PLAIN: "3/8", "A.I.1.ii": "1/3"}, {}, shares, has_formula=False, has_formulas_beside=beside)
    check, _ = checked(rubric, best_marks(rubric), recorded)
    assert [(one.code, one.cause, one.problem.code) for one in check.differences] == [
        ("A.I.1.i.b", cause, code),
        ("A.I.1.ii", cause, code),
    ]


def test_a_mean_that_skips_a_score_stored_as_text_names_it(rubric: Rubric) -> None:
    """AVERAGE(1, "0.5") is 1."""
    shares = {"A.I.1.i.a": "1", "A.I.1.i.b": "0.5"}
    marks = best_marks(rubric) | {"A.I.1.i.b": "B"}
    recorded = Recorded({PLAIN: "0.5"}, {}, shares, as_text=["A.I.1.i.b"], has_formula=True)
    check, _ = checked(rubric, marks, recorded)
    assert found_causes(check) == [(PLAIN, Cause.STORED_AS_TEXT, Fraction(1, 8))]
    assert 'C2 berisi teks "0.5"' in check.differences[0].problem.message
    assert "F9" not in check.differences[0].problem.hint


def test_a_sum_that_skips_a_score_stored_as_text_names_it(rubric: Rubric) -> None:
    points = {PLAIN: "1/2", "A.I.1.ii": "1", "A.I.1.iii": "1", "A.I.1.iv": "1.5", "A.I.1": "2.5"}
    recorded = Recorded(points, as_text=["A.I.1.iv"], has_formula=True)
    check, _ = checked(rubric, best_marks(rubric), recorded)
    assert found_causes(check) == [("A.I.1", Cause.STORED_AS_TEXT, Fraction(-3, 2))]
    assert 'A4 berisi teks "1.5"' in check.differences[0].problem.message


def test_scores_stored_as_text_are_compared_like_numbers(rubric: Rubric) -> None:
    points = {PLAIN: "1/3", "A.I.1": "3.8"}
    numbers, texts = (
        checked(rubric, best_marks(rubric), Recorded(points, as_text=codes, has_formula=False))[0]
        for codes in ((), points)
    )
    assert found_causes(numbers) == found_causes(texts) != []
    assert numbers.notes == ()
    (note,) = texts.notes
    assert (note.code, note.location.cell, note.values["count"]) == ("ZI413", "A1", 2)


def test_a_typed_total_of_obliged_reporters_is_named_at_its_cell(rubric: Rubric) -> None:
    points = {f"{REPORTS}.a": "13/15", f"{REPORTS}.b": "1", REPORTS: "28/15"}
    recorded = Recorded(points=points, contradicted=[f"{REPORTS}.b"])
    check, _ = checked(rubric, best_marks(rubric) | FILLED, recorded)
    assert [(one.code, one.cause, one.details) for one in check.differences] == [
        (f"{REPORTS}.b", Cause.INPUTS, "K185"),
        (REPORTS, Cause.INPUTS, f"{REPORTS}.b"),
    ]
    assert check.explained == Fraction(1, 13)


def test_a_part_counts_towards_the_total_where_its_node_shows_nothing(rubric: Rubric) -> None:
    recorded = Recorded(points={"B.I.a": "15"}, totals={"total": "97.5"}, has_formula=False)
    check, _ = checked(rubric, best_marks(rubric), recorded)
    assert found_causes(check) == [("B.I.a", Cause.TYPED_OVER, Fraction(-5, 2))]
    assert check.unexplained == 0


def test_a_part_does_not_count_twice_where_its_node_shows_it_too(rubric: Rubric) -> None:
    points = {"B.I.a": "15", "B.I.b": "5", "B.I": "20", "B": "37.5"}
    check, _ = checked(rubric, best_marks(rubric), Recorded(points=points, totals={"total": "97.5"}, has_formula=False))
    assert found_causes(check) == [("B.I.a", Cause.TYPED_OVER, Fraction(0)), ("B.I", Cause.INPUTS, Fraction(-5, 2))]
    assert check.unexplained == 0


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("has_formula", "said"), [(True, "rumus formulir"), (None, "rumus formulir"), (False, "nilai tercatat")]
)
def test_a_form_without_formulas_is_not_said_to_have_one(
    rubric: Rubric, monkeypatch: pytest.MonkeyPatch, has_formula: bool | None, said: str, language: str
) -> None:
    monkeypatch.setenv("ZI_SCORE_LANG", language)
    points = {REPORTS: "26/15", f"{REPORTS}.a": "13/15", f"{REPORTS}.b": "12/13"}
    recorded = Recorded(points=points, formulas=[ONE_LEFT_OUT], has_formula=has_formula)
    (problem,) = checked(rubric, best_marks(rubric) | FILLED, recorded)[0].problems
    assert problem.code == "ZI401"
    assert problem.message.endswith(f": {said} {ONE_LEFT_OUT.cause}")
    assert "formul" not in problem.hint
