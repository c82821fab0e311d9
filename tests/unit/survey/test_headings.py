"""Which column answers which item: told by code, name, number and sentence, and never guessed."""

from collections.abc import Sequence

import pytest

from tests.support.surveys import SKM, SPAK_4, SPAK_6, SPKP, codes, table_of
from zi_score.rubric.questionnaires import load_questionnaire
from zi_score.survey.headings import Heading, find_heading, repeated_columns
from zi_score.survey.table import ResponseTable

NAMES = [
    "Prosedur",
    "Persyaratan",
    "Biaya",
    "Waktu",
    "Penyelesaian",
    "Respons",
    "Sarana",
    "Performa petugas",
    "Pengaduan",
]


def heading(headings: Sequence[str], questionnaire: str = SPKP, above: Sequence[Sequence[str]] = ()) -> Heading:
    first, *rest = [*above, headings]
    return find_heading(table_of(first, rest), load_questionnaire(questionnaire))


def keys(found: Heading) -> dict[int, str]:
    return {one.column: one.key for one in found.columns}


@pytest.mark.parametrize(
    "headings",
    [
        codes(SPKP),
        [code.lower() for code in codes(SPKP)],
        NAMES,
        [f"  {name.upper()}\n" for name in NAMES],
        [f"{code} {name}" for code, name in zip(codes(SPKP), NAMES, strict=True)],
        [f"Bagaimana {name.lower()} pada unit ini?" for name in NAMES],
        [f"Penilaian Anda [{name}]" for name in NAMES],
        [f"{code}. Kalimat apa pun" for code in codes(SPKP)],
        [f"{code} {name} [wajib diisi]" for code, name in zip(codes(SPKP), NAMES, strict=True)],
    ],
    ids=[
        "codes",
        "lower case",
        "names",
        "capitals",
        "both",
        "sentences",
        "grid of an online form",
        "code first",
        "a remark in brackets",
    ],
)
def test_every_item_is_found_by(headings: Sequence[str]) -> None:
    found = heading(["Timestamp", *headings])
    assert found.is_complete
    assert keys(found) == dict(enumerate(codes(SPKP), start=2))


def test_sentences_of_a_corruption_survey_are_told_apart() -> None:
    sentences = [
        "Tidak ada diskriminasi pelayanan pada unit layanan ini",
        "Tidak ada kecurangan dalam pelayanan",
        "Petugas tidak menerima imbalan uang, barang, atau fasilitas di luar ketentuan",
        "Tidak ada pungutan liar",
        "Tidak ada percaloan",
        "Integritas petugas terjaga",
    ]
    assert heading(sentences, SPAK_6).is_complete


def test_the_heading_may_stand_below_a_title_and_above_a_second_table() -> None:
    found = heading(codes(SKM), SKM, above=[["SURVEI KEPUASAN MASYARAKAT"], [""], ["Persyaratan", "Waktu"]])
    assert (found.row, found.missing) == (4, ())


def test_an_item_may_have_several_numbered_columns() -> None:
    found = heading(["U1.1", "U1.2", "U1a", *codes(SKM)[1:]], SKM)
    assert [one.key for one in found.columns][:3] == ["U1.1", "U1.2", "U1.a"]
    assert found.is_complete


def test_a_number_that_makes_another_code_is_none() -> None:
    """U11 is no first column of U1."""
    assert heading(["U11", *codes(SKM)[1:]], SKM).missing == ("U1",)


def test_a_name_counts_more_than_a_sentence_with_it() -> None:
    found = heading([*codes(SPKP), "Saran tentang biaya"])
    assert found.is_complete
    assert 10 not in keys(found)


def test_a_sentence_with_two_names_is_not_used_and_said() -> None:
    found = heading([*codes(SPKP)[:3], "Ketepatan waktu dan hasil penyelesaian", *codes(SPKP)[4:]])
    assert found.missing == ("SPKP4",)
    (problem,) = found.problems
    assert (problem.code, problem.location.within, problem.values["items"]) == (
        "ZI841",
        "D1",
        "SPKP4 (Waktu), SPKP5 (Penyelesaian)",
    )


def test_a_name_within_a_longer_name_is_not_another_variable() -> None:
    """ "Jangka waktu penyelesaian" is about time, although another variable is called "penyelesaian"."""
    sentences = ["Jangka waktu penyelesaian pelayanan sesuai dengan standar", "Hasil penyelesaian layanan sesuai"]
    found = heading([*codes(SPKP)[:3], *sentences, *codes(SPKP)[5:]])
    assert found.is_complete
    assert (keys(found)[4], keys(found)[5]) == ("SPKP4", "SPKP5")
    assert found.problems == ()


def test_columns_that_cannot_be_told_apart_are_refused() -> None:
    table = table_of([*codes(SPKP), "SPKP3"], [])
    (problem,) = repeated_columns(find_heading(table, load_questionnaire(SPKP)), table)
    assert (problem.code, problem.values["columns"], problem.location.within) == ("ZI840", "C, J", "J1")


def test_a_column_that_the_user_named_wins_over_every_other() -> None:
    table = table_of([*codes(SPKP), "lain", "lain"], [])
    found = find_heading(table, load_questionnaire(SPKP), {10: "SPKP3", 11: "SPKP3", 1: "U1"})
    assert keys(found)[10] == "SPKP3.1"
    assert keys(found)[11] == "SPKP3.2"
    assert 3 not in keys(found)
    assert found.missing == ("SPKP1",)


@pytest.mark.no_cover
def test_a_sheet_that_fills_every_column_is_searched_only_so_far() -> None:
    """Found by fuzzing: 16,384 columns in each row took half a minute."""
    wide = ["Biaya dan waktu"] * 16_384
    assert len(heading(wide, above=[wide] * 39).problems) == 1_000
    far = find_heading(table_of(wide, []), load_questionnaire(SPAK_4), {16_384: "SPAK1"})
    assert [one.column for one in far.columns] == [16_384]


def test_an_empty_table_has_no_heading() -> None:
    found = heading([])
    assert not found.is_complete
    assert len(found.missing) == 9


def test_columns_named_in_an_empty_table_hold_nothing() -> None:
    found = find_heading(ResponseTable("x.csv", "", "", []), load_questionnaire(SPAK_4), {2: "SPAK1"})
    assert [one.column for one in found.columns] == [2]
    assert found.missing == ("SPAK2", "SPAK3", "SPAK4", "SPAK5")
