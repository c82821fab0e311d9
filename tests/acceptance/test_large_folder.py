"""A folder of hundreds is counted right by recap, check and diff, in every format.

Small here; ``ZI_SCORE_FOLDER=300 pytest tests/acceptance/test_large_folder.py`` makes the size of an agency.
"""

import contextlib
import csv
import io
import json
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook

from tests.support.check_reports import READERS
from tests.support.large_folder import LargeFolder, make_large_folder
from zi_score.cli import main
from zi_score.report import CHECK_FORMATS, DIFF_FORMATS
from zi_score.rubric.instrument import Instrument

Run = Callable[..., tuple[int, str, str]]
COUNT = int(os.environ.get("ZI_SCORE_FOLDER", "30"))
TPI = ("--assessor", "tpi")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, instrument: Instrument) -> LargeFolder:
    """The folder, made once."""
    return make_large_folder(tmp_path_factory.mktemp("besar") / "masuk", COUNT, instrument)


class Ran(NamedTuple):
    """Where a run that takes long wrote to, its exit code and what it said; made once for all tests of this file."""

    place: Path
    code: int
    err: str


def ran(folder: LargeFolder, place: Path, *arguments: str | Path) -> Ran:
    place.parent.mkdir(exist_ok=True)
    with (
        contextlib.chdir(folder.path.parent),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()) as err,
        pytest.raises(SystemExit) as leaving,
    ):
        main([str(one) for one in arguments])
    return Ran(place, int(leaving.value.code or 0), err.getvalue())


@pytest.fixture(scope="module")
def recapped(folder: LargeFolder) -> Ran:
    """The rows of a recap as lines, for the next ones to go on from."""
    lines = folder.path.parent / "rekap.jsonl"
    return ran(folder, lines, "recap", "masuk", *TPI, "--jobs", "2", "-o", lines)


@pytest.fixture(scope="module")
def checked(folder: LargeFolder) -> Ran:
    """Every report of one check."""
    place = folder.path.parent / "laporan"
    place.mkdir()
    options = [f"--report={name}={place / name}" for name in (*CHECK_FORMATS, "xlsx")]
    return ran(folder, place, "check", "masuk", *TPI, "--jobs", "2", "--format", "json", "--details", *options)


@pytest.fixture(autouse=True)
def _here(folder: LargeFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.path.parent)
    monkeypatch.setenv("COLUMNS", "300")


def names(paths: Any) -> list[str]:
    return sorted(Path(path).name for path in paths)


def left_out(err: str) -> int:
    return err.count(" dilewati: ")


