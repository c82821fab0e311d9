"""Whoever sits before a terminal is told what was written, once; a script hears nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
WBK = Path(__file__).parents[2] / "examples" / "memenuhi-wbk.xlsx"
COMMANDS: dict[str, tuple[tuple[str | Path, ...], str]] = {
    "evaluate": (("evaluate", WBK), "hasil.json"),
    "check": (("check", WBK), "temuan.html"),
    "template": (("template",), "lke.xlsx"),
    "rubric": (("rubric", "list"), "rubrik.md"),
    "units": (("portalrb", "units", WBK), "unit.csv"),
    "profile": (("profile", "new"), "profil.yaml"),
    "kawasan": (("kawasan", "new"), "kawasan.yaml"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_it_is_told_once_on_a_terminal(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    words, file = COMMANDS[name]
    _code, out, err = run(*words, "-o", tmp_path / file)
    assert f"{out}{err}".count(f"ditulis: {tmp_path / file}") == 1


@pytest.mark.parametrize("words", [("profile", "new"), ("kawasan", "new"), ("portalrb", "units", WBK)])
def test_what_is_not_there_is_not_told_as_written(run: Run, tmp_path: Path, words: tuple[str | Path, ...]) -> None:
    code, out, err = run(*words, "-o", tmp_path / "tidak" / "ada" / "berkas")
    assert (code, out, "tidak dapat ditulis" in err) == (2, "", True)


def test_nothing_is_told_where_nobody_wants_it(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert run("check", WBK, "--quiet", "-o", tmp_path / "hasil.json")[2] == ""
    assert run("evaluate", WBK, "-o", "/dev/null", "--format", "json")[2] == ""


def test_a_script_hears_nothing(run: Run, tmp_path: Path) -> None:
    assert run("evaluate", WBK, "-o", tmp_path / "hasil.json")[2] == ""
