"""The formulas as text; that they compute what the rubric says is the oracle's to show."""

from fractions import Fraction

import pytest

from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.template.formulas import Formulas, cells, choice_share, combination, literal, quoted, ratio_share


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0"),
        ("0.67", "0.67"),
        ("0.05", "0.05"),
        ("17.5", "17.5"),
        ("100", "100"),
        ("-2.25", "-2.25"),
        ("1/8", "0.125"),
        ("3/2000", "0.0015"),
        ("1/3", "(1/3)"),
        ("-22/7", "(-22/7)"),
    ],
)
def test_a_number_is_written_exactly(number: str, text: str) -> None:
    assert literal(Fraction(number)) == text


@pytest.mark.parametrize(
    ("rows", "text"), [([8], "L8"), ([8, 9, 10], "L8:L10"), ([12, 8, 9], "L8:L9,L12"), ([8, 10], "L8,L10")]
)
def test_neighbouring_cells_are_a_range(rows: list[int], text: str) -> None:
    assert cells(rows, 12) == text


def test_a_range_on_another_sheet_is_named_once() -> None:
    assert cells([8, 9], 12, "'LKE ZI'!") == "'LKE ZI'!L8:L9"


def test_text_is_quoted() -> None:
    assert quoted('a"b') == '"a""b"'


def test_a_combination_keeps_signs_and_coefficients() -> None:
    factors = {"a": Fraction(-1), "b": Fraction(2), "c": Fraction(1)}
    assert combination(factors, {"a": "K1", "b": "K2", "c": "K3"}) == "-K1+2*K2+K3"


def test_an_option_scores_by_the_rubric(rubric: Rubric) -> None:
    formula = choice_share("K8", rubric.scales["abc"])
    assert formula == 'IF(TRIM(K8)="A",1,IF(TRIM(K8)="B",0.5,IF(TRIM(K8)="C",0,0)))'


def test_a_ratio_needs_every_count_and_divides_by_nothing_but_a_number(rubric: Rubric) -> None:
    question = rubric.questions["A.II.3.iii.a"]
    assert question.ratio
    counts = dict(zip([operand.key for operand in question.operands], ["K1", "K2", "K3"], strict=True))
    assert ratio_share(counts, question.ratio) == (
        'IF(COUNT(K1,K2,K3)<3,"",IF(OR(MIN(K1,K2,K3)<0,INT(K1)<>K1,INT(K2)<>K2,INT(K3)<>K3),"",'
        "IF(K1=0,IF(K1-K2=0,1,0),MAX(0,MIN(1,(K1-K2)/(K1))))))"
    )


def test_indicators_take_the_mean_and_weighted_parts_are_summed(rubric: Rubric, layouts: tuple[Layout, ...]) -> None:
    layout = next(layout for layout in layouts if layout.id == "lampiran-iii-2021")
    formulas = Formulas(rubric, layout, layout.assessors[0])
    scores = {row.row: formulas.score_of(row) for row in layout.rows}
    assert scores[7] == "SUM(L8:L9)/2*0.5"
    assert scores[127] == "SUM(L128,L131)/2*2"
    assert scores[129] is None
    assert (scores[175], scores[176], scores[177]) == ("SUM(L176,L183)", "L177*1", "IF(ISNUMBER(K177),K177,0)")
    assert scores[201] == "SUM(L202,L203)"
    assert scores[202] == "IF(AND(ISNUMBER(K202),K202>=0,K202<=4),(K202-0)/(4-0),0)*17.5"
    assert (scores[4], scores[198], scores[208]) == ("SUM(L5,L125)", "L4", "SUM(L4,L200)")
