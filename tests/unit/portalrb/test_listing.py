"""A list of proposed units: everything that PortalRB would refuse in it, by the id of the unit."""

import json
from typing import Any

import pytest

from zi_score.portalrb.body import Body, parsed
from zi_score.portalrb.check import check_body
from zi_score.portalrb.listing import check_units
from zi_score.problems import UnusableInputError
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import load_instrument
from zi_score.rubric.portal import Portal
from zi_score.workbook.files import NamedContent

SOUND = {"id": "U-1", "nama": "Kantor A", "kategori": "WBK", "afirmasi": False}


@pytest.fixture(scope="module")
def portal() -> Portal:
    portal = load_instrument().portal()
    assert portal
    return portal


def list_of(units: Any, year: Any = 2026) -> Body:
    return parsed(NamedContent("unit-wbk.json", json.dumps({"tahun": year, "units": units}).encode()))


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([], []),
        ([SOUND], []),
        ([{"id": "U-1", "nama": "Kantor A"}], []),
        ([SOUND | {"kategori": "WBK-AFIRMASI", "afirmasi": True}], []),
        ([SOUND | {"kategori": None, "afirmasi": None}], []),
        (["U-1"], [("ZI913", "units[0]")]),
        ([SOUND | {"id": ""}], [("ZI912", "units[0]")]),
        ([SOUND | {"id": 7}], [("ZI913", "units[0]")]),
        ([{"id": "U-1"}], [("ZI912", "id U-1")]),
        ([SOUND, SOUND | {"id": "u-1"}], [("ZI918", "id u-1")]),
        ([SOUND | {"kategori": "ZI"}], [("ZI913", "id U-1")]),
        ([SOUND | {"kategori": ["WBK"]}], [("ZI913", "id U-1")]),
        ([SOUND | {"afirmasi": "tidak"}], [("ZI913", "id U-1")]),
        ([SOUND | {"afirmasi": True}], [("ZI919", "id U-1")]),
        ([SOUND | {"kategori": "WBK-AFIRMASI"}], [("ZI919", "id U-1")]),
        ([SOUND, SOUND | {"id": "U-2", "kategori": "WBBM"}], [("ZI919", "id U-2")]),
    ],
)
def test_what_would_be_refused_is_named_by_unit(
    portal: Portal, units: list[Any], expected: list[tuple[str, str]]
) -> None:
    assert [(one.code, one.location.path) for one in check_units(list_of(units), portal)] == expected


@pytest.mark.parametrize(
    ("year", "code"),
    [
        (2026, None),
        (None, "ZI912"),
        ("2026", "ZI913"),
        (True, "ZI913"),
        (1999, "ZI913"),
        (2000, None),
        (2099, None),
        (2100, "ZI913"),
    ],
)
def test_the_year_is_a_number_of_this_century(portal: Portal, year: Any, code: str | None) -> None:
    assert [(one.code, one.location.path) for one in check_units(list_of([], year), portal)] == (
        [(code, "tahun")] if code else []
    )


@pytest.mark.parametrize("units", [None, {}, [{}] * 10_001])
def test_what_is_no_list_is_refused(portal: Portal, units: Any) -> None:
    with pytest.raises(UnusableInputError) as raised:
        list(check_units(list_of(units), portal))
    assert [one.code for one in raised.value.problems] == ["ZI910"]


@pytest.mark.parametrize(
    ("document", "codes"),
    [
        ({"error": True, "code": "DATA_NOT_FOUND", "message": "tidak ditemukan"}, []),
        ({"error": True, "code": ""}, ["ZI912", "ZI912"]),
    ],
)
def test_the_message_of_an_error_has_a_code_and_words(
    portal: Portal, rubric: Rubric, document: dict[str, Any], codes: list[str]
) -> None:
    body = parsed(NamedContent("error.json", json.dumps(document).encode()))
    checked = check_body(body, portal, rubric, {})
    assert checked.kind == "error"
    assert [one.code for one in checked.problems] == codes
    assert checked.is_accepted is not bool(codes)


def test_a_key_that_stands_twice_would_be_refused(portal: Portal, rubric: Rubric) -> None:
    body = parsed(NamedContent("a.json", b'{"tahun": 2026, "tahun": 2027, "units": []}'))
    checked = check_body(body, portal, rubric, {})
    assert [one.code for one in checked.problems if one.severity == "error"] == ["ZI302"]
    assert not checked.is_accepted
