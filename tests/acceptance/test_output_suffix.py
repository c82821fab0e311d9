"""The name of the file chooses the format, and one that cannot be written is refused before anything is read (K36)."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
EXAMPLES = Path(__file__).parents[2] / "examples"
BOOK, OTHER = str(EXAMPLES / "memenuhi-wbk.xlsx"), str(EXAMPLES / "memenuhi-wbbm.xlsx")
COMMANDS = {
    "evaluate": [BOOK],
    "check": [BOOK],
    "recap": [BOOK],
    "diff": [BOOK, OTHER],
    "explain": [BOOK, "A.1"],
    "read": [BOOK],
    "stages": ["--target", "wbk"],
}
BEGINNINGS = {"md": ("#", "**"), "csv": ("path,", "path_before,", "rank,"), "xml": ("<?xml",), "sarif": ("{",)}


@pytest.mark.parametrize("command", COMMANDS)
def test_k36_a_json_file_holds_json(run: Run, tmp_path: Path, command: str) -> None:
    file = tmp_path / "hasil.JSON"
    run(command, *COMMANDS[command], "-o", file)
    assert json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("command", "suffix"),
    [("evaluate", "csv"), ("recap", "md"), ("diff", "csv"), ("check", "xml"), ("check", "sarif"), ("recap", "csv")],
)
def test_other_suffixes_are_followed(run: Run, tmp_path: Path, command: str, suffix: str) -> None:
    file = tmp_path / f"hasil.{suffix}"
    run(command, *COMMANDS[command], "--output", file)
    assert file.read_text(encoding="utf-8").startswith(BEGINNINGS[suffix])


@pytest.mark.parametrize("name", ["hasil.txt", "hasil"])
def test_words_are_written_without_a_suffix_and_as_txt(run: Run, tmp_path: Path, name: str) -> None:
    run("evaluate", BOOK, "-o", tmp_path / name)
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert "MEMENUHI" in text
    assert not text.startswith(("{", "#", "path,"))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_what_cannot_be_written_is_refused_with_what_can(run: Run, tmp_path: Path, command: str, suffix: str) -> None:
    file = tmp_path / f"hasil.{suffix}"
    code, out, err = run(command, *COMMANDS[command], "-o", file)
    assert (code, out) == (2, "")
    assert ".json" in err
    assert f".{suffix}" in err
    assert not file.exists()


def test_a_format_that_is_given_overrules_the_name(run: Run, tmp_path: Path) -> None:
    run("evaluate", BOOK, "-o", tmp_path / "hasil.dat", "--format", "json")
    assert json.loads((tmp_path / "hasil.dat").read_text(encoding="utf-8"))
