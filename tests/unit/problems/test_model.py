"""Located problems: where they say something stands, in which order they come, and how they are worded."""

from fractions import Fraction
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_score.column_letters import column_letters, column_number
from zi_score.frozen import replace
from zi_score.language import LANGUAGE_VARIABLE
from zi_score.problems import NOWHERE, Location, Problem, ProblemKind, Severity, UnusableInputError, found, worst_first
from zi_score.problems.model import Wording

KIND = ProblemKind(
    "ZI999",
    Severity.WARNING,
    Wording("{code} tertulis {figure}", "Periksa {code}."),
    Wording("{code} is written as {figure}", "Check {code}."),
)


@pytest.mark.parametrize(
    ("location", "within", "text"),
    [
        (NOWHERE, "", ""),
        (Location(file="lke.xlsx"), "", "lke.xlsx"),
        (Location(file="lke.xlsx", sheet="LKE ZI"), "'LKE ZI'", "lke.xlsx: 'LKE ZI'"),
        (Location("lke.xlsx", "LKE ZI", 9), "'LKE ZI'!9:9", "lke.xlsx: 'LKE ZI'!9:9"),
        (Location("lke.xlsx", "LKE ZI", 9, 11), "'LKE ZI'!K9", "lke.xlsx: 'LKE ZI'!K9"),
        (Location(sheet="Jum'at", row=1, column=28), "'Jum''at'!AB1", "'Jum''at'!AB1"),
        (Location(sheet="LKE", column=3), "'LKE'", "'LKE'"),
        (Location(file="rubric.yaml", line=7), "", "rubric.yaml:7"),
        (Location(file="rubric.yaml", line=7, path="weight"), "weight", "rubric.yaml:7: weight"),
        (Location(path="areas[0]"), "areas[0]", "areas[0]"),
    ],
)
def test_a_location_reads_as_excel_and_editors_take_it(location: Location, within: str, text: str) -> None:
    assert location.within == within
    assert str(location) == text


@pytest.mark.parametrize(
    ("letters", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("AZ", 52), ("BA", 53), ("ZZ", 702), ("AAA", 703)]
)
def test_columns_are_counted_as_a_spreadsheet_does(letters: str, number: int) -> None:
    assert column_letters(number) == letters
    assert column_number(letters) == number
    assert column_number(letters.lower()) == number


def test_no_column_has_no_letters() -> None:
    assert column_letters(0) == ""
    assert Location(row=9).cell == Location(column=11).cell == ""


@given(st.integers(1, 20_000))
def test_the_letters_of_a_column_give_its_number_back(number: int) -> None:
    assert column_number(column_letters(number)) == number


def test_errors_come_before_warnings_before_notes() -> None:
    assert sorted(Severity, key=lambda one: one.rank) == [Severity.ERROR, Severity.WARNING, Severity.NOTE]


def test_problems_are_ordered_by_severity_and_then_by_place() -> None:
    first, second = Location("a.xlsx", "LKE", 2, 11), Location("a.xlsx", "LKE", 10, 1)
    expected = [
        found("ZI205", first, answer="x"),
        found("ZI205", second, answer="x"),
        found("ZI101", Location("b.xlsx")),
        found("ZI210", first, code="A", share=0, expected=1),
        found("ZI128", NOWHERE, column="%"),
    ]
    assert worst_first(expected[::-1]) == tuple(expected)


def test_at_one_place_problems_are_ordered_by_code_and_values() -> None:
    expected = [
        found("ZI203", NOWHERE, answer="F", options="A"),
        found("ZI205", NOWHERE, answer="F"),
        found("ZI205", NOWHERE, answer="G"),
    ]
    assert worst_first(tuple(expected[::-1])) == tuple(expected)


def test_a_problem_found_twice_is_told_once() -> None:
    problems = [found("ZI205", Location(row=row), answer="x") for row in (1, 1, 2)]
    assert worst_first(problems) == (problems[0], problems[2])


def test_message_and_hint_are_filled_with_the_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LANGUAGE_VARIABLE, raising=False)
    problem = Problem(KIND, values={"code": "A.I {x}", "figure": Fraction(1, 2)})
    assert problem.message == "A.I {x} tertulis 0,5"
    assert problem.hint == "Periksa A.I {x}."
    assert (problem.code, problem.severity) == ("ZI999", Severity.WARNING)


def test_the_language_is_that_of_the_moment_in_which_a_text_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem(KIND, values={"code": "A.I", "figure": Fraction(1, 2)})
    for language, texts in (
        ("", ("A.I tertulis 0,5", "Periksa A.I.")),
        ("en", ("A.I is written as 0.5", "Check A.I.")),
        ("id", ("A.I tertulis 0,5", "Periksa A.I.")),
    ):
        monkeypatch.setenv(LANGUAGE_VARIABLE, language)
        assert (problem.message, problem.hint) == texts


def test_a_problem_cannot_be_changed() -> None:
    values = cast("dict[str, object]", found("ZI205", answer="x").values)
    with pytest.raises(TypeError):
        values["answer"] = "y"


def test_an_unusable_input_names_every_problem_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LANGUAGE_VARIABLE, raising=False)
    problems = (found("ZI103", Location("a.xlsx")), found("ZI101", Location("b.xlsx")))
    error = UnusableInputError(*problems)
    assert error.problems == problems
    assert str(error) == "a.xlsx: berkas kosong (0 bita); b.xlsx: berkas tidak ditemukan"


def test_a_problem_that_a_setting_caused_says_where_that_is_written() -> None:
    problem = replace(found("ZI112", assessor="tpi", assessors="unit"), setting="zi-score.toml:3")
    assert problem.hint.endswith(" Pilihan itu tertulis di zi-score.toml:3.")
