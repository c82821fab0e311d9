"""``zi-score evaluate``: exit codes, what goes to stdout and what to stderr, files in and out."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks, worst_marks
from zi_score.cli import main
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def forms(tmp_path_factory: pytest.TempPathFactory, rubric: Rubric, layouts: tuple[Layout, ...]) -> Path:
    """A folder with a workbook that meets everything, one that meets nothing and one for two assessors."""
    folder = tmp_path_factory.mktemp("forms")
    single, several = layout_named(layouts, "lampiran-iii-2021"), layout_named(layouts, "jawaban-2024")
    write_form(folder / "baik.xlsx", single, rubric, {"unit": best_marks(rubric)})
    write_form(folder / "kurang.xlsx", single, rubric, {"unit": worst_marks(rubric)})
    write_form(folder / "dua.xlsx", several, rubric, {"unit": best_marks(rubric), "tpi": worst_marks(rubric)})
    return folder


def test_a_workbook_that_meets_what_is_required(run: Run, forms: Path) -> None:
    code, out, err = run("evaluate", forms / "baik.xlsx", "--require", "wbbm")
    assert (code, err) == (0, "")
    assert "MEMENUHI semua" in out


def test_a_requirement_that_fails_is_exit_1_in_every_format(run: Run, forms: Path) -> None:
    for form in ("table", "json", "markdown", "csv"):
        code, out, err = run("evaluate", forms / "kurang.xlsx", "--require", "WBK", "--format", form)
        assert (code, err) == (1, "")
        assert out.endswith("\n")


def test_without_a_requirement_failing_is_no_failure(run: Run, forms: Path) -> None:
    assert run("evaluate", forms / "kurang.xlsx")[0] == 0


def test_the_required_target_is_judged_even_when_another_is_shown(run: Run, forms: Path) -> None:
    code, out, _ = run("evaluate", forms / "kurang.xlsx", "--target", "wbk", "--require", "wbbm")
    assert code == 1
    assert "Menuju WBBM" in out


def test_one_target_only(run: Run, forms: Path) -> None:
    _, out, _ = run("evaluate", forms / "baik.xlsx", "--target", "wbk")
    assert "Menuju WBK  MEMENUHI" in out
    assert "Menuju WBBM" not in out


def test_the_last_assessor_decides_unless_one_is_chosen(run: Run, forms: Path) -> None:
    assert run("evaluate", forms / "dua.xlsx", "--require", "wbk")[0] == 1
    assert run("evaluate", forms / "dua.xlsx", "--require", "wbk", "--assessor", "unit")[0] == 0
    code, _, err = run("evaluate", forms / "dua.xlsx", "--assessor", "bpk")
    assert code == 3
    assert "ZI112" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["evaluate"],
        ["evaluate", "x.xlsx", "--bukan-opsi"],
        ["evaluate", "x.xlsx", "--target", "wbx"],
        ["evaluate", "x.xlsx", "--require", "wbx"],
        ["evaluate", "x.xlsx", "--format", "pdf"],
        ["evaluate", "x.xlsx", "--unanswered", "mungkin"],
        ["evaluate", "x.xlsx", "--sheet"],
        ["bukan-perintah"],
        ["rubric", "bukan-perintah"],
    ],
)
def test_wrong_usage_is_exit_2_and_one_line(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("zi-score: ")
    assert err.count("\n") == 1


def test_no_command_shows_the_help(run: Run) -> None:
    for arguments in ([], ["rubric"]):
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert err.startswith("Pemakaian: zi-score")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("kosong.xlsx", b"", "ZI103"),
        ("teks.xlsx", b"bukan buku kerja", "ZI104"),
        ("terpotong.xlsx", b"PK\x03\x04terpotong", "ZI106"),
        ("~$baik.xlsx", b"kunci", "ZI107"),
    ],
)
def test_an_unusable_file_is_one_line_on_stderr_and_exit_3(
    run: Run, tmp_path: Path, name: str, content: bytes, problem: str
) -> None:
    (tmp_path / name).write_bytes(content)
    code, out, err = run("evaluate", tmp_path / name)
    assert (code, out) == (3, "")
    assert err.startswith(f"zi-score: {tmp_path / name}: {problem}: ")
    assert err.count("\n") == 1


def test_the_other_files_are_still_evaluated(run: Run, forms: Path) -> None:
    code, out, err = run("evaluate", forms / "baik.xlsx", forms / "tidak-ada.xlsx", "--require", "wbk")
    assert code == 3
    assert "ZI101" in err
    assert "100,00" in out
    assert "Tidak dapat dinilai" in out


def test_json_has_a_row_for_each_input_usable_or_not(run: Run, forms: Path, tmp_path: Path) -> None:
    code, out, err = run("evaluate", tmp_path, tmp_path / "x.xlsx", forms / "baik.xlsx", "--format", "json")
    assert code == 3
    results = json.loads(out)["results"]
    assert [one["error"] and one["error"]["code"] for one in results] == ["ZI102", "ZI101", None]
    assert err.count("\n") == 2


def test_a_folder_is_opened_up_without_lock_files_and_hidden_ones(run: Run, forms: Path, tmp_path: Path) -> None:
    (tmp_path / "unit").mkdir()
    (tmp_path / ".tersembunyi").mkdir()
    for name in ("b.xlsx", "unit/a.xlsx", ".tersembunyi/c.xlsx"):
        shutil.copy(forms / "baik.xlsx", tmp_path / name)
    (tmp_path / "~$b.xlsx").write_bytes(b"kunci")
    (tmp_path / "catatan.txt").write_text("x")
    code, out, _ = run("evaluate", tmp_path, tmp_path / "b.xlsx", "--format", "json")
    assert code == 0
    paths = [Path(one["workbook"]["path"]) for one in json.loads(out)["results"]]
    assert paths == [tmp_path / "b.xlsx", tmp_path / "unit" / "a.xlsx"]


def test_a_pattern_is_opened_up(run: Run, forms: Path) -> None:
    _, out, _ = run("evaluate", forms / "*a*.xlsx", "--format", "json")
    names = [Path(one["workbook"]["path"]).name for one in json.loads(out)["results"]]
    assert names == ["baik.xlsx", "dua.xlsx", "kurang.xlsx"]
    assert run("evaluate", forms / "*.ods")[0] == 3


def test_output_goes_to_the_file_alone(run: Run, forms: Path, tmp_path: Path) -> None:
    target = tmp_path / "hasil.json"
    target.write_text("lama")
    code, out, err = run("evaluate", forms / "baik.xlsx", "--format", "json", "--output", target, "--force")
    assert (code, out, err) == (0, "", "")
    assert json.loads(target.read_text(encoding="utf-8"))["schema_version"] == 1
    assert [file.name for file in tmp_path.iterdir()] == ["hasil.json"]


def test_output_is_never_an_input_and_must_be_writable(run: Run, forms: Path, tmp_path: Path) -> None:
    own = Path(shutil.copy(forms / "baik.xlsx", tmp_path / "baik.xlsx"))
    before = own.read_bytes()
    assert run("evaluate", own, "-o", own)[0] == 2
    assert own.read_bytes() == before
    code, out, err = run("evaluate", own, "-o", tmp_path / "tidak-ada" / "hasil.txt")
    assert (code, out) == (2, "")
    assert "tidak dapat ditulis" in err


def test_output_to_a_device_leaves_it_a_device(run: Run, forms: Path) -> None:
    assert run("evaluate", forms / "baik.xlsx", "-o", "/dev/null")[0] == 0
    assert Path("/dev/null").is_char_device()


def test_an_empty_name_is_a_missing_file_and_not_this_folder(run: Run) -> None:
    code, _, err = run("evaluate", "")
    assert code == 3
    assert "ZI101" in err


def test_a_pattern_that_finds_a_folder_opens_it_up(run: Run, forms: Path, tmp_path: Path) -> None:
    (tmp_path / "unit-1").mkdir()
    shutil.copy(forms / "baik.xlsx", tmp_path / "unit-1")
    _, out, _ = run("evaluate", tmp_path / "unit-*", "--format", "json")
    assert [one["error"] for one in json.loads(out)["results"]] == [None]


def test_a_folder_that_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch, run: Run, tmp_path: Path) -> None:
    real = os.scandir

    def denied(path: str) -> object:
        if Path(path) == tmp_path:
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", denied)
    code, _, err = run("evaluate", tmp_path)
    assert code == 3
    assert "ZI113: berkas tidak dapat dibaca: tidak ada izin" in err


def test_a_programming_error_is_not_hidden(monkeypatch: pytest.MonkeyPatch, forms: Path) -> None:
    monkeypatch.setattr("zi_score.workflows.evaluate.read_submission", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        main(["evaluate", str(forms / "baik.xlsx")])


def test_details_and_policy_are_passed_on(run: Run, forms: Path) -> None:
    _, out, _ = run("evaluate", forms / "baik.xlsx", "--details", "--unanswered", "skip", "--format", "json")
    assert json.loads(out)["results"][0]["assessments"][0]["policy"] == {"unanswered": "skip"}
    assert "Rincian penilai" in run("evaluate", forms / "baik.xlsx", "--details")[1]


def test_a_wrong_rubric_is_said_once_and_exit_3(run: Run, forms: Path, tmp_path: Path) -> None:
    code, out, err = run("evaluate", forms / "baik.xlsx", "--rubric", tmp_path / "tidak-ada")
    assert (code, out) == (3, "")
    assert "ZI315" in err


def test_hostile_names_do_nothing(run: Run, forms: Path, tmp_path: Path) -> None:
    name = "[draft] =cmd \x1b[31m|<script>.xlsx"
    own = tmp_path / "x"
    own.mkdir()
    hostile = shutil.copy(forms / "baik.xlsx", own / name.replace("<", "").replace(">", ""))
    for form in ("table", "markdown", "csv"):
        _, out, _ = run("evaluate", hostile, "--format", form)
        assert "\x1b" not in out
        assert "draft" in out
    _, _, err = run("evaluate", own / "[hilang]\x1b[2J\n.xlsx")
    assert "\x1b" not in err
    assert err.count("\n") == 1


def process(*arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "zi_score", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})


def test_as_a_process_without_colour_and_in_any_encoding(forms: Path) -> None:
    done = process("evaluate", forms / "baik.xlsx", PYTHONIOENCODING="ascii", FORCE_COLOR="1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
    assert b"???" in done.stdout
    done = process("evaluate", forms / "baik.xlsx", "--format", "markdown", PYTHONIOENCODING="ascii")
    assert "✅" in done.stdout.decode("utf-8")


def test_columns_are_honoured(forms: Path) -> None:
    for width in (60, 80, 120):
        text = process("evaluate", forms / "baik.xlsx", COLUMNS=str(width), PYTHONUTF8="1").stdout.decode()
        assert width - 20 <= max(map(len, text.splitlines())) <= width


def test_a_closed_pipe_is_quiet(forms: Path) -> None:
    command = f"{sys.executable} -m zi_score evaluate {forms / 'baik.xlsx'} --format json | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout) == 10


@pytest.mark.parametrize(
    ("arguments", "needless"),
    [
        (["--help"], {"rich", "pydantic", "openpyxl", "python_calamine", "yaml"}),
        (["rubric", "show", "A"], {"openpyxl", "python_calamine"}),
        (["evaluate", "tidak-ada.xlsx", "--format", "json"], {"rich", "openpyxl"}),
    ],
)
def test_a_command_imports_only_what_it_uses(arguments: list[str], needless: set[str]) -> None:
    code = (
        "import sys\nfrom zi_score.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        "print('modules:', *sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert needless & set(done.stdout.rpartition("modules: ")[2].split()) == set()


def test_what_a_workbook_states_of_itself_is_said(tmp_path: Path, project: Path, run: Run) -> None:
    book = load_workbook(project / "examples" / "memenuhi-wbk.xlsx")
    cover: Any = book["Identitas"]
    for row, value in enumerate(["Kota Contoh", "Dinas [A]", 2025, "Ani"], start=4):
        cover.cell(row, 3).value = value
    path = tmp_path / "lke.xlsx"
    book.save(path)
    sentence = "Instansi: Kota Contoh · Unit kerja: Dinas [A] · Tahun: 2025 · Diisi oleh: Ani"
    for command in (["evaluate"], ["check"], ["plan"], ["read"], ["explain"]):
        subject = ["wbk"] if command == ["explain"] else []
        assert sentence in " ".join(run(*command, path, *subject)[1].split()), command
    assert sentence in " ".join(run("diff", path, path)[1].split())
    between = run("diff", path, "--between", "unit", "unit")
    assert sentence in " ".join(between[1].split())
    (compared,) = json.loads(run("diff", path, path, "--format", "json")[1])["comparisons"]
    (result,) = json.loads(run("evaluate", path, "--format", "json")[1])["results"]
    assert compared["before"]["identity"] == compared["after"]["identity"] == result["workbook"]["identity"]
    stated = {"agency": "Kota Contoh", "unit": "Dinas [A]", "year": 2025, "assessor": "Ani"}
    assert result["workbook"]["identity"] == stated
    rows = list(csv.DictReader(io.StringIO(run("evaluate", path, "--format", "csv")[1])))
    told = {row["code"]: row["title"] for row in rows if row["kind"] == "identity"}
    assert told == {"agency": "Kota Contoh", "unit": "Dinas [A]", "year": "2025", "assessor": "Ani"}
