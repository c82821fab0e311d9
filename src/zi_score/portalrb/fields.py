"""The names that stand in PortalRB's bodies, and how a figure is written there: for reading and writing alike."""

import json
from collections.abc import Mapping
from decimal import Context
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from zi_score.language import N_, _
from zi_score.portalrb.body import BodyKind

YEAR = "tahun"
UNITS = "units"
ANSWERS = "answers"
UNIT_ID, UNIT_NAME = "unit_id", "nama_unit"
LISTED_ID, LISTED_NAME, CATEGORY, AFFIRMED = "id", "nama", "kategori", "afirmasi"
ITEM_ID = "soal_id"
ANSWER_OF: Mapping[str, str] = MappingProxyType({"unit": "jawaban_unit", "tpi": "jawaban_tpi"})
"""The field of each assessor's answer; that of the first one must be there."""
REQUIRED_ANSWER = ANSWER_OF["unit"]
TEXT_OF: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("unit", "note"): "catatan_unit",
        ("unit", "evidence"): "bukti_dukung_unit",
        ("tpi", "note"): "catatan_tpi",
    }
)
"""The fields of what stands beside an answer, by assessor and by what it is."""
_KINDS: Mapping[BodyKind, str] = MappingProxyType(
    {
        "answers": N_("jawaban LKE satu unit"),
        "units": N_("daftar unit yang diusulkan"),
        "error": N_("pesan kesalahan"),
    }
)
# Figures of an LKE have at most 15 digits; twice as many lose nothing of a quotient that ends.
_DIGITS = Context(prec=40)


def kind_words(kind: BodyKind) -> str:
    """What a body is, in words."""
    return _(_KINDS[kind])


def figure_text(value: Fraction) -> str:
    """A figure as PortalRB takes it: with a decimal point, and without needless zeros."""
    decimal = _DIGITS.divide(_DIGITS.create_decimal(value.numerator), _DIGITS.create_decimal(value.denominator))
    text = format(decimal, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def json_words(value: Any) -> str:
    """A value as a sentence names it: a text as it is, anything else as JSON writes it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)[:300]
