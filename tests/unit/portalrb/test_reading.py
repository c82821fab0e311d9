"""A body of answers: what each value is read as, what PortalRB would refuse in it, and where that stands."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from zi_score.answers import Answer, Choice, Counts, Index, TypedShare, Unanswered, Unreadable
from zi_score.exact import exact
from zi_score.frozen import replace
from zi_score.identity import UNSTATED
from zi_score.portalrb.body import Body, parsed, recognised
from zi_score.portalrb.entries import texts_in
from zi_score.portalrb.reading import read_body
from zi_score.problems import UnusableInputError
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import load_instrument
from zi_score.rubric.portal import Portal
from zi_score.submission import Submission
from zi_score.workbook.files import NamedContent

TITLES = {"unit": "Unit", "tpi": "TPI"}
CHOICE, YES_NO, INDEX, COUNTS = 2, 1, 125, (105, 106)
RATIO = "A.II.4.i.a"


@pytest.fixture(scope="module")
def portal() -> Portal:
    portal = load_instrument().portal()
    assert portal
    return portal


def body_of(answers: Any, **header: Any) -> Body:
    document = {"unit_id": "UNIT-001", "nama_unit": "Kantor A", "tahun": 2026, **header, "answers": answers}
    return parsed(NamedContent("a.json", json.dumps(document).encode()))


def whole(portal: Portal, **values: Any) -> list[dict[str, Any]]:
    """Every item with null, but for those that are named ``soal_2=...``."""
    return [{"soal_id": item.id, "jawaban_unit": values.get(f"soal_{item.id}")} for item in portal.items]


def read(portal: Portal, rubric: Rubric, answers: Any, **header: Any) -> Submission:
    return read_body(body_of(answers, **header), portal, rubric, TITLES)


def told(submission: Submission) -> set[tuple[str, str]]:
    return {(one.code, one.location.path) for problems in submission.problems.values() for one in problems}


def answer_to(submission: Submission, portal: Portal, number: int, assessor: str = "unit") -> Answer:
    return submission.answer_sets[assessor].responses[portal.by_id[number].question].answer


@pytest.mark.parametrize(
    ("number", "value", "answer", "code"),
    [
        (YES_NO, "Ya", Choice("Ya"), ""),
        (YES_NO, "ya", Choice("Ya"), "ZI917"),
        (YES_NO, "A", Unreadable("A"), "ZI203"),
        (YES_NO, True, Unreadable("true"), "ZI913"),
        (YES_NO, ["Ya"], Unreadable('["Ya"]'), "ZI913"),
        (CHOICE, "C", Choice("C"), ""),
        (CHOICE, " C ", Choice("C"), "ZI917"),
        (CHOICE, "F", Unreadable("F"), "ZI203"),
        (CHOICE, None, Unanswered(), ""),
        (CHOICE, " ", Unanswered(), ""),
        (INDEX, "3.6", Index(exact("3.6")), ""),
        (INDEX, "3,6", Index(exact("3.6")), "ZI917"),
        (INDEX, 3.5999999999999996, Index(exact("3.6")), "ZI913"),
        (INDEX, "0.96", Unreadable("0.96"), "ZI217"),
        (INDEX, "4.1", Unreadable("4.1"), "ZI204"),
        (INDEX, "9" * 400, Unreadable("9" * 400), "ZI205"),
        (INDEX, 10**200, Unreadable(str(10**200)), "ZI913"),
    ],
)
def test_each_value_is_read_as_what_it_says(
    portal: Portal, rubric: Rubric, number: int, value: Any, answer: Answer, code: str
) -> None:
    submission = read(portal, rubric, whole(portal, **{f"soal_{number}": value}))
    assert answer_to(submission, portal, number) == answer
    assert told(submission) == ({(code, f"soal_id {number} jawaban_unit")} if code else set())


@pytest.mark.parametrize(
    ("values", "answer", "codes"),
    [
        (("9", "7"), Counts({}), set()),
        (("9.0", "7"), Counts({}), set()),
        (("9 ", "7"), Counts({}), {"ZI917"}),
        (("9 orang", "7"), Unreadable("9 orang"), {"ZI205"}),
        (("9", None), Unanswered(("sasaran_tercapai",)), {"ZI202"}),
        (("9", "7.5"), Unreadable("7.5"), {"ZI207"}),
        (("1.234", "7"), Unreadable("1.234"), {"ZI207"}),
        (("9", "tujuh"), Unreadable("tujuh"), {"ZI205"}),
        ((None, None), Unanswered(), set()),
    ],
)
def test_counts_are_whole_numbers_with_a_decimal_point_or_none(
    portal: Portal, rubric: Rubric, values: tuple[Any, Any], answer: Answer, codes: set[str]
) -> None:
    given = {f"soal_{number}": value for number, value in zip(COUNTS, values, strict=True)}
    submission = read(portal, rubric, whole(portal, **given))
    found_there = submission.answer_sets["unit"].responses[RATIO].answer
    assert type(found_there) is type(answer)
    if isinstance(found_there, Counts):
        assert found_there.values == {"sasaran": 9, "sasaran_tercapai": 7}
    else:
        assert found_there == answer
    assert {code for code, _place in told(submission)} == codes


def test_a_percentage_that_is_asked_for_is_a_share(portal: Portal, rubric: Rubric) -> None:
    scale = rubric.scale_of(rubric.questions["B.I.a"])
    asking = replace(rubric, scales={**rubric.scales, scale.id: replace(scale, kind="percent")})
    submission = read(portal, asking, whole(portal, soal_125="0.85"))
    assert answer_to(submission, portal, INDEX) == TypedShare(exact("0.85"), is_asked=True)


def test_a_body_states_its_unit_and_its_year(portal: Portal, rubric: Rubric) -> None:
    stated = read(portal, rubric, []).identity
    assert stated.unit
    assert (stated.unit.text, stated.unit.location.path, stated.year_number) == ("Kantor A", "nama_unit", 2026)
    assert read(portal, rubric, [], nama_unit=7, tahun=2100).identity == UNSTATED


def test_what_is_given_of_counts_that_are_not_complete_is_kept(portal: Portal, rubric: Rubric) -> None:
    submission = read(portal, rubric, whole(portal, soal_105="9"))
    answer = submission.answer_sets["unit"].responses[RATIO].answer
    assert isinstance(answer, Unanswered)
    assert dict(answer.given) == {"sasaran": 9}


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([{"soal_id": 128, "jawaban_unit": "A"}], {("ZI914", "answers[127]")}),
        ([{"soal_id": True, "jawaban_unit": "A"}], {("ZI914", "answers[127]")}),
        ([{"soal_id": "9" * 99, "jawaban_unit": "A"}], {("ZI913", "answers[127]"), ("ZI914", "answers[127]")}),
        ([{"jawaban_unit": "A"}], {("ZI912", "answers[127]")}),
        (["A"], {("ZI913", "answers[127]")}),
        ([{"soal_id": 2, "jawaban_unit": None}], {("ZI915", "soal_id 2")}),
        ([{"soal_id": "2", "jawaban_unit": None}], {("ZI913", "answers[127]"), ("ZI915", "soal_id 2")}),
        ([{"soal_id": 2}], {("ZI915", "soal_id 2"), ("ZI912", "soal_id 2")}),
        (
            [{"soal_id": 2, "jawaban_unit": None, "catatan_unit": 5}],
            {("ZI915", "soal_id 2"), ("ZI913", "soal_id 2")},
        ),
    ],
)
def test_an_entry_that_would_be_refused_is_named(
    portal: Portal, rubric: Rubric, entries: list[Any], expected: set[tuple[str, str]]
) -> None:
    assert told(read(portal, rubric, [*whole(portal), *entries])) == expected


def test_two_different_answers_to_one_item_are_neither(portal: Portal, rubric: Rubric) -> None:
    submission = read(portal, rubric, [*whole(portal, soal_2="A"), {"soal_id": 2, "jawaban_unit": "B"}])
    assert isinstance(answer_to(submission, portal, CHOICE), Unreadable)


def test_items_that_are_not_mentioned_are_blank_and_told_once(portal: Portal, rubric: Rubric) -> None:
    submission = read(portal, rubric, whole(portal)[:120])
    ((code, place),) = told(submission)
    assert (code, place) == ("ZI916", "")
    (problem,) = submission.problems[""]
    assert problem.values == {"count": 7, "expected": 127, "id": 121}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ({"unit_id": None}, {("ZI912", "unit_id")}),
        ({"nama_unit": ""}, {("ZI912", "nama_unit")}),
        ({"tahun": None}, {("ZI912", "tahun")}),
        ({"tahun": "2026"}, {("ZI913", "tahun")}),
        ({"tahun": True}, {("ZI913", "tahun")}),
        ({"tahun": 1999}, {("ZI913", "tahun")}),
        ({"tahun": 2000}, set()),
        ({"tahun": 2099}, set()),
        ({"tahun": 2100}, {("ZI913", "tahun")}),
    ],
)
def test_what_stands_above_the_answers_is_looked_at(
    portal: Portal, rubric: Rubric, header: Mapping[str, Any], expected: set[tuple[str, str]]
) -> None:
    assert told(read(portal, rubric, whole(portal), **header)) == expected


def test_places_sort_by_the_number_of_the_item(portal: Portal, rubric: Rubric) -> None:
    places = [read(portal, rubric, []).own_places["unit"][item.identity] for item in portal.items]
    assert sorted(places) == places
    assert places[1].within == places[1].spot == "soal_id 2 jawaban_unit"


@pytest.mark.parametrize("answers", [None, "A", [{}] * 1_001])
def test_what_is_no_list_of_answers_is_refused(portal: Portal, rubric: Rubric, answers: Any) -> None:
    with pytest.raises(UnusableInputError) as raised:
        read(portal, rubric, answers)
    assert [one.code for one in raised.value.problems] == ["ZI910"]


def test_a_key_that_stands_twice_is_refused(portal: Portal, rubric: Rubric) -> None:
    body = parsed(NamedContent("a.json", b'{"answers": [{"soal_id": 2, "jawaban_unit": "A", "jawaban_unit": "B"}]}'))
    with pytest.raises(UnusableInputError) as raised:
        read_body(body, portal, rubric, TITLES)
    assert [(one.code, one.values["key"]) for one in raised.value.problems] == [("ZI302", "jawaban_unit")]


@pytest.mark.parametrize(
    "content",
    [
        b"PK",
        b"",
        b"{",
        b'{"a": 1}',
        b'{"answers": NaN}',
        b"[]",
        b'{"a":' * 100_000,
        b"{\xff}",
        b'{"a": ' + b"9" * 5_000,
    ],
)
def test_what_is_no_body_is_left_to_other_readers(content: bytes) -> None:
    assert recognised(NamedContent("a.json", content)) is None
    with pytest.raises(UnusableInputError) as raised:
        parsed(NamedContent("a.json", content))
    assert [one.code for one in raised.value.problems] == ["ZI910"]


def test_a_body_is_parsed_within_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists within lists take many times the memory of their text."""
    monkeypatch.setenv("ZI_SCORE_LIMITS", "text-mb=1")
    large = NamedContent("a.json", b'{"answers": [' + b"[]," * 400_000 + b"[]]}")
    assert recognised(large) is None
    with pytest.raises(UnusableInputError) as raised:
        parsed(large)
    assert [(one.code, "1 MB" in one.message) for one in raised.value.problems] == [("ZI910", True)]


@pytest.mark.parametrize(("key", "kind"), [("answers", "answers"), ("units", "units"), ("error", "error")])
def test_a_body_is_known_by_its_key(key: str, kind: str) -> None:
    body = recognised(NamedContent("a.json", b"\xef\xbb\xbf \n" + json.dumps({key: []}).encode()))
    assert body
    assert body.kind == kind


def test_notes_and_evidence_are_told_by_row(portal: Portal) -> None:
    entry = {"soal_id": 105, "catatan_unit": "a", "bukti_dukung_unit": "b", "catatan_tpi": None}
    body = body_of([entry, "x", {"soal_id": [], "catatan_unit": "x"}])
    assert texts_in(body, portal) == {
        ("unit", f"{RATIO}:sasaran", "note"): "a",
        ("unit", f"{RATIO}:sasaran", "evidence"): "b",
    }
