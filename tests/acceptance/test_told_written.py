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
}


@pytest.mark.parametrize("name", COMMANDS)
def test_it_is_told_once_on_a_terminal(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    words, file = COMMANDS[name]
    _code, out, err = run(*words, "-o", tmp_path / file)
    assert f"{out}{err}".count(f"ditulis: {tmp_path / file}") == 1


def test_nothing_is_told_where_nobody_wants_it(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert run("check", WBK, "--quiet", "-o", tmp_path / "hasil.json")[2] == ""
    assert run("evaluate", WBK, "-o", "/dev/null", "--format", "json")[2] == ""


def test_a_script_hears_nothing(run: Run, tmp_path: Path) -> None:
    assert run("evaluate", WBK, "-o", tmp_path / "hasil.json")[2] == ""
