"""Means, indices, points, gates and grades, each computed by hand."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from tests.support.surveys import SKM, SPAK_4, SPAK_6, SPKP, adding_up, surveyed
from zi_score.problems import UnusableInputError
from zi_score.rubric.catalogue import Rubric
from zi_score.survey.model import Survey
from zi_score.survey.tabulation import SurveyChoices


def met(survey: Survey, conversion: str = "as-is") -> dict[str, bool]:
    return {one.gate.target: one.is_met for one in survey.indices[conversion].gates}


def codes_of(survey: Survey) -> set[str]:
    return {problem.code for problem in survey.problems}


def constant(score: int, items: int, count: int = 30) -> list[list[int]]:
    return [[score] * items for _respondent in range(count)]


def test_a_mean_counts_only_those_who_answered(rubric: Rubric) -> None:
    survey = surveyed(rubric, SPAK_4, [[4, 4, 4, 4, 1], [2, "", 4, 4, 2], [3, 1, 4, "", 3]])
    assert [one.answered for one in survey.items] == [3, 2, 3, 2, 3]
    means = [Fraction(3), Fraction(5, 2), Fraction(4), Fraction(4), Fraction(2)]
    assert [one.mean for one in survey.items] == means
    assert [one.mean for one in survey.variables] == means
    assert survey.mean == Fraction(31, 10)
    assert survey.indices["as-is"].index == Fraction(31, 10)
    assert survey.indices["as-is"].points == Fraction(31, 10) / 4 * Fraction("17.5")


def test_a_mean_of_5_40_meets_wbbm_by_either_conversion_and_a_little_less_by_one(rubric: Rubric) -> None:
    """A mean of 5.40 gives 3.60 or 3.64; 5.35 gives 3.5667 or 3.61, so the choice flips WBBM."""
    even = surveyed(rubric, SPKP, [[6, 6, 6, 6, 5, 5, 5, 5, 5]] * 18 + [[6, 6, 6, 5, 5, 5, 5, 5, 5]] * 12)
    assert even.mean == Fraction(sum([4 * 6 + 5 * 5] * 18 + [3 * 6 + 6 * 5] * 12), 270)
    exact = surveyed(rubric, SPKP, [[6] * 9] * 12 + [[5] * 9] * 18)
    assert exact.mean == Fraction("5.4")
    assert {name: one.index for name, one in exact.indices.items()} == {
        "proportional": Fraction("3.6"),
        "linear": Fraction("3.64"),
    }
    assert exact.disputed == ()
    assert met(exact, "proportional") == met(exact, "linear") == {"wbk": True, "wbbm": True}
    flipped = surveyed(rubric, SPKP, [[6] * 9] * 7 + [[5] * 9] * 13)
    assert flipped.mean == Fraction("5.35")
    assert met(flipped, "proportional") == {"wbk": True, "wbbm": False}
    assert met(flipped, "linear") == {"wbk": True, "wbbm": True}
    assert [gate.target for gate in flipped.disputed] == ["wbbm"]
    assert "ZI852" in codes_of(flipped)


def test_the_lowest_answers_give_what_each_conversion_says(rubric: Rubric) -> None:
    survey = surveyed(rubric, SPAK_6, constant(1, 6))
    assert survey.indices["proportional"].index == Fraction(2, 3)
    assert survey.indices["linear"].index == 1
    best = surveyed(rubric, SPAK_6, constant(6, 6))
    assert {one.index for one in best.indices.values()} == {Fraction(4)}
    assert {one.points for one in best.indices.values()} == {Fraction("17.5")}


def test_nobody_has_chosen_a_conversion_of_1_6_and_none_is_assumed(rubric: Rubric) -> None:
    rows = constant(5, 9)
    assert surveyed(rubric, SPKP, rows).conversion == ""
    assert len(surveyed(rubric, SPKP, rows).results) == 2
    chosen = surveyed(rubric, SPKP, rows, choices=SurveyChoices(conversion="linear"))
    assert chosen.conversion == "linear"
    assert [one.conversion.id for one in chosen.results] == ["linear"]
    assert surveyed(rubric, SPAK_4, constant(3, 5)).conversion == "as-is"


def test_an_open_choice_meets_a_target_only_if_every_conversion_does(rubric: Rubric) -> None:
    rows = [[6] * 9] * 7 + [[5] * 9] * 13
    assert surveyed(rubric, SPKP, rows).meets("wbk")
    assert not surveyed(rubric, SPKP, rows).meets("wbbm")
    assert surveyed(rubric, SPKP, rows, choices=SurveyChoices(conversion="linear")).meets("wbbm")


@pytest.mark.no_cover
@pytest.mark.parametrize(("score", "band", "below"), [("88.31", "A", "B"), ("76.61", "B", "C"), ("65.00", "C", "D")])
def test_the_edge_of_each_band(rubric: Rubric, score: str, band: str, below: str) -> None:
    """Bands begin at 88.31, 76.61 and 65.00 on the scale of 100; the unrounded score decides."""
    exact = Fraction(score) / 25 * 9 * _MANY
    assert graded(rubric, exact) == (Fraction(score), band)
    assert graded(rubric, exact - 1) == (Fraction(score) - Fraction(25, 9 * _MANY), below)


_MANY = 2_500
"""So many respondents can have any mean of four decimals."""


def graded(rubric: Rubric, total: Fraction) -> tuple[Fraction, str]:
    """The score and the grade of nine items whose answers add up to a total."""
    survey = surveyed(rubric, SKM, adding_up(int(total), 9, _MANY))
    grade = survey.indices["as-is"].grade
    assert grade is not None
    assert grade.band is not None
    return grade.score, grade.band.id


def test_below_the_lowest_band_there_is_no_grade(rubric: Rubric) -> None:
    grade = surveyed(rubric, SPKP, constant(1, 9)).indices["proportional"].grade
    assert grade is not None
    assert (grade.score, grade.band) == (Fraction(50, 3), None)


def test_the_best_grade_begins_below_the_gate_of_wbbm(rubric: Rubric) -> None:
    """IKM A begins at 3.5324, below 3.60: the warning is given exactly where it would mislead."""
    rows = [[6] * 9] * 10 + [[5] * 9] * 20
    survey = surveyed(rubric, SPKP, rows, choices=SurveyChoices(conversion="proportional"))
    grade = survey.results[0].grade
    assert grade is not None
    assert grade.band is not None
    assert (survey.results[0].index, grade.band.id) == (Fraction(32, 9), "A")
    assert grade.least_index == Fraction("3.5324")
    assert [gate.target for gate in grade.short] == ["wbbm"]
    (problem,) = [one for one in survey.problems if one.code == "ZI835"]
    assert problem.values["required"] == Fraction("3.6")
    assert "ZI835" not in codes_of(surveyed(rubric, SPKP, constant(6, 9)))
    assert "ZI835" not in codes_of(surveyed(rubric, SPKP, constant(4, 9)))


def test_the_satisfaction_survey_is_never_the_index_asked_for(rubric: Rubric) -> None:
    survey = surveyed(rubric, SKM, constant(4, 9))
    assert "ZI855" in codes_of(survey)
    assert all(met(survey).values())
    assert not survey.meets("wbk")


@pytest.mark.parametrize(("count", "is_enough"), [(29, False), (30, True)])
def test_thirty_respondents_are_enough_and_29_are_not(rubric: Rubric, count: int, is_enough: bool) -> None:
    survey = surveyed(rubric, SPAK_4, constant(4, 5, count))
    assert survey.respondents.are_enough == is_enough
    assert ("ZI845" in codes_of(survey)) != is_enough


def test_a_person_who_answers_twice_is_not_a_thirtieth_respondent(rubric: Rubric) -> None:
    phones = [f"0812345{number:04}" for number in range(29)]
    survey = surveyed(rubric, SPAK_4, constant(4, 5, 30), beside={"No HP": [*phones, phones[0]]})
    assert (survey.respondents.counted, survey.respondents.persons, survey.respondents.repeated) == (30, 29, 1)
    assert {"ZI845", "ZI849"} <= codes_of(survey)


@pytest.mark.parametrize(
    ("population", "count", "expected"),
    [
        (100, 79, {"ZI846"}),
        (100, 80, set()),
        # Few users: the sample is enough, although it is below thirty.
        (20, 19, set()),
        (20, 18, {"ZI845", "ZI846"}),
    ],
)
def test_a_known_number_of_users_asks_for_its_sample(
    rubric: Rubric, population: int, count: int, expected: set[str]
) -> None:
    survey = surveyed(rubric, SPAK_4, constant(4, 5, count), choices=SurveyChoices(population=population))
    assert codes_of(survey) & {"ZI845", "ZI846"} == expected


def test_the_index_is_also_given_without_repeated_persons_and_uniform_answers(rubric: Rubric) -> None:
    rows = [[4] * 5, [1, 2, 3, 4, 4], [1, 2, 2, 4, 4]]
    mails = ["a@contoh.id", "b@contoh.id", "B@contoh.id "]
    survey = surveyed(rubric, SPAK_4, rows, beside={"Email": mails})
    without = survey.indices["as-is"].without
    assert survey.mean == Fraction(20 + 14 + 13, 15)
    assert without == {"repeated": Fraction(34, 10), "straight": Fraction(27, 10)}
    assert {"ZI849", "ZI850"} <= codes_of(survey)


def test_where_all_answers_are_uniform_there_are_no_others(rubric: Rubric) -> None:
    survey = surveyed(rubric, SPAK_4, constant(4, 5))
    assert survey.respondents.straight == 30
    assert survey.indices["as-is"].without == {}


def test_two_equal_answers_are_not_yet_uniform(rubric: Rubric) -> None:
    survey = surveyed(rubric, SPAK_4, [[4, 4, "", "", ""], [3, 4, 4, 4, 4]])
    assert survey.respondents.straight == 0


@pytest.mark.parametrize(
    ("answer", "fault"),
    [(0, "off_scale"), (5, "off_scale"), ("2,5", "off_scale"), ("x", "off_scale"), ("", "blank"), ("-", "blank")],
)
def test_what_is_no_answer_is_counted_and_takes_no_part(rubric: Rubric, answer: str | int, fault: str) -> None:
    survey = surveyed(rubric, SPAK_4, [[4] * 5, [answer, 3, 3, 3, 3]])
    counts = survey.respondents
    assert (counts.off_scale_answers, counts.missing_answers) == ((1, 0) if fault == "off_scale" else (0, 1))
    assert survey.items[0].mean == 4
    off_scale = "ZI860" if answer == "x" else "ZI847"
    expected = off_scale if fault == "off_scale" else "ZI848"
    assert codes_of(survey) & {"ZI847", "ZI848", "ZI860"} == {expected}


def test_an_answer_off_the_scale_is_told_with_its_first_cell(rubric: Rubric) -> None:
    survey = surveyed(rubric, SPAK_4, [[4, 4, 4, 4, 4], [3, 9, 3, 3, 3], [3, 8, 3, 3, 3]])
    (problem,) = [one for one in survey.problems if one.code == "ZI847"]
    assert (problem.location.within, problem.values["count"]) == ("B3", 2)


def test_answers_in_words_are_one_finding_with_their_first_cell(rubric: Rubric) -> None:
    survey = surveyed(rubric, SPAK_4, [[4, 4, 4, 4, 4], [3, "Baik", 3, 9, "Baik"], ["Setuju", *[3] * 4]])
    assert survey.respondents.off_scale_answers == 4
    (words,) = [one for one in survey.problems if one.code == "ZI860"]
    assert (words.location.within, words.values["count"]) == ("B3", 3)
    (number,) = [one for one in survey.problems if one.code == "ZI847"]
    assert (number.location.within, number.values["count"]) == ("D3", 1)


def test_a_variable_that_nobody_asked_about_leaves_its_weight_to_the_others(rubric: Rubric) -> None:
    rows = [[4, 4, 4, 4, 3, 3, 3, 3]] * 30
    survey = surveyed(rubric, SKM, rows, without=["perilaku"])
    assert {one.weight for one in survey.variables} == {Fraction(1, 8)}
    assert survey.mean == Fraction("3.5")
    assert "ZI854" in codes_of(survey)


def test_a_scale_of_which_nobody_uses_the_best_answers_is_doubted(rubric: Rubric) -> None:
    assert "ZI851" in codes_of(surveyed(rubric, SPAK_6, constant(4, 6)))
    assert "ZI851" not in codes_of(surveyed(rubric, SPAK_6, constant(5, 6)))


def test_the_interval_may_straddle_a_gate(rubric: Rubric) -> None:
    survey = surveyed(rubric, SPAK_4, [[4] * 5] * 18 + [[3] * 5] * 12)
    assert all(one.is_straddled for one in survey.indices["as-is"].gates)
    assert "ZI853" in codes_of(survey)
    assert "ZI853" not in codes_of(surveyed(rubric, SPAK_4, constant(4, 5)))


def test_a_column_without_a_single_answer_is_refused_at_its_heading(rubric: Rubric) -> None:
    assert refused(rubric, [[4, "", 4, 4, 4], [3, 7, 3, 3, 3]]) == ("ZI842", "B1", "SPAK2")
    assert refused(rubric, [["", "9", "", "", ""]]) == ("ZI842", "", "SPAK1, SPAK2, SPAK3, SPAK4, SPAK5")
    assert refused(rubric, []) == ("ZI842", "", "SPAK1, SPAK2, SPAK3, SPAK4, SPAK5")


def test_where_nothing_but_words_was_answered_that_is_told(rubric: Rubric) -> None:
    with pytest.raises(UnusableInputError) as raised:
        surveyed(rubric, SPAK_4, [["Setuju"] * 5] * 3)
    assert [(one.code, one.location.within) for one in raised.value.problems] == [("ZI842", ""), ("ZI860", "A2")]


def refused(rubric: Rubric, rows: Sequence[Sequence[str | int]]) -> tuple[str, str, object]:
    with pytest.raises(UnusableInputError) as raised:
        surveyed(rubric, SPAK_4, rows)
    (problem,) = raised.value.problems
    return problem.code, problem.location.within, problem.values["items"]
