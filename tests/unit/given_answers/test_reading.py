"""What an answers file may say, and that everything wrong with it is told at once and in its place."""

from decimal import Decimal
from pathlib import Path

import pytest

from zi_score.given_answers.reading import GivenAnswers, read_answers
from zi_score.problems import UnusableInputError
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout


@pytest.fixture
def layout(layouts: tuple[Layout, ...]) -> Layout:
    """The form with three assessors."""
    return next(layout for layout in layouts if layout.id == "jawaban-2024")


def read(folder: Path, rubric: Rubric, layout: Layout, text: str, name: str = "answers.json") -> GivenAnswers:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return read_answers(file, rubric, layout)


def refused(folder: Path, rubric: Rubric, layout: Layout, text: str, name: str = "answers.json") -> list[str]:
    """The problems of a refused file as ``code place``."""
    with pytest.raises(UnusableInputError) as caught:
        read(folder, rubric, layout, text, name)
    problems = caught.value.problems
    assert all(problem.location.file == str(folder / name) for problem in problems)
    assert all(problem.message and "{" not in problem.message + problem.hint for problem in problems)
    return [f"{problem.code} {problem.location.path or problem.location.line}" for problem in problems]


def test_a_flat_file_belongs_to_the_first_assessor(tmp_path: Path, rubric: Rubric, layout: Layout) -> None:
    text = '{"A.I.1.i.a": "ya", "A.II.1.i.a": {"agen_perubahan": 7, "perubahan_dibuat": "0"}, "B.I.a": 3.6}'
    answers = read(tmp_path, rubric, layout, text)
    assert answers.by_assessor == {
        "unit": {
            "A.I.1.i.a": "Ya",
            "A.II.1.i.a:agen_perubahan": 7,
            "A.II.1.i.a:perubahan_dibuat": 0,
            "B.I.a": Decimal("3.6"),
        }
    }
    assert str(answers.value("unit", "B.I.a")) == "3.6"
    assert answers.value("tpi", "B.I.a") is None


def test_a_nested_file_names_its_assessors(tmp_path: Path, rubric: Rubric, layout: Layout) -> None:
    answers = read(tmp_path, rubric, layout, '{"unit": {"B.I.b": "a"}, "tpi-2": {"B.I.b": "C", "B.I.a": null}}')
    assert answers.by_assessor == {"unit": {"B.I.b": "A"}, "tpi-2": {"B.I.b": "C"}}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"Unit": {"B.I.b": "A"}, "TPI kedua": {"B.I.b": "C"}}'),
        ("a.csv", "kode,jawaban,penilai\nB.I.b,A,UNIT\nB.I.b,C,tpi kedua\n"),
    ],
)
def test_an_assessor_is_named_by_id_or_title_in_large_or_small_letters(
    tmp_path: Path, rubric: Rubric, layout: Layout, name: str, text: str
) -> None:
    answers = read(tmp_path, rubric, layout, text, name)
    assert answers.by_assessor == {"unit": {"B.I.b": "A"}, "tpi-2": {"B.I.b": "C"}}


@pytest.mark.parametrize("blank", ["null", '""', '"  "', '{"agen_perubahan": null, "perubahan_dibuat": ""}', "{}"])
def test_a_blank_is_no_answer(tmp_path: Path, rubric: Rubric, layout: Layout, blank: str) -> None:
    assert read(tmp_path, rubric, layout, f'{{"A.II.1.i.a": {blank}}}').by_assessor == {}


@pytest.mark.parametrize("mark", [",", ";"])
def test_a_csv_file_has_a_row_for_each_value(tmp_path: Path, rubric: Rubric, layout: Layout, mark: str) -> None:
    rows = [
        ("Code", "operand", "answer", "assessor"),
        ("A.I.1.i.a", "", "Tidak", ""),
        ("A.II.1.i.a", "agen_perubahan", "7", "tpi"),
        ("A.I.1.i.b", "", "", ""),
        ("", "", "", ""),
        ("B.I.a", "", '"3,60"', "tpi"),
    ]
    text = "\ufeff" + "\r\n".join(mark.join(row) for row in rows)
    assert read(tmp_path, rubric, layout, text, "a.CSV").by_assessor == {
        "unit": {"A.I.1.i.a": "Tidak"},
        "tpi": {"A.II.1.i.a:agen_perubahan": 7, "B.I.a": Decimal("3.60")},
    }


