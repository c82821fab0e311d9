"""Whose settings count: the file of the current folder or of --settings, never one that was submitted."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks, worst_marks
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import DEFAULT_RUBRIC, rubric_folder

Run = Callable[..., tuple[int, str, str]]
LAYOUT = "jawaban-2024"


@pytest.fixture
def folder(tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder; in it two units that find themselves perfect, and TPI does not."""
    form = layout_named(layouts, LAYOUT)
    answers = {"unit": best_marks(rubric), "tpi": worst_marks(rubric)}
    book = write_form(tmp_path / "lke.xlsx", form, rubric, answers)
    for name in ("baik", "jahat"):
        (tmp_path / name).mkdir()
        shutil.copy(book, tmp_path / name / "lke.xlsx")
    book.unlink()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(folder: Path, text: str) -> None:
    (folder / "zi-score.toml").write_text(text, encoding="utf-8")


def checked(run: Run, *arguments: str | Path) -> tuple[int, list[dict[str, Any]]]:
    code, out, _ = run("check", *arguments, "--format", "json")
    return code, json.loads(out)["results"]


def settings_findings(results: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    findings = (one for result in results for one in result["check"]["findings"])
    return [(one["code"], one["severity"], one["file"]) for one in findings if one["code"].startswith("ZI7")]


@pytest.mark.parametrize("key", ['assessor = "unit"', 'columns = ["tpi=K"]', 'rubric = "permenpanrb-52-2014"'])
def test_a_submitted_file_chooses_no_judge_for_itself_or_its_neighbour(run: Run, folder: Path, key: str) -> None:
    settings(folder / "jahat", f"{key}\n")
    code, results = checked(run, "baik", "jahat", "--require", "wbk")
    assert code == 1
    assert [one["verdict_assessor"] for one in results] == ["tpi", "tpi"]
    assert settings_findings(results) == [("ZI708", "warning", str(Path("jahat", "zi-score.toml")))]


def test_a_submitted_file_neither_demands_nor_forgives_and_cannot_stop_the_run(run: Run, folder: Path) -> None:
    settings(folder, 'require = "wbbm"\nassessor = "unit"\n')
    assert checked(run, "baik", "jahat")[0] == 0
    settings(folder / "jahat", 'require = "wbk"\nfail-on = "note"\n')
    code, results = checked(run, "baik", "jahat")
    assert code == 0
    assert [one["check"]["gate"]["require"] for one in results] == ["wbbm", "wbbm"]
    assert [one["check"]["gate"]["fail_on"] for one in results] == ["error", "error"]


def test_a_submitted_file_of_layouts_is_not_even_opened(run: Run, folder: Path) -> None:
    settings(folder / "jahat", 'layouts = ["tidak-ada.yaml"]\n')
    assert settings_findings(checked(run, "jahat")[1]) == [
        ("ZI708", "warning", str(Path("jahat", "zi-score.toml"))),
    ]


def test_the_file_of_the_current_folder_is_no_submitted_one(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(folder / "baik", 'assessor = "unit"\n')
    monkeypatch.chdir(folder / "baik")
    for named in ("lke.xlsx", ".", folder / "baik" / "lke.xlsx"):
        (result,) = checked(run, named)[1]
        assert result["verdict_assessor"] == "unit"
        assert settings_findings([result]) == []


COMMANDS: dict[str, Callable[[str], list[str]]] = {
    "evaluate": lambda book: ["evaluate", book],
    "check": lambda book: ["check", book],
    "explain": lambda book: ["explain", book],
    "recap": lambda book: ["recap", book],
    "diff": lambda book: ["diff", book, book],
}


def judge(out: str) -> Any:
    """Whose verdict it is, in the JSON of any command."""
    document = json.loads(out)
    if "rankings" in document:
        return document["rankings"][0]["rows"][0]["assessor"]["id"]
    if "results" in document:
        return document["results"][0]["verdict_assessor"]
    return document["assessor"] if "assessor" in document else document["comparisons"][0]["before"]["assessor"].lower()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_reads_workbooks_obeys_them(run: Run, folder: Path, command: str) -> None:
    def assessor(*more: str) -> Any:
        code, out, err = run(*COMMANDS[command]("baik/lke.xlsx"), "--format", "json", *more)
        assert code in (0, 1), err
        return judge(out)

    assert assessor() == "tpi"
    settings(folder, 'assessor = "unit"\n')
    assert assessor() == "unit"
    assert assessor("--assessor", "tpi") == "tpi"
    assert assessor("--assessor", "") == "tpi"
    assert assessor("--settings", "") == "tpi"
    (folder / "tpi.toml").write_text('assessor = "tpi"\n', encoding="utf-8")
    assert assessor("--settings", "tpi.toml") == "tpi"


@pytest.mark.parametrize("command", COMMANDS)
def test_wrong_settings_are_an_unusable_input_of_every_command(run: Run, folder: Path, command: str) -> None:
    settings(folder, 'assesor = "unit"\n')
    code, out, err = run(*COMMANDS[command]("baik/lke.xlsx"), "--format", "json")
    assert (code, out) == (3, "")
    assert "zi-score.toml:1" in err
    assert "ZI702" in err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "columns", [["tpi"], ["tpi=18"], ["=R"], ["tpi=XFE"], ["tpi=R", "tpi=S"], ["tpi=R", "unit=R"], ["a b=R"]]
)
def test_a_column_that_is_none_is_wrong_usage(run: Run, folder: Path, command: str, columns: list[str]) -> None:
    options = [part for one in columns for part in ("--column", one)]
    code, out, err = run(*COMMANDS[command]("baik/lke.xlsx"), *options)
    assert (code, out) == (2, "")
    assert "--column" in err
    settings(folder, f"columns = {json.dumps(columns)}\n")
    assert run(*COMMANDS[command]("baik/lke.xlsx"))[0] == 3
    assert run(*COMMANDS[command]("baik/lke.xlsx"), "--column", "tpi=O")[0] in (0, 3)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_layout_of_ones_own_is_read_before_the_bundled_ones(run: Run, folder: Path, command: str) -> None:
    bundled = rubric_folder(DEFAULT_RUBRIC) / "layouts" / f"{LAYOUT}.yaml"
    text = bundled.read_text(encoding="utf-8").replace(f"id: {LAYOUT}", "id: formulir-kami")
    (folder / "bentuk").mkdir()
    (folder / "bentuk" / "kami.yaml").write_text(text, encoding="utf-8")
    settings(folder, 'layouts = ["bentuk/kami.yaml"]\n')
    code, out, err = run(*COMMANDS[command]("baik/lke.xlsx"), "--format", "json")
    assert code in (0, 1), err
    assert '"formulir-kami"' in out
    (folder / "bentuk" / "kami.yaml").write_text(text.replace("rubric: permenpanrb", "rubric: bukan"), encoding="utf-8")
    code, out, err = run(*COMMANDS[command]("baik/lke.xlsx"), "--format", "json")
    assert (code, out) == (3, "")
    assert "ZI307" in err


def test_settings_that_are_no_file_are_refused_at_once(run: Run, folder: Path) -> None:
    (folder / "zi-score.toml").symlink_to("/dev/zero")
    code, out, err = run("evaluate", "baik/lke.xlsx")
    assert (code, out) == (3, "")
    assert "ZI113" in err


@pytest.mark.parametrize(
    ("key", "code"),
    [('assessor = "tpn"', "ZI112"), ('rubric = "permenpanrb-52-2014"', "ZI150"), ('columns = ["tpi=ZZ"]', "ZI174")],
)
@pytest.mark.parametrize(
    "command", [["evaluate"], ["check"], ["recap", "--jobs", "1"], ["diff", "--between", "unit", "tpi"]]
)
def test_what_a_setting_caused_names_its_line(run: Run, folder: Path, command: list[str], key: str, code: str) -> None:
    settings(folder, f"# pengaturan\n{key}\n")
    first, *options = command
    _exit, out, err = run(first, "baik", *options)
    words = " ".join((out + err).split())
    if (first, code) == ("diff", "ZI112"):
        return  # between two assessors, nobody else is asked for
    assert code in words
    assert "zi-score.toml:2" in words
    _exit, out, err = run(first, "baik", *options, "--settings", "")
    assert "zi-score.toml" not in out + err


def test_git_reads_by_the_settings_in_force(run: Run, folder: Path) -> None:
    texts = []
    for name in ("unit", "tpi"):
        settings(folder, f'assessor = "{name}"\n')
        new = ["/dev/null", "0" * 40, ".", "baik/lke.xlsx", "1" * 40, "100644"]
        texts.append(run("git", "compare", "lke.xlsx", *new)[1])
    assert texts[0] != texts[1]