class TestRecap:
    def test_as_lines_in_two_processes(self, folder: LargeFolder, recapped: Ran) -> None:
        assert recapped.code == 3
        assert left_out(recapped.err) == len(folder.annotated)
        rows = [json.loads(line) for line in recapped.place.read_text(encoding="utf-8").splitlines()]
        assert names(row["path"] for row in rows) == sorted(folder.read)

    def test_as_json(self, run: Run, folder: LargeFolder, recapped: Ran) -> None:
        document = json.loads(run("recap", "masuk", *TPI, "--resume", recapped.place, "--format", "json")[1])
        (ranking,) = document["rankings"]
        assert names(one["path"] for one in document["unfilled"]) == sorted(folder.blank)
        assert names(one["path"] for one in document["unusable"]) == sorted(folder.broken)
        assert names(one["path"] for one in ranking["rows"] if one["copy_of"]) == sorted(folder.duplicates)
        assert names(one["path"] for one in ranking["rows"] if not one["copy_of"]) == sorted(folder.sound)
        assert ranking["summary"]["count"] == len(folder.sound)

    def test_as_csv(self, run: Run, folder: LargeFolder, recapped: Ran) -> None:
        rows = list(
            csv.DictReader(io.StringIO(run("recap", "masuk", *TPI, "--resume", recapped.place, "--format", "csv")[1]))
        )
        assert names(one["path"] for one in rows if one["problem"].startswith("ZI225")) == sorted(folder.blank)
        assert names(one["path"] for one in rows if one["copy_of"]) == sorted(folder.duplicates)
        ranked = [one["path"] for one in rows if one["rank"]]
        assert names(ranked) == sorted((*folder.sound, *folder.duplicates))
        assert len({one["rank"] for one in rows if one["rank"]}) <= len(folder.sound)
        assert len(rows) == len(folder.read)

    @pytest.mark.parametrize("format_", ["table", "markdown"])
    def test_in_words(self, run: Run, folder: LargeFolder, recapped: Ran, format_: str) -> None:
        text = run("recap", "masuk", *TPI, "--resume", recapped.place, "--format", format_)[1]
        words = " ".join(text.split())
        assert f"{len(folder.sound)} buku kerja" in words
        assert words.count("salinan dari") == len(folder.duplicates)
        assert all(Path(name).stem in words for name in folder.read)
        assert not any(name in words for name in folder.annotated)

    def test_as_a_workbook(self, run: Run, folder: LargeFolder, recapped: Ran) -> None:
        run("recap", "masuk", *TPI, "--resume", recapped.place, "-o", "rekap.xlsx", "--force")
        texts = [
            [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
            for sheet in load_workbook("rekap.xlsx").worksheets
        ]
        ranked = texts[0]
        assert sum("salinan dari" in one for one in ranked) == len(folder.duplicates)
        assert all(any(Path(name).stem in one for one in ranked) for name in folder.sound)
        assert not any(Path(name).stem in one for name in (*folder.blank, *folder.broken) for one in ranked)
        everywhere = " ".join(one for sheet in texts for one in sheet)
        assert all(name in everywhere for name in (*folder.blank, *folder.broken))


class TestCheck:
    def test_in_two_processes(self, folder: LargeFolder, checked: Ran) -> None:
        assert checked.code == 3
        assert left_out(checked.err) == len(folder.annotated)

    @pytest.mark.parametrize("format_", sorted(CHECK_FORMATS))
    def test_every_format_says_which_fail(self, folder: LargeFolder, checked: Ran, format_: str) -> None:
        failing = READERS[format_]((checked.place / format_).read_text(encoding="utf-8"))
        by_code = {(name, code) for name, code, _cell in failing}
        assert {name for name, code in by_code if code == "ZI225"} == set(folder.blank)
        assert {name for name, _code in by_code} >= {*folder.blank, *folder.broken}
        assert not {name for name, _code in by_code} & {*folder.sound, *folder.duplicates}

    def test_the_workbook_has_a_row_for_each(self, folder: LargeFolder, checked: Ran) -> None:
        document = json.loads((checked.place / "json").read_text(encoding="utf-8"))
        findings = [one for result in document["results"] for one in result["check"]["findings"]]
        with (checked.place / "xlsx").open("rb") as file:
            found, books = (list(sheet.iter_rows(values_only=True)) for sheet in load_workbook(file).worksheets)
        header, *rows = found
        assert Counter(row[header.index("Kode")] for row in rows) == Counter(one["code"] for one in findings)
        assert sum(row[header.index("Status")] == "menggagalkan" for row in rows) == sum(
            one["failing"] for one in findings
        )
        outcomes = Counter(row[2] for row in books[1:] if row[2])
        assert outcomes == {
            "LOLOS": len(folder.sound) + len(folder.duplicates),
            "TIDAK LOLOS": len(folder.blank),
            "TIDAK DAPAT DIPERIKSA": len(folder.broken),
        }


@pytest.mark.no_cover
def test_diff_counts_alike_in_every_format(run: Run, folder: LargeFolder) -> None:
    between = ("diff", "masuk", "--between", "unit", "tpi", "--format")
    code, out, err = run(*between, "json")
    document = json.loads(out)
    compared = (*folder.sound, *folder.duplicates)
    assert code == 3
    assert left_out(err) == len(folder.annotated)
    assert names(one["before"]["path"] for one in document["comparisons"]) == sorted(compared)
    assert names(one["path"] for one in document["unusable"]) == sorted((*folder.blank, *folder.broken))
    for format_ in DIFF_FORMATS.keys() - {"json"}:
        text = run(*between, format_)[1]
        assert all(Path(name).stem in text for name in folder.read)
        assert not any(name in text for name in folder.annotated)
