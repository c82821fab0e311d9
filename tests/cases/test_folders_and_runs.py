"""What went wrong in folders and runs, K33 on, each through the command line and beside its sound twin."""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support.cases import read_case_file
from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks, marks_with_option
from zi_score.cli import main
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import DEFAULT_RUBRIC, rubric_folder

ENTRIES: Mapping[str, Mapping[str, Any]] = read_case_file("folder_defects.yaml")
KEYS = {"case", "files", "run", "expect"}
EXPECT_KEYS = {"exit", "json", "says"}
Make = Callable[[str, str], None]


def cases() -> Iterator[Any]:
    for name, entry in ENTRIES.items():
        for half in ("defect", "twin"):
            for case in entry[half]:
                yield pytest.param(case, id=f"{name}: {case['case']}")


@pytest.fixture
def make(tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...], monkeypatch: pytest.MonkeyPatch) -> Make:
    """Make one file of a case by what the case says of it."""
    monkeypatch.chdir(tmp_path)
    answers = {"unit": best_marks(rubric), "tpi": marks_with_option(rubric, "B")}

    def made(name: str, said: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        kind, _blank, rest = said.partition(" ")
        match kind:
            case "unit" | "tpi":
                given = {"unit": answers["unit"], "tpi": answers["tpi"] if kind == "tpi" else {}}
                write_form(path, layout_named(layouts, "jawaban-2024"), rubric, given)
            case "copy":
                shutil.copy(rest, path)
            case "annotated":
                ran("check", rest, "--annotate", name)
            case "recap":
                ran("recap", rest, "-o", name)
            case "rubric":
                shutil.copytree(rubric_folder(DEFAULT_RUBRIC), path)
            case "pipe":
                os.mkfifo(path)
            case "device":
                path.symlink_to("/dev/zero")
            case _:
                path.write_text(rest, encoding="utf-8")

    return made


def ran(*arguments: str) -> int:
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    return int(leaving.value.code or 0)


@pytest.mark.parametrize("name", ENTRIES)
def test_every_entry_has_a_twin_and_only_known_keys(name: str) -> None:
    entry = ENTRIES[name]
    assert entry.keys() == {"holds", "source", "defect", "twin"}
    assert entry["defect"]
    assert entry["twin"]
    for case in (*entry["defect"], *entry["twin"]):
        assert case.keys() == KEYS
        assert case["expect"].keys() <= EXPECT_KEYS


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
@pytest.mark.parametrize("case", list(cases()))
def test_it_holds(case: Mapping[str, Any], make: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, said in case["files"].items():
        make(name, said)
    capsys.readouterr()
    code = ran(*case["run"].split())
    out, err = capsys.readouterr()
    expect = case["expect"]
    assert code == expect["exit"]
    for text in expect.get("says", ()):
        assert text in err
    written = tmp_path / "hasil.json"
    for path, values in expect.get("json", {}).items():
        document = json.loads(written.read_text(encoding="utf-8") if written.exists() else out)
        assert list(found_at(document, path.split("."))) == values


def found_at(value: Any, steps: list[str]) -> Iterator[Any]:
    """The values at a path, in which a star stands for every element of a list."""
    if not steps:
        yield value
    elif steps[0] == "*":
        for one in value:
            yield from found_at(one, steps[1:])
    else:
        yield from found_at(value[steps[0]], steps[1:])
