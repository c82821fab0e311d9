"""The two real forms beside the project: every figure and every defect that is known of them."""

from fractions import Fraction
from pathlib import Path

import pytest

from zi_score.crosscheck import Cause
from zi_score.exact import plain_text
from zi_score.outcome import Evaluation
from zi_score.problems import Severity
from zi_score.rubric.instrument import Instrument
from zi_score.workflows.choices import Choices
from zi_score.workflows.evaluate import evaluate_workbook

ITS_OWN_TOTAL = 95.57619047619048


@pytest.fixture(scope="module")
def filled_form(workbooks: Path) -> Path:
    return workbooks / "lke-lampiran-iii-2021-filled.xlsx"


@pytest.fixture(scope="module")
def filled(filled_form: Path, instrument: Instrument) -> Evaluation:
    return evaluate_workbook(filled_form, instrument)


@pytest.fixture(scope="module")
def filled_skipping(filled_form: Path, instrument: Instrument) -> Evaluation:
    return evaluate_workbook(filled_form, instrument, Choices(unanswered="skip"))


@pytest.fixture(scope="module")
def blank(workbooks: Path, instrument: Instrument) -> Evaluation:
    return evaluate_workbook(workbooks / "lke-jawaban-2024-blank.xlsx", instrument)


def test_the_filled_form_has_its_exact_total_and_parts(filled: Evaluation) -> None:
    card = filled.decisive.scorecard
    assert card.total == Fraction(261077, 2730)
    assert card.points("A") == Fraction(261077, 2730) - 40
    assert card.points("B") == 40
    assert {code: area.score for code, area in card.areas.items()} == {
        "A.1": Fraction(50, 7),
        "A.2": 7,
        "A.3": 10,
        "A.4": Fraction(46, 5),
        "A.5": Fraction(4793, 390),
        "A.6": 10,
    }
    assert card.unanswered == ()
    assert card.lowest == card.highest == card.total


def test_the_filled_form_is_recognised_for_what_it_is(filled: Evaluation) -> None:
    assert filled.submission is not None
    assert (filled.submission.layout, filled.submission.sheet) == ("lampiran-iii-2021", "LKE ZI")
    assert [one.scorecard.assessor for one in filled.assessments] == ["unit"]


def test_the_filled_form_meets_both_targets_on_score(filled: Evaluation) -> None:
    assert {verdict.target: verdict.is_met for verdict in filled.decisive.verdicts} == {"wbk": True, "wbbm": True}


def test_the_filled_forms_defects_are_named_at_their_cells_worst_first(filled: Evaluation) -> None:
    assert [(one.code, one.severity, one.location.within) for one in filled.problems] == [
        ("ZI211", Severity.ERROR, "'LKE ZI'!K185"),
        ("ZI124", Severity.WARNING, "'LKE ZI'!J8"),
        ("ZI401", Severity.WARNING, "'LKE ZI'!L175"),
        ("ZI407", Severity.WARNING, "'LKE ZI'!L183"),
        ("ZI213", Severity.NOTE, "'LKE ZI'!K154"),
    ]


def test_the_typed_total_of_obliged_reporters_is_shown_beside_the_sum_of_its_parts(filled: Evaluation) -> None:
    typed = filled.problems[0]
    assert (typed.values["stated"], typed.values["expected"]) == (12, 13)


def test_the_forms_formula_for_the_wealth_reports_is_shown_beside_ours(filled: Evaluation) -> None:
    difference = next(one for one in filled.decisive.cross_check.differences if one.code == "A.II.5.iii")
    assert difference.cause is Cause.FORM_FORMULA
    assert difference.figure.text == plain_text(26 / 15)
    assert difference.computed == Fraction(13, 15) + Fraction(12, 13)
    assert difference.points == Fraction(13, 15) - Fraction(12, 13)


@pytest.mark.parametrize("evaluation", ["filled", "filled_skipping"])
def test_the_filled_forms_own_total_is_accounted_for_to_the_last_digit(
    evaluation: str, request: pytest.FixtureRequest
) -> None:
    assessment = request.getfixturevalue(evaluation).decisive
    check = assessment.cross_check
    assert check.recorded_total is not None
    assert check.recorded_total.text == plain_text(ITS_OWN_TOTAL)
    assert float(assessment.scorecard.total + check.explained) == ITS_OWN_TOTAL
    assert check.unexplained == 0


def test_the_blank_form_scores_0_of_a_range_of_0_to_100_for_each_assessor(blank: Evaluation) -> None:
    assert blank.submission is not None
    assert blank.submission.layout == "jawaban-2024"
    assert [one.scorecard.assessor for one in blank.assessments] == ["unit", "tpi", "tpi-2"]
    for assessment in blank.assessments:
        card = assessment.scorecard
        assert [card.total, card.lowest, card.highest] == [0, 0, 100]
        assert card.as_form is None
        assert len(card.unanswered) == 113
        assert not any(verdict.is_met for verdict in assessment.verdicts)


def test_the_blank_form_has_no_other_problem_than_its_blanks(blank: Evaluation) -> None:
    assert [(one.code, one.location.within, one.values["count"]) for one in blank.problems] == [
        ("ZI201", "'Jawaban'!K6", 113),
        ("ZI201", "'Jawaban'!O6", 113),
        ("ZI201", "'Jawaban'!S6", 113),
    ]
