"""An index in a workbook beside the answers of respondents: the same, rounded, wrong, or absent."""

from fractions import Fraction

import pytest

from tests.support.surveys import SPAK_4, SPKP, Row, surveyed
from zi_score.answers import Answer, Index, Response, Unanswered, Unreadable
from zi_score.problems import Location
from zi_score.rubric.catalogue import Rubric
from zi_score.survey.claims import Claim
from zi_score.survey.model import Survey
from zi_score.survey.tabulation import SurveyChoices

PLACE = Location("lke.xlsx", "LKE ZI", 205, 11)


def claimed(survey: Survey, answer: Answer | str) -> Claim:
    answer = Index(Fraction(answer)) if isinstance(answer, str) else answer
    return Claim(survey, "unit", "Unit", Response(survey.question, answer, PLACE))


def code_of(claim: Claim) -> str:
    problem = claim.problem
    if problem is None:
        return ""
    assert problem.location == PLACE
    assert problem.message
    return problem.code


@pytest.fixture
def below(rubric: Rubric) -> Survey:
    """3.59777..., which rounds to 3.60."""
    answers = [4] * 538 + [3] * 362
    rows: list[Row] = [answers[at : at + 5] for at in range(0, 900, 5)]
    return surveyed(rubric, SPAK_4, rows)


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ("3.597777777777778", ""),
        ("3.5978", ""),
        ("3.598", ""),
        ("3.60", "ZI858"),
        ("3.6", "ZI858"),
        ("3.59", "ZI857"),
        ("3.61", "ZI857"),
        ("4", "ZI857"),
    ],
)
def test_a_claim_is_the_index_or_the_index_rounded(below: Survey, claim: str, code: str) -> None:
    assert below.indices["as-is"].index == Fraction(538 + 2700, 900)
    assert code_of(claimed(below, claim)) == code


def test_a_claim_that_rounds_over_a_gate_names_it(below: Survey) -> None:
    problem = claimed(below, "3.6").problem
    assert problem is not None
    assert problem.values["gates"] == "Menuju WBK, Menuju WBBM"
    assert problem.values["computed"] == "3,598"


@pytest.mark.parametrize("answer", [Unanswered(), Unreadable("88,31")])
def test_where_no_index_can_be_read_there_is_nothing_to_compare(below: Survey, answer: Answer) -> None:
    claim = claimed(below, answer)
    assert (claim.value, claim.agreeing, claim.rounded_over) == (None, (), ())
    assert code_of(claim) == "ZI859"


def test_an_open_choice_lets_either_conversion_agree(rubric: Rubric) -> None:
    rows = [[6] * 9] * 7 + [[5] * 9] * 13
    survey = surveyed(rubric, SPKP, rows)
    assert [code_of(claimed(survey, one)) for one in ("3.57", "3.61", "3.6")] == ["", "", "ZI857"]
    assert claimed(survey, "3.61").computed == "3,57 (sebanding) atau 3,61 (linear)"
    chosen = surveyed(rubric, SPKP, rows, choices=SurveyChoices(conversion="proportional"))
    assert [code_of(claimed(chosen, one)) for one in ("3.57", "3.61")] == ["", "ZI857"]
    assert claimed(chosen, "3.61").computed == "3,57 (sebanding)"
