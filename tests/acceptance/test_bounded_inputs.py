"""No input is read without end or waited for, whatever it is named as (K35)."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
EXAMPLES = Path(__file__).parents[2] / "examples"
BOOK = str(EXAMPLES / "memenuhi-wbk.xlsx")
ZERO = Path("/dev/zero")
SECONDS = 60
INPUTS = {
    "a workbook": ["evaluate", "{}.xlsx"],
    "settings": ["check", BOOK, "--settings", "{}.toml"],
    "a profile": ["evaluate", BOOK, "--profile", "{}.yaml"],
    "a kawasan": ["evaluate", BOOK, "--kawasan", "{}.yaml"],
    "a rubric": ["evaluate", BOOK, "--rubric", "{}/rubric.yaml"],
    "answers": ["template", "-o", "baru.xlsx", "--answers", "{}.json"],
    "an earlier recap": ["recap", BOOK, "--resume", "{}.jsonl", "--format", "jsonl"],
    "one side": ["diff", "{}.json", BOOK],
    "responses": ["survey", "{}.csv"],
    "responses beside a workbook": ["evaluate", BOOK, "--survey-spak", "{}.csv"],
    "a questionnaire": ["survey", str(EXAMPLES / "survei-spkp.csv"), "--questionnaire", "{}.yaml"],
    "efforts": ["plan", BOOK, "--effort", "{}.yaml"],
    "a rubric to check": ["rubric", "check", "{}/rubric.yaml"],
}
TEXTS = {
    "settings": "toml",
    "a profile": "yaml",
    "a kawasan": "yaml",
    "a rubric": "yaml",
    "answers": "json",
    "an earlier recap": "jsonl",
    "a questionnaire": "yaml",
    "efforts": "yaml",
    "a rubric to check": "yaml",
}
"""The inputs that a person writes, by the name of their format."""


def run_apart(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """In a process of its own, whose memory is bounded and which is ended when it waits."""
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000,) * 2);"
        "from zi_score.cli import main; main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False)


@pytest.mark.skipif(not ZERO.exists() or not hasattr(os, "mkfifo"), reason="this system has no such files")
@pytest.mark.parametrize("kind", ["pipe", "device"])
@pytest.mark.parametrize("name", INPUTS)
def test_k35_neither_a_pipe_nor_a_device_is_waited_for(tmp_path: Path, name: str, kind: str) -> None:
    arguments = [one.format("masukan") for one in INPUTS[name]]
    path = tmp_path / next(one for one in arguments if one.startswith("masukan"))
    path.parent.mkdir(exist_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(ZERO)
    done = run_apart(arguments, tmp_path)
    assert "Traceback" not in done.stderr
    assert "MemoryError" not in done.stderr
    assert done.returncode in (2, 3)
    assert done.stderr.startswith("zi-score: ")


@pytest.mark.parametrize("kind", ["pipe", "device", "link"])
def test_k35_settings_beside_a_submitted_workbook(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "masuk"
    folder.mkdir()
    (folder / "lke.xlsx").write_bytes(Path(BOOK).read_bytes())
    settings = folder / "zi-score.toml"
    if kind == "pipe":
        os.mkfifo(settings)
    elif kind == "device":
        settings.symlink_to(ZERO)
    else:
        (tmp_path / "lain.toml").write_text("# milik orang lain\n", encoding="utf-8")
        settings.symlink_to(tmp_path / "lain.toml")
    done = run_apart(["check", "masuk"], tmp_path)
    assert "Traceback" not in done.stderr
    assert "zi-score.toml" in done.stdout + done.stderr
    assert done.returncode in (1, 3)


def test_a_text_that_is_too_large_is_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_SCORE_LIMITS", "text-mb=1")
    file = tmp_path / "besar.yaml"
    file.write_text("# " + "x" * 1_100_000 + "\n", encoding="utf-8")
    code, _out, err = run("evaluate", BOOK, "--profile", file)
    assert code == 3
    assert "berkasnya terlalu besar" in err


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_that_a_person_writes_is_larger_than_the_limit(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("ZI_SCORE_LIMITS", "text-mb=1")
    monkeypatch.chdir(tmp_path)
    arguments = [one.format("masukan") for one in INPUTS[name]]
    path = tmp_path / next(one for one in arguments if one.startswith("masukan"))
    path.parent.mkdir(exist_ok=True)
    beginning = "[" if TEXTS[name] in ("json", "jsonl") else "# "
    path.write_text(beginning + "x" * 1_100_000, encoding="utf-8")
    code, out, err = run(*arguments)
    assert (code, out) == (3, "")
    assert "berkasnya terlalu besar" in err


@pytest.mark.parametrize("line", ["a = '''", "[a]", "a{} = 1", "[[waiver]]"])
def test_the_places_in_hostile_settings_cost_no_time(tmp_path: Path, line: str) -> None:
    text = "".join(f"{line.format(number)}\n" for number in range(40_000))
    (tmp_path / "aneh.toml").write_text(text, encoding="utf-8")
    done = run_apart(["check", BOOK, "--settings", "aneh.toml"], tmp_path)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_a_criterion_with_thousands_of_digits_is_wrong_usage(run: Run) -> None:
    code, out, err = run("recap", BOOK, "--where", "total>" + "9" * 5_000)
    assert (code, out) == (2, "")
    assert err.startswith("zi-score: ")
