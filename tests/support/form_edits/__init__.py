"""Edits that people make to a form, each with what a person then expects, applied to our own filled template."""

from collections.abc import Sequence
from random import Random

from tests.support.form_edits import (
    added_columns,
    answers,
    assessors,
    beside,
    codes,
    columns,
    counts,
    formulas,
    law,
    markers,
    numbers,
    order,
    rows,
    sheets,
    texts,
    titles,
)
from tests.support.form_edits.base import filled_form, known_forms
from tests.support.form_edits.edit import FAMILIES, Edit, Expectation
from tests.support.form_edits.form import EditedForm, Truth, UnfitError

__all__ = [
    "EDITS", "FAMILIES", "FAMILY_TWINS", "Edit", "EditedForm", "Expectation", "Truth", "UnfitError", "edited",
    "expectation_of", "filled_form", "known_forms", "twin_of",
]  # fmt: skip

_MODULES = (
    titles, columns, added_columns, rows, order, texts, markers, answers, numbers, assessors, codes, counts, sheets,
    formulas, law, beside,
)  # fmt: skip

EDITS: dict[str, Edit] = {str(edit): edit for module in _MODULES for edit in module.EDITS}
"""Every kind by the letter of its family and its name."""
_LOUD = {edit.name: edit for edit in EDITS.values() if edit.expectation == "loud"}

FAMILY_TWINS = {
    "H": "two answer columns titled Jawaban",
    "C": "column Hasil Pembahasan with letters",
    "R": "question doubled, other answer",
    "T": "two questions in one row",
    "M": "two questions in one row",
    "A": "letters outside the scale",
    "N": "count negative",
    "U": "column Koreksi TPI with two corrections",
    "I": "two codes exchanged",
    "Q": "count row deleted A.II.5.ii.a:pengaduan_wajib",
    "S": "two years, both whole",
    "F": "answers as formulas without results",
    "L": "weights of another regulation",
    "V": "question doubled, other answer",
}
"""The kind beside those of a family that must stay loud, where an edit names none of its own."""


def twin_of(edit: Edit) -> Edit:
    """The kind beside this one that must stay loud."""
    return _LOUD[edit.twin or FAMILY_TWINS[edit.family]]


def edited(layout: str, seed: int, names: Sequence[str]) -> EditedForm:
    """A filled form with these edits made in order; raise `UnfitError` where one does not fit."""
    form = filled_form(layout, Random(seed))
    for name in names:
        EDITS[name].change(form)
    return form


def expectation_of(edits: Sequence[Edit]) -> Expectation:
    """What a person expects of several edits together."""
    every = {edit.expectation for edit in edits}
    return "loud" if "loud" in every else "read" if every <= {"read"} else "either"
