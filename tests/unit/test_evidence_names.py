"""The names of files in what a person typed, and how long it may take to find them."""

import time

import pytest

from zi_score.evidence.names import names_in

LETTERS = 32_000
ENOUGH = 2.0
"""Seconds; it takes hundredths of one, and trying every letter as a start takes three or more."""


def names(text: str) -> list[str]:
    return list(names_in(text, lambda _name: False))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lihat SK.pdf dan foto.JPG.", ["SK.pdf", "foto.JPG"]),
        ("terlampir (a.b.pdf) di sana", ["a.b.pdf"]),
        ("a.pdf.docx-lama di b", ["a.pdf.docx"]),
        ("berkas a.pdfx atau .pdf saja", []),
        ("lihat ..pdf di sana", ["..pdf"]),
        ("lihat bukti/SK.pdf!", ["bukti/SK.pdf"]),
        ("satu b.xlsx_lama c.xlsm ini", ["c.xlsm"]),
    ],
)
def test_files_within_a_sentence(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("piece", ["a.", "a", "http:", "-", "a//", "a+", "x y.", "a.pdf b,", "a\\b ", "a.pdf"])
def test_a_long_cell_takes_no_longer_than_its_length(piece: str) -> None:
    before = time.perf_counter()
    names(piece * (LETTERS // len(piece)) + "!")
    assert time.perf_counter() - before < ENOUGH
