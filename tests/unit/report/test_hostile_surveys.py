"""Every hostile string through every report of a survey, from each place where a file or a questionnaire may hold it.

What the rows and headings of responses hold is never shown at all, so a hostile text there changes nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.support.hostile import HOSTILE
from tests.support.marks import worst_marks
from tests.unit.report.outcomes import evaluation
from tests.unit.report.test_hostile_strings import (
    BENIGN,
    OPTIONS,
    SKELETONS,
    UNFIT_FOR_A_NAME,
    UNFIT_FOR_XML,
    is_blank,
)
from zi_score.answers import Index, Response, Unanswered
from zi_score.problems import Location
from zi_score.report import FORMATS, render_report
from zi_score.report.printable import printable
from zi_score.report.survey import SURVEY_FORMATS, render_surveys
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.questionnaire import Questionnaire
from zi_score.rubric.questionnaires import load_questionnaire
from zi_score.rubric.sources import Source
from zi_score.survey import interval
from zi_score.survey.claims import Claim
from zi_score.survey.model import Survey
from zi_score.survey.recognition import Reading, recognize
from zi_score.survey.table import ResponseTable
from zi_score.survey.tabulation import SurveyChoices, tabulate

SMALL = load_questionnaire(str(Path(__file__).parents[2] / "rubrics" / "questionnaires" / "sound.yaml"))
HEADINGS = ("Nama", "HP", "Saran", "J1", "J2", "P1")
ANSWERS = (
    ("Siti", "0812345678", "teks", "4", "3", "4"),
    ("Budi", "0812345679", "teks", "3", "3", "3"),
    ("Siti", "0812345678", "teks", "4", "4", "4"),
    ("Tono", "0812345670", "teks", "9", "", "3"),
)


@pytest.fixture(autouse=True)
def _few_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interval, "RESAMPLES", 5)


def surveyed(
    rubric: Rubric,
    *,
    above: Sequence[str] = (BENIGN,),
    headings: Sequence[str] = HEADINGS,
    faulty: Sequence[str] = (BENIGN,) * 3,
    path: str = "responden.xlsx",
    sheet: str = "Jawaban",
    questionnaire: Questionnaire = SMALL,
) -> Survey:
    """A survey with something for every part of a report to say, and one respondent who answered one item."""
    rows = [
        above,
        headings,
        *ANSWERS,
        [*faulty, "3", faulty[1], faulty[2]],
    ]
    table = ResponseTable(path, "0" * 64, sheet, rows)
    (responses,) = recognize([table], [questionnaire], Reading(is_named=True))
    return tabulate(responses, rubric, SurveyChoices(population=100))


def file_name(text: str) -> str:
    return UNFIT_FOR_A_NAME.sub("", text) or "x"


def sheet_name(text: str) -> str:
    return UNFIT_FOR_XML.sub("", text) or "x"


def questionnaire_of(text: str) -> Questionnaire:
    """Every text of a questionnaire file but those that find a column."""
    grading, sample, least = SMALL.grading, SMALL.sample, SMALL.least_respondents
    assert grading
    assert sample
    assert least
    source = Source("practice", text, text)
    bands = tuple(replace(one, title=text, id=text or "x") for one in grading.bands)
    return replace(
        SMALL,
        title=text,
        index_title=text,
        origin=text,
        weighting=text,
        scale=replace(SMALL.scale, source=source, texts=MappingProxyType({f"kata {text}": SMALL.scale.maximum})),
        variables=MappingProxyType(
            {code: replace(one, title=text, note=text, source=source) for code, one in SMALL.variables.items()}
        ),
        conversions=MappingProxyType(
            {
                code: replace(one, title=text, formula=text, reason=text, source=source, confirmed=False)
                for code, one in SMALL.conversions.items()
            }
        ),
        least_respondents=replace(least, reason=text, source=source),
        sample=replace(sample, title=text, source=source, confirmed=False),
        grading=replace(grading, title=text, bands=bands, source=source, confirmed=False),
    )


ORIGINS: Mapping[str, Callable[[Rubric, str], Survey]] = {
    "file name": lambda rubric, text: surveyed(rubric, path=file_name(text)),
    "sheet name": lambda rubric, text: surveyed(rubric, sheet=sheet_name(text)),
    "questionnaire": lambda rubric, text: surveyed(rubric, questionnaire=questionnaire_of(text)),
}


def hold(name: str, report: Callable[[str], str]) -> None:
    """Every hostile string leaves the report of that format with the skeleton of a harmless one."""
    expected = SKELETONS[name](report(BENIGN))
    wrong = {}
    for label, text in HOSTILE.items():
        told = report(text)
        try:
            assert SKELETONS[name](told) == expected or is_blank(text, name) or not printable(text).strip()
        except Exception as error:  # noqa: BLE001 - all of the table in one go
            wrong[label] = repr(error)[:300]
    assert wrong == {}


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("name", SURVEY_FORMATS)
def test_a_hostile_string_is_only_text(rubric: Rubric, name: str, origin: str) -> None:
    hold(name, lambda text: render_surveys(name, [ORIGINS[origin](rubric, text)], OPTIONS))


@pytest.mark.parametrize("name", FORMATS)
def test_beside_an_evaluation_a_hostile_string_is_only_text(rubric: Rubric, small: Rubric, name: str) -> None:
    """What the workbook claims, as `evaluate` shows it: an index that is wrong, and one that is missing."""

    def report(text: str) -> str:
        survey = surveyed(rubric, path=file_name(text), sheet=sheet_name(text), questionnaire=questionnaire_of(text))
        place = Location(file=survey.path, sheet=survey.sheet, row=9, column=11)
        claims = [
            Claim(survey, "unit", text, Response(survey.question, answer, place))
            for answer in (Unanswered(), Index(Fraction(1)))
        ]
        problems = [claim.problem for claim in claims if claim.problem]
        one = evaluation(small, worst_marks(small), worst_marks(small), problems=problems)
        return render_report(name, [replace(one, claims=tuple(claims))], OPTIONS)

    hold(name, report)


def test_a_hostile_string_in_a_heading_or_an_answer_changes_nothing(rubric: Rubric) -> None:
    """Not a letter of it is in what reports are made of, so it is in no format."""

    def survey(text: str) -> Survey:
        headings = [text, f"HP {text}", *HEADINGS[2:-1], f"P1 {text}"]
        return surveyed(rubric, above=[text] * 3, headings=headings, faulty=[f"Nama {text}", text, text])

    # An answer in words is told apart from a wrong number, by code alone.
    words, numbers = survey(BENIGN), survey(f"9 {BENIGN} 9")
    changed = [
        label for label, text in HOSTILE.items() if survey(text) != (numbers if any(map(str.isdigit, text)) else words)
    ]
    # A blank is a missing answer instead of a wrong one, and the letter z may number a column.
    assert changed == ["combining marks", "empty", "blank"]


def test_the_reports_have_everything_to_say(rubric: Rubric) -> None:
    survey = surveyed(rubric)
    assert {one.code for one in survey.problems} >= {"ZI845", "ZI846", "ZI847", "ZI848", "ZI849", "ZI850", "ZI860"}
    assert survey.respondents.sample is not None
    assert set(survey.indices["as-is"].without) == {"repeated", "straight"}
