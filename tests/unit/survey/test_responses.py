"""What is read of each cell and row: answers as typed, blanks, faults, and rows that are no respondents."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from tests.support.surveys import SPKP, Row, codes, table_of
from zi_score.exact import exact
from zi_score.rubric.questionnaires import load_questionnaire
from zi_score.survey.headings import find_heading
from zi_score.survey.responses import Responses, read_responses


def read(rows: Sequence[Row], headings: Sequence[str] = ("Nama", *codes(SPKP))) -> Responses:
    table, questionnaire = table_of(headings, rows), load_questionnaire(SPKP)
    return read_responses(table, questionnaire, find_heading(table, questionnaire))


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("5", 5),
        (" 5 ", 5),
        (Fraction(5), 5),
        ("5,0", 5),
        ("5.0", 5),
        ("5 - Sangat baik", 5),
        ("5. sangat baik", 5),
        ("5 (sangat baik)", 5),
        ("5 sangat baik", 5),
        ("4.9999999999999996", 5),  # a binary number, written out
        (exact(4.9999999999999991), 5),
    ],
)
def test_an_answer_is_read_as_it_is_typed(cell: str | Fraction, answer: int) -> None:
    assert read([["a", cell, *[6] * 8]]).respondents[0].answers[0] == answer


@pytest.mark.parametrize(
    "cell",
    ["0", "7", "5,5", "-5", "100%", "500%", "5e0x", "lima", "5 dari 6", "55", "2026-01-05", Fraction(11, 2)],
)
def test_what_is_no_number_of_the_scale_is_off_it(cell: str | Fraction) -> None:
    responses = read([["a", cell, *[6] * 8], ["b", *[6] * 9]])
    assert responses.off_scale[0] == (2,)
    assert responses.respondents[0].answers[0] is None
    assert responses.respondents[0].blanks == 0


@pytest.mark.parametrize("cell", ["", "  ", "-", "–"])
def test_a_blank_is_missing(cell: str) -> None:
    responses = read([["a", cell, *[6] * 8]])
    assert responses.respondents[0].blanks == 1
    assert responses.off_scale[0] == ()


def test_a_row_without_any_answer_is_no_respondent() -> None:
    responses = read([["a", *[6] * 9], ["b"], [], ["c", *["x"] * 9], ["", *[5] * 9]])
    assert [one.row for one in responses.respondents] == [2, 6]
    assert responses.unanswered_rows == 2


@pytest.mark.parametrize(
    "label", ["Jumlah", "Jml Nilai / Unsur", "TOTAL", "Rata-rata", "Nilai rata-rata per unsur", "NRR", "IKM unit"]
)
def test_rows_that_sum_up_the_others_are_left_out(label: str) -> None:
    responses = read([["a", *[6] * 9], [label, *[6] * 9], ["Total", *[6] * 9], ["Sumber: survei"]])
    assert [one.row for one in responses.respondents] == [2]
    assert responses.summary_rows == 2


def test_a_person_may_be_called_total() -> None:
    responses = read([["Total Harahap", *[6] * 9], ["Budi", *[5] * 9]])
    assert len(responses.respondents) == 2
    assert responses.summary_rows == 0


def test_a_row_that_numbers_the_columns_is_left_out() -> None:
    responses = read([[f"({number})" for number in range(1, 11)], ["a", *[6] * 9]])
    assert [one.row for one in responses.respondents] == [3]
    assert responses.summary_rows == 1


@pytest.mark.parametrize("summary", [[], [["Jumlah", *[6] * 9], ["Rata-rata", *[6] * 9]]])
def test_a_signature_below_the_table_is_no_answer(summary: Sequence[Row]) -> None:
    """Nor does it hide the rows that sum up the others, whose means would pass for a respondent."""
    signature: list[Row] = [["", *[""] * 6, "Mengetahui,"], ["", *[""] * 6, "Kepala Unit", "NIP 1965"]]
    responses = read([["a", *[6] * 9], *summary, [], *signature])
    assert [one.row for one in responses.respondents] == [2]
    assert not any(responses.off_scale)
    assert (responses.summary_rows, responses.unanswered_rows) == (len(summary), 2)


def test_the_last_respondent_may_have_answered_in_words() -> None:
    responses = read([["a", *[6] * 9], ["b", *["baik"] * 9]])
    assert responses.off_scale == ((3,),) * 9
