"""``evaluate --kawasan``: what the units and the kawasan together do to the report and the exit code."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from jsonschema import Draft202012Validator

from zi_score.schemas import json_schema

EXAMPLES = Path(__file__).parents[2] / "examples"
KAWASAN = EXAMPLES / "kawasan.yaml"
WBK, WBBM = EXAMPLES / "memenuhi-wbk.xlsx", EXAMPLES / "memenuhi-wbbm.xlsx"
FAILING, OF_2014 = EXAMPLES / "gagal-satu-area.xlsx", EXAMPLES / "lke-2014.xlsx"
FORMATS = ("table", "json", "markdown", "csv")

Run = Callable[..., tuple[int, str, str]]
Write = Callable[..., str]


@pytest.fixture
def kawasan(tmp_path: Path) -> Write:
    """The file of a kawasan."""

    def write(score: str = "7,25", predicate: str = "tidak", name: str = "Pelabuhan", more: str = "") -> str:
        file = tmp_path / "kawasan.yaml"
        text = f"schema_version: 1\nnama: {name}\nnilai_integrasi: {score}\npredikat_wbk: {predicate}\n{more}"
        file.write_text(text, encoding="utf-8")
        return str(file)

    return write


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second unit that meets both targets, in a workbook that is not the same."""
    path = tmp_path_factory.mktemp("kawasan") / "kedua.xlsx"
    shutil.copy(WBBM, path)
    with ZipFile(path, "a") as archive:
        archive.comment = b"unit kedua"
    return path


