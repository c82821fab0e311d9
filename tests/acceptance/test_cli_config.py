"""``zi-score config``, and what the settings file does to ``zi-score check``."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.forms import layout_named, write_form
from tests.support.marks import Mark, best_marks, worst_marks
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import DEFAULT_RUBRIC, rubric_folder

Run = Callable[..., tuple[int, str, str]]
WAIVER = '\n[[waiver]]\ncode = "{code}"\nreason = "disepakati [draft]"\nexpires = {expires}\n'


@pytest.fixture
def folder(tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory, and in it a folder with a workbook that has one answer off its scale."""
    (tmp_path / "unit").mkdir()
    question = next(one.code for one in rubric.questions.values() if rubric.scale_of(one).kind == "choice")
    marks: dict[str, Mark] = {**best_marks(rubric), question: "F"}
    write_form(tmp_path / "unit" / "lke.xlsx", layout_named(layouts, "lampiran-iii-2021"), rubric, {"unit": marks})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(folder: Path, text: str) -> None:
    (folder / "zi-score.toml").write_text(text, encoding="utf-8")


def waiver(code: str, expires: str = "2999-12-31") -> str:
    return WAIVER.format(code=code, expires=expires)


def as_json(run: Run, *arguments: str | Path) -> dict[str, Any]:
    code, out, err = run("config", *arguments, "--format", "json")
    assert (code, err) == (0, "")
    shown: dict[str, Any] = json.loads(out)
    return shown


