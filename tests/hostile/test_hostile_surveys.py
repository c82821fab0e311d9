"""Every hostile string through every report of a survey, from each place where a file or a questionnaire may hold it.

What the rows and headings of responses hold is never shown at all, so a hostile text there changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from tests.hostile.test_hostile_strings import (
    BENIGN,
    OPTIONS,
    SKELETONS,
    UNFIT_FOR_A_NAME,
    UNFIT_FOR_XML,
    is_blank,
)
from tests.support.hostile import HOSTILE
from tests.support.marks import worst_marks
from tests.unit.report.outcomes import evaluation
from zi_score.answers import Index, Response, Unanswered
from zi_score.frozen import replace
from zi_score.problems import Location
from zi_score.report import FORMATS, SURVEY_FORMATS, render_report, render_surveys
from zi_score.report.printable import printable
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.questionnaire import Questionnaire
from zi_score.rubric.questionnaires import load_questionnaire
from zi_score.rubric.sources import Source
from zi_score.survey import interval
from zi_score.survey.claims import Claim
from zi_score.survey.model import Survey
from zi_score.survey.recognition import StatedItems, recognize
from zi_score.survey.table import ResponseTable
from zi_score.survey.tabulation import SurveyChoices, tabulate

SMALL = load_questionnaire(str(Path(__file__).parents[1] / "rubrics" / "questionnaires" / "sound.yaml"))
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
    (responses,) = recognize([table], [questionnaire], StatedItems(is_named=True))
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


PLACES: Mapping[str, Callable[[str], Any]] = {
    "path": file_name,
    "sheet": sheet_name,
    "questionnaire": questionnaire_of,
}
"""What may hold a text, by its parameter of `surveyed`, and what each of them can hold of it."""


def placed(rubric: Rubric, text: str, places: Iterable[str] = PLACES) -> Survey:
    """A survey with the text in these places, and harmless ones in the others."""
    return surveyed(rubric, **{place: PLACES[place](text) for place in places})


def hold(name: str, report: Callable[[str, Iterable[str]], str]) -> None:
    """A hostile string in all places leaves the report the skeleton of a harmless one; if not, each place is tried."""

    @cache
    def skeleton(text: str, *places: str) -> Any:
        return SKELETONS[name](report(text, places))

    def fault(text: str, *places: str) -> str:
        try:
            is_same = skeleton(text, *places) == skeleton(BENIGN, *places)
        except Exception as error:  # noqa: BLE001 - all of the table in one go
            return repr(error)[:300]
        return "" if is_same or is_blank(text, name) or not printable(text).strip() else "another skeleton"

    wrong = {label: text for label, text in HOSTILE.items() if fault(text, *PLACES)}
    assert {label: {place: fault(text, place) for place in PLACES} for label, text in wrong.items()} == {}


@pytest.mark.parametrize("name", SURVEY_FORMATS)
def test_a_hostile_string_is_only_text(rubric: Rubric, name: str) -> None:
    hold(name, lambda text, places: render_surveys(name, [placed(rubric, text, places)], OPTIONS))


@pytest.mark.parametrize("name", FORMATS)
def test_beside_an_evaluation_a_hostile_string_is_only_text(rubric: Rubric, small: Rubric, name: str) -> None:
    """What the workbook claims, as `evaluate` shows it: an index that is wrong, and one that is missing."""

    def report(text: str, places: Iterable[str]) -> str:
        survey = placed(rubric, text, places)
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
