"""The same inputs give the same bytes, wherever and however they are read."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks, marks_with_option
from zi_score.report import CHECK_FORMATS, FORMATS
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout

LOCALES = ("C", "C.UTF-8", "POSIX", "de_DE.UTF-8", "id_ID.UTF-8", "tr_TR.UTF-8", "ar_SA.UTF-8")
SURROUNDINGS: Mapping[str, Mapping[str, str]] = {
    **{f"locale {name}": {"LC_ALL": name, "LANG": name} for name in LOCALES},
    **{f"time zone {name}": {"TZ": name} for name in ("UTC", "Asia/Jayapura", "America/Los_Angeles", "EAST-14")},
    **{f"hash seed {seed}": {"PYTHONHASHSEED": seed} for seed in ("0", "1", "4294967295", "random")},
    **{f"{width} columns": {"COLUMNS": width, "LINES": width} for width in ("1", "40", "500", "x")},
    "no terminal": {"TERM": "dumb", "NO_COLOR": "1"},
    "colour": {"TERM": "xterm-256color", "FORCE_COLOR": "1"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
    "no home": {"HOME": "/tidak-ada", "TMPDIR": "/tidak-ada"},
    "development mode": {"PYTHONDEVMODE": "1", "PYTHONWARNINGS": "ignore"},
}
MACHINE_FORMATS = [
    *(("evaluate", name) for name in FORMATS if name != "table"),
    *(("check", name) for name in CHECK_FORMATS if name != "table"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, rubric: Rubric, layouts: tuple[Layout, ...]) -> Path:
    """Two workbooks of different forms, one of them with an answer that cannot be read, and a broken file."""
    folder = tmp_path_factory.mktemp("masuk")
    several = {"unit": best_marks(rubric), "tpi": marks_with_option(rubric, "B") | {"A.I.1.i.a": "mungkin"}}
    write_form(folder / "satu.xlsx", layout_named(layouts, "lampiran-iii-2021"), rubric, {"unit": best_marks(rubric)})
    write_form(folder / "dua.xlsx", layout_named(layouts, "jawaban-2024"), rubric, several)
    (folder / "rusak.xlsx").write_bytes(b"PK\x03\x04")
    return folder


def run(
    folder: Path, *arguments: str, stdin: Path = Path(os.devnull), surroundings: Mapping[str, str] | None = None
) -> tuple[int, bytes, bytes]:
    """A command in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ"))}
    command = [sys.executable, "-m", "zi_score", *arguments]
    environment = {**kept, **(surroundings or {})}
    with stdin.open("rb") as file:
        done = subprocess.run(command, cwd=folder, env=environment, stdin=file, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def expected(folder: Path) -> Mapping[tuple[str, str], tuple[int, bytes, bytes]]:
    return {(command, name): run(folder, command, ".", "--format", name) for command, name in MACHINE_FORMATS}


Expected = Mapping[tuple[str, str], tuple[int, bytes, bytes]]


@pytest.mark.parametrize("surroundings", SURROUNDINGS)
def test_json_is_the_same_in_all_surroundings(folder: Path, expected: Expected, surroundings: str) -> None:
    """That of a check, which holds all that an evaluation says."""
    code, out, err = expected["check", "json"]
    told = run(folder, "check", ".", "--format", "json", surroundings=SURROUNDINGS[surroundings])
    assert told[:2] == (code, out)
    assert told[2].count(b"\n") == err.count(b"\n") == 1


@pytest.mark.parametrize(("command", "name"), MACHINE_FORMATS)
def test_every_format_for_machines_is_the_same_twice(folder: Path, expected: Expected, command: str, name: str) -> None:
    others = {"PYTHONHASHSEED": "7", "COLUMNS": "33", "TZ": "Asia/Jayapura"}
    again = run(folder, command, ".", "--format", name, surroundings=others)
    assert again[:2] == expected[command, name][:2]


def test_files_in_any_order_on_disk_come_in_the_same_order(folder: Path, expected: Expected, tmp_path: Path) -> None:
    for path in sorted(folder.iterdir(), reverse=True):
        shutil.copy(path, tmp_path / path.name)
    assert run(tmp_path, "evaluate", ".", "--format", "json")[:2] == expected["evaluate", "json"][:2]


@pytest.mark.parametrize(
    "name",
    ["a b  c.xlsx", "satuan kerja é ü 统计 🏛.xlsx", "-o.xlsx", "n" * 245 + ".xlsx", "'\"$(x)`x`;&.xlsx", "%41#?.xlsx"],
)
@pytest.mark.parametrize("surroundings", ["locale C", "locale C.UTF-8"])
def test_any_name_is_evaluated_and_told_as_it_is(folder: Path, tmp_path: Path, name: str, surroundings: str) -> None:
    shutil.copy(folder / "satu.xlsx", tmp_path / name)
    arguments = ("evaluate", "--format", "json", "--", name)
    code, out, err = run(tmp_path, *arguments, surroundings=SURROUNDINGS[surroundings])
    assert (code, err) == (0, b"")
    assert json.loads(out)["results"][0]["workbook"]["path"] == name


def test_a_deep_folder_is_no_obstacle(folder: Path, tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(12):
        deep = deep / ("d" * 100)
        deep.mkdir()
    shutil.copy(folder / "satu.xlsx", deep / "lke.xlsx")
    code, out, _err = run(tmp_path, "check", ".", "--format", "json")
    assert code == 0
    assert json.loads(out)["results"][0]["workbook"]["path"].endswith("/lke.xlsx")


@pytest.mark.parametrize("command", ["evaluate", "check"])
@pytest.mark.parametrize("name", ["satu.xlsx", "dua.xlsx"])
def test_a_workbook_on_stdin_is_read_like_the_file(folder: Path, command: str, name: str) -> None:
    from_file = run(folder, command, name, "--format", "json")
    code, out, err = run(folder, command, "-", "--format", "json", stdin=folder / name)
    assert json.loads(out)["results"][0]["workbook"]["path"] == "-"
    as_file = out.replace(b'"path": "-"', b'"path": "' + name.encode() + b'"')
    as_file = as_file.replace(b'"file": "-"', b'"file": "' + name.encode() + b'"')
    assert (code, as_file, err) == from_file


def test_what_is_no_workbook_on_stdin_is_refused(folder: Path) -> None:
    for name, problem in (("rusak.xlsx", b"ZI106"), (os.devnull, b"ZI103")):
        code, out, err = run(folder, "evaluate", "-", stdin=folder / name)
        assert (code, out) == (3, b"")
        assert err.startswith(b"zi-score: -: " + problem)


def test_a_file_that_is_called_like_stdin_is_still_a_file(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "satu.xlsx", tmp_path / "-")
    code, out, _err = run(tmp_path, "evaluate", "./-", "--format", "json")
    assert code == 0
    assert json.loads(out)["results"][0]["workbook"]["path"] == str(tmp_path / "-")
