"""What is written is whole or not there, what is read stays as it was, and a folder is not left by a link."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks
from zi_score.atomic import write_atomically
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout

Run = Callable[..., tuple[int, str, str]]
FULL = Path("/dev/full")


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory, rubric: Rubric, layouts: tuple[Layout, ...]) -> Path:
    folder = tmp_path_factory.mktemp("masuk")
    return write_form(
        folder / "lke.xlsx", layout_named(layouts, "lampiran-iii-2021"), rubric, {"unit": best_marks(rubric)}
    )


@pytest.fixture(params=["evaluate -o", "check -o", "check --report", "check --annotate", "template -o"])
def writing(request: pytest.FixtureRequest, form: Path) -> tuple[Callable[[Path], list[str]], str]:
    """How to make a command write a file of this name, and its suffix."""
    commands: dict[str, tuple[Callable[[Path], list[str]], str]] = {
        "evaluate -o": (lambda target: ["evaluate", str(form), "-o", str(target)], ".txt"),
        "check -o": (lambda target: ["check", str(form), "-o", str(target)], ".txt"),
        "check --report": (lambda target: ["check", str(form), "--report", f"json={target}"], ".json"),
        "check --annotate": (lambda target: ["check", str(form), "--annotate", str(target)], ".xlsx"),
        "template -o": (lambda target: ["template", "-o", str(target)], ".xlsx"),
    }
    return commands[request.param]


Writing = tuple[Callable[[Path], list[str]], str]


def test_a_file_that_is_there_is_overwritten_only_with_force(run: Run, writing: Writing, tmp_path: Path) -> None:
    command, suffix = writing
    target = tmp_path / f"hasil{suffix}"
    target.write_text("lama")
    code, out, err = run(*command(target))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "sudah ada" in err
    assert "--force" in err
    assert target.read_text() == "lama"
    assert run(*command(target), "--force")[0] == 0
    assert target.read_bytes() != b"lama"


def test_an_empty_file_may_be_filled(run: Run, writing: Writing, tmp_path: Path) -> None:
    command, suffix = writing
    target = tmp_path / f"hasil{suffix}"
    target.touch()
    assert run(*command(target))[0] == 0
    assert target.stat().st_size


def test_a_name_as_long_as_names_can_be(run: Run, writing: Writing, tmp_path: Path) -> None:
    command, suffix = writing
    target = tmp_path / ("n" * (255 - len(suffix)) + suffix)
    assert run(*command(target))[0] == 0
    assert target.is_file()


def test_a_link_is_replaced_and_what_it_leads_to_is_left(run: Run, writing: Writing, tmp_path: Path) -> None:
    command, suffix = writing
    theirs, target = tmp_path / f"milik-lain{suffix}", tmp_path / f"hasil{suffix}"
    theirs.write_text("milik lain")
    target.symlink_to(theirs)
    assert run(*command(target), "--force")[0] == 0
    assert theirs.read_text() == "milik lain"
    assert target.is_file()
    assert not target.is_symlink()


@pytest.mark.parametrize("stage", ["open", "write", "replace"])
def test_a_run_that_is_interrupted_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    target = tmp_path / "hasil.json"
    target.write_text("lama")

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(*{"open": (Path, "open"), "write": (os, "fsync"), "replace": (Path, "replace")}[stage], stop)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(target, b"baru")
    monkeypatch.undo()
    assert target.read_text() == "lama"
    assert list(tmp_path.iterdir()) == [target]


def test_stopping_the_program_is_no_traceback(run: Run, form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("zi_score.workflows.evaluate.evaluate_workbook", stop)
    assert run("evaluate", form) == (130, "", "")


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "ruang penyimpanan penuh"), (errno.EACCES, "tidak ada izin"), (errno.EIO, os.strerror(errno.EIO))],
)
def test_a_disk_that_refuses_is_one_clear_line(
    run: Run, writing: Writing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    command, suffix = writing
    target = tmp_path / f"hasil{suffix}"
    target.write_text("lama")
    monkeypatch.setattr(os, "fsync", fail)
    code, _out, err = run(*command(target), "--force")
    assert code == 2
    assert err.count("\n") == 1
    assert reason in err
    assert target.read_text() == "lama"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("format_", ["table", "json"])
def test_a_full_disk_behind_stdout_is_one_clear_line(form: Path, format_: str) -> None:
    with FULL.open("w") as full:
        command = [sys.executable, "-m", "zi_score", "evaluate", str(form), "--format", format_]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "zi-score: keluaran tidak dapat ditulis: ruang penyimpanan penuh\n"


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(("arguments", "code"), [(("evaluate", "tidak-ada.xlsx"), 3), (("tidak-ada",), 2)])
def test_a_full_disk_behind_stderr_hides_no_exit_code(arguments: tuple[str, ...], code: int, unbuffered: str) -> None:
    """What could not be written must not be tried once more when the interpreter ends, which then leaves with 120."""
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with FULL.open("w") as full:
        command = [sys.executable, "-m", "zi_score", *arguments]
        done = subprocess.run(command, stderr=full, stdout=subprocess.PIPE, text=True, env=environment, check=False)
    assert (done.returncode, done.stdout) == (code, "")


def test_a_folder_that_is_not_there_is_one_clear_line(run: Run, writing: Writing, tmp_path: Path) -> None:
    command, suffix = writing
    code, _out, err = run(*command(tmp_path / "tidak-ada" / f"hasil{suffix}"))
    assert (code, err.count("\n")) == (2, 1)
    assert "tidak dapat ditulis" in err


@pytest.mark.parametrize(
    ("command", "target"),
    [
        (("diff", "permenpanrb-90-2021", "rq", "--on", "lke.xlsx"), "lke.xlsx"),
        (("diff", "permenpanrb-90-2021", "rq"), "rq/wordings.yaml"),
        (("diff", "rq/rubric.yaml", "permenpanrb-90-2021"), "rq/rubric.yaml"),
        (("check", "rq"), "rq/rubric.yaml"),
        (("check", "salah"), "salah/rubric.yaml"),
        (("show", "rq"), "rq/rubric.yaml"),
    ],
)
def test_no_page_on_a_rubric_is_written_over_what_it_is_made_from(
    run: Run, form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], target: str
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(form, "lke.xlsx")
    assert run("rubric", "copy", "permenpanrb-90-2021", "rq")[0] == 0
    wrong = Path(shutil.copytree("rq", "salah")) / "rubric.yaml"
    wrong.write_text(wrong.read_text(encoding="utf-8").replace("\nid: rq\n", "\nid: 7\n"), encoding="utf-8")
    before = Path(target).read_bytes()
    code, out, err = run("rubric", *command, "--format", "markdown", "-o", target, "--force")
    assert (code, out) == (2, "")
    assert "masukan perintah ini" in err
    assert Path(target).read_bytes() == before


@pytest.mark.parametrize("command", ["evaluate", "check"])
def test_inputs_are_only_ever_read(run: Run, form: Path, tmp_path: Path, command: str) -> None:
    own = Path(shutil.copy(form, tmp_path / "lke.xlsx"))
    os.utime(own, ns=(10**18, 10**18))
    own.chmod(0o444)
    before = (own.read_bytes(), own.stat().st_mtime_ns, own.stat().st_mode)
    os.utime(own, ns=(10**18, 10**18))
    assert run(command, own, "--format", "json")[0] == 0
    assert (own.read_bytes(), own.stat().st_mtime_ns, own.stat().st_mode) == before
    assert list(tmp_path.iterdir()) == [own]


def opened_for_writing(arguments: list[str]) -> list[str]:
    """The files that a run opens in order to write, as the interpreter's own audit tells them."""
    program = """
import sys
def hook(event, arguments):
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        print(arguments[0], file=sys.stderr)
    if event in {"socket.connect", "socket.getaddrinfo", "os.system", "os.remove", "os.rename"}:
        print(event, file=sys.stderr)
sys.addaudithook(hook)
from zi_score.cli import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stderr.splitlines()


@pytest.mark.parametrize("command", ["evaluate", "check"])
def test_a_run_without_output_opens_nothing_to_write_and_nothing_on_the_network(form: Path, command: str) -> None:
    assert opened_for_writing([command, str(form)]) == []


@pytest.fixture
def folder(form: Path, tmp_path: Path) -> Path:
    """A folder of submitted workbooks, beside one with a secret."""
    outside, inside = tmp_path / "rahasia", tmp_path / "masuk"
    outside.mkdir()
    inside.mkdir()
    shutil.copy(form, outside / "rahasia.xlsx")
    shutil.copy(form, inside / "baik.xlsx")
    return inside


def test_a_link_out_of_a_scanned_folder_is_told_and_not_read(run: Run, folder: Path) -> None:
    (folder / "tautan.xlsx").symlink_to(folder.parent / "rahasia" / "rahasia.xlsx")
    (folder / "naik.xlsx").symlink_to("../rahasia/rahasia.xlsx")
    (folder / "dalam").symlink_to(folder.parent / "rahasia", target_is_directory=True)
    (folder / "sama.xlsx").symlink_to("baik.xlsx")
    (folder / "putar.xlsx").symlink_to("putar.xlsx")
    for scanned in (folder, folder / "*.xlsx"):
        code, out, err = run("evaluate", scanned, "--format", "csv")
        assert code == 3
        assert err.count("menunjuk ke luar folder") == 2
        assert "putar.xlsx" in err
        assert "baik.xlsx" in out
        assert "sama.xlsx" in out
        assert f"{os.sep}dalam{os.sep}" not in out + err


def test_a_link_that_is_named_is_followed(run: Run, folder: Path) -> None:
    (folder / "tautan.xlsx").symlink_to(folder.parent / "rahasia" / "rahasia.xlsx")
    assert run("evaluate", folder / "tautan.xlsx")[0] == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_scanned_folder_stops_nothing(run: Run, folder: Path) -> None:
    os.mkfifo(folder / "pipa.xlsx")
    code, _out, err = run("evaluate", folder)
    assert code == 3
    assert "ini bukan berkas biasa" in err


def test_names_that_look_like_paths_or_options_are_only_names(run: Run, folder: Path) -> None:
    for name in ("--require.xlsx", "a\nb.xlsx", "..xlsx", "$(x).xlsx", "a;b.xlsx", "é ü.xlsx", "n" * 250 + ".xlsx"):
        shutil.copy(folder / "baik.xlsx", folder / name)
    code, out, err = run("evaluate", folder, "--format", "json")
    assert (code, err) == (0, "")
    assert out.count('"workbook"') == 7  # a name that begins with a dot is hidden, and passed over
