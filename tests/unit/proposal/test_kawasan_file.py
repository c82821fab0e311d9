"""Reading the file of a kawasan: what it says, exactly, and every problem in it with its line."""

from fractions import Fraction
from pathlib import Path

import pytest

from zi_score.problems import UnusableInputError
from zi_score.proposal.kawasan_file import read_kawasan
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.proposal import Kawasan


@pytest.fixture(scope="module")
def law(rubric: Rubric) -> Kawasan:
    assert rubric.kawasan is not None
    return rubric.kawasan


def written(folder: Path, text: str) -> Path:
    file = folder / "kawasan.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("6.5", "6.5"),
        ("6,5", "6.5"),
        ('"6,5"', "6.5"),
        ("6.4999999999999999999999", "6.4999999999999999999999"),
        ("6,49", "6.49"),
        ("7.500", "7.5"),
        ("0", "0"),
        ("10", "10"),
        ("10,0", "10"),
    ],
)
def test_the_score_is_exactly_what_was_written(tmp_path: Path, law: Kawasan, text: str, score: str) -> None:
    facts = read_kawasan(written(tmp_path, f"nama: Pelabuhan\nnilai_integrasi: {text}\n"), law)
    assert facts.integration == Fraction(score)


@pytest.mark.parametrize("text", ["", '""', "# belum"])
def test_what_is_left_empty_is_not_known(tmp_path: Path, law: Kawasan, text: str) -> None:
    facts = read_kawasan(written(tmp_path, f"nama: P\nnilai_integrasi: {text}\npredikat_wbk: {text}\n"), law)
    assert (facts.integration, dict(facts.predicates)) == (None, {})
    assert read_kawasan(written(tmp_path, "nama: P\n"), law).integration is None


@pytest.mark.parametrize(("text", "holds"), [("ya", True), ("Ya", True), ("tidak", False), ("TIDAK", False)])
def test_a_predicate_is_held_or_not(tmp_path: Path, law: Kawasan, text: str, holds: bool) -> None:
    file = written(tmp_path, f"schema_version: 1\nnama: '[x] Pelabuhan'\npredikat_wbk: {text}\n")
    facts = read_kawasan(file, law)
    assert (facts.path, facts.name, dict(facts.predicates)) == (str(file), "[x] Pelabuhan", {"wbk": holds})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("ZI884", 1)]),
        ("- nama\n", [("ZI884", 1)]),
        ("nilai_integrasi: 7\nnama:\n", [("ZI884", 2)]),
        ("nama: P\nschema_version: 2\n", [("ZI891", 2)]),
        ("nama: P\nnilai: 7\n", [("ZI890", 2)]),
        ("nama: P\npredikat_wbbm: ya\n", [("ZI890", 2)]),
        ("nama: P\nnilai_integrasi: 10,01\n", [("ZI891", 2)]),
        ("nama: P\nnilai_integrasi: -1\n", [("ZI891", 2)]),
        ("nama: P\nnilai_integrasi: 65%\n", [("ZI891", 2)]),
        ("nama: P\nnilai_integrasi: tujuh\n", [("ZI891", 2)]),
        ("nama: P\nnilai_integrasi: .nan\n", [("ZI891", 2)]),
        ("nama: P\nnilai_integrasi: 6,5 dari 10\n", [("ZI891", 2)]),
        ("nama: P\n\nnilai_integrasi: [7]\npredikat_wbk: {wbk: ya}\n", [("ZI891", 3), ("ZI891", 4)]),
        ("nama: P\npredikat_wbk: mungkin\nunit: 3\n", [("ZI891", 2), ("ZI890", 3)]),
        ("nama: P\nnama: Q\n", [("ZI302", 2)]),
    ],
)
def test_everything_wrong_is_told_with_its_line(
    tmp_path: Path, law: Kawasan, text: str, expected: list[tuple[str, int]]
) -> None:
    with pytest.raises(UnusableInputError) as error:
        read_kawasan(written(tmp_path, text), law)
    assert sorted((one.kind.code, one.location.line) for one in error.value.problems) == sorted(expected)
