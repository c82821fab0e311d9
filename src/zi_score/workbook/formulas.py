"""Looking behind the values: which cells hold formulas or error values, which python-calamine does not tell.

Only .xlsx and .xlsm are looked into. One sheet's XML is searched for cells that begin with a formula, as every cell
with a formula must; nothing else of the file is parsed, so this costs a millisecond where openpyxl costs hundreds.
"""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from zi_score.language import _
from zi_score.problems import Location, UnusableInputError, column_number, found
from zi_score.workbook.files import STANDARD_INPUT, WorkbookFile, is_compound, read_bytes

_FORMULA_SUFFIXES = (".xlsx", ".xlsm")
_WORKBOOK_PART = "xl/workbook.xml"
_RELATIONS_PART = "xl/_rels/workbook.xml.rels"
_ATTRIBUTE = re.compile(r"""([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ATTRIBUTES = r"""((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*/?>"""
_SHEET = re.compile(rf"<(?:[\w.-]+:)?sheet{_ATTRIBUTES}")
_RELATION = re.compile(rf"<(?:[\w.-]+:)?Relationship{_ATTRIBUTES}")
_SHEET_DATA = re.compile(rb"<((?:[\w.-]{1,30}:)?)sheetData[\s/>]")
# A search must not begin again at each of a million places: a comment that never ends runs to the end of the sheet,
# no tag runs beyond the next one, and what stands in it has a bound.
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
# What stands before and after the beginning of a formula, and the mark of an error value. What comes after is sought
# with the namespace prefix of the sheet, which seldom has any: to look for any prefix is three times as slow.
_CELL = re.compile(rb"c(\s[^<>]*)?(?<!/)>\s*")
_FORMULA = rb"(?=[\s/>])([^<>]*?)(?:/>|>([^<]*)</)"
_ERROR_CELL = re.compile(rb"c(\s[^<>]*\bt\s{0,9}=\s{0,9})")
_ERROR_VALUE = rb"([^<>]*)(?<!/)>\s*<%sv[^<>]*>([^<]*)</"
_ERROR_MARKS = (b'"e"', b"'e'")
_REFERENCE = re.compile(rb"""\sr\s{0,9}=\s{0,9}["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
_NAMED_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

Cell = tuple[int, int]
"""Row and column."""


def cell_contents(file: WorkbookFile, places: Iterable[Location]) -> dict[Location, str] | None:
    """What cells of one sheet hold that does not show: a formula (``=...``) or an error (``#...``), else nothing.

    None where the file format cannot tell. Raises `UnusableInputError` where the sheet is not written as usual.
    """
    wanted = list(places)
    if not wanted or not tells_formulas(Path(file.path)):
        return None
    sheet = _sheet(file, wanted[0])
    formulas = {cell: (how, text) for cell, how, text in _formula_cells(sheet, wanted[0])}
    errors = _errors(sheet, wanted[0])
    return {
        place: _formula_text(formulas, cell) if cell in formulas else errors.get(cell, "")
        for place in wanted
        if (cell := (place.row, place.column))
    }


def formula_cells(file: WorkbookFile, sheet: Location) -> frozenset[Cell] | None:
    """The cells of a sheet that hold a formula; None where the format cannot tell. Raises as above."""
    if not tells_formulas(Path(file.path)):
        return None
    return frozenset(cell for cell, _how, _text in _formula_cells(_sheet(file, sheet), sheet))


def tells_formulas(path: Path) -> bool:
    """Whether the format of a file lets us tell a formula from a typed value. Standard input has no suffix.

    An .xls is often called .xlsx, and is one all the same.
    """
    if path == STANDARD_INPUT:
        return _WORKBOOK_PART.encode() in read_bytes(path)
    return path.name.lower().endswith(_FORMULA_SUFFIXES) and not is_compound(path)


def is_formula(content: str) -> bool:
    """Whether the content of a cell is a formula."""
    return content.startswith("=")


def _sheet(file: WorkbookFile, place: Location) -> bytes:
    """The XML of a sheet by its name."""
    try:
        workbook = file.part(_WORKBOOK_PART).decode()
        relations = file.part(_RELATIONS_PART).decode()
        sheet = file.part(_sheet_part(workbook, relations, place.sheet))
    except (
        OSError,
        ValueError,
        LookupError,
        NotImplementedError,  # a compression that zipfile does not know
        RuntimeError,
        zipfile.BadZipFile,
        zlib.error,
    ) as error:
        raise _unusual(place, str(error)) from error
    if b"<!--" in sheet:
        sheet = _COMMENT.sub(b"", sheet)
    if not _SHEET_DATA.search(sheet) or b"<![CDATA[" in sheet:
        raise _unusual(place, _("penulisan lembarnya tidak lazim"))
    return sheet


def _sheet_part(workbook: str, relations: str, name: str) -> str:
    """The part of the archive that holds the sheet of this name. Raises LookupError when it is named nowhere."""
    for sheet in _elements(_SHEET, workbook):
        if sheet.get("name") == name:
            ids = [value for key, value in sheet.items() if key.endswith(":id")]
            for relation in _elements(_RELATION, relations):
                if relation.get("Id") in ids:
                    return posixpath.normpath(posixpath.join("/xl", relation["Target"])).lstrip("/")
    raise LookupError(name)


def _elements(pattern: re.Pattern[str], xml: str) -> Iterator[dict[str, str]]:
    """The attributes of every element that the pattern finds."""
    for match in pattern.finditer(xml):
        yield _attributes(match[1])


def _attributes(text: str) -> dict[str, str]:
    return {name: _unescaped(double or single) for name, double, single in _ATTRIBUTE.findall(text)}


def _formula_cells(sheet: bytes, place: Location) -> Iterator[tuple[Cell, bytes, bytes]]:
    """Every cell with a formula, the attributes of the formula and its text."""
    tag = b"<" + _prefix(sheet)
    for cell, formula in _around(tag + b"f", sheet, tag, _CELL, re.compile(_FORMULA)):
        yield _cell(cell[1] or b"", place), formula[1], formula[2] or b""


def _errors(sheet: bytes, place: Location) -> Mapping[Cell, str]:
    """Every error value that a cell shows."""
    prefix = _prefix(sheet)
    value = re.compile(_ERROR_VALUE % re.escape(prefix))
    return {
        _cell(cell[1] + mark + error[1], place): _text(error[2])
        for mark in _ERROR_MARKS
        for cell, error in _around(mark, sheet, b"<" + prefix, _ERROR_CELL, value)
    }


def _around(
    mark: bytes, sheet: bytes, tag: bytes, cell: re.Pattern[bytes], rest: re.Pattern[bytes]
) -> Iterator[tuple[re.Match[bytes], re.Match[bytes]]]:
    """Wherever a mark stands: the cell that begins just before it and what comes after it, where both are as sought.

    The sheet is cut at its marks, so that its thousands of other cells are not looked at.
    """
    before, *pieces = sheet.split(mark)
    for piece in pieces:
        start = before.rfind(b"<")
        begun = cell.fullmatch(before, start + len(tag)) if before.startswith(tag, start) else None
        if begun and (found_there := rest.match(piece)):
            yield begun, found_there
        before = piece


def _prefix(sheet: bytes) -> bytes:
    """The namespace prefix of the elements of a sheet: that of its `sheetData`."""
    data = _SHEET_DATA.search(sheet)
    return data[1] if data else b""


def _cell(attributes: bytes, place: Location) -> Cell:
    """Row and column of a cell that says where it stands; the file format lets a writer leave that out."""
    reference = _REFERENCE.search(attributes)
    if reference is None:
        raise _unusual(place, _("ada sel tanpa alamat"))
    return int(reference[2]), _column(reference[1])


@lru_cache(maxsize=128)
def _column(letters: bytes) -> int:
    return column_number(letters.decode())


def _formula_text(formulas: Mapping[Cell, tuple[bytes, bytes]], cell: Cell) -> str:
    """The formula of a cell; one that is shared is told as it reads in this cell."""
    how, text = formulas[cell]
    shared = _shared(how)
    if text or not shared:
        return f"={_text(text)}"
    first = next((at for at, (how, text) in formulas.items() if text and _shared(how) == shared), None)
    if first is None:
        return "="
    from openpyxl.formula.translate import Translator  # noqa: PLC0415 - slow to import, seldom needed

    origin, here = (Location(row=row, column=column).cell for row, column in (first, cell))
    return str(Translator(f"={_text(formulas[first][1])}", origin=origin).translate_formula(here))


def _shared(how: bytes) -> str:
    """Whose formula a cell has, when it is one that several cells share."""
    return _attributes(how.decode()).get("si", "") if b"shared" in how else ""


def _text(xml: bytes) -> str:
    return _unescaped(xml.decode(errors="replace"))


def _unescaped(text: str) -> str:
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED_ENTITIES[match[3]]
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if code <= 0x10FFFF else match[0]  # noqa: PLR2004 - the last character of Unicode


def _unusual(place: Location, reason: str) -> UnusableInputError:
    sheet = Location(place.file, place.sheet)
    return UnusableInputError(found("ZI130", sheet, reason=" ".join(reason.split())[:100]))
