"""The list of units that a user gives: a table in each test, and what is wrong with it by line."""

from pathlib import Path

import pytest

from zi_score.language import in_language
from zi_score.portalrb.units import ListedUnit, answers_path, read_units
from zi_score.problems import Location, UnusableInputError
from zi_score.rubric.instrument import load_instrument
from zi_score.rubric.portal import Portal

HEADER = "file;id;name;category;affirmation"


@pytest.fixture(scope="module")
def portal() -> Portal:
    portal = load_instrument().portal()
    assert portal
    return portal


def listed(tmp_path: Path, portal: Portal, *lines: str) -> tuple[ListedUnit, ...]:
    path = tmp_path / "unit.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_units(path, portal)


def faults(tmp_path: Path, portal: Portal, *lines: str) -> list[tuple[str, int]]:
    with pytest.raises(UnusableInputError) as raised:
        listed(tmp_path, portal, *lines)
    return [(one.code, one.location.line) for one in raised.value.problems]


def test_every_row_is_a_unit_and_blank_rows_are_none(tmp_path: Path, portal: Portal) -> None:
    units = listed(
        tmp_path,
        portal,
        "Nama,ID,Afirmasi,Category,Berkas,catatan",
        "Kantor A,U-1,,wbk,a.xlsx,x",
        ",,,,,",
        "Kantor B,U-2,Ya,WBK-AFIRMASI,b.xlsx",
        "Kantor C,U-3,,WBK-AFIRMASI,c.xlsx",
        "Kantor D,U-4,tidak,WBBM,d.xlsx",
        "Kantor E,U-5,,,e.xlsx",
    )
    assert [(one.file, one.id, one.name, one.category, one.affirmed) for one in units] == [
        ("a.xlsx", "U-1", "Kantor A", "WBK", None),
        ("b.xlsx", "U-2", "Kantor B", "WBK-AFIRMASI", True),
        ("c.xlsx", "U-3", "Kantor C", "WBK-AFIRMASI", True),
        ("d.xlsx", "U-4", "Kantor D", "WBBM", False),
        ("e.xlsx", "U-5", "Kantor E", "", None),
    ]
    assert units[1].place == Location(str(tmp_path / "unit.csv"), line=4)
    assert answers_path(portal, units[0]) == "lke/jawaban-unit/U-1.json"


@pytest.mark.parametrize(
    "row",
    [
        ";U-1;Kantor A;;",
        "a.xlsx;;Kantor A;;",
        "a.xlsx;U-1;;;",
        "a.xlsx;../U-1;Kantor A;;",
        "a.xlsx;.;Kantor A;;",
        "a.xlsx;U\\1;Kantor A;;",
        "a.xlsx;U\u200b1;Kantor A;;",
        "a.xlsx;U-1;Kantor A;ZI;",
        "a.xlsx;U-1;Kantor A;WBK;mungkin",
        "a.xlsx;U-1;Kantor A;WBK;ya",
        "a.xlsx;U-1;Kantor A;WBK-AFIRMASI;tidak",
        "a.xlsx;U-1",
    ],
)
def test_a_row_that_cannot_be_used_is_named_by_its_line(tmp_path: Path, portal: Portal, row: str) -> None:
    assert faults(tmp_path, portal, HEADER, "b.xlsx;U-9;Kantor B;;", row) == [("ZI923", 3)]


def test_two_units_never_share_an_id(tmp_path: Path, portal: Portal) -> None:
    assert faults(tmp_path, portal, HEADER, "a.xlsx;U-1;Kantor A;;", "b.xlsx;u-1;Kantor B;;") == [("ZI918", 3)]


@pytest.mark.parametrize("lines", [("file;id;name", "a.xlsx;U-1;Kantor A"), ("satu kolom saja",), ("",)])
def test_a_list_without_its_columns_is_refused(tmp_path: Path, portal: Portal, lines: tuple[str, ...]) -> None:
    assert faults(tmp_path, portal, *lines) == [("ZI922", 0)]


@pytest.mark.parametrize(("language", "name"), [("id", "kategori"), ("en", "category")])
def test_a_missing_column_is_named_in_the_users_language(
    tmp_path: Path, portal: Portal, language: str, name: str
) -> None:
    (tmp_path / "unit.csv").write_text("file;id;nama;afirmasi\n", encoding="utf-8")
    with in_language(language), pytest.raises(UnusableInputError) as raised:
        read_units(tmp_path / "unit.csv", portal)
    assert [one.values["columns"] for one in raised.value.problems] == [name]


@pytest.mark.parametrize(("name", "code"), [("tidak-ada.csv", "ZI101"), ("", "ZI113")])
def test_a_list_that_cannot_be_opened_is_refused(tmp_path: Path, portal: Portal, name: str, code: str) -> None:
    with pytest.raises(UnusableInputError) as raised:
        read_units(tmp_path / name, portal)
    assert [one.code for one in raised.value.problems] == [code]
