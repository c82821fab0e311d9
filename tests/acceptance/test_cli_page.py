"""``zi-score page``: the page as a file, or how to come by it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zi_score.cli import page as command

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page as the build leaves it."""
    page = tmp_path / "dist" / "zi-score.html"
    page.parent.mkdir()
    page.write_text("<!DOCTYPE html>", encoding="utf-8")
    monkeypatch.setattr(command, "_INSTALLED", tmp_path / "none.html")
    monkeypatch.setattr(command, "_BUILT", page)
    monkeypatch.chdir(tmp_path)
    return page


def test_it_writes_the_page(run: Run, built: Path) -> None:
    code, out, err = run("page")
    assert (code, err) == (0, "")
    assert out == "Halaman ditulis: zi-score.html. Buka dengan peramban; tidak ada yang dikirim.\n"
    assert Path("zi-score.html").read_bytes() == built.read_bytes()


def test_another_file_is_replaced_only_by_force(run: Run, built: Path) -> None:
    Path("kantor.html").write_text("lama", encoding="utf-8")
    assert run("page", "-o", "kantor.html")[0] == 2
    assert Path("kantor.html").read_text(encoding="utf-8") == "lama"
    assert run("page", "-o", "kantor.html", "--force")[0] == 0
    assert Path("kantor.html").read_bytes() == built.read_bytes()


def test_where_it_cannot_be_written_the_reason_is_said(run: Run, built: Path) -> None:
    assert built.is_file()
    code, out, err = run("page", "-o", "tidak/ada.html")
    assert (code, out) == (2, "")
    assert "tidak/ada.html tidak dapat ditulis: berkas atau foldernya tidak ada" in err


def test_without_it_the_command_says_how_to_come_by_it(run: Run, built: Path) -> None:
    built.unlink()
    code, out, err = run("page")
    assert (code, out) == (3, "")
    assert "unduh zi-score.html dari rilis zi-score" in err
    assert not Path("zi-score.html").exists()
