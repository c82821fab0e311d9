"""Whom a recap ranks and a check passes: not those who have answered nothing, none twice, and always said by whom."""

import csv
import io
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.support.forms import layout_named, write_form
from tests.support.marks import Mark, best_marks, marks_with_option
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout

pytestmark = pytest.mark.usefixtures("in_this_process")
Run = Callable[..., tuple[int, str, str]]
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...], monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a form into the folder `masuk`, with the answers of each assessor."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "masuk").mkdir()

    def written(name: str, **marks: Mapping[str, Mark]) -> Path:
        return write_form(tmp_path / "masuk" / name, layout_named(layouts, "jawaban-2024"), rubric, marks)

    return written


def first(marks: Mapping[str, Mark], count: int) -> dict[str, Mark]:
    return dict(list(marks.items())[:count])


def recap(run: Run, *arguments: str) -> tuple[int, Any]:
    code, out, _err = run("recap", "masuk", "--jobs", "1", "--format", "json", *arguments)
    return code, json.loads(out)


def paths(rows: list[dict[str, Any]]) -> list[str]:
    return [Path(row["path"]).name for row in rows]


@pytest.fixture
def mixed(write: Write, rubric: Rubric) -> None:
    """Two units with TPI, one without, one that nobody filled, and a copy of each kind."""
    best, fair = best_marks(rubric), marks_with_option(rubric, "B")
    both = write("a.xlsx", unit=best, tpi=fair)
    shutil.copy(both, both.with_name("a (1).xlsx"))
    write("b.xlsx", unit=best, tpi=first(best, 10))
    write("c.xlsx", unit=fair, tpi={})
    write("Salinan c.xlsx", unit=fair, tpi={})
    write("d.xlsx", unit=fair, tpi=fair)
    write("kosong.xlsx", unit={}, tpi={})


