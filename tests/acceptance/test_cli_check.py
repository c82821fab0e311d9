"""``zi-score check``: the gate for submitted workbooks, the same in every format."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.check_reports import READERS, Found
from tests.support.forms import answer_cell, layout_named, write_form
from tests.support.marks import best_marks, worst_marks
from zi_score.report import CHECK_FORMATS
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout

Run = Callable[..., tuple[int, str, str]]
FORMATS = sorted(CHECK_FORMATS)
ENCRYPTED = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
CORRUPTED = b"PK\x03\x04terpotong"


@pytest.fixture(autouse=True)
def _wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is wrapped, however long the path of the folder is."""
    monkeypatch.setenv("COLUMNS", "400")


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory, rubric: Rubric, layouts: tuple[Layout, ...]) -> Path:
    """A folder with a workbook that meets everything and one that meets nothing, both without errors."""
    folder = tmp_path_factory.mktemp("sound")
    layout = layout_named(layouts, "lampiran-iii-2021")
    write_form(folder / "baik.xlsx", layout, rubric, {"unit": best_marks(rubric)})
    write_form(folder / "kurang.xlsx", layout, rubric, {"unit": worst_marks(rubric)})
    return folder


@pytest.fixture(scope="session")
def mixed(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same two, an encrypted one and a corrupted one."""
    folder = tmp_path_factory.mktemp("mixed")
    for name in ("baik.xlsx", "kurang.xlsx"):
        (folder / name).write_bytes((sound / name).read_bytes())
    (folder / "rusak.xlsx").write_bytes(CORRUPTED)
    (folder / "terkunci.xlsx").write_bytes(ENCRYPTED)
    return folder


@pytest.fixture(scope="session")
def damaged(tmp_path_factory: pytest.TempPathFactory, rubric: Rubric, layouts: tuple[Layout, ...]) -> Path:
    """A workbook with two answers that no scale has, and a name and texts that mean something to each format."""
    layout = layout_named(layouts, "lampiran-iii-2021")
    codes = [code for code, one in rubric.questions.items() if rubric.scale_of(one).kind == "choice"][:2]

    def damage(sheet: Worksheet) -> None:
        for code in codes:
            row, column = answer_cell(layout, code)
            sheet.cell(row, column, "[x](y) %0A::error::|<b>")

    return write_form(
        tmp_path_factory.mktemp("damaged") / "cacat, 50% [draf].xlsx",
        layout,
        rubric,
        {"unit": best_marks(rubric)},
        damage,
    )


def test_all_four_are_reported_and_an_unusable_one_is_exit_3(run: Run, mixed: Path) -> None:
    code, out, err = run("check", mixed, "--require", "wbk")
    assert code == 3
    for name in ("baik.xlsx", "kurang.xlsx", "rusak.xlsx", "terkunci.xlsx"):
        assert name in out
    assert [line.split(": ")[2] for line in err.splitlines()] == ["ZI106", "ZI105"]
    assert out.count("TIDAK DAPAT DIPERIKSA 1 kesalahan") == 2
    assert "isi bukti dukung" in " ".join(out.split())


def test_without_these_the_one_that_fails_is_exit_1(run: Run, sound: Path) -> None:
    code, out, err = run("check", sound, "--require", "wbk")
    assert (code, err) == (1, "")
    assert out.count("TIDAK LOLOS") == 2
    assert run("check", sound / "baik.xlsx", "--require", "WBBM")[0] == 0
    assert run("check", sound)[0] == 0


@pytest.mark.no_cover
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_code_and_the_same_findings(
    run: Run, mixed: Path, sound: Path, damaged: Path, name: str
) -> None:
    arguments = ("--require", "wbk", "--format", name, "--details")
    code, out, err = run("check", mixed, damaged, *arguments)
    assert code == 3
    assert err.count("\n") == 2
    told = READERS[name](out)
    expected: set[Found] = {
        ("kurang.xlsx", "require", ""),
        ("rusak.xlsx", "ZI106", ""),
        ("terkunci.xlsx", "ZI105", ""),
    }
    assert expected <= told
    assert {one for one in told - expected if one[0] != damaged.name} == set()
    assert {(file, problem) for file, problem, _cell in told - expected} == {(damaged.name, "ZI203")}
    assert len(told - expected) == 2
    assert run("check", sound, *arguments)[0] == 1


@pytest.mark.no_cover
@pytest.mark.parametrize(("limit", "expected"), [("error", 0), ("warning", 0), ("note", 1)])
def test_the_limit_is_honoured(run: Run, sound: Path, limit: str, expected: int) -> None:
    for name in FORMATS:
        assert run("check", sound / "baik.xlsx", "--fail-on", limit, "--format", name)[0] == expected


def test_several_reports_of_one_run(run: Run, mixed: Path, tmp_path: Path) -> None:
    files = {name: tmp_path / f"laporan.{name}" for name in FORMATS}
    options = [word for name, file in files.items() for word in ("--report", f"{name}={file}")]
    code, out, _err = run("check", mixed, "--require", "wbk", *options, "--format", "github")
    assert code == 3
    assert out == files["github"].read_text(encoding="utf-8")
    told = {name: READERS[name](file.read_text(encoding="utf-8")) for name, file in files.items()}
    assert all(one == told["json"] for one in told.values())
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(file.name for file in files.values())


def test_output_takes_the_place_of_the_screen(run: Run, sound: Path, tmp_path: Path) -> None:
    target = tmp_path / "hasil.json"
    code, out, err = run("check", sound, "--format", "json", "--output", target)
    assert (code, out, err) == (0, "", "")
    assert json.loads(target.read_text(encoding="utf-8"))["passes"] is True


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "x.xlsx", "--report", "json"],
        ["check", "x.xlsx", "--report", "json="],
        ["check", "x.xlsx", "--report", "=x"],
        ["check", "x.xlsx", "--report", "pdf=x"],
        ["check", "x.xlsx", "--report", "json=x", "--report", "junit=x"],
        ["check", "x.xlsx", "--report", "json=x", "--output", "x"],
        ["check", "x.xlsx", "--fail-on", "fatal"],
        ["check", "x.xlsx", "--format", "csv"],
        ["check", "x.xlsx", "--require", "wbx"],
    ],
)
def test_wrong_usage_is_exit_2_and_one_line(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("zi-score: ")
    assert err.count("\n") == 1


def test_a_report_is_never_an_input_and_must_be_writable(run: Run, sound: Path, tmp_path: Path) -> None:
    own = tmp_path / "baik.xlsx"
    own.write_bytes((sound / "baik.xlsx").read_bytes())
    before = own.read_bytes()
    assert run("check", own, "--report", f"json={own}")[0] == 2
    assert own.read_bytes() == before
    code, out, err = run(
        "check", own, "--report", f"json={tmp_path / 'tidak-ada' / 'x.json'}", "--report", f"junit={tmp_path / 'x.xml'}"
    )
    assert code == 2
    assert "tidak dapat ditulis" in err
    assert "LOLOS" in out
    assert (tmp_path / "x.xml").is_file()


def test_what_was_named_but_is_not_there_is_a_row_like_others(run: Run, sound: Path, tmp_path: Path) -> None:
    code, out, _err = run("check", tmp_path, tmp_path / "x.xlsx", sound / "baik.xlsx", "--format", "json")
    assert code == 3
    results = json.loads(out)["results"]
    assert [one["error"] and one["error"]["code"] for one in results] == ["ZI102", "ZI101", None]
    assert [one["check"]["passes"] for one in results] == [False, False, True]


def test_only_unusable_inputs_leave_the_screen_to_the_messages(run: Run, mixed: Path) -> None:
    code, out, err = run("check", mixed / "rusak.xlsx")
    assert (code, out) == (3, "")
    assert err.count("\n") == 1


def test_assessor_sheet_and_policy_are_passed_on(run: Run, sound: Path) -> None:
    arguments = ("--assessor", "unit", "--sheet", "LKE ZI", "--unanswered", "skip", "--format", "json")
    code, out, _err = run("check", sound / "baik.xlsx", *arguments)
    assert code == 0
    assert json.loads(out)["results"][0]["assessments"][0]["policy"] == {"unanswered": "skip"}
    assert run("check", sound / "baik.xlsx", "--assessor", "bpk")[0] == 3
    assert run("check", sound / "baik.xlsx", "--sheet", "Lain")[0] == 3


def test_a_wrong_rubric_is_said_once_and_exit_3(run: Run, sound: Path, tmp_path: Path) -> None:
    code, out, err = run("check", sound, "--rubric", tmp_path / "tidak-ada")
    assert (code, out) == (3, "")
    assert "ZI315" in err


def test_in_english(run: Run, sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_SCORE_LANG", "en")
    _, out, _ = run("check", sound, "--require", "wbk")
    assert "DOES NOT PASS" in out
    assert "Not judged: " in out


def test_only_what_a_format_needs_is_imported(sound: Path) -> None:
    code = (
        "import sys\nfrom zi_score.cli import main\n"
        f"try:\n    main(['check', {str(sound / 'tidak-ada.xlsx')!r}, '--format', 'gitlab'])\n"
        "except SystemExit:\n    pass\nprint('modules:', *sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"rich", "openpyxl"} & set(done.stdout.rpartition("modules: ")[2].split()) == set()


def test_a_format_that_tells_no_formulas_is_said_to_be_checked_in_part(run: Run, sound: Path, tmp_path: Path) -> None:
    old_format = tmp_path / "baik.ods"
    old_format.write_bytes((sound / "baik.xlsx").read_bytes())
    code, out, _ = run("check", old_format)
    assert (code, "ZI152" in out) == (0, True)
    assert "rumus, bagian tersembunyi, dan bukti dukung tidak diperiksa" in out
    assert "ZI152" not in run("check", sound / "baik.xlsx")[1]
