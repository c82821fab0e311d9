"""What this program wrote itself is no submission, for every command that takes a folder."""

import contextlib
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from zi_score.cli import main
from zi_score.workbook.own_output import own_output

pytestmark = pytest.mark.usefixtures("in_this_process")
Run = Callable[..., tuple[int, str, str]]
EXAMPLE = Path(__file__).parents[2] / "examples" / "memenuhi-wbbm.xlsx"
COMMANDS = [
    ("evaluate", "--format", "json"),
    ("check", "--format", "json"),
    ("recap", "--format", "json", "--jobs", "1"),
    ("diff", "--between", "unit", "tpi", "--format", "json"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A submission, its annotated copy and a recap of it; made once."""
    place = tmp_path_factory.mktemp("dibuat") / "masuk"
    place.mkdir()
    shutil.copy(EXAMPLE, place / "lke.xlsx")
    commands = (
        ("check", "masuk/lke.xlsx", "--annotate", "masuk/anotasi.xlsx"),
        ("recap", "masuk/lke.xlsx", "-o", "masuk/rekap.xlsx"),
    )
    for command in commands:
        with contextlib.chdir(place.parent), pytest.raises(SystemExit) as leaving:
            main([*command])
        assert leaving.value.code == 0
    return place


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of them for each test; the current folder is above it."""
    monkeypatch.chdir(tmp_path)
    return shutil.copytree(made, tmp_path / "masuk")


def left_out(err: str) -> list[str]:
    return [line.split()[1] for line in err.splitlines() if " dilewati: " in line]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one[0])
@pytest.mark.parametrize("name", ["masuk", "masuk/*.xlsx"])
def test_our_own_output_is_left_out_with_a_word(run: Run, command: tuple[str, ...], name: str) -> None:
    first, *options = command
    _code, out, err = run(first, name, *options)
    assert left_out(err) == ["masuk/anotasi.xlsx", "masuk/rekap.xlsx"]
    assert "anotasi.xlsx" not in out
    assert "rekap.xlsx" not in out
    assert "lke.xlsx" in out + err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one[0])
def test_who_wants_quiet_is_told_nothing_of_it(run: Run, command: tuple[str, ...]) -> None:
    first, *options = command
    loud, quiet = run(first, "masuk", *options), run(first, "masuk", *options, "--quiet")
    assert quiet[:2] == loud[:2]
    assert left_out(quiet[2]) == []
    assert left_out(loud[2]) != []


@pytest.mark.parametrize("again", [False, True], ids=["as it was written", "saved once more"])
def test_a_returned_copy_with_another_answer_is_a_submission(run: Run, folder: Path, *, again: bool) -> None:
    copy = folder / "anotasi.xlsx"
    book = load_workbook(copy)
    if again:
        book.save(copy)
        assert "anotasi.xlsx" in run("recap", folder)[2]
    sheet = book.worksheets[0]
    answer = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Ya")
    answer.value = "Tidak"
    book.save(copy)
    code, out, err = run("evaluate", folder, "--format", "json")
    assert code == 0
    assert [Path(one).name for one in left_out(err)] == ["rekap.xlsx"]
    assert "anotasi.xlsx" in out


def test_the_copy_of_a_returned_copy_is_known_too(run: Run, folder: Path) -> None:
    (folder / "lke.xlsx").unlink()
    run("check", folder / "anotasi.xlsx", "--annotate", folder / "anotasi-2.xlsx")
    _code, _out, err = run("evaluate", folder)
    assert len(left_out(err)) == 3


@pytest.mark.parametrize("start", ["<vt:lpwstr>", '<vt:lpwstr xmlns:vt="x">', "<lpwstr>"])
def test_the_mark_is_known_however_a_program_spells_it(folder: Path, start: str) -> None:
    written, spelt = folder / "rekap.xlsx", folder / "lain.xlsx"
    with zipfile.ZipFile(written) as archive, zipfile.ZipFile(spelt, "w") as copy:
        for member in archive.infolist():
            part = archive.read(member)
            if member.filename == "docProps/custom.xml":
                part = re.sub(rb"<vt:lpwstr[^>]*>", start.encode(), part)
            copy.writestr(member, part)
    assert own_output(spelt) == own_output(written) != ""


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_named_is_always_read(run: Run) -> None:
    code, _out, err = run("evaluate", "masuk/anotasi.xlsx")
    assert (code, left_out(err)) == (0, [])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one[0])
def test_nothing_but_our_own_output_is_nothing_to_judge(run: Run, folder: Path, command: tuple[str, ...]) -> None:
    (folder / "lke.xlsx").unlink()
    first, *options = command
    code, _out, err = run(first, "masuk", *options)
    assert code == 3
    assert len(left_out(err)) == 2


def test_a_template_is_not_marked(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "formulir"
    place.mkdir()
    assert run("template", "-o", place / "lke.xlsx")[0] == 0
    assert left_out(run("evaluate", place)[2]) == []


def test_a_recap_with_another_figure_is_no_longer_ours(run: Run, folder: Path) -> None:
    recap = folder / "rekap.xlsx"
    book = load_workbook(recap)
    book.worksheets[0].cell(2, 2).value = "Satker lain"
    book.save(recap)
    assert left_out(run("recap", "masuk", "--format", "json", "--jobs", "1")[2]) == ["masuk/anotasi.xlsx"]


def test_a_part_that_cannot_be_read_ends_no_run(run: Run, folder: Path) -> None:
    content = (folder / "anotasi.xlsx").read_bytes()
    at = content.index(b"docProps/custom.xml")  # in its local header; what follows is packed
    damaged = content[: at + 60] + bytes(40) + content[at + 100 :]
    (folder / "anotasi.xlsx").write_bytes(damaged)
    code, out, _err = run("recap", "masuk", "--format", "json", "--jobs", "1")
    assert code in (0, 3)
    assert "lke.xlsx" in out


def test_a_plan_is_left_out_even_when_it_was_filled_in(run: Run, folder: Path) -> None:
    plan = folder / "rencana.xlsx"
    assert run("plan", "masuk/lke.xlsx", "--target", "wbk", "-o", plan)[0] == 0
    book = load_workbook(plan)
    book.worksheets[0].cell(2, 13).value = "Ketua tim"
    book.save(plan)
    assert "masuk/rencana.xlsx" in left_out(run("recap", "masuk", "--format", "json", "--jobs", "1")[2])
