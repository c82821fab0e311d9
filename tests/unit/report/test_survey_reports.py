"""What reports of surveys say of figures at the edge of what they can say."""

from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.support.surveys import SPAK_4, SPKP, surveyed
from zi_score.frozen import replace
from zi_score.report import SURVEY_FORMATS, ReportOptions, render_surveys
from zi_score.rubric.catalogue import Rubric
from zi_score.survey import interval
from zi_score.survey.tabulation import SurveyChoices

SMALL = str(Path(__file__).parents[2] / "rubrics" / "questionnaires" / "sound.yaml")
OPTIONS = ReportOptions(details=True, width=120)


@pytest.fixture(autouse=True)
def _few_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interval, "RESAMPLES", 5)


def test_a_grade_is_on_the_right_side_of_its_bound(rubric: Rubric) -> None:
    """A score just below 80 is not written as 80.00 beside grade B."""
    survey = surveyed(rubric, SMALL, [[4] * 3] * 14 + [[3] * 3] * 6)
    result = survey.indices["as-is"]
    assert result.grade is not None
    bands = result.grade.grading.bands
    close = replace(result.grade, score=bands[0].minimum - Fraction(1, 10_000), band=bands[1])
    shown = replace(survey, indices=MappingProxyType({"as-is": replace(result, grade=close)}))
    assert "79,9999 (B)" in render_surveys("table", [shown], OPTIONS)


@pytest.mark.parametrize("name", SURVEY_FORMATS)
def test_a_single_respondent_has_no_interval(rubric: Rubric, name: str) -> None:
    one = surveyed(rubric, SPKP, [[1] * 9])
    assert one.interval is None
    report = render_surveys(name, [one], OPTIONS)
    assert "Selang kepercayaan 95%:" not in report


@pytest.mark.parametrize("name", SURVEY_FORMATS)
def test_a_survey_without_grades_has_none(rubric: Rubric, name: str) -> None:
    report = render_surveys(name, [surveyed(rubric, SPAK_4, [[4] * 5, [3] * 5])], OPTIONS)
    assert "IKM" not in report


@pytest.mark.parametrize("name", SURVEY_FORMATS)
def test_a_questionnaire_that_is_confirmed_throughout_leaves_nothing_open(rubric: Rubric, name: str) -> None:
    survey = surveyed(rubric, SMALL, [[4] * 3, [3] * 3], choices=SurveyChoices(conversion="as-is"))
    confirmed = replace(survey, questionnaire=replace(survey.questionnaire, weighting_confirmed=True))
    assert not survey.questionnaire.weighting_confirmed
    assert "Belum dipastikan" not in render_surveys(name, [confirmed], OPTIONS)
