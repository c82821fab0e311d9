"""Reads whose assessment a workbook is, where it plainly says so: ``Unit Kerja : ...`` above the form or on its cover.

A field counts only with its colon. Two different values for one field are no value, and are reported.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from zi_score.identity import YEAR, Identity, Stated
from zi_score.language import N_, _
from zi_score.problems import Problem, found
from zi_score.rubric.lexicon import Lexicon
from zi_score.submission import SheetPlaces
from zi_score.workbook.form import Form
from zi_score.workbook.grid import Grid
from zi_score.workbook.words import fold, plain

_COVER_ROWS = 60
"""So many rows of a cover, or above a form, are looked at; titles of real forms take fewer than a dozen."""
_REACH = 8
"""So many columns right of a field its value may stand: fields are often merged over several columns."""
_LONGEST = 200
_PLACEHOLDER = r"\[.*\]|<.*>|\{.*\}|[\W_]*"
_NAMES_ONE = {"agency": N_("instansi"), "unit": N_("unit kerja"), "year": N_("tahun")}
"""The fields of which a workbook can have but one value. Each assessor may sign a sheet of one's own."""


class _Field(NamedTuple):
    name: str
    stated: Stated


def read_identity(grids: Sequence[Grid], forms: Sequence[Form], lexicon: Lexicon) -> tuple[Identity, list[Problem]]:
    """What the sheets of the form and a cover say, and what is said in two ways."""
    labels, covers = _known(lexicon)
    above = {form.grid.sheet: form.columns.row - 1 for form in forms}
    fields: dict[str, list[Stated]] = {name: [] for name in Identity._fields}
    for grid in grids:
        rows = _COVER_ROWS if fold(grid.sheet) in covers else above.get(grid.sheet, 0)
        for one in _fields(grid, min(rows, _COVER_ROWS, len(grid.rows)), labels):
            fields[one.name].append(one.stated)
    problems = [
        found("ZI904", values[1].location, field=_(_NAMES_ONE[name]), first=values[0].text, second=_other(values).text)
        for name, values in fields.items()
        if name in _NAMES_ONE and _differ(values)
    ]
    said = {name: values[0] for name, values in fields.items() if values and not _differ(values)}
    return Identity(**said), problems


@lru_cache(maxsize=1)
def _known(lexicon: Lexicon) -> tuple[Mapping[str, str], frozenset[str]]:
    """The field of each label, and the names of covers, folded."""
    labels = {fold(text): name for name, texts in lexicon.identity.items() for text in texts}
    return MappingProxyType(labels), frozenset(map(fold, lexicon.cover_sheets))


def titles_above(grids: Sequence[Grid], parts: Sequence[SheetPlaces]) -> Iterator[Stated]:
    """The texts above the form on each of its sheets, the header's own rows included."""
    by_sheet = {grid.sheet: grid for grid in grids}
    for part in parts:
        grid = by_sheet[part.sheet]
        for row, values in enumerate(grid.rows[: min(part.places.header_row, _COVER_ROWS)], start=1):
            for column, value in enumerate(values, start=1):
                if isinstance(value, str) and value.strip():
                    yield Stated(" ".join(plain(value).split())[:_LONGEST], grid.location(row, column))


def _differ(values: Sequence[Stated]) -> bool:
    return len({fold(one.text) for one in values}) > 1


def _other(values: Sequence[Stated]) -> Stated:
    return next(one for one in values if fold(one.text) != fold(values[0].text))


def _fields(grid: Grid, rows: int, labels: Mapping[str, str]) -> Iterator[_Field]:
    for row in range(1, rows + 1):
        for column, value in enumerate(grid.rows[row - 1], start=1):
            if not isinstance(value, str) or not value:
                continue
            for line in plain(value).split("\n"):
                label, colon, rest = line.partition(":")
                name = labels.get(fold(label))
                if name is None:
                    continue
                text = rest.strip() if colon else ""
                place = column
                if not text:
                    place, text = _beside(grid, row, column, labels, has_colon=bool(colon))
                if stated := _value(name, text):
                    yield _Field(name, Stated(stated, grid.location(row, place)))


def _beside(grid: Grid, row: int, column: int, labels: Mapping[str, str], *, has_colon: bool) -> tuple[int, str]:
    """The first text right of a field, behind the colon if that stands apart; none where another field begins."""
    for place in range(column + 1, column + _REACH + 1):
        text = plain(grid.text(row, place)).strip()
        if text.startswith(":"):
            has_colon, text = True, text[1:].strip()
        if text:
            is_field = fold(text.partition(":")[0]) in labels
            return (place, text) if has_colon and not is_field else (place, "")
    return column, ""


def _value(name: str, text: str) -> str:
    """What a field says; nothing where it was left blank, holds a placeholder, or names no single year."""
    text = " ".join(text.split())[:_LONGEST]
    if re.fullmatch(_PLACEHOLDER, text, flags=re.DOTALL):
        return ""
    if name == "year":
        years = set(YEAR.findall(text))
        return years.pop() if len(years) == 1 else ""
    return text