def values(shown: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    return {one["name"]: (one["value"], one["origin"], one["location"]) for one in shown["values"]}


def test_without_a_file_every_value_is_the_default(run: Run, folder: Path) -> None:
    shown = as_json(run, folder / "unit")
    assert shown["file"] is None
    assert values(shown) == {
        "rubric": (DEFAULT_RUBRIC, "default", None),
        "assessor": (None, "default", None),
        "columns": (None, "default", None),
        "layouts": (None, "default", None),
        "require": (None, "default", None),
        "fail-on": ("error", "default", None),
    }
    assert shown["waivers"] == []
    code, out, err = run("config")
    assert (code, err) == (0, "")
    assert "Berkas pengaturan: tidak ada" in out
    assert "Tidak ada pengecualian." in out


def test_each_value_says_who_states_it(run: Run, folder: Path) -> None:
    settings(folder, 'require = "WBK"\nfail-on = "warning"\n')
    for place in ("unit", "unit/lke.xlsx", "."):
        assert values(as_json(run, place, "--fail-on", "note", "--assessor", "tpi", "--column", "tpi=r")) == {
            "rubric": (DEFAULT_RUBRIC, "default", None),
            "assessor": ("tpi", "flag", None),
            "columns": ("tpi=R", "flag", None),
            "layouts": (None, "default", None),
            "require": ("wbk", "file", "zi-score.toml:1: require"),
            "fail-on": ("note", "flag", None),
        }
    _, out, _ = run("config", "unit", "--fail-on", "note")
    lines = [line.split() for line in out.splitlines()]
    assert ["require", "wbk", "zi-score.toml:1"] in lines
    assert ["fail-on", "note", "opsi", "--fail-on"] in lines
    assert ["rubric", DEFAULT_RUBRIC, "bawaan"] in lines


def test_the_file_beside_the_workbook_may_only_waive(run: Run, folder: Path) -> None:
    settings(folder, 'require = "wbk"')
    settings(folder / "unit", 'fail-on = "note"\n' + waiver("ZI203"))
    shown = as_json(run, "unit/lke.xlsx")
    assert (shown["file"], shown["waivers_file"]) == ("zi-score.toml", str(Path("unit", "zi-score.toml")))
    assert (shown["ignored"], len(shown["waivers"])) == (["fail-on"], 1)
    assert values(shown)["require"] == ("wbk", "file", "zi-score.toml:1: require")
    assert values(shown)["fail-on"] == ("error", "default", None)
    _, out, _ = run("config", "unit")
    assert f"Berkas pengecualian: {Path('unit', 'zi-score.toml')}" in out
    assert "fail-on dalam berkas ini tidak berlaku" in out


def test_waivers_are_shown_with_their_state(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    settings(folder, waiver("ZI203") + 'cell = "k9"\n' + waiver("ZI501", "2020-01-31"))
    shown = as_json(run)["waivers"]
    assert [(one["code"], one["cell"], one["state"]) for one in shown] == [
        ("ZI203", "K9", "holds"),
        ("ZI501", None, "expired"),
    ]
    _, out, _ = run("config")
    rows = [re.split("  +", line) for line in out.splitlines() if line.startswith("  ZI")]
    assert [row[1:5] for row in rows] == [
        ["ZI203", "semua berkas, K9", "berlaku sampai 2999-12-31", "disepakati [draft]"],
        ["ZI501", "semua berkas, semua sel", "berakhir 2020-01-31", "disepakati [draft]"],
    ]


def test_a_rubric_of_ones_own_is_found_from_the_folder_of_the_file(run: Run, folder: Path) -> None:
    own = ["unit", "--settings", "unit/zi-score.toml"]
    settings(folder / "unit", f'rubric = "{rubric_folder(DEFAULT_RUBRIC).as_posix()}"\nrequire = "wbk"')
    assert values(as_json(run, *own))["rubric"][0] == str(rubric_folder(DEFAULT_RUBRIC))
    settings(folder / "unit", 'rubric = "kami"')
    assert values(as_json(run, *own))["rubric"][0] == str(Path("unit", "kami"))


@pytest.mark.parametrize("command", [["config"], ["check", "unit"]])
def test_a_wrong_file_is_an_unusable_input_with_every_problem(run: Run, folder: Path, command: list[str]) -> None:
    settings(folder, 'target = "wbk"\nfail-on = "worst"\n')
    code, out, err = run(*command)
    assert (code, out) == (3, "")
    assert [line.split(": ")[1:4:2] for line in err.splitlines()] == [
        ["zi-score.toml:1", "ZI702"],
        ["zi-score.toml:2", "ZI703"],
    ]


@pytest.mark.parametrize("command", [["config"], ["check", "unit"]])
def test_a_target_that_the_rubric_does_not_know(run: Run, folder: Path, command: list[str]) -> None:
    settings(folder, 'require = "wbx"')
    code, out, err = run(*command)
    assert (code, out) == (3, "")
    assert "zi-score.toml:1: require: ZI707" in err
    assert run(*command, "--require", "wby")[0] == 2
    assert run(*command, "--require", "wbk")[0] < 2


def test_a_place_that_is_not_there(run: Run, folder: Path) -> None:
    code, out, err = run("config", folder / "tidak-ada")
    assert (code, out) == (3, "")
    assert "ZI101" in err


@pytest.mark.parametrize("arguments", [["--fail-on", "worst"], ["--format", "csv"], ["a", "b"]])
def test_wrong_usage(run: Run, folder: Path, arguments: list[str]) -> None:
    assert run("config", *arguments)[0] == 2
    assert folder.is_dir()


def checked(run: Run, *arguments: str | Path) -> tuple[int, dict[str, Any]]:
    code, out, _ = run("check", *arguments, "--format", "json")
    return code, json.loads(out)


def codes(document: dict[str, Any], **wanted: bool) -> list[str]:
    findings = [one for result in document["results"] for one in result["check"]["findings"]]
    return [one["code"] for one in findings if all(one[key] is value for key, value in wanted.items())]


def test_a_waived_finding_no_longer_fails_but_is_still_shown(run: Run, folder: Path) -> None:
    code, before = checked(run, "unit")
    assert code == 1
    assert codes(before, failing=True) == ["ZI203"]
    settings(folder / "unit", waiver("ZI203"))
    code, after = checked(run, "unit")
    assert (code, codes(after, waived=True), codes(after, failing=True)) == (0, ["ZI203"], [])
    for one, other in zip(before["results"], after["results"], strict=True):
        assert one["assessments"] == other["assessments"]
        assert one["problems"] == other["problems"]


def test_a_waiver_that_does_nothing_is_reported_at_its_line(run: Run, folder: Path) -> None:
    settings(folder / "unit", waiver("ZI203", "2020-01-31") + waiver("ZI105"))
    code, document = checked(run, "unit")
    assert code == 1
    found = [one for one in document["results"][0]["check"]["findings"] if one["code"].startswith("ZI7")]
    assert [(one["code"], one["severity"], one["file"]) for one in found] == [
        ("ZI710", "warning", str(Path("unit", "zi-score.toml"))),
        ("ZI711", "note", str(Path("unit", "zi-score.toml"))),
    ]


def test_an_expired_waiver_alone_fails_a_gate_for_warnings(
    run: Run, folder: Path, rubric: Rubric, layouts: tuple[Layout, ...]
) -> None:
    form = layout_named(layouts, "lampiran-iii-2021")
    write_form(folder / "unit" / "lke.xlsx", form, rubric, {"unit": best_marks(rubric)})
    settings(folder / "unit", waiver("ZI203", "2020-01-31"))
    assert checked(run, "unit", "--fail-on", "error")[0] == 0
    code, document = checked(run, "unit", "--fail-on", "warning")
    assert code == 1
    assert "ZI710" in codes(document, failing=True)


def test_a_settings_file_that_is_named_is_the_only_one_that_counts(run: Run, folder: Path) -> None:
    settings(folder / "unit", waiver("ZI203"))
    assert checked(run, "unit")[0] == 0
    assert checked(run, "unit", "--settings", "")[0] == 1
    (folder / "tpi.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    code, document = checked(run, "unit", "--settings", "tpi.toml")
    assert (code, codes(document, waived=True)) == (1, [])
    code, _, err = run("check", "unit", "--settings", "tidak-ada.toml")
    assert (code, "tidak-ada.toml: ZI101" in err) == (3, True)


def test_an_unusable_file_stays_exit_3_whatever_is_waived(run: Run, folder: Path) -> None:
    (folder / "unit" / "kosong.xlsx").touch()
    settings(folder / "unit", waiver("ZI203") + waiver("ZI103"))
    code, document = checked(run, "unit")
    assert code == 3
    assert codes(document, waived=True) == ["ZI203"]


def test_the_file_decides_the_gate_unless_a_flag_does(
    run: Run, folder: Path, rubric: Rubric, layouts: tuple[Layout, ...]
) -> None:
    form = layout_named(layouts, "lampiran-iii-2021")
    write_form(folder / "unit" / "lke.xlsx", form, rubric, {"unit": worst_marks(rubric)})
    assert run("check", "unit")[0] == 0
    settings(folder, 'require = "wbk"')
    assert run("check", "unit")[0] == 1
    assert run("check", "unit", "--require", "")[0] == 0
    settings(folder, 'fail-on = "note"')
    assert run("check", "unit")[0] == 1
    assert run("check", "unit", "--fail-on", "error")[0] == 0
