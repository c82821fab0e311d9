"""A few kinds of edits as a person sees them: the titles and some rows of the form, and what must come of them.

Only the columns that matter are drawn. The unit has answered every question in the best way.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from tests.stacks.judging import ALLOWED, judged
from tests.support.form_edits import EDITS, EditedForm, filled_form, known_forms
from tests.support.form_edits.picture import as_table, shown
from tests.support.marks import best_marks
from zi_score.rubric.instrument import load_instrument

LAYOUT = "lampiran-iii-2021"
DRAWN = ("A.I.1.i", "A.I.1.i.a", "A.I.1.i.b", "B.I.a")


class Picture(NamedTuple):
    """The kind, the keys of the columns that are drawn, and the drawing."""

    kind: str
    columns: str
    drawn: str


PICTURES = (
    Picture(
        "H texts titled Uraian",
        "item1, item6, weight, scale, answer@unit",
        """
Uraian |                                 | Bobot | Pilihan Jawaban | Jawaban
       |                                 | 0.5   |                 |
       | Pembentukan tim kerja           |       | Ya/Tidak        | Ya
       | Mekanisme pemilihan anggota tim |       | A/B/C           | A
       |                                 | 17.5  | Nilai (0-4)     | 4
""",
    ),
    Picture(
        "H two-tier header",
        "item1, item6, weight, scale, answer@unit, score@unit, share@unit",
        """
          |                                 |       |                 | Unit Kerja |       |
Penilaian |                                 | Bobot | Pilihan Jawaban | Jawaban    | Nilai | %
          |                                 | 0.5   |                 |            | 0.5   | 1.0
          | Pembentukan tim kerja           |       | Ya/Tidak        | Ya         | 1.0   |
          | Mekanisme pemilihan anggota tim |       | A/B/C           | A          | 1.0   |
          |                                 | 17.5  | Nilai (0-4)     | 4          | 17.5  |
""",
    ),
    Picture(
        "H titles in two lines",
        "item1, item6, weight, scale, answer@unit, score@unit",
        """
Penilaian |                                 | Bobot | Pilihan Jawaban |         |
          |                                 |       |                 | Jawaban | Nilai
          |                                 | 0.5   |                 |         | 0.5
          | Pembentukan tim kerja           |       | Ya/Tidak        | Ya      | 1.0
          | Mekanisme pemilihan anggota tim |       | A/B/C           | A       | 1.0
          |                                 | 17.5  | Nilai (0-4)     | 4       | 17.5
""",
    ),
    Picture(
        "C hierarchy in one column, no markers",
        "item1, weight, scale, answer@unit",
        """
