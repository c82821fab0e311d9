"""Looking behind the values: which cells hold formulas or error values. Slow, so only where it matters.

openpyxl knows this for .xlsx and .xlsm alone; for the other formats nothing is known.
"""

import io
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path

from zi_score.problems import Location, UnusableInputError, found
from zi_score.workbook.files import STANDARD_INPUT, read_bytes

_FORMULA_SUFFIXES = (".xlsx", ".xlsm")
_FORMULA_PART = b"xl/workbook.xml"


def cell_contents(path: Path, places: Iterable[Location]) -> dict[Location, str] | None:
    """What the file really holds in these cells of one sheet: a formula, an error, a text, or nothing.

    None where the file format cannot tell. Raises `UnusableInputError` where openpyxl refuses what
    python-calamine could still read.
    """
    wanted = {(place.row, place.column): place for place in places}
    if not wanted or not tells_formulas(path):
        return None
    first = next(iter(wanted.values()))
    with warnings.catch_warnings():
        # It tells what it would lose on saving, and of parts that are not looked at here.
        warnings.simplefilter("ignore")
        return _contents(path, first, wanted)


def _contents(path: Path, first: Location, wanted: Mapping[tuple[int, int], Location]) -> dict[Location, str]:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, seldom needed

    try:
        workbook = load_workbook(io.BytesIO(read_bytes(path)), read_only=True, data_only=False, keep_links=False)
        sheet = workbook[first.sheet]
        # What a file claims to span may be 17 billion cells, each of which would be visited.
        sheet.reset_dimensions()
        rows = sorted(row for row, _ in wanted)
        contents = dict.fromkeys(wanted.values(), "")
        for cells in sheet.iter_rows(min_row=rows[0], max_row=rows[-1]):
            for cell in cells:
                place = wanted.get((getattr(cell, "row", 0), getattr(cell, "column", 0)))
                if place is not None and cell.value is not None:
                    contents[place] = str(cell.value)
        workbook.close()
    except Exception as error:
        place = Location(file=first.file, sheet=first.sheet)
        raise UnusableInputError(found("ZI130", place, reason=" ".join(str(error).split())[:100])) from error
    return contents


def tells_formulas(path: Path) -> bool:
    """Whether the format of a file lets us tell a formula from a typed value. Standard input has no suffix."""
    if path == STANDARD_INPUT:
        return _FORMULA_PART in read_bytes(path)
    return path.name.lower().endswith(_FORMULA_SUFFIXES)


def is_formula(content: str) -> bool:
    """Whether the content of a cell is a formula."""
    return content.startswith("=")
