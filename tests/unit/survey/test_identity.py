"""Who has answered before, told by phone, identity number, e-mail or name."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from tests.support.surveys import SPAK_4, Row, codes, table_of
from zi_score.rubric.questionnaires import load_questionnaire
from zi_score.survey.headings import find_heading
from zi_score.survey.identity import EMAIL, NAME, NATIONAL_ID, PHONE, Repetition, find_repetition


def repetition(headings: Sequence[str], persons: Sequence[Row]) -> Repetition:
    table = table_of([*headings, *codes(SPAK_4)], [[*one, *[4] * 5] for one in persons])
    heading = find_heading(table, load_questionnaire(SPAK_4))
    return find_repetition(table, heading, range(2, len(persons) + 2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("081234567890", "0812-3456-7890"),
        ("081234567890", "+62 812 3456 7890"),
        ("081234567890", "6281234567890"),
        ("081234567890", Fraction(81234567890)),
    ],
)
def test_a_phone_is_the_same_however_it_is_written(one: str, other: str | Fraction) -> None:
    assert repetition(["No. HP/WA"], [[one], [other], ["081234567891"]]) == Repetition(frozenset({3}), (PHONE,))


@pytest.mark.parametrize("unfit", ["", "-", "0812", "tidak ada", "8,12346E+11", Fraction(812), "8.1e+11"])
def test_what_is_no_phone_tells_nobody_apart(unfit: str | Fraction) -> None:
    assert repetition(["Telepon"], [[unfit], [unfit]]) == Repetition(frozenset(), ())


def test_a_nik_that_a_spreadsheet_has_rounded_tells_nobody_apart() -> None:
    typed = "3201234567890001"
    assert repetition(["NIK"], [[typed], [typed]]) == Repetition(frozenset({3}), (NATIONAL_ID,))
    assert repetition(["NIK"], [[Fraction(typed)], [Fraction(typed)]]) == Repetition(frozenset(), ())


def test_an_e_mail_is_compared_without_case() -> None:
    assert repetition(["Email Address"], [["A@x.id"], [" a@X.id"], ["a"], ["a"]]) == Repetition(
        frozenset({3}), (EMAIL,)
    )


def test_a_name_counts_only_where_nothing_surer_is_known() -> None:
    persons = [["Budi", "081234567890"], ["Budi", "081234567891"], ["BUDI ", ""], ["budi", ""]]
    assert repetition(["Nama Lengkap", "HP"], persons) == Repetition(frozenset({5}), (PHONE, NAME))


def test_any_mark_of_an_earlier_row_is_enough() -> None:
    persons = [["081234567890", "a@x.id"], ["081234567891", "a@x.id"], ["081234567891", "b@x.id"]]
    assert repetition(["HP", "Surel"], persons).rows == {3, 4}


def test_the_name_of_an_office_and_an_answer_about_phones_are_no_person() -> None:
    table = table_of(["Nama instansi", "SPAK1 lewat telepon", *codes(SPAK_4)[1:]], [["X", "4", *["4"] * 4]] * 2)
    heading = find_heading(table, load_questionnaire(SPAK_4))
    assert find_repetition(table, heading, [2, 3]) == Repetition(frozenset(), ())


def test_a_heading_of_two_rows_names_persons_in_the_upper_one() -> None:
    persons: list[Row] = [["Budi", "081234567890"], ["Siti", "081234567890"]]
    group: list[Row] = [["", "", *codes(SPAK_4)], *([*one, *[4] * 5] for one in persons)]
    table = table_of(["Nama", "No. HP", "Unsur", "", "", "", "", "", "Telepon petugas"], group)
    heading = find_heading(table, load_questionnaire(SPAK_4))
    assert heading.row == 2
    assert find_repetition(table, heading, [3, 4]) == Repetition(frozenset({4}), (PHONE,))
