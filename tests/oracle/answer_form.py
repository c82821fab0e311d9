"""A form that is filled in hundreds of times: its XML is prepared once and cut at the answer cells."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.utils.cell import column_index_from_string, coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from tests.oracle.independent_scorer import Answer
from tests.support.plain_workbook import Formula, PlainSheet, PlainWorkbook, Value, cell_xml

_MARK = "\N{WHITE SQUARE}"
_MARKED = re.compile(rf'<c r="([A-Z]+\d+)" t="str"><v xml:space="preserve">{_MARK}</v></c>')


@dataclass(frozen=True)
class AnswerForm:
    """The parts of a workbook; `pieces` of the sheet that is answered stand between and around its answer cells."""

    parts: Mapping[str, str | bytes]
    answered_part: str
    pieces: tuple[str, ...]
    cells: tuple[str, ...]
    formulas: Mapping[str, Formula]

    def write(self, path: Path, answers: Mapping[str, Answer]) -> Path:
        """Write the form with these cells. Of the others those with a formula keep it, and the rest is blank."""
        sheet = [self.pieces[0]]
        for cell, piece in zip(self.cells, self.pieces[1:], strict=True):
            value: Value | None = answers.get(cell, self.formulas.get(cell))
            sheet += ["" if value is None else cell_xml(cell, value), piece]
        # Not packed: to pack and unpack 1,800 workbooks takes as long as to score them.
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, "".join(sheet) if name == self.answered_part else content)
        return path


def prepare(content: bytes, sheet: str, answer_cells: set[str]) -> AnswerForm:
    """Take over a workbook without its looks: its texts, numbers, formulas without results, and what is hidden."""
    source = openpyxl.load_workbook(io.BytesIO(content))
    book = PlainWorkbook([_plain(one) for one in source.worksheets])
    answered = next(one for one in book.sheets if one.name == sheet)
    formulas = {}
    for cell in answer_cells:
        place = coordinate_to_tuple(cell)
        value = answered.cells.get(place)
        if isinstance(value, Formula):
            formulas[cell] = value
        answered.cells[place] = _MARK
    parts = dict(book.parts())
    name = f"xl/worksheets/sheet{book.sheets.index(answered) + 1}.xml"
    pieces = _MARKED.split(str(parts[name]))
    assert set(pieces[1::2]) == answer_cells
    return AnswerForm(parts, name, tuple(pieces[::2]), tuple(pieces[1::2]), formulas)


def _plain(sheet: Worksheet) -> PlainSheet:
    plain = PlainSheet(sheet.title, state=sheet.sheet_state)
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str | int | float):
                is_formula = cell.data_type == "f"
                plain.cells[cell.row, cell.column] = Formula(str(cell.value)) if is_formula else cell.value
    hidden = (name for name, column in sheet.column_dimensions.items() if column.hidden)
    plain.hidden_columns = {column_index_from_string(name) for name in hidden}
    plain.hidden_rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    for merged in sheet.merged_cells.ranges:
        left, top, right, bottom = merged.bounds
        plain.merged.append(((top, left), (bottom, right)))
    return plain
