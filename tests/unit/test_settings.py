"""The settings file: read strictly, every problem at its line; flags over file over default; files that agree."""

import datetime as dt
from pathlib import Path

import pytest

from zi_score.problems import Location, UnusableInputError
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.library import DEFAULT_RUBRIC
from zi_score.settings import (
    DEFAULTS,
    NO_SETTINGS,
    EffectiveValue,
    Origin,
    RunSettings,
    Settings,
    deciding_settings,
    effective,
    require_known_target,
    settings_for,
    settings_path,
)
from zi_score.settings.reading import read_settings
from zi_score.waivers import Waiver

WAIVER = '[[waiver]]\ncode = "ZI501"\nreason = "arsip"\nexpires = 2026-12-31\n'


def written(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "zi-score.toml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, text: str) -> list[tuple[str, int, str]]:
    """Code, line and key of each problem of a file."""
    with pytest.raises(UnusableInputError) as refused:
        read_settings(written(folder, text))
    return [(one.code, one.location.line, one.location.path) for one in refused.value.problems]


def test_a_whole_file(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        f'# LKE 2026\nrubric = "{DEFAULT_RUBRIC}"\nassessor = "tpi"\nrequire = "WBK"\nfail-on = "warning"\n'
        '\n[[waiver]]\ncode = "ZI501"\ncell = "LKE ZI!$k$9"\nfile = "a\\\\lke.xlsx"\n'
        'reason = """\n[[waiver]]\n"""\nexpires = 2026-12-31\n',
    )
    settings = read_settings(path)
    assert settings.values == {
        "rubric": DEFAULT_RUBRIC,
        "assessor": "tpi",
        "require": "wbk",
        "fail-on": "warning",
    }
    assert [place.line for place in settings.places.values()] == [2, 3, 4, 5]
    assert settings.waivers == (
        Waiver(
            code="ZI501",
            reason="[[waiver]]",
            expires=dt.date(2026, 12, 31),
            file="a/lke.xlsx",
            cell="'LKE ZI'!K9",
            location=Location(file=str(path), line=7, path="waiver[0]"),
        ),
    )


def test_an_empty_file_states_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, "")
    assert read_settings(path) == Settings(str(path))


@pytest.mark.parametrize("text", ["require = 'wbk'\r\n\r\n" + WAIVER.replace("\n", "\r\n"), "﻿require = 'wbk'\n"])
def test_files_as_windows_writes_them(tmp_path: Path, text: str) -> None:
    path = tmp_path / "zi-score.toml"
    path.write_bytes(text.encode())
    assert read_settings(path).values == {"require": "wbk"}


def test_a_rubric_of_ones_own_is_named_from_the_folder_of_the_file(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, 'rubric = "rubrik/kami"')).values["rubric"] == str(tmp_path / "rubrik/kami")


