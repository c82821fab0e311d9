from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.marks import answer_set, best_marks
from zi_score.frozen import replace
from zi_score.report.figures import difference_text, gates_by_code, lacking_text, needed_text, percent_text, points_text
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.sources import Source
from zi_score.scoring import score
from zi_score.verdict import Requirement, judge

WEIGHT = Fraction(100)


def gate(actual: Fraction | str, required: str = "75") -> Requirement:
    source = Source("regulation", "A regulation")
    return Requirement("total", "Total", "total", Fraction(required), None, Fraction(actual), WEIGHT, source, True)


@pytest.mark.parametrize(
    ("actual", "points", "percent", "lacking"),
    [
        ("74.996", "74,996", "74,996", "0,004"),
        ("74.995", "74,995", "74,995", "0,005"),
        ("74.99", "74,99", "74,99", "0,01"),
        ("74", "74,00", "74,0", "1,00"),
        ("1123/15", "74,87", "74,9", "0,13"),
    ],
)
def test_what_falls_short_is_never_shown_as_enough(actual: str, points: str, percent: str, lacking: str) -> None:
    failed = gate(actual)
    assert points_text(failed.actual, WEIGHT, [failed]) == points
    assert percent_text(failed.actual, WEIGHT, [failed]) == percent
    assert lacking_text(failed) == lacking


@pytest.mark.parametrize(
    ("actual", "needed"),
    [("74.1475", "0,8525"), ("74", "1,00"), ("74.9", "0,10"), ("224/3", "0,3334"), ("74.999999", "0,0001")],
)
def test_what_is_needed_at_the_least_is_enough(actual: str, needed: str) -> None:
    assert needed_text(gate(actual)) == needed


def test_what_just_suffices_is_shown_so() -> None:
    met = gate("75.004")
    assert points_text(met.actual, WEIGHT, [met]) == "75,00"


def test_almost_everything_is_not_shown_as_everything() -> None:
    assert points_text(Fraction("99.996"), WEIGHT) == "99,996"
    assert percent_text(Fraction("99.99"), WEIGHT) == "99,99"
    assert points_text(WEIGHT, WEIGHT) == "100,00"


def test_a_third_of_a_weight_that_is_reached_exactly_has_an_end() -> None:
    assert points_text(Fraction(1, 3), Fraction(1, 3)) == "0,33"


@pytest.mark.parametrize(("points", "text"), [("0.05641", "+0,0564"), ("-0.05641", "-0,0564"), ("0", "0,0000")])
def test_a_difference_has_its_sign(points: str, text: str) -> None:
    assert difference_text(Fraction(points)) == text


@given(actual=st.fractions(0, 100), required=st.decimals(0, 100, places=2))
def test_a_displayed_number_never_contradicts_its_verdict(actual: Fraction, required: object) -> None:
    one = gate(actual, str(required))
    displayed = Fraction(points_text(actual, WEIGHT, [one]).replace(",", "."))
    assert (displayed >= one.required) == one.is_met


def test_every_gate_is_found_under_what_it_looks_at(rubric: Rubric) -> None:
    card = score(rubric, answer_set(rubric, best_marks(rubric)), "zero")
    verdicts = [judge(rubric, card, target) for target in rubric.targets.values()]
    gates = gates_by_code(verdicts)
    assert [one.required for one in gates["total"]] == [75, 85]
    assert set(rubric.areas) <= gates.keys()
    assert sum(map(len, gates.values())) == sum(len(verdict.requirements) for verdict in verdicts)
    assert not replace(gates["total"][0], actual=Fraction(0)).is_met