Penilaian                                       | Bobot | Pilihan Jawaban | Jawaban
                Tim kerja ZI                    | 0.5   |                 |
                    Pembentukan tim kerja       |       | Ya/Tidak        | Ya
                    Mekanisme pemilihan angg... |       | A/B/C           | A
            Survei persepsi anti korupsi (IP... | 17.5  | Nilai (0-4)     | 4
""",
    ),
    Picture(
        "C one column for each option, ticked V",
        "item6, scale, option Ya, option Tidak, option A, option B, option C, answer@unit",
        """
                                | Pilihan Jawaban | Ya | Tidak | A | B | C | Jumlah/Nilai
                                |                 |    |       |   |   |   |
Pembentukan tim kerja           | Ya/Tidak        | V  |       |   |   |   |
Mekanisme pemilihan anggota tim | A/B/C           |    |       | V |   |   |
                                | Nilai (0-4)     |    |       |   |   |   | 4
""",
    ),
    Picture(
        "M decimal codes 1.1.1",
        "item4, item5, item6, weight, answer@unit",
        """
                                         |              |                                 | Bobot | Jawaban
1.1.1.1                                  | Tim kerja ZI |                                 | 0.5   |
                                         | 1.1.1.1.1    | Pembentukan tim kerja           |       | Ya
                                         | 1.1.1.1.2    | Mekanisme pemilihan anggota tim |       | A
Survei persepsi anti korupsi (IPAK/SPAK) |              |                                 | 17.5  | 4
""",
    ),
    Picture(
        "T hyphenated line ends",
        "item5, item6, weight, answer@unit",
        """
             |                                   | Bobot | Jawaban
Tim kerja ZI |                                   | 0.5   |
a.           | Pembe-¶ntukan tim kerja           |       | Ya
b.           | Meka-¶nisme pemilihan anggota tim |       | A
             |                                   | 17.5  | 4
""",
    ),
    Picture(
        "A A - sesuai",
        "item6, scale, answer@unit",
        """
                                | Pilihan Jawaban | Jawaban
                                |                 |
Pembentukan tim kerja           | Ya/Tidak        | Ya
Mekanisme pemilihan anggota tim | A/B/C           | A - sesuai
                                | Nilai (0-4)     | 4
""",
    ),
    Picture(
        "U second assessor titled Hasil Verifikasi Itjen",
        "item6, scale, answer@unit, answer@tpi",
        """
                                | Pilihan Jawaban | Jawaban | Hasil Verifikasi Itjen
                                |                 |         |
Pembentukan tim kerja           | Ya/Tidak        | Ya      | Tidak
Mekanisme pemilihan anggota tim | A/B/C           | A       | A
                                | Nilai (0-4)     | 4       | 4
""",
    ),
    Picture(
        "U column Koreksi with sixty corrections",
        "item6, scale, answer@unit, correction",
        """
                                | Pilihan Jawaban | Jawaban | Koreksi
                                |                 |         |
Pembentukan tim kerja           | Ya/Tidak        | Ya      | Tidak
Mekanisme pemilihan anggota tim | A/B/C           | A       |
                                | Nilai (0-4)     | 4       |
""",
    ),
    Picture(
        "R two assessors in rows",
        "item5, item6, scale, answer@unit",
        """
             |                                 | Pilihan Jawaban | Jawaban
Tim kerja ZI |                                 |                 |
a.           | Pembentukan tim kerja           | Ya/Tidak        | Ya
             | Penilaian TPI                   |                 | Ya
b.           | Mekanisme pemilihan anggota tim | A/B/C           | A
             | Penilaian TPI                   |                 | A
             |                                 | Nilai (0-4)     | 4
""",
    ),
    Picture(
        "N index as 96 %",
        "item4, item6, scale, answer@unit",
        """
                                         |                                 | Pilihan Jawaban | Jawaban
i.                                       |                                 |                 |
                                         | Pembentukan tim kerja           | Ya/Tidak        | Ya
                                         | Mekanisme pemilihan anggota tim | A/B/C           | A
Survei persepsi anti korupsi (IPAK/SPAK) |                                 | Nilai (0-4)     | 0.96
""",
    ),
)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.kind)
def test_a_form_as_drawn_is_read_or_loud(picture: Picture, tmp_path: Path) -> None:
    rubric, _ = known_forms()[LAYOUT]
    form = filled_form(LAYOUT, Random(picture.kind), best_marks(rubric))
    EDITS[picture.kind].change(form)
    assert as_table(list(rows_of(form, picture.columns.split(", ")))) == picture.drawn.lstrip("\n")

    outcome = judged(form.write(tmp_path / "lke.xlsx"), load_instrument(), form.truth())
    assert outcome.word in ALLOWED[EDITS[picture.kind].expectation], outcome


def rows_of(form: EditedForm, keys: Sequence[str]) -> Iterator[list[str]]:
    """The header lines and the rows that are drawn, with what stands directly below each of them and is no row."""
    page = form.pages[0]
    for head in page.heads:
        yield [shown(head.get(key, "")) for key in keys]
    is_below = False
    for line in page.lines:
        is_drawn = line.identity in DRAWN
        if is_drawn or (is_below and not line.identity and line.cells):
            yield [shown(line.cells.get(key, "")) for key in keys]
        is_below = is_drawn
