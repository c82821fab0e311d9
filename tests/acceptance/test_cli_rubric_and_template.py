"""``zi-score rubric`` and ``zi-score template``."""

import json
import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from zi_score import __version__
from zi_score.cli import _COMMANDS as COMMANDS
from zi_score.cli.rubric import SchemaName
from zi_score.rubric.library import DEFAULT_RUBRIC, rubric_folder
from zi_score.schemas import json_schema

Run = Callable[..., tuple[int, str, str]]
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def own_rubric(tmp_path: Path) -> Path:
    return Path(shutil.copytree(rubric_folder(DEFAULT_RUBRIC), tmp_path / "sendiri"))


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"zi-score {__version__}\n", "")


@pytest.mark.parametrize(
    "command", [[], *([name] for name in COMMANDS), ["rubric", "check"], ["profile", "new"], ["kawasan", "new"]]
)
def test_help_is_in_indonesian(run: Run, command: list[str]) -> None:
    code, out, _ = run(*command, "--help")
    assert code == 0
    for word in ("Usage", "Options", "Arguments", "Commands", "[required]", "default:", "Show this", "x>=", "INTEGER"):
        assert word not in out


def test_list(run: Run) -> None:
    code, out, _ = run("rubric", "list")
    assert code == 0
    names = [line.split()[0] for line in out.splitlines() if line.startswith("permenpanrb-")]
    assert names == [DEFAULT_RUBRIC, "permenpanrb-52-2014", "permenpanrb-10-2019"]
    assert "tidak dinilai: lampirannya tidak ditemukan" in " ".join(out.split())


def test_a_regulation_whose_annex_was_not_found_is_shown_without_a_figure(run: Run) -> None:
    code, out, err = run("rubric", "show", "permenpanrb-10-2019")
    assert (code, err) == (0, "")
    for said in ("Tidak dinilai: lampirannya tidak ditemukan", "sudah dicabut oleh", "Diketahui:", "Diperlukan:"):
        assert said in out
    assert not re.search(r"\d+ (poin|pertanyaan)", out)


def test_nothing_is_scored_by_a_regulation_whose_annex_was_not_found(run: Run, tmp_path: Path) -> None:
    name = "permenpanrb-10-2019"
    for arguments in (
        ("evaluate", "lke.xlsx", "--rubric", name),
        ("check", "lke.xlsx", "--rubric", name),
        ("template", "-o", tmp_path / "x.xlsx", "--rubric", name),
        ("rubric", "show", name, "A.1"),
        ("rubric", "check", name),
    ):
        code, out, err = run(*arguments)
        assert (code, out) == (3, "")
        assert "ZI318" in err
        assert f"rubric show {name}" in err


def test_settings_may_name_it_and_are_told_why_not(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "zi-score.toml").write_text('rubric = "permenpanrb-10-2019"\n', encoding="utf-8")
    code, _, err = run("check", "lke.xlsx")
    assert (code, "ZI318" in err) == (3, True)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ([], "A.I.1.i Tim kerja ZI"),
        ([DEFAULT_RUBRIC], "A.I.1.i Tim kerja ZI"),
        (["A.I.1.i.b"], "Skala: A/B/C"),
        ([DEFAULT_RUBRIC, "wbk"], "wbk: Menuju WBK"),
        (["syarat"], "opini_bpk"),
    ],
)
def test_show(run: Run, words: list[str], shown: str) -> None:
    code, out, err = run("rubric", "show", *words)
    assert (code, err) == (0, "")
    assert shown in out


@pytest.mark.parametrize("words", [["X.1"], ["a", "b", "c"]])
def test_show_something_unknown(run: Run, words: list[str]) -> None:
    code, out, err = run("rubric", "show", *words)
    assert (code, out) == (2, "")
    assert err.startswith("zi-score: nilai KODE tidak dapat dipakai")


def test_check_a_sound_rubric(run: Run, own_rubric: Path) -> None:
    for path in (own_rubric, own_rubric / "rubric.yaml", DEFAULT_RUBRIC):
        code, out, err = run("rubric", "check", path)
        assert (code, err) == (0, "")
        assert ": sah; 113 pertanyaan" in " ".join(out.split())


def test_check_names_every_problem_with_file_and_line(
    run: Run, own_rubric: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "250")
    file = own_rubric / "rubric.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("weight: 0.5", "weight: 0.6", 1), encoding="utf-8")
    code, out, err = run("rubric", "check", own_rubric)
    assert (code, err) == (1, "")
    assert "Temuan: 1 kesalahan" in out
    assert f"- {file}:" in out
    assert "ZI304" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rubric", "list"], ["permenpanrb-52-2014", "113"]),
        (["rubric", "show"], ["A.I.1.i Tim kerja ZI", "<details>", "Semua pertanyaan", "Setiap area pengungkit"]),
        (["rubric", "show", "A.I.1.i.b"], ["Skala: A/B/C", "hlm. 66"]),
        (["rubric", "check", DEFAULT_RUBRIC], [": sah; 113 pertanyaan"]),
        (["rule"], ["ZI203", "kesalahan"]),
        (["rule", "ZI203"], ["Cara membetulkan", "ZI203"]),
        (["config"], ["Pengaturan yang berlaku", "bawaan"]),
    ],
)
@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_what_a_person_reads_is_a_page_as_well(
    run: Run, tmp_path: Path, arguments: list[str], words: list[str], suffix: str
) -> None:
    path = tmp_path / f"halaman{suffix}"
    assert run(*arguments, "-o", path) == (0, "", "")
    text = path.read_text(encoding="utf-8")
    assert [one for one in words if one not in text] == []
    assert text.startswith("<!DOCTYPE html>" if suffix == ".html" else "## ")
    assert run(*arguments, "-o", path)[0] == 2
    assert run(*arguments, "-o", tmp_path / "halaman.csv")[0] == 2