@pytest.mark.parametrize(
    ("written_cell", "cell"),
    [
        ("K9", "K9"),
        ("$k$9", "K9"),
        ("9:9", "9:9"),
        ("LKE ZI!K9", "'LKE ZI'!K9"),
        ("'LKE ZI'!K9", "'LKE ZI'!K9"),
        ("'Jum''at'!AB10", "'Jum''at'!AB10"),
        ("'LKE ZI'!9:9", "'LKE ZI'!9:9"),
        ("'LKE ZI'", "'LKE ZI'"),
    ],
)
def test_a_cell_is_spelled_as_locations_spell_it(tmp_path: Path, written_cell: str, cell: str) -> None:
    (waiver,) = read_settings(written(tmp_path, WAIVER + f'cell = "{written_cell}"')).waivers
    assert waiver.cell == cell


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\na = [\n\n", [("ZI701", 2, "")]),
        ("\nrequire = wbk", [("ZI701", 2, "")]),
        ("require = 'wbk'\nrequire = 'wbbm'", [("ZI701", 2, "")]),
        ("target = 'wbk'", [("ZI702", 1, "target")]),
        ("fail_on = 'error'", [("ZI702", 1, "fail_on")]),
        ("\n[check]\nrequire = 'wbk'", [("ZI702", 2, "check")]),
        ("require = 1", [("ZI703", 1, "require")]),
        ("require = ''", [("ZI703", 1, "require")]),
        ("fail-on = 'worst'", [("ZI703", 1, "fail-on")]),
        ("fail-on = true", [("ZI703", 1, "fail-on")]),
        ("columns = 'tpi=R'", [("ZI703", 1, "columns")]),
        ("columns = ['tpi']", [("ZI703", 1, "columns")]),
        ("columns = ['tpi=R', 'tpi=S']", [("ZI703", 1, "columns")]),
        ("layouts = ['a.yaml', 1]", [("ZI703", 1, "layouts[1]")]),
        ("rubric = []\nassessor = {}", [("ZI703", 1, "rubric"), ("ZI703", 2, "assessor")]),
        ("[waiver]\ncode = 'ZI501'", [("ZI703", 1, "waiver")]),
        ("waiver = ['ZI501']", [("ZI703", 1, "waiver[0]")]),
        (WAIVER.replace('reason = "arsip"\n', ""), [("ZI704", 1, "waiver[0]")]),
        (WAIVER.replace("expires = 2026-12-31\n", ""), [("ZI704", 1, "waiver[0]")]),
        (WAIVER.replace('code = "ZI501"\n', ""), [("ZI704", 1, "waiver[0]")]),
        (WAIVER.replace("arsip", "  "), [("ZI703", 3, "waiver[0].reason")]),
        (WAIVER + WAIVER.replace("ZI501", "ZI599"), [("ZI705", 6, "waiver[1].code")]),
        (WAIVER + 'cells = "K9"', [("ZI702", 5, "waiver[0].cells")]),
        (WAIVER + "cell = 'K'", [("ZI703", 5, "waiver[0].cell")]),
        (WAIVER + "cell = 'K9:K12'", [("ZI703", 5, "waiver[0].cell")]),
        (WAIVER.replace("2026-12-31", '"2026-12-31"'), [("ZI703", 4, "waiver[0].expires")]),
        (WAIVER.replace("2026-12-31", "2026-12-31T00:00:00"), [("ZI703", 4, "waiver[0].expires")]),
        (WAIVER + "[waiver.more]\na = 1", [("ZI702", 1, "waiver[0].more")]),
    ],
)
def test_everything_wrong_is_told_with_its_line(
    tmp_path: Path, text: str, expected: list[tuple[str, int, str]]
) -> None:
    assert problems(tmp_path, text) == expected


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    text = "target = 1\nfail-on = 'x'\n" + WAIVER.replace("ZI501", "X").replace("arsip", "")
    assert problems(tmp_path, text) == [
        ("ZI702", 1, "target"),
        ("ZI703", 2, "fail-on"),
        ("ZI705", 4, "waiver[0].code"),
        ("ZI703", 5, "waiver[0].reason"),
    ]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "zi-score.toml").mkdir()
    with pytest.raises(UnusableInputError, match="tidak dapat dibaca"):
        read_settings(tmp_path / "zi-score.toml")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"rubric = \x00", b"a = " + b"[" * 5000])
def test_a_file_that_is_no_toml(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "zi-score.toml"
    path.write_bytes(content)
    with pytest.raises(UnusableInputError) as refused:
        read_settings(path)
    assert [one.code for one in refused.value.problems] == ["ZI701"]


def test_a_long_wrong_value_is_shown_in_part(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError) as refused:
        read_settings(written(tmp_path, f"fail-on = '{'x' * 500}'"))
    assert len(refused.value.problems[0].message) < 160


def test_flags_override_the_file_which_overrides_the_default(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, "require = 'wbk'\nassessor = 'unit'"))
    assert effective({"assessor": "tpi", "require": None}, settings) == (
        EffectiveValue("rubric", DEFAULT_RUBRIC, Origin.DEFAULT),
        EffectiveValue("assessor", "tpi", Origin.FLAG),
        EffectiveValue("columns", "", Origin.DEFAULT),
        EffectiveValue("layouts", "", Origin.DEFAULT),
        EffectiveValue("require", "wbk", Origin.FILE, settings.places["require"]),
        EffectiveValue("fail-on", "error", Origin.DEFAULT),
    )


def test_an_empty_flag_undoes_what_the_file_states(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, "require = 'wbk'\nrubric = 'kami'"))
    values = effective({"require": "", "rubric": ""}, settings)
    assert [(one.value, one.origin) for one in values if one.name in ("require", "rubric")] == [
        (DEFAULT_RUBRIC, Origin.FLAG),
        ("", Origin.FLAG),
    ]


def test_without_a_file_the_defaults_hold() -> None:
    assert {one.origin for one in effective({}, NO_SETTINGS)} == {Origin.DEFAULT}


def test_a_file_beside_the_workbook_comes_before_that_of_the_current_directory(tmp_path: Path) -> None:
    unit, here = tmp_path / "unit", tmp_path / "here"
    unit.mkdir()
    here.mkdir()
    assert settings_path(unit, here) is None
    assert settings_path(unit, here) != written(tmp_path, "")
    current = written(here, "")
    assert settings_path(unit, here) == current
    assert settings_path(unit, here) != written(unit, "") == settings_path(unit, here)


def test_a_broken_link_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "zi-score.toml").symlink_to(tmp_path / "nowhere")
    path = settings_path(tmp_path)
    assert path is not None
    with pytest.raises(UnusableInputError):
        read_settings(path)


