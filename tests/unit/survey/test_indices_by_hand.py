"""Every index worked out on paper: each questionnaire by each of its conversions, and both sides of each gate.

facts/other-regulations.md, 4a and 4b: SPAK 3.60 is 15.75 points, SPKP 3.20 is 14.00 and 3.60 is 15.75; IKM is the
mean of nine elements, 1/9 each, times 25.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from tests.support.surveys import SKM, SPAK_4, SPAK_6, SPKP, adding_up, codes, surveyed
from zi_score.rubric.catalogue import Rubric
from zi_score.survey.model import GateResult, Survey
from zi_score.survey.tabulation import SurveyChoices

LINEAR = SurveyChoices(conversion="linear")


def fractions(*texts: str) -> list[Fraction]:
    return [Fraction(text) for text in texts]


@pytest.mark.parametrize(
    ("questionnaire", "rows", "means", "whole", "indices"),
    [
        (
            SPAK_4,
            [[4, 4, 4, 3, 3], [4, 3, 2, 1, 1]],
            fractions("4", "3.5", "3", "2", "2"),
            # 14.5 / 5
            "2.9",
            # 2.9 / 4 x 17.5
            {"as-is": ("2.9", "12.6875")},
        ),
        (
            SPAK_6,
            [[6, 5, 4, 3, 2, 1], [6, 6, 6, 6, 6, 3]],
            fractions("6", "5.5", "5", "4.5", "4", "2"),
            # 27 / 6
            "4.5",
            # 4.5 / 6 x 4 = 3, of 17.5 three quarters; 1 + 3.5 x 0.6 = 3.1
            {"proportional": ("3", "13.125"), "linear": ("3.1", "13.5625")},
        ),
        (
            SPKP,
            [[6, 6, 6, 5, 5, 5, 4, 4, 4], [5, 5, 5, 5, 5, 5, 5, 5, 5]],
            fractions("5.5", "5.5", "5.5", "5", "5", "5", "4.5", "4.5", "4.5"),
            "5",
            # 5 / 6 x 4 = 10/3; 1 + 4 x 0.6 = 3.4
            {"proportional": ("10/3", "175/12"), "linear": ("3.4", "14.875")},
        ),
        (
            SKM,
            [[4, 4, 4, 4, 3, 3, 3, 2, 1], [4, 4, 3, 3, 3, 3, 2, 2, 1]],
            fractions("4", "4", "3.5", "3.5", "3", "3", "2.5", "2", "1"),
            # 26.5 / 9
            "53/18",
            # 53/18 / 4 x 17.5
            {"as-is": ("53/18", "1855/144")},
        ),
    ],
    ids=["IPAK 1-4", "IPAK 1-6", "IPKP 1-6", "SKM"],
)
def test_an_index_is_what_it_is_on_paper(
    rubric: Rubric,
    questionnaire: str,
    rows: Sequence[Sequence[int]],
    means: Sequence[Fraction],
    whole: str,
    indices: Mapping[str, tuple[str, str]],
) -> None:
    survey = surveyed(rubric, questionnaire, rows)
    assert [one.mean for one in survey.items] == means
    assert [one.mean for one in survey.variables] == means
    assert survey.mean == Fraction(whole)
    found = {name: (one.index, one.points) for name, one in survey.indices.items()}
    assert found == {name: (Fraction(index), Fraction(points)) for name, (index, points) in indices.items()}


def test_ninths_give_another_grade_than_the_printed_0_11(rubric: Rubric) -> None:
    """138 of 45 answers: 3.0667 x 25 is 76.67 and B; nine times 0.11 would make it 75.90 and C."""
    grade = surveyed(rubric, SKM, adding_up(138, 9, 5)).indices["as-is"].grade
    assert grade is not None
    assert grade.band is not None
    assert (grade.score, grade.band.id) == (Fraction(230, 3), "B")


GATES = [
    # Questionnaire, conversion, target, what the gate asks as index and in points, the mean that is exactly it.
    (SPAK_4, "as-is", "wbk", "3.60", "15.75", "3.6"),
    (SPAK_4, "as-is", "wbbm", "3.60", "15.75", "3.6"),
    (SPAK_6, "proportional", "wbk", "3.60", "15.75", "5.4"),
    (SPAK_6, "proportional", "wbbm", "3.60", "15.75", "5.4"),
    (SPAK_6, "linear", "wbk", "3.60", "15.75", "16/3"),
    (SPAK_6, "linear", "wbbm", "3.60", "15.75", "16/3"),
    (SPKP, "proportional", "wbk", "3.20", "14.00", "4.8"),
    (SPKP, "proportional", "wbbm", "3.60", "15.75", "5.4"),
    (SPKP, "linear", "wbk", "3.20", "14.00", "14/3"),
    (SPKP, "linear", "wbbm", "3.60", "15.75", "16/3"),
    (SKM, "as-is", "wbk", "3.20", "14.00", "3.2"),
    (SKM, "as-is", "wbbm", "3.60", "15.75", "3.6"),
]


@pytest.mark.parametrize(("questionnaire", "conversion", "target", "index", "points", "mean"), GATES)
def test_a_gate_is_met_at_its_edge_and_missed_one_answer_below(
    rubric: Rubric, questionnaire: str, conversion: str, target: str, index: str, points: str, mean: str
) -> None:
    """Every gate is >=, by the unrounded index: 30 respondents, of whom one answers one step lower."""
    items = len(codes(questionnaire))
    total = Fraction(mean) * items * 30
    assert total.denominator == 1
    at_edge = gate_of(surveyed(rubric, questionnaire, adding_up(int(total), items)), conversion, target)
    assert (at_edge.index, at_edge.gate.index) == (Fraction(index), Fraction(index))
    assert at_edge.gate.points == Fraction(points)
    assert at_edge.is_met
    assert at_edge.margin == 0
    below = gate_of(surveyed(rubric, questionnaire, adding_up(int(total) - 1, items)), conversion, target)
    assert not below.is_met
    assert 0 < -below.margin < Fraction(1, 100)


def gate_of(survey: Survey, conversion: str, target: str) -> GateResult:
    (gate,) = [one for one in survey.indices[conversion].gates if one.gate.target == target]
    return gate


@pytest.mark.parametrize(
    ("questionnaire", "mean", "wbk", "wbbm"),
    [
        (SPAK_6, "5.39", {"proportional": False, "linear": True}, {"proportional": False, "linear": True}),
        (SPKP, "4.79", {"proportional": False, "linear": True}, {"proportional": False, "linear": False}),
        (SPKP, "5.39", {"proportional": True, "linear": True}, {"proportional": False, "linear": True}),
    ],
)
def test_the_conversions_disagree_only_between_their_two_edges(
    rubric: Rubric, questionnaire: str, mean: str, wbk: Mapping[str, bool], wbbm: Mapping[str, bool]
) -> None:
    items = len(codes(questionnaire))
    survey = surveyed(rubric, questionnaire, adding_up(int(Fraction(mean) * items * 100), items, 100))
    expected = {"wbk": wbk, "wbbm": wbbm}
    for target, outcomes in expected.items():
        assert {name: gate_of(survey, name, target).is_met for name in outcomes} == outcomes
    assert {gate.target for gate in survey.disputed} == {
        target for target, outcomes in expected.items() if len(set(outcomes.values())) > 1
    }
    # Whoever asks for a target while the choice is open is told the worse outcome.
    assert {target: survey.meets(target) for target in expected} == {
        target: all(outcomes.values()) for target, outcomes in expected.items()
    }
    chosen = surveyed(rubric, questionnaire, adding_up(int(Fraction(mean) * items * 100), items, 100), choices=LINEAR)
    assert {target: chosen.meets(target) for target in expected} == {
        target: outcomes["linear"] for target, outcomes in expected.items()
    }