def test_everything_wrong_is_told_at_once(tmp_path: Path, rubric: Rubric, layout: Layout) -> None:
    text = """{
      "A.I.1.i.a": "B", "A.I.1.i.b": true, "Z.9": "A", "A.I.1": "A",
      "A.II.1.i.a": {"agen": 7, "agen_perubahan": -1, "perubahan_dibuat": 1.5},
      "A.II.1.i.b": 0.5, "A.I.1.ii.a": {"x": 1},
      "B.I.a": 85, "B.II.a": "tiga",
      "tpn": {"B.I.b": "A"},
      "tpi": {"B.I.b": "A", "B.I.b": "B"}
    }"""
    assert sorted(refused(tmp_path, rubric, layout, text)) == [
        "ZI602 A.I.1",
        "ZI602 Z.9",
        "ZI603 A.II.1.i.a.agen",
        "ZI604 tpn.B.I.b",
        "ZI605 A.I.1.i.a",
        "ZI605 A.I.1.i.b",
        "ZI606 B.I.a",
        "ZI606 B.II.a",
        "ZI607 A.II.1.i.a.agen_perubahan",
        "ZI607 A.II.1.i.a.perubahan_dibuat",
        "ZI608 tpi.B.I.b",
        "ZI609 A.II.1.i.b",
        "ZI610 A.I.1.ii.a.x",
    ]


def test_a_csv_row_is_named_by_its_line(tmp_path: Path, rubric: Rubric, layout: Layout) -> None:
    text = "code,answer\nB.I.a,3,6\nB.I.b,F\nB.I.b,A\nB.I.b,A\n"
    assert refused(tmp_path, rubric, layout, text, "a.csv") == ["ZI613 2", "ZI605 3", "ZI608 4", "ZI608 5"]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ('"1.234.567"', "ZI607"),
        ('"1.234"', "ZI607"),
        ("1e999999999", "ZI607"),
        ("1e-999999999", "ZI607"),
        ("9999999999999999", "ZI607"),
        ("NaN", "ZI607"),
        ("Infinity", "ZI607"),
        ("[7]", "ZI607"),
        ("true", "ZI607"),
        ('"=1+1"', "ZI607"),
    ],
)
def test_a_count_is_a_whole_number(tmp_path: Path, rubric: Rubric, layout: Layout, value: str, code: str) -> None:
    text = f'{{"A.II.1.i.a": {{"agen_perubahan": {value}}}}}'
    assert refused(tmp_path, rubric, layout, text) == [f"{code} A.II.1.i.a.agen_perubahan"]


@pytest.mark.parametrize("value", ["4.0001", "-0.1", "1e999999999", "1e-999999999", "NaN", '"85%"', '"=4"', "[]"])
def test_an_index_is_within_its_scale(tmp_path: Path, rubric: Rubric, layout: Layout, value: str) -> None:
    assert refused(tmp_path, rubric, layout, f'{{"B.I.a": {value}}}') == ["ZI606 B.I.a"]


@pytest.mark.parametrize("answer", ['"=HYPERLINK(\\"x\\")"', '"+A"', '"@A"', '"=A"'])
def test_an_answer_cannot_be_a_formula(tmp_path: Path, rubric: Rubric, layout: Layout, answer: str) -> None:
    assert refused(tmp_path, rubric, layout, f'{{"A.I.1.i.b": {answer}}}') == ["ZI605 A.I.1.i.b"]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (("a.json", "{\n\n oops}"), "ZI601 3"),
        (("a.json", "[1, 2]"), "ZI601 0"),
        (("a.json", "[" * 100_000), "ZI601 0"),
        (("a.json", '{"B.I.a": ' + "9" * 5000 + "}"), "ZI601 0"),
        (("a.json", ""), "ZI601 1"),
        (("a.txt", "{}"), "ZI601 0"),
        (("a.csv", ""), "ZI611 1"),
        (("a.csv", "soal,jawaban\n"), "ZI611 1"),
        (("a.csv", "code,answer,answer\n"), "ZI611 1"),
        (("a.csv", 'code,answer\nB.I.b,"A\n'), "ZI601 2"),
    ],
)
def test_a_malformed_file_is_refused(
    tmp_path: Path, rubric: Rubric, layout: Layout, file: tuple[str, str], expected: str
) -> None:
    name, text = file
    assert refused(tmp_path, rubric, layout, text, name) == [expected]


def test_a_missing_folder_or_binary_file_is_refused(tmp_path: Path, rubric: Rubric, layout: Layout) -> None:
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "folder.json").mkdir()
    for name, code in (("absent.json", "ZI101"), ("binary.json", "ZI601"), ("folder.json", "ZI601")):
        with pytest.raises(UnusableInputError) as caught:
            read_answers(tmp_path / name, rubric, layout)
        assert [problem.code for problem in caught.value.problems] == [code]
