"""The figures of the regulations, and the rows of their forms, written down a second time from the sources.

A line of an indicator table is its code, its weight, and the kinds of its questions a, b, c ...: Y Ya/Tidak; 3, 4, 5
the letters A to C, D or E; i an index of 0 to 4; p a percentage; % a ratio of counts. ``=`` stands before the kind of
a question that has a weight of its own.
"""

from collections.abc import Mapping
from functools import cache
from itertools import chain

from tests.oracle.independent_scorer import RATIO, Ratio, Regulation, gates, indicators

_TARGETS = ("wbk", "wbbm")

# PermenPANRB 90/2021, Lampiran III, hlm. 66-87.
_INDICATORS_90 = """
A.I.1.i       0.50  Y3
A.I.1.ii      1.00  Y33
A.I.1.iii     1.00  444
A.I.1.iv      1.50  Y334
A.I.2.i       1.00  455
A.I.2.ii      2.00  3333
A.I.2.iii     0.50  33
A.I.3.i       0.25  Y4Y
A.I.3.ii      0.50  Y5Y
A.I.3.iii     1.25  Y44443
A.I.3.iv      2.00  445Y
A.I.3.v       0.75  4
A.I.3.vi      0.25  3
A.I.4.i       2.50  334
A.I.4.ii      2.50  YYY4Y3Y3
A.I.5.i       1.50  34
A.I.5.ii      1.50  5533
A.I.5.iii     1.50  3Y33
A.I.5.iv      1.50  333
A.I.5.v       1.50  44433
A.I.6.i       1.00  544Y
A.I.6.ii      1.00  544445
A.I.6.iii     1.00  533
A.I.6.iv      1.00  534
A.I.6.v       1.00  4Y3
A.II.1.i      2.00  %%
A.II.1.ii     1.00  5
A.II.1.iii    1.00  4
A.II.2.i      0.50  4
A.II.2.ii     1.00  33
A.II.2.iii    2.00  555
A.II.3.i      1.50  3
A.II.3.ii     1.50  3
A.II.3.iii    2.00  %
A.II.4.i      2.00  %
A.II.4.ii     1.50  4
A.II.4.iii    1.50  4
A.II.5.i      2.50  5
A.II.5.ii     3.00  %
A.II.5.iii.a  1.00  =%
A.II.5.iii.b  1.00  =%
A.II.6.i      2.50  4%
A.II.6.ii     2.50  4
B.I.a        17.50  =i
B.I.b         5.00  =5
B.II.a       17.50  =i
"""
# The same for both targets: hlm. 52-53, and Tabel 6 on hlm. 58. Of an area 60 % and 75 % of its weight.
_GATES_90 = """
total  75     85
A      40     48
A.1     4.8    6
A.2     4.2    5.25
A.3     6      7.5
A.4     6      7.5
A.5     9     11.25
A.6     6      7.5
B.I    18.25  19.5
B.I.a  15.75  15.75
B.I.b   2.5    3.75
B.II   14     15.75
"""
# Where there is nothing to do, all is done; where there is nothing to show, nothing is shown.
_RATIOS_90 = {
    "A.II.1.i.a": Ratio(("agen_perubahan", "perubahan_dibuat"), lambda agents, made: (made, agents), 0),
    "A.II.1.i.b": Ratio(("perubahan_dibuat", "perubahan_terintegrasi"), lambda made, kept: (kept, made), 0),
    # No violations before and none now is 1, as the form has it; from none to some is no decrease.
    "A.II.3.iii.a": Ratio(
        ("pelanggaran_lalu", "pelanggaran_ini", "pelanggaran_disanksi"),
        lambda before, now, _: (before - now, before or now),
        1,
    ),
    "A.II.4.i.a": Ratio(("sasaran", "sasaran_tercapai"), lambda aims, reached: (reached, aims), 0),
    "A.II.5.ii.a": Ratio(
        ("pengaduan_wajib", "pengaduan_proses", "pengaduan_selesai"), lambda due, _, closed: (closed, due), 1
    ),
    "A.II.5.iii.a": Ratio(
        ("lhkpn_kepala", "lhkpn_pejabat", "lhkpn_lain", "lhkpn_lapor"),
        lambda head, officials, others, filed: (filed, head + officials + others),
        1,
        "lhkpn_wajib",
    ),
    "A.II.5.iii.b": Ratio(
        ("nonlhkpn_administrator", "nonlhkpn_pengawas", "nonlhkpn_fungsional", "nonlhkpn_lapor"),
        lambda third, fourth, staff, filed: (filed, third + fourth + staff),
        1,
        "nonlhkpn_wajib",
    ),
    "A.II.6.i.b": Ratio(("layanan_terdata", "layanan_dipermudah"), lambda listed, eased: (eased, listed), 0),
}
REGULATION_90 = Regulation(
    indicators(_INDICATORS_90),
    _RATIOS_90,
    {f"A.{area}": (f"A.I.{area}", f"A.II.{area}") for area in range(1, 7)},
    gates(_GATES_90, _TARGETS),
)

