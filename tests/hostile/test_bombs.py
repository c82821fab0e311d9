"""A file that would exhaust memory or time is refused before any library opens it; a real one costs next to nothing."""

import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import pytest
from openpyxl import load_workbook

from tests.support.bombs import BOMBS, HARMLESS, archive_with, cell, with_sheet
from tests.support.foreign_bombs import FOREIGN_BOMBS, FOREIGN_HARMLESS
from tests.support.foreign_workbooks import zipped
from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks
from zi_score.limits import LIMITS_VARIABLE, Limits
from zi_score.problems import Location
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout
from zi_score.sheets_apart import here, reading_apart, refusal
from zi_score.workbook.files import NamedContent, open_workbook
from zi_score.workbook.safety import harmless_parts
from zi_score.workflows.check import check_workbook
from zi_score.workflows.evaluate import evaluate_workbook


@pytest.fixture(autouse=True)
def _little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """What must end by running out of memory does so sooner."""
    monkeypatch.setenv(LIMITS_VARIABLE, "memory-mb=700")


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_with_its_reason(name: str, tmp_path: Path, instrument: Instrument) -> None:
    make, code = BOMBS[name]
    path = tmp_path / "lke.xlsx"
    path.write_bytes(make())
    (problem,) = evaluate_workbook(path, instrument).problems
    assert problem.code == code
    assert problem.location.file == str(path)


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_like_a_bomb_is_read(name: str, tmp_path: Path, instrument: Instrument) -> None:
    path = tmp_path / "lke.xlsx"
    path.write_bytes(HARMLESS[name]())
    (problem,) = evaluate_workbook(path, instrument).problems
    assert problem.code == "ZI108"


@pytest.mark.parametrize("name", FOREIGN_BOMBS)
def test_a_bomb_of_another_format_is_refused_with_its_reason(
    name: str, tmp_path: Path, instrument: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LIMITS_VARIABLE, "memory-mb=400,seconds=30")
    make, code = FOREIGN_BOMBS[name]
    path = tmp_path / f"lke.{name.partition(':')[0]}"
    path.write_bytes(make())
    (problem,) = evaluate_workbook(path, instrument).problems
    assert problem.code == code
    assert problem.location.file == str(path)
    # Time ends none of them: that would be a workbook that a reader waits for.
    assert problem.values.get("limit") != "30 s"


@pytest.mark.parametrize("name", FOREIGN_HARMLESS)
def test_what_only_looks_like_a_bomb_of_another_format_is_read(
    name: str, tmp_path: Path, instrument: Instrument
) -> None:
    path = tmp_path / f"lke.{name.partition(':')[0]}"
    path.write_bytes(FOREIGN_HARMLESS[name]())
    (problem,) = evaluate_workbook(path, instrument).problems
    assert problem.code == "ZI108"


@pytest.mark.parametrize(
    ("method", "flag", "first"),
    [(99, 0, b"<"), (0, 1, b"<"), (8, 0, b"\xff")],
    ids=["packed in an unknown way", "encrypted without saying how", "packed badly"],
)
def test_a_content_that_cannot_be_unpacked_is_broken(
    method: int, flag: int, first: bytes, tmp_path: Path, instrument: Instrument
) -> None:
    content = bytearray(zipped({"content.xml": "<x/>"}))
    directory = content.rfind(b"PK\x01\x02")
    content[directory + 8], content[directory + 10] = flag, method
    content[41:42] = first
    (tmp_path / "lke.ods").write_bytes(content)
    (problem,) = evaluate_workbook(tmp_path / "lke.ods", instrument).problems
    assert problem.code == "ZI106"


@pytest.mark.no_cover
def test_no_bomb_exhausts_the_process_that_reads_it(tmp_path: Path) -> None:
    """All of them in one run, in a process that may have 1 GB and take a minute."""
    resource = pytest.importorskip("resource", reason="this system has no limit on memory")
    for number, make in enumerate([*(bomb for bomb, _code in BOMBS.values()), *HARMLESS.values()]):
        (tmp_path / f"{number}.xlsx").write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-m", "zi_score", "check", str(tmp_path)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.count("\n") == done.stderr.count("zi-score: ") == len(BOMBS) + len(HARMLESS)


@pytest.fixture
def form(tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]) -> Path:
    layout = layout_named(layouts, "jawaban-2024")
    return write_form(tmp_path / "lke.xlsx", layout, rubric, {"unit": best_marks(rubric)})


def test_a_real_form_is_harmless_and_told_so_within_milliseconds(form: Path, project: Path) -> None:
    for path in (form, *sorted((project / "examples").glob("*.xlsx"))):
        content = path.read_bytes()
        times = []
        for _ in range(5):
            start = time.perf_counter()
            assert harmless_parts(content, Location(), Limits())
            times.append(time.perf_counter() - start)
        # It takes about 3 ms; the rest is for a machine that is busy.
        assert min(times) < 0.05


