"""What a library says of a file that somebody wrote by hand is told in the user's language."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zi_score.documents.toml_source import read_toml
from zi_score.documents.yaml_source import read_yaml
from zi_score.given_answers.source import read_entries
from zi_score.language import reader_reason
from zi_score.problems import UnusableInputError
from zi_score.rubric.catalogue import Rubric

Read = Callable[[Path], object]


def reason_given(read: Read, file: Path, text: str) -> str:
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(UnusableInputError) as raised:
        read(file)
    (problem,) = raised.value.problems
    return str(problem.values["reason"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n\tb: 1\n", "tab"),
        ("a: 1\n\tb: 2\n", "tab"),
        ("a: @x\n", "tanda kutip"),
        ('a: "x\nb: 1\n', "tanda kutip pembuka tidak ditutup"),
        ("a: b: c\n", "titik dua"),
        ("a: 1\n b: 2\n", "lekukan"),
        ("a:\n    b: 1\n  c: 2\n", "lekukan"),
        ("a: 1\nb\nc: 2\n", "titik dua"),
        ("a: [1\nb: 2\n", "kurung"),
        ("a: \xe9\n", "bukan teks UTF-8"),
    ],
)
def test_yaml(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in reason_given(read_yaml, tmp_path / "profile.yaml", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1,}', "koma"),
        ("{a: 1}", "tanda kutip ganda"),
        ('{"a" 1}', "titik dua"),
        ('{"a": }', "tidak ada"),
        ('{"a": 1 "b": 2}', "koma"),
        ('{"a": "x}', "tanda kutip pembuka tidak ditutup"),
        ('{"a": 1} x', "sesudah kurung penutup"),
        ('{"a": "\xe9"}', "bukan teks UTF-8"),
    ],
)
def test_json(tmp_path: Path, rubric: Rubric, text: str, expected: str) -> None:
    assert expected in reason_given(lambda file: read_entries(file, rubric), tmp_path / "jawaban.json", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("require = wbk", "tanda kutip"),
        ('require: "wbk"', "tanda ="),
        ('require = "wbk', "tanda kutip pembuka tidak ditutup"),
        ("require = 'wbk", "tanda kutip pembuka tidak ditutup"),
        ('a = "x"\na = "y"', "dua kali"),
        ('a = "\xe9"', "bukan teks UTF-8"),
    ],
)
def test_toml(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in reason_given(read_toml, tmp_path / "zi-score.toml", text)


def test_what_is_not_known_stays_as_it_is() -> None:
    assert reader_reason("something else") == "something else"
