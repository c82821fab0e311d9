"""A shared formula as it reads in another cell: as openpyxl translates it, which is too slow to load for this."""

import pytest
from openpyxl.formula.translate import Translator

from zi_score.workbook.shared_formulas import moved

FORMULAS = (
    "A2+$A$3",
    'IF(K9="Ya",1,0)*$H9',
    "SUM(A1:B$7)/COUNT($A:$B)",
    "'Lembar B2'!C4&\"B2 dan C3\"",
    "Data!$C4*[1]Buku!D5",
    "LOG10(B2)+ATAN2(C3,D4)",
    "SUM(3:5)+SUM($2:7)",
    "SUM(C:D)+SUM($C:E)",
    "BOBOT_A1*B2%-Nilai.B3",
    "INDEX(Tabel[Bobot];2)+b2",
    "A1",
    '"kata ""A1"" lagi"&B1',
    "1E5+B2",
)


@pytest.mark.parametrize("target", ["D7", "C3", "AA100", "B2"])
@pytest.mark.parametrize("formula", FORMULAS)
def test_it_reads_as_openpyxl_translates_it(formula: str, target: str) -> None:
    expected = str(Translator(f"={formula}", origin="B2").translate_formula(target))
    assert f"={moved(formula, 'B2', target)}".upper() == expected.upper()


@pytest.mark.parametrize(
    ("formula", "expected"),
    [("A1+1", "#REF!+1"), ("B1:B2", "#REF!:#REF!"), ("SUM(1:1)", "SUM(#REF!)"), ("A:A", "#REF!")],
)
def test_what_would_lie_before_the_sheet_is_no_reference(formula: str, expected: str) -> None:
    assert moved(formula, "D4", "A1") == expected


def test_what_would_lie_behind_the_last_cell_is_no_reference() -> None:
    assert moved("XFD1048576*2", "B2", "C3") == "#REF!*2"
