"""The worked example of docs/reading.md runs as it is written, and the page names what exists."""

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from zi_score.problems import CATALOGUE

Run = Callable[..., tuple[int, str, str]]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EDIT = re.compile(r"write `([^`]+)` into cell `([A-Z]+\d+)`, where `([^`]+)` stood")
LINK = re.compile(r"\]\(([^)#:]+)\)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
REFUSED = "(exit 3)"
HEADING = "## A worked example\n"


@pytest.fixture
def page(project: Path) -> str:
    return (project / "docs" / "reading.md").read_text(encoding="utf-8")


def steps(example: str) -> Iterator[tuple[str, str, str]]:
    """Each block of the example: the words before it, what it is, and its content."""
    before = 0
    for match in FENCE.finditer(example):
        yield example[before : match.start()], match[1], match[2]
        before = match.end()


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_worked_example_does_what_the_page_says(
    page: str, run: Run, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Path("examples", "answers")
    (tmp_path / answers).mkdir(parents=True)
    for file in (project / answers).glob("*.json"):
        (tmp_path / answers / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    shown = ""
    done = {"sh": 0, "text": 0, "toml": 0}
    for words, kind, content in steps(page.partition(HEADING)[2]):
        done[kind] += 1
        if edit := EDIT.search(words):
            retitle(Path("lke.xlsx"), *edit.groups())
        if kind == "sh":
            (command,) = content.splitlines()
            program, *arguments = shlex.split(command)
            assert program == "zi-score"
            code, out, err = run(*arguments)
            assert code == (3 if REFUSED in words else 0), err
            shown = out + err
        elif kind == "text":
            # A table has its columns as wide as its longest row; a sentence may go on below.
            lines = content.splitlines() if "  " in content else [content]
            assert [line for line in lines if in_one_line(line) not in in_one_line(shown)] == []
        else:
            Path("zi-score.toml").write_text(content, encoding="utf-8")
    assert done == {"sh": 5, "text": 3, "toml": 1}


def retitle(path: Path, title: str, cell: str, before: str) -> None:
    """What the page asks a person to do in Excel."""
    book = load_workbook(path)
    sheet = book["Jawaban"]
    assert sheet[cell].value == before
    sheet[cell].value = title
    book.save(path)


def test_every_code_of_the_page_exists(page: str) -> None:
    codes = set(re.findall(r"ZI\d{3}", page))
    assert codes
    assert codes <= CATALOGUE.keys()


def test_every_option_of_the_page_is_one_of_the_commands_that_read(page: str, run: Run) -> None:
    named = set(OPTION.findall(" ".join(re.findall(r"`(-[^`\n]+)`", page))))
    assert {"--sheet", "--assessor", "--column", "--rubric"} <= named
    for command in ("evaluate", "read"):
        assert named <= set(OPTION.findall(run(command, "--help")[1])), command


def test_every_link_and_file_of_the_page_is_there(page: str, project: Path) -> None:
    links = [project / "docs" / link for link in LINK.findall(page)]
    files = [project / name for name in re.findall(r"`(rubrics/[^`]+)`", page)]
    assert links
    assert files
    assert [path for path in (*links, *files) if not path.exists()] == []
