"""``zi-score check`` of many workbooks: in processes that may be ended, with a copy of each in a folder."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.support.bad_paths import DeadlyPath, HangingPath
from zi_score.annotation import AnnotationError
from zi_score.cli import check_run, jobs
from zi_score.cli.jobs import workers_for
from zi_score.limits import LIMITS_VARIABLE
from zi_score.outcome import Check
from zi_score.problems import Location, found
from zi_score.rubric.instrument import load_instrument
from zi_score.workflows.check import check_workbook
from zi_score.workflows.check_many import Checking, CheckJob, check_all, copy_all
from zi_score.workflows.packing import packed, unpacked

Run = Callable[..., tuple[int, str, str]]
EXAMPLES = Path(__file__).parents[2] / "examples"
GOOD = EXAMPLES / "memenuhi-wbbm.xlsx"
OLD = EXAMPLES / "lke-2014.xlsx"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two agencies with a workbook of the same name, one that cannot be read, and one of another format."""
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "masuk"
    for name in ("a", "b"):
        (place / name).mkdir(parents=True)
        shutil.copy(GOOD, place / name / "lke.xlsx")
    (place / "rusak.xlsx").write_bytes(b"PK\x03\x04terpotong")
    (place / "lain.ods").write_bytes(b"PK\x03\x04terpotong")
    return place


def copies(place: Path) -> list[str]:
    return sorted(path.relative_to(place).as_posix() for path in place.rglob("*.xlsx"))


def findings_listed(path: Path) -> int:
    book = load_workbook(path)
    return book.worksheets[-1].max_row


@pytest.mark.parametrize("path", [GOOD, OLD, EXAMPLES / "setengah-terisi.xlsx"], ids=lambda path: path.stem)
def test_a_check_is_the_same_after_its_way_between_processes(path: Path) -> None:
    instrument = load_instrument()
    check = check_workbook(path, instrument, keeps_content=True)
    again = unpacked(packed(check), instrument)
    assert again == check
    assert again.evaluation.rubric is instrument.of(check.evaluation.rubric.id).rubric


def test_a_workbook_that_hangs_or_ends_its_process_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(LIMITS_VARIABLE, "workbook-seconds=8")
    missing = found("ZI101", Location(file="tidak-ada.xlsx"))
    paths = (GOOD, HangingPath("macet.xlsx"), DeadlyPath("mati.xlsx"))
    jobs = [*map(CheckJob, paths), CheckJob(Path("tidak-ada.xlsx"), problem=missing)]
    how = Checking(keeps_content=True)
    good, *others = check_all(jobs, how, workers=2)
    assert [one.evaluation.problems[0].code for one in others] == ["ZI870", "ZI871", "ZI101"]
    assert [one.evaluation.path for one in others] == ["macet.xlsx", "mati.xlsx", "tidak-ada.xlsx"]
    assert good == check_workbook(GOOD, load_instrument(), keeps_content=True)
    targets = [(good, tmp_path / "salinan.xlsx"), (good, HangingPath(tmp_path / "macet.xlsx"))]
    written, lost = copy_all(targets, how, workers=1)
    assert findings_listed(tmp_path / "salinan.xlsx") > 1
    assert isinstance(lost, AnnotationError)
    assert "8 detik" in str(lost)
    assert not isinstance(written, Exception)


