"""What was understood of a workbook, in one line and as data."""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.support.marks import best_marks
from tests.support.withheld import read_in
from tests.unit.report.outcomes import evaluation
from zi_score.frozen import replace
from zi_score.language import LANGUAGE_VARIABLE
from zi_score.outcome import Evaluation
from zi_score.problems import Location
from zi_score.report import ReportOptions, render_report
from zi_score.report.reading_words import reading_sentence
from zi_score.rubric.catalogue import Rubric
from zi_score.schemas import json_schema
from zi_score.submission import ColumnReading

LINE = "Terbaca: lembar 'LKE ZI'; K = jawaban unit (113 dari 113 sesuai); R = jawaban tpi (60 dari 62 sesuai)"


@pytest.fixture
def read(rubric: Rubric) -> Evaluation:
    return read_in(evaluation(rubric, best_marks(rubric)))


def test_the_columns_that_decide_stand_from_left_to_right(read: Evaluation) -> None:
    assert reading_sentence(read.submission) == LINE


def test_what_may_be_a_later_assessors_is_told_as_not_understood(read: Evaluation) -> None:
    assert read.submission
    odd = ColumnReading(Location("", "LKE ZI", 3, 20), "Koreksi TPI", "unexplained", "tpi", 0, 2)
    submission = replace(read.submission, reading=(*read.submission.reading, odd))
    assert reading_sentence(submission) == f'{LINE}; T ("Koreksi TPI") tidak terbaca, 2 sel terisi'


def test_sheets_with_the_same_columns_are_told_together(read: Evaluation) -> None:
    assert read.submission
    columns = [
        ColumnReading(Location("", sheet, 1, 11), "Jawaban", "answer", "unit", fits, 9)
        for sheet, fits in (("Area 1", 9), ("Area 2", 8))
    ]
    submission = replace(read.submission, reading=tuple(columns))
    assert reading_sentence(submission) == ("Terbaca: lembar 'Area 1', 'Area 2'; K = jawaban unit (17 dari 18 sesuai)")


def test_it_is_told_in_english(read: Evaluation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "en")
    assert reading_sentence(read.submission) == (
        "Read: sheet 'LKE ZI'; K = answer unit (113 of 113 fit); R = answer tpi (60 of 62 fit)"
    )


@pytest.mark.parametrize("name", ["table", "markdown"])
def test_a_report_shows_the_line_and_nothing_where_nothing_is_told(rubric: Rubric, read: Evaluation, name: str) -> None:
    told = render_report(name, [read], ReportOptions(width=200))
    assert "113 dari 113 sesuai" in told
    assert "Terbaca" not in render_report(name, [evaluation(rubric, best_marks(rubric))], ReportOptions(width=200))


def test_data_has_every_column(read: Evaluation) -> None:
    document = json.loads(render_report("json", [read], ReportOptions()))
    Draft202012Validator(json_schema("evaluation")).validate(document)
    first, second, *_ = document["results"][0]["workbook"]["reading"]
    assert first == {
        "sheet": "LKE ZI",
        "column": "R",
        "title": "Jawaban [TPI]",
        "role": "answer",
        "assessor": "tpi",
        "fits": 60,
        "of": 62,
    }
    assert (second["role"], second["assessor"]) == ("item", None)