@pytest.mark.parametrize("layout", ["jawaban-2024", "lampiran-iii-2021"])
def test_a_form_read_apart_says_the_same(
    tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...], instrument: Instrument, layout: str
) -> None:
    path = write_form(tmp_path / "lke.xlsx", layout_named(layouts, layout), rubric, {"unit": best_marks(rubric)})
    usual = open_workbook(path).grids
    with path.open("ab") as file:
        file.write(b"bytes that no archive ends with")
    assert harmless_parts(path.read_bytes(), Location(), Limits()) is None
    assert open_workbook(path).grids == usual
    assert evaluate_workbook(path, instrument).decisive.scorecard.total == 100


def test_a_claim_of_columns_does_not_stop_the_audit(form: Path, instrument: Instrument) -> None:
    book = load_workbook(form)
    sheet = book.create_sheet("Lain")
    sheet["A1"], sheet["XFD20"] = "=1/0", "jauh"
    book.save(form)
    start = time.perf_counter()
    check = check_workbook(form, instrument)
    assert check.evaluation.is_usable
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("limits", "members", "code"),
    [
        ("file-mb=1", {"xl/media/a.png": bytes(range(256)) * 5_000}, ""),
        ("members=3", {}, "ZI118"),
        ("unpacked-mb=1", {"xl/a.xml": "a" * 2_000_000}, "ZI119"),
        ("sheets=1", {}, ""),
        ("cells=1", {"xl/worksheets/sheet1.xml": ""}, ""),
    ],
)
def test_a_limit_that_is_overridden_holds(
    limits: str,
    members: Mapping[str, str | bytes],
    code: str,
    tmp_path: Path,
    instrument: Instrument,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(LIMITS_VARIABLE, limits)
    (tmp_path / "lke.xlsx").write_bytes(archive_with(members))
    codes = {problem.code for problem in evaluate_workbook(tmp_path / "lke.xlsx", instrument).problems}
    assert (code in codes) if code else (codes & {"ZI117", "ZI118", "ZI119", "ZI149", "ZI145"} == set())


def test_a_file_that_is_too_large_is_not_read_to_its_end(
    tmp_path: Path, instrument: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LIMITS_VARIABLE, "file-mb=1")
    with (tmp_path / "lke.xlsx").open("wb") as file:
        file.truncate(1 << 40)
    (problem,) = evaluate_workbook(tmp_path / "lke.xlsx", instrument).problems
    assert problem.code == "ZI117"


def test_a_device_that_never_ends_is_refused(instrument: Instrument) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no such device")
    (problem,) = evaluate_workbook(Path("/dev/zero"), instrument).problems
    assert problem.code == "ZI117"


def test_time_ends_a_reading_apart(tmp_path: Path, instrument: Instrument, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zi_score.sheets_apart._PROGRAM", "import time; time.sleep(30)")
    monkeypatch.setenv(LIMITS_VARIABLE, "seconds=1")
    (tmp_path / "lke.xlsx").write_bytes(with_sheet(cell("XFD20")))
    (problem,) = evaluate_workbook(tmp_path / "lke.xlsx", instrument).problems
    assert problem.code == "ZI147"


def test_what_is_read_apart_may_be_read_in_another_way(instrument: Instrument) -> None:
    """Where no process can be started, whoever calls says how, and what ended it before."""
    unusual = NamedContent("lke.xlsx", with_sheet(cell("XFD20")))
    in_process = evaluate_workbook(unusual, instrument).problems
    with reading_apart(here):
        assert evaluate_workbook(unusual, instrument).problems == in_process
    with reading_apart(lambda _module, _request, limits: refuse("time", limits)):
        (problem,) = evaluate_workbook(unusual, instrument).problems
    assert (problem.code, problem.values["limit"]) == ("ZI147", "60 s")


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_what_uses_up_the_memory_here_is_refused_as_it_is_apart(
    instrument: Instrument, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhausted(_request: object) -> None:
        raise error

    monkeypatch.setattr("zi_score.sheets_apart.serve", exhausted)
    with reading_apart(here):
        (problem,) = evaluate_workbook(NamedContent("lke.xlsx", with_sheet(cell("XFD20"))), instrument).problems
    assert (problem.code, problem.values["limit"]) == ("ZI147", "700 MB")


def refuse(kind: str, limits: Limits) -> NoReturn:
    raise refusal(kind, limits)


def test_a_module_beside_the_workbook_is_never_imported(
    tmp_path: Path, instrument: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "python_calamine.py").write_text("open('dibajak', 'w').close()", encoding="utf-8")
    (tmp_path / "lke.xlsx").write_bytes(with_sheet(cell("XFD20")))
    monkeypatch.chdir(tmp_path)
    (problem,) = evaluate_workbook(Path("lke.xlsx"), instrument).problems
    assert problem.code == "ZI108"
    assert not (tmp_path / "dibajak").exists()