def test_each_workbook_has_the_waivers_of_its_own_folder(tmp_path: Path) -> None:
    written(tmp_path / "a", WAIVER)
    written(tmp_path / "b", "require = 'wbk'")
    books = [tmp_path / "a" / "lke.xlsx", tmp_path / "b" / "lke.xlsx", tmp_path / "c" / "lke.xlsx"]
    run = settings_for(books, current=tmp_path)
    assert [len(run.settings_of(book).waivers) for book in books] == [1, 0, 0]


def test_only_the_file_of_the_current_folder_or_the_named_one_decides(tmp_path: Path) -> None:
    submitted = written(tmp_path / "unit", "assessor = 'unit'\nrequire = 'wbk'")
    waiving = written(tmp_path / "lain", WAIVER)
    books = [tmp_path / "unit" / "lke.xlsx", tmp_path / "unit" / "lke-2.xlsx", tmp_path / "lain" / "lke.xlsx"]
    run = settings_for(books, current=tmp_path)
    assert run.deciding == NO_SETTINGS
    (problem,) = run.ignored.values()
    assert (problem.code, problem.location.file, problem.values) == (
        "ZI708",
        str(submitted),
        {"keys": "assessor, require"},
    )
    current = written(tmp_path, "assessor = 'tpi'")
    run = settings_for(books, current=tmp_path)
    assert (run.deciding, list(run.ignored)) == (read_settings(current), [str(submitted)])
    assert settings_for(books, current=tmp_path / "unit").ignored == {}
    assert settings_for(books, str(waiving), tmp_path).deciding == read_settings(waiving)
    assert settings_for(books, "", tmp_path) == RunSettings()
    assert deciding_settings(current=tmp_path) == read_settings(current)
    assert deciding_settings("", tmp_path) == deciding_settings(current=tmp_path / "kosong") == NO_SETTINGS


def test_a_file_that_is_reached_in_two_ways_is_one(tmp_path: Path) -> None:
    written(tmp_path, "assessor = 'unit'")
    (tmp_path / "unit").mkdir()
    run = settings_for([tmp_path / "unit" / ".." / "lke.xlsx"], current=tmp_path)
    assert run.ignored == {}


def test_columns_and_layouts_are_lists(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, 'columns = ["TPI=r", "tpi-2=AB"]\nlayouts = ["a.yaml", "b/c.yaml"]'))
    assert settings.columns == (("tpi", "R"), ("tpi-2", "AB"))
    assert settings.layouts == (str(tmp_path / "a.yaml"), str(tmp_path / "b" / "c.yaml"))
    assert settings.values == {"columns": "TPI=r, tpi-2=AB", "layouts": "a.yaml, b/c.yaml"}


def test_settings_that_are_no_regular_file_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "zi-score.toml"
    path.symlink_to("/dev/zero")
    with pytest.raises(UnusableInputError) as refused:
        read_settings(path)
    assert [one.code for one in refused.value.problems] == ["ZI113"]


def test_the_problems_of_all_files_come_together(tmp_path: Path) -> None:
    for name in ("a", "b"):
        written(tmp_path / name, "x = 1")
    books = [tmp_path / "a" / "1.xlsx", tmp_path / "b" / "1.xlsx", tmp_path / "b" / "2.xlsx"]
    with pytest.raises(UnusableInputError) as refused:
        settings_for(books, current=tmp_path)
    assert len(refused.value.problems) == 2


def test_a_target_that_the_rubric_does_not_have(tmp_path: Path, rubric: Rubric) -> None:
    require_known_target(NO_SETTINGS, rubric)
    require_known_target(read_settings(written(tmp_path, "require = 'wbk'")), rubric)
    with pytest.raises(UnusableInputError, match="wbx"):
        require_known_target(read_settings(written(tmp_path, "\nrequire = 'wbx'")), rubric)


def test_the_example_of_the_manual_is_sound_and_names_every_key(project: Path, tmp_path: Path) -> None:
    text = (project / "docs" / "settings.md").read_text(encoding="utf-8")
    example = text.partition("```toml\n")[2].partition("```")[0]
    settings = read_settings(written(tmp_path, example))
    assert settings.values.keys() == DEFAULTS.keys()
    (waiver,) = settings.waivers
    assert all((waiver.code, waiver.cell, waiver.file, waiver.reason))
    assert f"`{DEFAULT_RUBRIC}`" in text


@pytest.mark.parametrize(("word", "severity"), [("kesalahan", "error"), ("Peringatan", "warning"), ("note", "note")])
def test_a_severity_is_understood_in_both_languages(tmp_path: Path, word: str, severity: str) -> None:
    assert read_settings(written(tmp_path, f'fail-on = "{word}"')).values["fail-on"] == severity


def test_a_misspelt_key_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError) as refused:
        read_settings(written(tmp_path, 'requires = "wbk"'))
    assert "mungkin yang dimaksud require" in refused.value.problems[0].message