def parsed(text: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(text)
    Draft202012Validator(json_schema("evaluation")).validate(document)
    kawasan: dict[str, Any] = document["kawasan"]
    return kawasan


def test_the_example_meets_wbk_with_all_its_units(run: Run) -> None:
    code, out, err = run("evaluate", "--kawasan", KAWASAN, WBK, WBBM, "--require", "wbk")
    assert (code, err) == (0, "")
    section = out[out.index("Kawasan Pelabuhan Contoh") :]
    assert "Menuju WBK  MEMENUHI: semua unit (2) dan kawasannya memenuhi" in section
    assert "Menuju WBBM  BELUM MEMENUHI: 1 dari 2 unit belum memenuhi; nilai integrasi" in section
    assert "7,25" in section
    assert "kurang 0,25 (minimal 7,5)" in section
    assert "Skala nilai integrasi, 0 sampai 10, belum terkonfirmasi" in section
    assert "Syarat di luar LKE tiap unit belum dinilai." in section


def test_the_same_in_english(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_SCORE_LANG", "en")
    code, out, _ = run("evaluate", "--kawasan", KAWASAN, WBK, WBBM)
    assert code == 0
    assert "Menuju WBK  MEETS: all units (2) and the kawasan itself meet it" in out
    assert "lacking 0.25 (minimum 7.5)" in out
    assert "The scale of the integration score, 0 to 10, is not confirmed" in out


@pytest.mark.parametrize(
    ("score", "predicate", "wbk", "wbbm"),
    [
        ("6,49", "ya", 1, 1),
        ("6.5", "ya", 0, 1),
        ("7.5", "ya", 0, 0),
        ("7,5", "tidak", 0, 1),
        ("7,5", "", 0, 1),
        ("", "ya", 1, 1),
    ],
)
def test_score_and_predicate_decide(
    run: Run, kawasan: Write, second: Path, score: str, predicate: str, wbk: int, wbbm: int
) -> None:
    file = kawasan(score, predicate)
    code, out, _ = run("evaluate", "--kawasan", file, WBBM, second, "--require", "wbk", "--format", "json")
    assert code == wbk
    assert [int(not one["met"]) for one in parsed(out)["verdicts"]] == [wbk, wbbm]


@pytest.mark.parametrize("format_", FORMATS)
def test_the_exit_code_is_the_same_in_every_format(run: Run, format_: str) -> None:
    arguments = ("evaluate", "--kawasan", KAWASAN, WBK, WBBM, "--format", format_)
    assert [run(*arguments, *required)[0] for required in ((), ("--require", "WBK"), ("--require", "wbbm"))] == [
        0,
        0,
        1,
    ]


@pytest.mark.parametrize(("score", "words"), [("6,4999", "6,4999"), ("", "belum dinilai (minimal 6,5)")])
def test_what_is_shown_never_contradicts_what_was_decided(
    run: Run, kawasan: Write, second: Path, score: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    _, out, _ = run("evaluate", "--kawasan", kawasan(score), WBBM, second)
    section = " ".join(out[out.index("Kawasan Pelabuhan") :].split())
    assert words in section
    assert "6,50" not in section
    assert "Menuju WBK BELUM MEMENUHI: nilai integrasi" in section


def test_one_unit_fails_the_whole(run: Run) -> None:
    assert run("evaluate", "--kawasan", KAWASAN, WBK, WBBM, FAILING, "--require", "wbk")[0] == 1
    code, out, _ = run("evaluate", "--kawasan", KAWASAN, WBK, FAILING, "--format", "json")
    wbk, wbbm = parsed(out)["verdicts"]
    assert code == 0
    assert [one["status"] for one in wbk["units"]] == ["met", "not_met"]
    assert (wbk["met"], wbk["integration"]["status"], wbk["prior_predicate"]) == (False, "met", None)
    assert wbbm["prior_predicate"]["status"] == "not_met"
    assert wbk["integration"]["exact"] == {"required": "13/2", "actual": "29/4", "margin": "3/4"}


def test_a_unit_under_the_repealed_regulation_does_not_meet(run: Run) -> None:
    code, out, _ = run("evaluate", "--kawasan", KAWASAN, WBK, OF_2014, "--require", "wbk")
    assert code == 1
    assert "peraturan lain" in out


@pytest.mark.parametrize("format_", FORMATS)
def test_a_workbook_that_cannot_be_used_is_exit_3_and_no_kawasan(run: Run, tmp_path: Path, format_: str) -> None:
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"bukan buku kerja")
    code, out, err = run("evaluate", "--kawasan", KAWASAN, WBK, broken, "--require", "wbk", "--format", format_)
    assert code == 3
    assert "rusak.xlsx" in err
    assert ("unusable" if format_ == "json" else "false" if format_ == "csv" else "tidak dapat dinilai") in out
    assert run("evaluate", "--kawasan", KAWASAN, broken, "--format", format_)[0] == 3


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_workbook_twice_is_exit_3(run: Run, tmp_path: Path, format_: str) -> None:
    copy = tmp_path / "salinan.xlsx"
    shutil.copy(WBK, copy)
    code, out, err = run("evaluate", "--kawasan", KAWASAN, WBK, copy, "--require", "wbk", "--format", format_)
    assert code == 3
    assert "salinan.xlsx: ZI892" in err
    assert "ZI892" in out


def test_one_workbook_alone_is_a_note(run: Run) -> None:
    code, out, err = run("evaluate", "--kawasan", KAWASAN, WBK, "--require", "wbk")
    assert (code, err) == (0, "")
    assert "ZI893" in out


def test_json_has_no_kawasan_without_the_option(run: Run) -> None:
    assert "kawasan" not in json.loads(run("evaluate", WBK, "--format", "json")[1])


def test_csv_has_its_rows(run: Run, kawasan: Write) -> None:
    _, out, _ = run("evaluate", "--kawasan", kawasan("", "ya", name='"=1+1"'), WBK, WBBM, "--format", "csv")
    rows = [row for row in csv.DictReader(io.StringIO(out)) if row["kind"].startswith("kawasan")]
    assert [(row["kind"], row["code"], row["met_wbk"], row["met_wbbm"]) for row in rows] == [
        ("kawasan", "wbk", "false", ""),
        ("kawasan", "wbbm", "", "false"),
        ("kawasan_unit", "", "true", "false"),
        ("kawasan_unit", "", "true", "true"),
        ("kawasan_integration", "wbk", "", ""),
        ("kawasan_integration", "wbbm", "", ""),
        ("kawasan_predicate", "wbk", "", "true"),
    ]
    assert {row["title"] for row in rows} == {"'=1+1"}
    assert [row["required_wbk"] for row in rows if row["required_wbk"]] == ["6.5"]


def test_only_the_asked_target_is_judged(run: Run) -> None:
    _, out, _ = run("evaluate", "--kawasan", KAWASAN, WBK, WBBM, "--target", "wbbm", "--format", "json")
    assert [one["target"] for one in parsed(out)["verdicts"]] == ["wbbm"]


def test_a_profile_counts_for_every_unit(run: Run) -> None:
    profile = EXAMPLES / "profile.yaml"
    code, out, _ = run("evaluate", "--kawasan", KAWASAN, WBK, WBBM, "--profile", profile, "--require", "wbk")
    assert code == 0
    assert "Syarat di luar LKE dinilai dengan satu profil untuk semua unit." in out


def test_a_wrong_file_is_exit_3_with_its_lines(run: Run, kawasan: Write) -> None:
    file = kawasan("11", more="nilai: 7\n")
    code, out, err = run("evaluate", "--kawasan", file, WBK, WBBM)
    assert (code, out) == (3, "")
    assert "kawasan.yaml:3: nilai_integrasi: ZI891" in err
    assert "kawasan.yaml:5: nilai: ZI890" in err


def test_a_file_that_is_not_there_is_exit_3_in_the_language_of_the_user(run: Run) -> None:
    code, _, err = run("evaluate", "--kawasan", "tidak-ada.yaml", WBK)
    assert code == 3
    assert "tidak-ada.yaml: ZI101: berkas tidak ditemukan. Periksa nama" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--survey-spkp", EXAMPLES / "survei-spkp.csv"), "--survey-spkp"),
        (("--rubric", "permenpanrb-52-2014"), "permenpanrb-52-2014"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(run: Run, arguments: tuple[str, ...], words: str) -> None:
    code, out, err = run("evaluate", "--kawasan", KAWASAN, WBK, *arguments)
    assert (code, out) == (2, "")
    assert words in err


def test_the_report_does_not_take_the_place_of_the_kawasan(run: Run, kawasan: Write) -> None:
    file = kawasan()
    before = Path(file).read_bytes()
    code, _, err = run("evaluate", "--kawasan", file, WBK, "--format", "table", "--output", file, "--force")
    assert code == 2
    assert "masukan perintah ini" in err
    assert Path(file).read_bytes() == before


@pytest.mark.parametrize("width", ["80", "120"])
def test_the_section_fits_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    _, out, _ = run("evaluate", "--kawasan", KAWASAN, WBK, WBBM, FAILING)
    assert max(map(len, out.splitlines())) <= int(width)


def test_a_new_file_is_read_once_the_name_is_given_and_nothing_in_it_is_taken_for_met(
    run: Run, tmp_path: Path, second: Path
) -> None:
    file = tmp_path / "kawasan.yaml"
    code, out, _ = run("kawasan", "new", "-o", file)
    assert code == 0
    assert str(file) in out.replace("\n", "")
    code, _, err = run("evaluate", "--kawasan", file, WBBM, second)
    assert (code, '"nama" belum diisi' in err) == (3, True)
    file.write_text(file.read_text(encoding="utf-8").replace("nama:", "nama: Pelabuhan"), encoding="utf-8")
    code, out, _ = run("evaluate", "--kawasan", file, WBBM, second, "--require", "wbk", "--format", "json")
    assert code == 1
    assert parsed(out)["name"] == "Pelabuhan"


def test_a_new_file_overwrites_nothing_and_needs_a_rubric_with_a_kawasan(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "kawasan.yaml"
    file.write_text("milik saya", encoding="utf-8")
    assert run("kawasan", "new", "-o", file)[0] == 2
    assert file.read_text(encoding="utf-8") == "milik saya"
    assert run("kawasan", "new", "-o", file, "--force")[0] == 0
    code, _, err = run("kawasan", "new", "-o", tmp_path / "lama.yaml", "--rubric", "permenpanrb-52-2014")
    assert (code, "permenpanrb-52-2014 tidak mengatur kawasan" in err) == (2, True)
    assert run("kawasan")[0] == 2


def test_the_schema_knows_what_the_program_reads(run: Run) -> None:
    validator = Draft202012Validator(json.loads(run("rubric", "schema", "kawasan")[1]))
    validator.validate(yaml.safe_load(KAWASAN.read_text(encoding="utf-8")))
    validator.validate({"nama": "Pelabuhan", "nilai_integrasi": 6.5, "predikat_wbk": None})
    assert not validator.is_valid({})
    for wrong in ({"nilai": 7}, {"nilai_integrasi": 11}, {"predikat_wbk": "belum"}, {"nama": ""}):
        assert not validator.is_valid({"nama": "Pelabuhan", **wrong}), wrong