# PermenPANRB 52/2014, Lampiran hlm. 26-43; codes as the program names them. It asks nothing of an area.
_INDICATORS_52 = """
P.MP.1   1.0  Y3
P.MP.2   1.0  Y3Y
P.MP.3   2.0  444
P.MP.4   1.0  YYY4
P.TL.1   1.5  444
P.TL.2   2.0  3334
P.TL.3   1.5  YY
P.SDM.1  2.0  Y4Y
P.SDM.2  2.0  Y4Y
P.SDM.3  3.0  Y44444
P.SDM.4  4.0  4454
P.SDM.5  3.0  4
P.SDM.6  1.0  4
P.AK.1   5.0  YYY
P.AK.2   5.0  3434Y443
P.PW.1   3.0  33
P.PW.2   3.0  4433
P.PW.3   3.0  4443
P.PW.4   3.0  Y444
P.PW.5   3.0  Y4434
P.PP.1   3.0  3443
P.PP.2   3.0  43344
P.PP.3   4.0  334
H.1.1   15.0  =i
H.1.2    5.0  =p
H.2.1   20.0  =i
"""
# Bab III.B.4.1 and III.B.4.2.
_GATES_52 = """
total  75    85
H.1    18    18
H.1.1  13.5  13.5
H.1.2   3.5   3.5
H.2     -    16
"""
REGULATION_52 = Regulation(indicators(_INDICATORS_52), {}, {}, gates(_GATES_52, _TARGETS))

REGULATIONS = {"lampiran-iii-2021": REGULATION_90, "jawaban-2024": REGULATION_90, "zi-score-52-2014": REGULATION_52}
"""By form."""
_ANSWER_ROWS = {
    "lampiran-iii-2021": (
        "8-9 11-13 15-17 19-22 25-27 29-32 34-35 38-40 42-44 46-51 53-56 58 60 63-65 67-74 77-78 80-83 85-88 "
        "91-93 95-99 102-105 107-112 114-116 118-120 122-124 128-133 135 137 140 142-143 145-147 150 152 154-157 "
        "160-162 164 166 169 171-174 177-182 184-189 192-195 197 202-203 205"
    ),
    "jawaban-2024": (
        "6-7 9-11 13-15 17-20 23-25 27-30 32-33 36-38 40-42 44-49 51-54 56 58 61-63 65-72 75-76 78-81 83-86 88-90 "
        "92-96 99-102 104-109 111-113 115-117 119-121 125-130 132 134 137 139-140 142-144 147 149 151-154 157-159 "
        "161 163 166 168-171 174-179 181-186 189-192 194 199-200 202"
    ),
    "zi-score-52-2014": (
        "7-8 10-12 14-16 18-21 24-26 28-31 33-34 37-39 41-43 45-50 52-55 57 59 62-64 66-73 76-77 79-82 84-87 "
        "89-92 94-98 101-104 106-110 112-114 118-119 121"
    ),
}
_ANSWER_COLUMNS = {
    "lampiran-iii-2021": {"unit": "K"},
    "jawaban-2024": {"unit": "K", "tpi": "O", "tpi-2": "S"},
    "zi-score-52-2014": {"unit": "J", "tpi": "O"},
}


@cache
def answer_cells(form: str, assessor: str) -> Mapping[str, str]:
    """The cell of every question, every count and every stated total, as a person finds them in the form."""
    regulation = REGULATIONS[form]
    column = _ANSWER_COLUMNS[form][assessor]
    bounds = [[int(bound) for bound in span.split("-")] for span in _ANSWER_ROWS[form].split()]
    rows = chain.from_iterable(range(span[0], span[-1] + 1) for span in bounds)
    names = chain.from_iterable(_names(code, kind, regulation.ratios) for code, kind in regulation.questions.items())
    return {name: f"{column}{row}" for name, row in zip(names, rows, strict=True)}


def assessors(form: str) -> tuple[str, ...]:
    """Who answers in a form, first tier first."""
    return tuple(_ANSWER_COLUMNS[form])


def _names(code: str, kind: str, ratios: Mapping[str, Ratio]) -> list[str]:
    """The share of a ratio stands above its counts, and a stated total above its parts."""
    if kind != RATIO:
        return [code]
    stated = [ratios[code].stated] if ratios[code].stated else []
    return [code, *(f"{code}:{name}" for name in (*stated, *ratios[code].counts))]
