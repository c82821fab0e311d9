"""The file of efforts: what it says, and what is refused with its line."""

from pathlib import Path

import pytest

from zi_score.planning.efforts import Efforts, read_efforts
from zi_score.problems import UnusableInputError
from zi_score.report.efforts_text import efforts_text
from zi_score.rubric.catalogue import Rubric


def _written(folder: Path, text: str) -> Path:
    file = folder / "upaya.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_narrower_code_counts(rubric: Rubric, tmp_path: Path) -> None:
    text = "upaya: {A.I.1.i.b: 7, A.I.1: 3, A.2: 2}\nkunci: [B, A.I.1.i.a]\n"
    read = read_efforts(_written(tmp_path, text), rubric)
    assert (read.efforts["A.I.1.i.a"], read.efforts["A.I.1.i.b"]) == (3, 7)
    assert {read.efforts[code] for code in rubric.questions_under("A.2")} == {2}
    assert set(read.locked) == {*rubric.questions_under("B"), "A.I.1.i.a"}


@pytest.mark.parametrize("text", ["", "schema_version: 1\n", "upaya:\nkunci:\n"])
def test_an_empty_file_says_nothing(rubric: Rubric, tmp_path: Path, text: str) -> None:
    assert read_efforts(_written(tmp_path, text), rubric) == Efforts({}, frozenset())


def test_the_blank_file_is_read_and_says_nothing_until_it_is_filled_in(rubric: Rubric, tmp_path: Path) -> None:
    text = efforts_text(rubric)
    assert read_efforts(_written(tmp_path, text), rubric) == Efforts({}, frozenset())
    filled = text.replace("  # A.I.1.i.a: 1", "  A.I.1.i.a: 9")
    assert read_efforts(_written(tmp_path, filled), rubric).efforts == {"A.I.1.i.a": 9}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("efforts: {}\n", ["ZI821 1 efforts"]),
        ("upaya:\n  A.I.9: 3\n", ["ZI822 2 upaya.A.I.9"]),
        (
            "upaya:\n  A.I.1: 0\n  A.I.2: 101\n  A.I.3: 2.5\n  A.I.4:\n",
            [f"ZI823 {n + 1} upaya.A.I.{n}" for n in (1, 2, 3, 4)],
        ),
        ("upaya: 3\n", ["ZI823 1 upaya"]),
        ("kunci: A.I.1\n", ["ZI823 1 kunci"]),
        ("kunci:\n  - total\n", ["ZI822 2 kunci[0]"]),
        ("schema_version: 2\n", ["ZI823 1 schema_version"]),
        ("- A.I.1\n", ["ZI823 1 "]),
    ],
)
def test_what_is_wrong_is_refused_with_its_line(rubric: Rubric, tmp_path: Path, text: str, expected: list[str]) -> None:
    with pytest.raises(UnusableInputError) as raised:
        read_efforts(_written(tmp_path, text), rubric)
    places = [(problem.code, problem.location) for problem in raised.value.problems]
    assert [f"{code} {place.line} {place.path}" for code, place in places] == expected
