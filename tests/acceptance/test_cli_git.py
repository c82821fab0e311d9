"""``zi-score git`` in real repositories with real commits, and what Git then shows of workbooks."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout

EXAMPLES = Path(__file__).parents[2] / "examples"
BEFORE, AFTER = EXAMPLES / "perbaikan-sebelum.xlsx", EXAMPLES / "perbaikan-sesudah.xlsx"
Run = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(*arguments: str) -> str:
    """Run Git here; its output, stdout and stderr together."""
    done = subprocess.run(
        ["git", "-c", "core.pager=cat", *arguments],
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.stdout


def committed(message: str) -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", message)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository as the current directory, with a home of its own."""
    home = tmp_path / "home"
    home.mkdir()
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Penguji")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "penguji@contoh.invalid")
    place = tmp_path / "repositori dengan spasi"
    place.mkdir()
    monkeypatch.chdir(place)
    git("init", "--quiet")
    return place


@pytest.fixture
def history(repository: Path, run: Run) -> Path:
    """A repository with the driver, one workbook and one broken file in a commit, and both changed since."""
    assert run("git", "install")[0] == 0
    shutil.copy(BEFORE, repository / "lke.xlsx")
    (repository / "rusak.xlsx").write_bytes(b"bukan buku kerja")
    committed("sebelum")
    shutil.copy(AFTER, repository / "lke.xlsx")
    (repository / "rusak.xlsx").write_bytes(b"tetap bukan buku kerja")
    return repository


def test_git_diff_shows_the_difference_of_the_scores(history: Path) -> None:
    shown = git("diff")
    assert "Sebelum  lke.xlsx@" in shown
    assert "Sesudah  lke.xlsx (Unit)" in shown
    assert "+5,2528" in shown
    assert "A.II.5.i.a Pengendalian aktivitas berjenjang" in shown
    assert "Binary files" not in shown
    assert str(history) not in shown


@pytest.mark.usefixtures("history")
def test_a_broken_workbook_gets_a_notice_and_the_others_are_shown() -> None:
    shown = git("diff", "--", "rusak.xlsx", "lke.xlsx")
    assert "rusak.xlsx@" in shown
    assert "rusak.xlsx: ZI104: bukan buku kerja Excel" in shown
    assert "+5,2528" in shown


def test_two_regulations_are_not_compared_and_it_says_why(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(EXAMPLES / "lke-2014.xlsx", history / "lke.xlsx")
    shown = git("diff", "--", "lke.xlsx")
    assert "): nilai total 75,4179; Menuju WBK: BELUM MEMENUHI" in shown
    assert "Menuju WBK (Permen 52/2014): BELUM MEMENUHI (PERATURAN DICABUT)" in shown
    assert "lke.xlsx: ZI116: kedua sisi mengikuti peraturan yang berbeda" in shown
    monkeypatch.setenv("ZI_SCORE_LANG", "en")
    assert "lke.xlsx: ZI116: the two sides follow different regulations" in git("diff", "--", "lke.xlsx")


def test_the_log_and_show_have_each_figure_that_changed(history: Path) -> None:
    committed("sesudah")
    for shown in (git("log", "-p", "-1"), git("show"), git("diff", "--no-ext-diff", "HEAD~1")):
        assert "-Nilai total: 75,4179\n" in shown
        assert "+Nilai total: 80,6707\n" in shown
        assert "-B.I.a Survei persepsi anti korupsi (IPAK/SPAK): 3,4 = 14,875\n" in shown
        assert "+B.I.a Survei persepsi anti korupsi (IPAK/SPAK): 3,68 = 16,10\n" in shown
        assert "-  belum terpenuhi: Survei persepsi anti korupsi, minimal 15,75\n" in shown
        assert shown.count("SHA-256") == 2
        assert str(history) not in shown


def test_new_deleted_and_moved_workbooks(history: Path) -> None:
    committed("sesudah")
    shutil.copy(BEFORE, history / "-x.xlsx")
    (history / "lke.xlsx").rename(history / "pindah.xlsx")
    git("add", "--all")
    shown = git("diff", "--cached", "--find-renames")
    assert "Berkas baru: -x.xlsx@" in shown
    assert "nilai total 75,4179; Menuju WBK: BELUM MEMENUHI; Menuju WBBM: BELUM MEMENUHI" in shown
    assert "Sesudah  pindah.xlsx@" in shown
    (history / "pindah.xlsx").unlink()
    assert "Berkas dihapus: pindah.xlsx@" in git("diff")


def test_a_conflict_is_said(history: Path) -> None:
    committed("sesudah")
    git("checkout", "--quiet", "-b", "lain", "HEAD~1")
    shutil.copy(EXAMPLES / "gagal-satu-area.xlsx", history / "lke.xlsx")
    committed("lain")
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "--quiet", "-")
    assert "lke.xlsx: masih berkonflik; selesaikan lebih dahulu\n" in git("diff", "--ours")
    assert "diff --cc lke.xlsx" in git("diff")


def test_installed_twice_is_installed_once_and_uninstalled_leaves_the_rest(repository: Path, run: Run) -> None:
    attributes = repository / ".git" / "info" / "attributes"
    attributes.write_text("*.docx diff=word\n", encoding="utf-8")
    configuration = repository / ".git" / "config"
    original = configuration.read_bytes()
    assert run("git", "install")[0] == 0
    first = (attributes.read_bytes(), configuration.read_bytes())
    assert run("git", "install")[0] == 0
    assert (attributes.read_bytes(), configuration.read_bytes()) == first
    assert git("check-attr", "diff", "lke.xlsx") == "lke.xlsx: diff: zi-score\n"
    for _time in range(2):
        code, out, err = run("git", "uninstall")
        assert (code, err) == (0, "")
        assert "dilepas" in out
        assert attributes.read_text(encoding="utf-8") == "*.docx diff=word\n"
        assert configuration.read_bytes() == original


