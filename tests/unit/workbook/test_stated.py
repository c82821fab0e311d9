"""What a workbook states of itself: fields with their colon above the form or on a cover, and nothing else."""

from collections.abc import Iterable, Mapping

import pytest

from zi_score.identity import Identity
from zi_score.rubric.library import load_lexicon
from zi_score.workbook.grid import CellValue, Grid
from zi_score.workbook.stated import read_identity


def stated(rows: Iterable[Iterable[CellValue]], sheet: str = "Identitas") -> tuple[Mapping[str, str], list[str]]:
    """The fields that a cover with these rows states, and the codes of what is said of them."""
    grid = Grid("lke.xlsx", sheet, [list(row) for row in rows])
    identity, problems = read_identity([grid], [], load_lexicon())
    said = {name: one.text for name, one in identity._asdict().items() if one}
    return said, [problem.code for problem in problems]


def test_a_field_and_its_value_in_one_cell() -> None:
    rows = [["LEMBAR KERJA EVALUASI"], ["SATUAN KERJA : PENGADILAN NEGERI (contoh)"], ["tahun : 2020"]]
    assert stated(rows) == ({"unit": "PENGADILAN NEGERI (contoh)", "year": "2020"}, [])


def test_a_value_beside_its_field() -> None:
    rows = [
        ["", "Instansi:", "", "Pemerintah Kota Contoh"],
        ["", "Nama Unit Kerja", ":", "Dinas A"],
        ["", "Tahun Penilaian", "", ": 2025"],
        ["", "Diisi oleh:", "Ani"],
    ]
    agency = "Pemerintah Kota Contoh"
    assert stated(rows) == ({"agency": agency, "unit": "Dinas A", "year": "2025", "assessor": "Ani"}, [])


def test_several_fields_in_one_cell_and_in_one_row() -> None:
    rows: list[list[CellValue]] = [["Instansi: Kota Contoh\nUnit Kerja: Dinas A", "", "Tahun:", 2024.0]]
    assert stated(rows)[0] == {"agency": "Kota Contoh", "unit": "Dinas A", "year": "2024"}


@pytest.mark.parametrize(
    "row",
    [
        ["Unit Kerja:", ""],
        ["Unit Kerja:", "", "Tahun:", ""],
        ["Unit Kerja", "Dinas A"],
        ["UNIT KERJA", "", "TPI"],
        ["Unit Kerja: [NAMA UNIT]"],
        ["Unit Kerja: ..........."],
        ["Unit Kerja:", "-"],
        ["Unit kerja telah membentuk tim: ya"],
        ["Tahun: 2024/2025"],
        ["Tahun: 24"],
        ["Tahun: 12024"],
        ["Tanggal: 2024"],
        [True, 3.0],
    ],
)
def test_what_is_blank_unclear_or_no_field_states_nothing(row: list[CellValue]) -> None:
    assert stated([row]) == ({}, [])


def test_a_year_named_twice_alike_is_one_year() -> None:
    assert stated([["Periode: Januari 2024 s.d. Desember 2024"], ["Tahun: 2024"]]) == ({"year": "2024"}, [])


def test_two_values_are_none_and_are_told() -> None:
    assert stated([["Tahun: 2024"], ["Tahun Penilaian: 2025"], ["Unit: A"]]) == ({"unit": "A"}, ["ZI904"])


def test_two_who_signed_are_none_and_no_matter() -> None:
    assert stated([["Penilai: Ani"], ["Penilai: Budi"]]) == ({}, [])


def test_only_a_cover_is_looked_at() -> None:
    assert stated([["Tahun: 2024"]], sheet="Catatan") == ({}, [])


def test_a_long_value_is_cut() -> None:
    assert stated([["Unit: " + "a" * 500]])[0] == {"unit": "a" * 200}


def test_a_workbook_without_any_states_nothing() -> None:
    assert read_identity([], [], load_lexicon()) == (Identity(), [])
    assert Identity().year_number is None