@pytest.mark.usefixtures("mixed")
class TestTheRanking:
    def test_who_has_answered_nothing_is_in_no_figure(self, run: Run) -> None:
        code, document = recap(run)
        (ranking,) = document["rankings"]
        assert code == 0
        assert paths(document["unfilled"]) == ["kosong.xlsx"]
        assert document["unfilled"][0]["findings"][0]["code"] == "ZI225"
        assert document["unfilled"][0]["total"] is None
        assert ranking["summary"]["count"] == 4
        assert recap(run, "--require", "wbk")[0] == 1

    def test_k33_a_blank_column_of_the_assessor_who_was_asked_for_is_no_zero(self, run: Run) -> None:
        _code, document = recap(run, "--assessor", "tpi")
        (ranking,) = document["rankings"]
        assert paths(document["unfilled"]) == ["Salinan c.xlsx", "c.xlsx", "kosong.xlsx"]
        assert sorted(paths(ranking["rows"])) == ["a (1).xlsx", "a.xlsx", "b.xlsx", "d.xlsx"]
        assert ranking["summary"]["lowest"]["points"] > 0

    def test_k34_what_repeats_another_is_marked_and_counted_once(self, run: Run) -> None:
        _code, document = recap(run)
        (ranking,) = document["rankings"]
        copies = {Path(row["path"]).name: row["copy_of"] for row in ranking["rows"]}
        assert copies == {
            "a (1).xlsx": "masuk/a.xlsx",
            "Salinan c.xlsx": "masuk/c.xlsx",
            **dict.fromkeys(("a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx")),
        }
        ranks = {Path(row["path"]).name: row["rank"] for row in ranking["rows"]}
        assert ranks["a (1).xlsx"] == ranks["a.xlsx"] == ranks["d.xlsx"]
        assert sorted({ranks[name] for name in ("a.xlsx", "b.xlsx", "c.xlsx")}) == sorted(
            {ranks[name] for name in copies}
        )
        assert sum(one["count"] for one in ranking["summary"]["distribution"]) == 4

    def test_every_format_says_who_is_left_out_whose_figures_and_how_complete(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "120")
        formats = ("table", "markdown", "html")
        rows = {
            Path(one["path"]).name: one
            for one in csv.DictReader(io.StringIO(run("recap", "masuk", "--jobs", "1", "--format", "csv")[1]))
        }
        for format_ in formats:
            text = run("recap", "masuk", "--jobs", "1", "--format", format_)[1]
            words = " ".join(text.split())
            assert "Belum mengisi" in words
            assert "penilai yang berbeda: TPI 3, Unit 1" in words
            assert "113/113" in words
            assert "(ZI129)" in words
            assert "4 buku kerja" in words
            assert words.count("salinan dari") == 2
        assert rows["b.xlsx"]["assessor"] == "tpi"
        assert (rows["a.xlsx"]["answered"], rows["a.xlsx"]["questions"]) == ("113", "113")
        assert [name for name, row in rows.items() if row["problem"].startswith("ZI129")] == ["b.xlsx"]
        assert rows["a (1).xlsx"]["copy_of"] == "masuk/a.xlsx"
        assert rows["kosong.xlsx"]["rank"] == rows["kosong.xlsx"]["points_total"] == ""
        assert rows["kosong.xlsx"]["problem"].startswith("ZI225")
        assert run("recap", "masuk", "--jobs", "1", "-o", tmp_path / "rekap.xlsx")[0] == 0
        sheet = load_workbook(tmp_path / "rekap.xlsx").worksheets[0]
        header, *others = [[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        assert {row[header.index("Penilai")] for row in others} == {"Unit", "TPI"}
        assert "113/113" in {row[header.index("Terisi")] for row in others}
        assert sum("salinan dari" in row[1] for row in others) == 2
        assert not any("kosong" in row[2] for row in others)


@pytest.mark.parametrize(
    ("answered", "options", "expected"),
    [
        (0, (), "ZI225"),
        (0, ("--no-complete",), "ZI225"),
        (50, (), "ZI225"),
        (100, (), ""),
        (100, ("--complete",), "ZI226"),
        (100, ("--require", "wbk"), "ZI226"),
        (100, ("--require", "wbk", "--no-complete"), ""),
        (200, ("--complete",), ""),
    ],
)
def test_a_check_passes_only_what_is_answered(
    run: Run, write: Write, rubric: Rubric, answered: int, options: tuple[str, ...], expected: str
) -> None:
    path = write("lke.xlsx", unit=first(best_marks(rubric), answered))
    code, out, _err = run("check", path, "--format", "json", *options)
    findings = json.loads(out)["results"][0]["check"]["findings"]
    ours = [one["code"] for one in findings if one["failing"] and one["code"] in ("ZI225", "ZI226")]
    assert ours == ([expected] if expected else [])
    assert code == 1 or not expected


def test_too_few_answers_are_never_waived(run: Run, write: Write, rubric: Rubric, tmp_path: Path) -> None:
    write("lke.xlsx", unit=first(best_marks(rubric), 20))
    waiver = '[[waiver]]\ncode = "{code}"\nreason = "uji"\nexpires = 2099-01-01\n'
    text = "".join(waiver.format(code=code) for code in ("ZI225", "ZI226"))
    (tmp_path / "zi-score.toml").write_text(text, encoding="utf-8")
    assert run("check", "masuk", "--format", "json")[0] == 1


@pytest.mark.parametrize(("word", "same"), [("peringatan", "warning"), ("CATATAN", "note"), ("kesalahan", "error")])
def test_the_mildest_failing_severity_is_named_in_either_language(
    run: Run, write: Write, rubric: Rubric, word: str, same: str
) -> None:
    path = write("lke.xlsx", unit=best_marks(rubric))
    assert run("check", path, "--fail-on", word) == run("check", path, "--fail-on", same)


def test_a_severity_that_there_is_not_is_refused_with_those_that_there_are(run: Run, write: Write) -> None:
    code, _out, err = run("check", write("lke.xlsx", unit={}), "--fail-on", "parah")
    assert code == 2
    assert "peringatan" in err