class TestCopiesInAFolder:
    @pytest.mark.parametrize("jobs_", ["1", "2"])
    def test_one_for_each_workbook_where_it_stands_below_the_folder(self, run: Run, folder: Path, jobs_: str) -> None:
        code, _out, err = run("check", "masuk", "--annotate", "salinan/", "--jobs", jobs_, "--format", "json")
        assert code == 3
        assert copies(folder.parent / "salinan") == ["a/lke.xlsx", "b/lke.xlsx"]
        assert findings_listed(folder.parent / "salinan" / "a" / "lke.xlsx") > 1
        assert "salinan beranotasi tidak dibuat: masuk/rusak.xlsx tidak dapat diperiksa" in err

    def test_workbooks_of_one_name_are_kept_apart(self, run: Run, folder: Path) -> None:
        assert run("check", "masuk/a/lke.xlsx", "masuk/b/lke.xlsx", "--annotate", "salinan")[0] == 0
        assert copies(folder.parent / "salinan") == ["lke-2.xlsx", "lke.xlsx"]

    def test_a_format_that_cannot_be_annotated_is_said(self, run: Run, folder: Path) -> None:
        (folder / "lain.ods").unlink()
        shutil.copy(GOOD, folder / "teks.xlsx")
        tables = folder / "tabel.xls"
        tables.write_text("<table><tr><td>bukan LKE</td></tr></table>", encoding="utf-8")
        code, _out, err = run("check", "masuk/teks.xlsx", tables, "--annotate", "salinan/")
        assert code == 3
        assert "tabel.xls tidak dapat diperiksa" in err
        assert copies(folder.parent / "salinan") == ["teks.xlsx"]

    def test_nothing_is_written_over(self, run: Run, folder: Path) -> None:
        (folder / "rusak.xlsx").unlink()
        (folder / "lain.ods").unlink()
        assert run("check", "masuk", "--annotate", "salinan/")[0] == 0
        code, _out, err = run("check", "masuk", "--annotate", "salinan/")
        assert code == 2
        assert "--force" in err
        assert run("check", "masuk", "--annotate", "salinan/", "--force")[0] == 0
        code, _out, err = run("check", "masuk", "--annotate", "masuk", "--force")
        assert code == 2
        assert "adalah buku kerja yang sedang dinilai" in err

    def test_a_folder_that_cannot_be_made_is_said(self, run: Run, folder: Path) -> None:
        (folder.parent / "berkas").write_text("bukan folder", encoding="utf-8")
        code, _out, err = run("check", "masuk/a", "--annotate", "berkas/dalam/")
        assert code == 2
        assert "tidak dapat ditulis" in err

    @pytest.mark.usefixtures("folder")
    def test_many_workbooks_do_not_fit_in_one_copy(self, run: Run) -> None:
        code, _out, err = run("check", "masuk/a/lke.xlsx", "masuk/b/lke.xlsx", "--annotate", "salinan.xlsx")
        assert code == 2
        assert "sebutkan folder, misalnya salinan/" in err

    @pytest.mark.usefixtures("folder")
    def test_a_report_and_a_copy_are_not_the_same_file(self, run: Run) -> None:
        code, _out, err = run("check", "masuk/a", "--annotate", "salinan/", "--report", "json=salinan/lke.xlsx")
        assert code == 2
        assert "disebut dua kali" in err


def test_an_interruption_says_that_nothing_was_written(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(jobs: Iterator[CheckJob], *_arguments: Any) -> Iterator[Check]:
        yield check_workbook(next(iter(jobs)).path, load_instrument())
        raise KeyboardInterrupt

    monkeypatch.setattr(check_run, "check_all", stopped)
    code, out, err = run("check", "masuk", "-o", "laporan.json")
    assert (code, out) == (130, "")
    assert "laporan tidak ditulis" in err
    assert not (folder.parent / "laporan.json").exists()


@pytest.mark.parametrize(
    ("count", "asked", "expected"),
    [(1, None, 0), (4, None, 0), (5, None, 3), (2, 8, 2), (300, 2, 2), (1, 2, 0), (0, None, 0)],
)
def test_how_many_processes_read(monkeypatch: pytest.MonkeyPatch, count: int, asked: int | None, expected: int) -> None:
    monkeypatch.setattr(jobs, "_cores", lambda: 3)
    assert workers_for(count, asked) == expected


def test_the_cores_are_counted_where_no_set_of_them_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert workers_for(9, None) == 1


def test_a_workbook_of_findings_needs_a_file(run: Run) -> None:
    code, _out, err = run("check", GOOD, "--format", "xlsx")
    assert code == 2
    assert "xlsx memerlukan -o" in err


def test_the_workbook_of_findings_is_printed_on_a4_and_is_no_submission(run: Run, folder: Path) -> None:
    run("check", "masuk/a", "-o", "masuk/a/temuan.xlsx")
    sheet = load_workbook(folder / "a" / "temuan.xlsx").worksheets[0]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.freeze_panes == "A2"
    assert sheet["B2"].hyperlink.target == "lke.xlsx"  # so that both may be moved together
    assert "daftar temuan buatan zi-score" in run("check", "masuk/a")[2]
