"""Looking behind the values: which cells hold formulas or error values, which python-calamine does not tell.

Only .xlsx and .xlsm are looked into. One sheet's XML is searched for cells that begin with a formula, as every cell
with a formula must.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from types import MappingProxyType

from zi_score.column_letters import place_of
from zi_score.frozen import replace
from zi_score.inspection import Place
from zi_score.language import _
from zi_score.limits import MEGABYTE
from zi_score.problems import Location, UnusableInputError
from zi_score.remembered import remembered
from zi_score.submission import FormulaTeller
from zi_score.workbook.files import WorkbookFile
from zi_score.workbook.shared_formulas import moved
from zi_score.workbook.sheet_xml import (
    FORMULA,
    FORMULA_BEGINS,
    SHOWN_VALUE,
    address,
    around_marks,
    attributes,
    found_cells,
    matches_in,
    pattern_of,
    prefix_of,
    sheet_xml,
    text_of,
    unusual,
)

_IS_ERROR = re.compile(rb"""\bt\s{0,9}=\s{0,9}["']e["']""")
_LONGEST_FORMULA, _MOST_COPIED = 8_192, 2 * MEGABYTE
"""The letters that a formula may have in Excel, and those of all copies that cells have of shared ones."""
_ERROR_MARKS = (b'"e"', b"'e'")
_REMEMBERED, _USUAL_LENGTH = 12, MEGABYTE
"""The form and its recapitulations, of a few kinds of forms in one folder; the formulas of one take some 100 kB."""


def cell_contents(file: WorkbookFile, places: Iterable[Location]) -> dict[Location, str] | None:
    """What cells of one sheet hold that does not show: a formula (``=...``) or an error (``#...``), else nothing.

    None where the file format cannot tell. Raises `UnusableInputError` where the sheet is not written as usual.
    """
    wanted = list(places)
    if not wanted or not file.tells_formulas:
        return None
    sheet = sheet_xml(file, wanted[0])
    cells = {place: place.cell for place in wanted}
    prefix = prefix_of(sheet)
    around = around_marks(sheet, b"<" + prefix + b"f")
    formulas = _formulas(around, prefix, wanted[0], frozenset(cells.values()))
    errors = errors_in(sheet, wanted[0])
    return {place: formulas.get(cell, errors.get(cell, "")) for place, cell in cells.items()}


def formula_cells(file: WorkbookFile, sheet: Location) -> frozenset[str] | None:
    """The cells of a sheet that hold a formula, ``K9``; None where the format cannot tell. Raises as above."""
    if not file.tells_formulas:
        return None
    content = sheet_xml(file, sheet)
    cells = found_cells(FORMULA_BEGINS, content, b"<" + prefix_of(content) + b"f", until=b"")
    return frozenset([address(cell, sheet) for cell in cells])


def formula_teller(file: WorkbookFile) -> FormulaTeller:
    """Tells whether a cell holds a formula, None where nobody can; looks into a sheet when first asked for it."""

    @cache
    def search_in(sheet: str) -> _FormulaSearch | None:
        try:
            return _FormulaSearch(file, Location(file.path, sheet)) if file.tells_formulas else None
        except UnusableInputError:
            return None

    @cache
    def has_formula(place: Location) -> bool | None:
        search = search_in(place.sheet)
        return search.has_formula(place.cell) if search else None

    return has_formula


class _FormulaSearch:
    """Looks for cells of one sheet: each from where the last one stood, for they are asked for in their order.

    The first is looked for from the end, where the totals stand. Mostly one or two are asked for, and to find all
    formulas of a sheet takes many times as long. Raises `UnusableInputError` where it is not written as usual.
    """

    def __init__(self, file: WorkbookFile, sheet: Location) -> None:
        self._file, self._sheet = file, sheet
        self._content = sheet_xml(file, sheet)
        prefix = prefix_of(self._content)
        self._tag = b"<" + prefix + b"c "
        self._formula_begins = pattern_of(FORMULA_BEGINS, prefix)
        self._last = len(self._content)

    def has_formula(self, cell: str) -> bool | None:
        """None where the cell is not found and the sheet is not written as usual."""
        written = self._tag + f'r="{cell}"'.encode()
        begin = self._content.find(written, self._last)
        if begin < 0:
            begin = self._content.rfind(written, 0, self._last)
        if begin < 0:
            return None if self._all is None else cell in self._all
        self._last = begin
        return self._formula_begins.match(self._content, begin) is not None

    @cached_property
    def _all(self) -> frozenset[str] | None:
        """Every cell with a formula: for those whose address is written in another way, or nowhere."""
        try:
            return formula_cells(self._file, self._sheet)
        except UnusableInputError:
            # Told already if any blank was looked behind; here it only means that no cause can be named.
            return None


def is_formula(content: str) -> bool:
    """Whether the content of a cell is a formula."""
    return content.startswith("=")


def formulas_in(sheet: bytes, place: Location) -> Mapping[Place, str]:
    """The formula of each cell of a sheet; one that is shared as it reads in its cell."""
    prefix = prefix_of(sheet)
    try:
        return _every_formula(around_marks(sheet, b"<" + prefix + b"f"), prefix)
    except UnusableInputError as error:
        raise UnusableInputError(*(replace(one, location=place) for one in error.problems)) from error


@remembered(_REMEMBERED, _USUAL_LENGTH)
def _every_formula(around: bytes, prefix: bytes) -> Mapping[Place, str]:
    """Those of a whole sheet. What is typed between them differs from workbook to workbook, they seldom do."""
    formulas = _formulas(around, prefix, Location(), None)
    return MappingProxyType({place_of(cell): formula for cell, formula in formulas.items()})


def _formulas(around: bytes, prefix: bytes, place: Location, wanted: frozenset[str] | None) -> Mapping[str, str]:
    found_there = matches_in(around, FORMULA, prefix)
    written = {address(cell, place): (_shared(how), text) for cell, how, text in found_there}
    first = {shared: (cell, text) for cell, (shared, text) in reversed(written.items()) if shared and text}
    formulas = {}
    copied = 0
    for cell in written if wanted is None else written.keys() & wanted:
        shared, text = written[cell]
        origin = cell
        if shared and not text and shared in first:
            origin, text = first[shared]
            copied += len(text)
            if len(text) > _LONGEST_FORMULA or copied > _MOST_COPIED:
                raise unusual(place, _("rumus bersamanya terlalu panjang"))
        formulas[cell] = f"={moved(text_of(text), origin, cell)}"
    return formulas


def errors_in(sheet: bytes, place: Location) -> Mapping[str, str]:
    """Every error value that a cell shows."""
    until = b"</" + prefix_of(sheet) + b"v"
    cells = [cell for mark in _ERROR_MARKS for cell in found_cells(SHOWN_VALUE, sheet, mark, until)]
    return {address(cell, place): text_of(shown) for cell, shown in cells if _IS_ERROR.search(cell)}


def _shared(how: bytes) -> str:
    """Whose formula a cell has, when it is one that several cells share."""
    return attributes(how.decode()).get("si", "") if b"shared" in how else ""
