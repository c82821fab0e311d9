"""Departures from the schema: each at its line, under the path that stands in the file."""

from fractions import Fraction
from pathlib import Path
from typing import Literal

import pytest
from pydantic import Field

from zi_score.documents.yaml_source import read_yaml
from zi_score.problems import UnusableInputError
from zi_score.rubric.validation import validate
from zi_score.rubric.written import Code, Document, Exact, Share, Weight


class Item(Document):
    code: Code | Literal[""] = ""
    figure: Exact


class Sample(Document):
    items: tuple[Item, ...] = ()
    by_code: dict[Code, Exact] = Field(default_factory=dict)
    is_on: bool = False
    weight: Weight = Fraction(1)
    share: Share = Fraction(0)


def validated(folder: Path, text: str) -> Sample:
    file = folder / "a.yaml"
    file.write_text(text, encoding="utf-8")
    return validate(read_yaml(file), Sample)


def places(folder: Path, text: str) -> set[tuple[int, str]]:
    with pytest.raises(UnusableInputError) as raised:
        validated(folder, text)
    assert {problem.code for problem in raised.value.problems} == {"ZI303"}
    return {(problem.location.line, problem.location.path) for problem in raised.value.problems}


@pytest.mark.parametrize(
    ("written", "number"),
    [("1.10", "11/10"), ("0.67", "67/100"), ("2/3", "2/3"), ("-1", "-1"), ("40", "40")],
)
def test_a_number_is_the_decimal_or_fraction_that_was_written(tmp_path: Path, written: str, number: str) -> None:
    assert validated(tmp_path, f"items: [{{figure: {written}}}]").items[0].figure == Fraction(number)


def test_a_number_in_the_program_may_be_a_fraction_already() -> None:
    assert Item(figure=Fraction(2, 3)).figure == Fraction(2, 3)


@pytest.mark.parametrize(("written", "value"), [("no", False), ("false", False), ("true", True), ("yes", True)])
def test_a_written_boolean_is_understood(tmp_path: Path, written: str, value: bool) -> None:
    assert validated(tmp_path, f"is_on: {written}").is_on is value


@pytest.mark.parametrize("written", ["satu", "''", "1/0", "1,5", "[1]"])
def test_what_is_no_number_is_refused_at_its_line(tmp_path: Path, written: str) -> None:
    assert places(tmp_path, f"items:\n  - figure: {written}\n") == {(2, "items[0].figure")}


@pytest.mark.parametrize("text", ["weight: 0", "weight: -1", "share: -0.1", "share: 1.01"])
def test_a_weight_is_above_zero_and_a_share_at_most_one(tmp_path: Path, text: str) -> None:
    assert places(tmp_path, text) == {(1, text.partition(":")[0])}


def test_a_missing_field_is_located_where_it_belongs(tmp_path: Path) -> None:
    assert places(tmp_path, "is_on: no\nitems:\n  - code: A\n") == {(3, "A.figure")}


def test_an_unknown_field_is_located_where_it_stands(tmp_path: Path) -> None:
    assert places(tmp_path, "is_on: no\nzzz: 1\n") == {(2, "zzz")}


def test_the_names_of_alternatives_are_no_part_of_a_path(tmp_path: Path) -> None:
    assert places(tmp_path, "items:\n  - figure: 1\n    code: a.b\n") == {(3, "a.b.code")}


def test_a_wrong_key_is_located_at_the_key(tmp_path: Path) -> None:
    assert places(tmp_path, "by_code:\n  A: 1\n  b: 2\n") == {(3, "by_code.b")}


@pytest.mark.parametrize(
    ("text", "path"), [("- 1", ""), ("text", ""), ("", ""), ("items: 1", "items"), ("by_code: [1]", "by_code")]
)
def test_another_shape_is_refused_as_a_whole(tmp_path: Path, text: str, path: str) -> None:
    assert places(tmp_path, text) == {(1, path)}


def test_all_errors_are_told_in_one_run(tmp_path: Path) -> None:
    assert places(tmp_path, "items:\n  - figure: x\n  - figure: y\nis_on: perhaps\n") == {
        (2, "items[0].figure"),
        (3, "items[1].figure"),
        (4, "is_on"),
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("itms: []", "kunci ini tidak dikenal; mungkin yang dimaksud items"),
        ("zzz: 1", "kunci ini tidak dikenal"),
        ("items: [{code: A}]", "isian ini wajib ada"),
        ("items: satu", "isinya harus daftar"),
        ("by_code: satu", "isinya harus kelompok isian berkunci"),
        ("is_on: mungkin", "isinya harus true atau false"),
    ],
)
def test_the_reason_is_in_the_users_language_with_the_nearest_key(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(UnusableInputError) as raised:
        validated(tmp_path, text)
    assert reason in [str(problem.values["reason"]) for problem in raised.value.problems]
