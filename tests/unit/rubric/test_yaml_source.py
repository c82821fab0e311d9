"""YAML as text with lines: nothing is guessed, nothing repeated, and every refusal has its place."""

from pathlib import Path

import pytest

from zi_score.documents.yaml_source import YamlSource, path_text, read_yaml
from zi_score.problems import Location, Problem, UnusableInputError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.yaml"


def read(file: Path, text: str) -> YamlSource:
    file.write_text(text, encoding="utf-8")
    return read_yaml(file)


def refusal(file: Path, content: bytes) -> tuple[Problem, ...]:
    file.write_bytes(content)
    with pytest.raises(UnusableInputError) as raised:
        read_yaml(file)
    return raised.value.problems


def test_every_scalar_stays_the_text_that_was_written(file: Path) -> None:
    source = read(file, "{a: no, b: 1.10, c: 0o17, d: 2021-12-31, e: ~, f: 'x', g: !!int 7}")
    assert source.content == {"a": "no", "b": "1.10", "c": "0o17", "d": "2021-12-31", "e": "~", "f": "x", "g": "7"}


def test_an_empty_value_is_an_empty_text(file: Path) -> None:
    assert read(file, "a:\nb: [,]\n".replace("[,]", "['']")).content == {"a": "", "b": [""]}


@pytest.mark.parametrize("text", ["", "# only a comment\n"])
def test_an_empty_file_has_no_content(file: Path, text: str) -> None:
    source = read(file, text)
    assert source.content is None
    assert source.location(()) == Location(file=str(file), line=1)


def test_a_key_is_on_its_own_line_and_an_item_on_that_of_its_content(file: Path) -> None:
    source = read(file, "a: 1\nb:\n  - c: 2\n    d: >-\n      long\n  - e\nf: {g: 3,\n    h: 4}\n")
    assert source.lines == {
        (): 1,
        ("a",): 1,
        ("b",): 2,
        ("b", 0): 3,
        ("b", 0, "c"): 3,
        ("b", 0, "d"): 4,
        ("b", 1): 6,
        ("f",): 7,
        ("f", "g"): 7,
        ("f", "h"): 8,
    }


def test_what_is_missing_is_located_at_its_nearest_parent(file: Path) -> None:
    source = read(file, "a: 1\nb:\n  - c: 2\n")
    assert source.location(("b", 0, "x", "y")) == Location(file=str(file), line=3, path="b[0].x.y")
    assert source.location(("z",)) == Location(file=str(file), line=1, path="z")


@pytest.mark.parametrize(
    ("path", "text"),
    [((), ""), (("a",), "a"), (("a", 0), "a[0]"), (("a", 0, "b", "c"), "a[0].b.c"), ((0, "a"), "[0].a")],
)
def test_a_key_path_reads_as_one_writes_it(path: tuple[str | int, ...], text: str) -> None:
    assert path_text(path) == text


def test_every_repeated_key_is_refused_at_its_line(file: Path) -> None:
    problems = refusal(file, b"a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")
    assert [(one.code, one.location.line, one.location.path) for one in problems] == [
        ("ZI302", 4, "b.c"),
        ("ZI302", 5, "a"),
    ]
    assert problems[0].values["key"] == "c"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"a: 1\nb: [1,\n", 3),
        (b"a: 1\n\tb: 2\n", 2),
        (b"a: 1\n---\nb: 2\n", 2),
        (b"a: *nothing\n", 1),
        (b"a: \xff\n", 0),
        (b"a: \x01\n", 0),
    ],
)
def test_what_is_not_yaml_is_refused(file: Path, content: bytes, line: int) -> None:
    (problem,) = refusal(file, content)
    assert (problem.code, problem.location) == ("ZI301", Location(file=str(file), line=line))
    assert problem.values["reason"]


@pytest.mark.parametrize(
    ("content", "line", "path"),
    [
        (b"a: &x 1\nb: *x\n", 2, "b"),
        (b"a: &x\n  b: 1\n  c: *x\n", 3, "a.c"),
        (b"a: &x {b: 1}\nc:\n  <<: *x\n", 3, "c.<<"),
    ],
)
def test_an_alias_is_refused(file: Path, content: bytes, line: int, path: str) -> None:
    (problem,) = refusal(file, content)
    assert (problem.code, problem.location) == ("ZI301", Location(file=str(file), line=line, path=path))


@pytest.mark.parametrize(("name", "code"), [("absent.yaml", "ZI101"), ("", "ZI113")])
def test_a_file_that_cannot_be_opened_is_refused_as_any_other_such_file(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(UnusableInputError) as raised:
        read_yaml(tmp_path / name)
    (problem,) = raised.value.problems
    assert (problem.code, problem.location) == (code, Location(file=str(tmp_path / name)))
