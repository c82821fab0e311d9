"""What a formula refers to."""

import pytest

from zi_score.audit.references import names_every_cell, referred_cells, relative, without_names

HERE = "LKE ZI"


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("=L8", {(HERE, (8, 12))}),
        ("=AVERAGE(L8:L9)*$H$7", {(HERE, (8, 12)), (HERE, (9, 12)), (HERE, (7, 8))}),
        ("='Ctt Eval'!I53+Rekap!$A1", {("Ctt Eval", (53, 9)), ("Rekap", (1, 1))}),
        ("='Unit ''A'''!B2", {("Unit 'A'", (2, 2))}),
        ('=IF(K8="A1",LOG10(5),SUM(Nilai_2))', {(HERE, (8, 11))}),
        ("=SUM(A1:XFD1048576)", set()),
        ("=#REF!", set()),
    ],
)
def test_every_cell_that_is_named_is_found(formula: str, cells: set[tuple[str, tuple[int, int]]]) -> None:
    assert set(referred_cells(formula, HERE)) == cells


@pytest.mark.parametrize(
    ("formula", "is_so"),
    [
        ("", True),
        ("=AVERAGE(L176:L179)*H175", True),
        ('=IF(AND(K8="Ya",TRUE),1.5E-3,0)', True),
        ("='LKE ZI'!L5+SUM(Rekap!A1)", True),
        ("=SUM(NilaiIndikator)", False),
        ("=SUM(Tabel1[Nilai])", False),
        ("=SUM(L:L)", False),
        ("=OFFSET(A1,1,1)", False),
        ('=INDIRECT("L8")', False),
        ("='LKE ZI'!#REF!", False),
        ("=SUM(A1:XFD1048576)", False),
    ],
)
def test_only_addresses_say_all_that_is_read(formula: str, is_so: bool) -> None:
    assert names_every_cell(formula) is is_so


def test_copies_of_a_formula_look_alike_and_others_do_not() -> None:
    assert relative("=IF(K8=J8,H8,0)", (8, 12)) == relative("=IF(K9=J9,H9,0)", (9, 12))
    assert relative("=K8*$H$7", (8, 12)) == relative("=K9*$H$7", (9, 12))
    assert relative("=K8*$H$7", (8, 12)) != relative("=K9*H8", (9, 12))
    assert relative("=K8", (8, 12)) != relative("=K8", (9, 12))


def test_names_of_sheets_are_no_functions() -> None:
    assert without_names("='INFO (2)'!A1&\"NOW()\"") == '=A1&""'