def test_no_python_file_of_the_repository_is_run(history: Path) -> None:
    for name in ("signal", "zipfile", "typer", "zi_score"):
        (history / f"{name}.py").write_text("open('dijalankan', 'w').close()", encoding="utf-8")
    assert "+5,2528" in git("diff")
    git("log", "-p", "--", "lke.xlsx")
    assert not (history / "dijalankan").exists()


def test_uninstalling_what_was_never_installed_changes_nothing(repository: Path, run: Run) -> None:
    (repository / ".git" / "info" / "attributes").unlink(missing_ok=True)
    assert run("git", "uninstall")[0] == 0
    assert not (repository / ".git" / "info" / "attributes").exists()


def test_only_this_repository_unless_asked(repository: Path, run: Run) -> None:
    assert run("git", "install")[0] == 0
    other = repository.parent / "lain"
    git("init", "--quiet", str(other))
    assert git("-C", str(other), "check-attr", "diff", "lke.xlsx") == "lke.xlsx: diff: unspecified\n"
    assert run("git", "uninstall")[0] == 0
    assert run("git", "install", "--global")[0] == 0
    assert git("-C", str(other), "check-attr", "diff", "lke.xlsx") == "lke.xlsx: diff: zi-score\n"
    assert (Path.home() / ".config" / "git" / "attributes").exists()
    assert not (repository / ".git" / "info" / "attributes").read_text(encoding="utf-8")
    assert run("git", "uninstall", "--global")[0] == 0
    assert git("-C", str(other), "check-attr", "diff", "lke.xlsx") == "lke.xlsx: diff: unspecified\n"


def test_the_users_own_file_of_attributes_is_used(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = repository.parent / "atribut"
    git("config", "--global", "core.attributesFile", str(mine))
    assert run("git", "install", "--global")[0] == 0
    assert "*.xlsx diff=zi-score\n" in mine.read_text(encoding="utf-8")
    git("config", "--global", "--unset", "core.attributesFile")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert run("git", "install", "--global")[0] == 0
    assert git("check-attr", "diff", "lke.xlsx") == "lke.xlsx: diff: zi-score\n"


def test_outside_a_repository_git_refuses(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    code, out, err = run("git", "install")
    assert (code, out) == (2, "")
    assert err.startswith("zi-score: Git menolak: fatal: not a git repository")


def test_without_git_and_without_leave_to_write(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / ".git" / "info" / "attributes").mkdir(parents=True)
    code, _out, err = run("git", "install")
    assert (code, err.startswith("zi-score: ")) == (2, True)
    assert "tidak dapat ditulis" in err
    monkeypatch.setenv("PATH", "")
    code, _out, err = run("git", "install")
    assert (code, err.startswith("zi-score: Git menolak: ")) == (2, True)


ABSENT = ("/dev/null", ".", ".")
ZEROS = "0" * 40
DIGEST = "681dd7da801c2d06bc5ee98948078093078f46d2"


def side(path: Path, digest: str = DIGEST) -> tuple[str, str, str]:
    return str(path), digest, "100644"


def test_what_git_runs_never_fails(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"bukan buku kerja")
    shown = {
        "changed": run("git", "compare", "--", "a.xlsx", *side(BEFORE), *side(AFTER, ZEROS)),
        "new": run("git", "compare", "--", "a.xlsx", *ABSENT, *side(AFTER)),
        "deleted": run("git", "compare", "--", "a.xlsx", *side(BEFORE), *ABSENT),
        "moved": run("git", "compare", "--", "a.xlsx", *side(BEFORE), *side(BEFORE), "b.xlsx", "similarity index 100%"),
        "broken": run("git", "compare", "--", "a.xlsx", *side(BEFORE), *side(broken, ZEROS)),
        "conflict": run("git", "compare", "--", "a.xlsx"),
        "text": run("git", "text", "--", AFTER),
        "broken text": run("git", "text", "--", broken),
    }
    assert {(code, err) for code, _out, err in shown.values()} == {(0, "")}
    assert "Sesudah  a.xlsx (Unit)" in shown["changed"][1]
    assert shown["new"][1].startswith("Berkas baru: a.xlsx@681dd7d (Unit): nilai total 80,6707;")
    assert shown["deleted"][1].startswith("Berkas dihapus: a.xlsx@681dd7d (Unit): nilai total 75,4179;")
    assert "Sesudah  b.xlsx@681dd7d (Unit)" in shown["moved"][1]
    assert "a.xlsx@681dd7d (Unit): nilai total 75,4179;" in shown["broken"][1]
    assert "a.xlsx: ZI104: " in shown["broken"][1]
    assert "berkonflik" in shown["conflict"][1]
    assert "\nNilai total: 80,6707\n" in shown["text"][1]
    assert len(shown["broken text"][1].splitlines()) == 2


def test_the_text_has_each_error_with_its_cell(
    run: Run, rubric: Rubric, layouts: tuple[Layout, ...], tmp_path: Path
) -> None:
    marks = best_marks(rubric)
    marks[next(iter(marks))] = "Z"
    path = write_form(tmp_path / "lke.xlsx", layout_named(layouts, "jawaban-2024"), rubric, {"unit": marks})
    code, out, err = run("git", "text", "--", path)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1].startswith("'")
    assert ": ZI20" in out.splitlines()[-1]
    assert str(tmp_path) not in out