def test_an_unsound_rubric_is_a_page_and_still_no_success(run: Run, own_rubric: Path, tmp_path: Path) -> None:
    (own_rubric / "rubric.yaml").write_text("a: [", encoding="utf-8")
    path = tmp_path / "temuan.html"
    assert run("rubric", "check", own_rubric, "-o", path) == (1, "", "")
    assert "rubric.yaml:" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["a: [", "id: 1\nid: 2\n", "- 1\n", ""])
def test_check_a_file_that_is_no_rubric(run: Run, own_rubric: Path, content: str) -> None:
    (own_rubric / "rubric.yaml").write_text(content, encoding="utf-8")
    code, out, err = run("rubric", "check", own_rubric)
    assert (code, err) == (1, "")
    assert "rubric.yaml:" in "".join(out.split())


def test_check_what_is_not_there(run: Run, tmp_path: Path) -> None:
    code, out, err = run("rubric", "check", tmp_path / "tidak-ada")
    assert (code, out) == (3, "")
    assert "ZI315" in err


@pytest.mark.parametrize("name", [one.value for one in SchemaName])
def test_schema(run: Run, name: str) -> None:
    code, out, _ = run("rubric", "schema", name)
    schema = json.loads(out)
    assert code == 0
    assert schema["$id"] == f"urn:zi-score:schema:{name}"
    assert schema["title"].startswith("zi-score ")
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("answers/*.json")), ids=lambda file: file.stem)
def test_the_examples_of_answers_obey_their_schema(file: Path) -> None:
    answers = json.loads(file.read_text(encoding="utf-8"))
    if "2014" not in file.stem:  # whose rubric has other questions
        Draft202012Validator(json_schema("answers")).validate(answers)


@pytest.mark.parametrize(
    ("content", "is_valid"),
    [
        ('rubric = "x"\nfail-on = "Peringatan"\ncolumns = ["tpi=R"]', True),
        ('[[waiver]]\ncode = "ZI203"\nreason = "a"\nexpires = "2030-01-01"', True),
        ('[[waiver]]\ncode = "ZI203"\nreason = "a"', False),
        ('assesor = "tpi"', False),
        ('fail-on = "parah"', False),
    ],
)
def test_settings_obey_their_schema(content: str, is_valid: bool) -> None:
    assert Draft202012Validator(json_schema("settings")).is_valid(tomllib.loads(content)) is is_valid


def test_the_help_names_every_schema(run: Run) -> None:
    assert ", ".join(SchemaName) in " ".join(run("rubric", "schema", "--help")[1].split())


def test_a_rubric_of_ones_own_scores(run: Run, own_rubric: Path, tmp_path: Path) -> None:
    form = tmp_path / "formulir.xlsx"
    assert run("template", "-o", form, "--rubric", own_rubric)[0] == 0
    code, out, _ = run("evaluate", form, "--rubric", own_rubric, "--format", "json")
    assert code == 0
    assert json.loads(out)["results"][0]["assessments"][0]["total"]["score"] == 0


def test_a_template_is_not_overwritten_by_accident(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "formulir.xlsx"
    assert run("template", "--output", form, "--layout", "lampiran-iii-2021") == (0, "", "")
    written = form.read_bytes()
    code, _, err = run("template", "--output", form)
    assert code == 2
    assert "sudah ada" in err
    assert form.read_bytes() == written
    assert run("template", "--output", form, "--force")[0] == 0
    assert form.read_bytes() != written


def test_a_template_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "formulir.xlsx"
    assert run("template", "-o", form, "--layout", "bukan")[0] == 2
    assert run("template")[0] == 2
    assert run("template", "-o", tmp_path / "tidak-ada" / "x.xlsx")[0] == 2
    answers = tmp_path / "jawaban.json"
    code, _, err = run("template", "-o", form, "--answers", answers)
    assert code == 3
    assert "ZI101" in err
    assert not form.exists()


def test_answers_fill_a_template_and_come_back(run: Run, tmp_path: Path) -> None:
    form, answers = tmp_path / "formulir.xlsx", tmp_path / "jawaban.csv"
    answers.write_text("code,answer\nA.I.1.i.a,Ya\n", encoding="utf-8")
    code, _, err = run("template", "-o", form, "--answers", answers)
    assert (code, err) == (0, "")
    _, out, _ = run("evaluate", form, "--format", "json")
    questions = json.loads(out)["results"][0]["assessments"][0]["questions"]
    assert [one["answer"] for one in questions if one["code"] == "A.I.1.i.a"] == ["Ya"]


def test_an_unsound_rubric_cannot_be_shown_or_used(run: Run, own_rubric: Path, tmp_path: Path) -> None:
    (own_rubric / "rubric.yaml").write_text("id: 1\nid: 2\n", encoding="utf-8")
    for arguments in (("rubric", "show", own_rubric), ("template", "-o", tmp_path / "x.xlsx", "--rubric", own_rubric)):
        code, out, err = run(*arguments)
        assert (code, out) == (3, "")
        assert "rubric.yaml:2" in err
        assert "ZI302" in err
