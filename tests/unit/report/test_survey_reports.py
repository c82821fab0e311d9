"""Every hostile string through every report of a survey: it is only text, wherever it comes from."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.support.hostile import HOSTILE
from tests.support.marks import best_marks
from tests.support.surveys import SPKP, Row, surveyed
from tests.unit.report.outcomes import evaluation
from tests.unit.report.test_hostile_strings import BENIGN, OPTIONS, SKELETONS, UNFIT_FOR_A_NAME, UNFIT_FOR_XML, is_blank
from zi_score.answers import Index, Response, Unanswered
from zi_score.problems import Location
from zi_score.report import FORMATS, ReportOptions, render_report
from zi_score.report.printable import printable
from zi_score.report.survey import SURVEY_FORMATS, render_surveys
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.questionnaire import Questionnaire
from zi_score.survey import interval
from zi_score.survey.claims import Claim
from zi_score.survey.model import Survey
from zi_score.survey.tabulation import SurveyChoices

SMALL = str(Path(__file__).parents[2] / "rubrics" / "questionnaires" / "sound.yaml")


@pytest.fixture(scope="module")
def survey(rubric: Rubric) -> Survey:
    """A small survey with everything that a report may have to say."""
    rows: list[Row] = [[4] * 3] * 14 + [[3] * 3] * 6 + [[4, 3, ""], [9, 4, 3]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(interval, "RESAMPLES", 20)
        phones = ["0812345678", *(f"08123450{number:02}" for number in range(20)), "0812345678"]
        return surveyed(rubric, SMALL, rows, beside={"HP": phones}, choices=SurveyChoices(population=100))


def saying(survey: Survey, text: str) -> Survey:
    """The survey with the text wherever a file, a sheet or a questionnaire of one's own can put it."""
    path, sheet = UNFIT_FOR_A_NAME.sub("", text) or "x", UNFIT_FOR_XML.sub("", text) or "x"
    problems = [
        replace(one, location=one.location._replace(file=path, sheet=sheet), values=dict.fromkeys(one.values, text))
        for one in survey.problems
    ]
    indices = {
        name: replace(one, conversion=replace(one.conversion, title=text, formula=text, reason=text))
        for name, one in survey.indices.items()
    }
    return replace(
        survey,
        path=path,
        sheet=sheet,
        questionnaire=titled(survey.questionnaire, text),
        variables=tuple(replace(one, variable=replace(one.variable, title=text)) for one in survey.variables),
        indices=MappingProxyType(indices),
        problems=tuple(problems),
    )


def titled(questionnaire: Questionnaire, text: str) -> Questionnaire:
    grading = questionnaire.grading
    return replace(
        questionnaire,
        title=text,
        index_title=text,
        origin=text,
        weighting=text,
        grading=grading and replace(grading, title=text),
    )


@pytest.mark.parametrize("name", SURVEY_FORMATS)
def test_a_hostile_string_is_only_text(survey: Survey, name: str) -> None:
    expected = SKELETONS[name](render_surveys(name, [saying(survey, BENIGN)], OPTIONS))
    wrong = {}
    for label, text in HOSTILE.items():
        report = render_surveys(name, [saying(survey, text)], OPTIONS)
        try:
            assert SKELETONS[name](report) == expected or is_blank(text, name) or not printable(text).strip()
        except Exception as error:  # noqa: BLE001 - all of the table in one go
            wrong[label] = repr(error)[:300]
    assert wrong == {}


def test_the_fixture_has_everything_to_say(survey: Survey) -> None:
    codes = {one.code for one in survey.problems}
    assert codes >= {"ZI845", "ZI846", "ZI847", "ZI848", "ZI849", "ZI850", "ZI853"}
    assert survey.respondents.sample is not None
    assert set(survey.indices["as-is"].without) == {"repeated", "straight"}


def test_a_grade_is_on_the_right_side_of_its_bound(survey: Survey) -> None:
    """A score just below 80 is not written as 80.00 beside grade B."""
    result = survey.indices["as-is"]
    assert result.grade is not None
    bands = result.grade.grading.bands
    close = replace(result.grade, score=bands[0].minimum - Fraction(1, 10_000), band=bands[1])
    shown = replace(survey, indices=MappingProxyType({"as-is": replace(result, grade=close)}))
    assert "79,9999 (B)" in render_surveys("table", [shown], OPTIONS)


def test_a_single_respondent_has_no_interval(rubric: Rubric) -> None:
    one = surveyed(rubric, SPKP, [[1] * 9])
    assert one.interval is None
    for name in SURVEY_FORMATS:
        assert render_surveys(name, [one], OPTIONS)


@pytest.mark.parametrize("name", FORMATS)
def test_beside_an_evaluation_a_hostile_string_is_only_text(survey: Survey, rubric: Rubric, name: str) -> None:
    def report(text: str) -> str:
        hostile = saying(survey, text)
        place = Location(file="lke.xlsx", sheet=hostile.sheet, row=9, column=11)
        claims = [
            Claim(hostile, "unit", text, Response("B.I.a", answer, place))
            for answer in (Unanswered(), Index(Fraction(1)))
        ]
        problems = [claim.problem for claim in claims if claim.problem]
        one = evaluation(rubric, best_marks(rubric), problems=problems)
        return render_report(name, [replace(one, claims=tuple(claims))], ReportOptions())

    expected = SKELETONS[name](report(BENIGN))
    for label in ("colour", "rich markup", "markdown link", "markdown table", "script", "formula", "line breaks"):
        assert SKELETONS[name](report(HOSTILE[label])) == expected, label
