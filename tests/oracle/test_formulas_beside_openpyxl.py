"""The search for formulas against the slow way, a whole parse by openpyxl, on a seeded sample of damaged workbooks."""

import io
import warnings
from collections.abc import Iterator
from random import Random
from typing import Any

from openpyxl import load_workbook

from tests.fuzz.workbooks import bases, damaged_workbook
from zi_score.limits import Limits
from zi_score.problems import Location, UnusableInputError
from zi_score.workbook.files import WorkbookFile
from zi_score.workbook.formulas import cell_contents, formula_cells
from zi_score.workbook.safety import harmless_parts

CASES = 150
# What openpyxl reads in a few hundredths of a second, and one workbook with the formulas of our template.
BASES = ("jawaban-", "lampiran-", "setengah-")


def readable_by_both() -> Iterator[tuple[WorkbookFile, Any]]:
    """The damaged workbooks that neither refuses, each with what openpyxl makes of it."""
    sound = {name: content for name, content in bases().items() if name.startswith(BASES)}
    for number in range(CASES):
        content = damaged_workbook(Random(f"formulas:{number}"), sound).content
        try:
            parts = harmless_parts(content, Location(), Limits())
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                book = load_workbook(io.BytesIO(content), keep_links=False)
        except Exception:  # noqa: BLE001, S112 - it says so in a dozen ways
            continue
        yield WorkbookFile("lke.xlsx", "", (), content, parts or {}), book


def behind(sheet: Any) -> dict[str, str]:
    """Every formula and error value of a sheet as openpyxl parses them."""
    return {
        cell.coordinate: str(getattr(cell.value, "text", cell.value))
        for cell in sheet._cells.values()
        if cell.data_type in "fe" and cell.value is not None
    }


def test_the_search_finds_what_a_parser_finds() -> None:
    sheets = formulas = 0
    for file, book in readable_by_both():
        for sheet in book.worksheets:
            expected = behind(sheet)
            places = [Location(file.path, sheet.title, row, column) for row, column in sheet._cells]
            try:
                contents = cell_contents(file, places) or {}
                cells = formula_cells(file, Location(file.path, sheet.title)) or frozenset()
            except UnusableInputError:
                continue
            assert {place.cell: text for place, text in contents.items() if text} == expected
            assert cells == {place for place, text in expected.items() if text.startswith("=")}
            sheets, formulas = sheets + 1, formulas + len(cells)
    # The sample is no proof if nearly all of it is refused.
    assert sheets > CASES / 3
    assert formulas > 5_000
