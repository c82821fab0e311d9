"""Looking behind the values: which cells hold formulas or error values, which python-calamine does not tell.

Only .xlsx and .xlsm are looked into. One sheet's XML is searched for cells that begin with a formula, as every cell
with a formula must; nothing else of the file is parsed, so this costs a millisecond where openpyxl costs hundreds.
"""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from zi_score.language import _
from zi_score.problems import Location, UnusableInputError, found
from zi_score.workbook.files import WorkbookFile

_WORKBOOK_PART = "xl/workbook.xml"
_RELATIONS_PART = "xl/_rels/workbook.xml.rels"
_ATTRIBUTE = re.compile(r"""([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ATTRIBUTES = r"""((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*/?>"""
_SHEET = re.compile(rf"<(?:[\w.-]+:)?sheet{_ATTRIBUTES}")
_RELATION = re.compile(rf"<(?:[\w.-]+:)?Relationship{_ATTRIBUTES}")
_SHEET_DATA = re.compile(rb"<((?:[\w.-]{1,30}:)?)sheetData[\s/>]")
# A search must not begin again at each of a million places: a comment that never ends runs to the end of the sheet,
# and what stands in a tag runs to the next one and is not tried again in another length.
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
# A cell whose first element is as sought; namespace prefixes are put in, for a sheet seldom has any.
_CELL = rb"<%(prefix)sc(\s[^<>]*+)?+(?<!/)>\s*+<%(prefix)s"
_FORMULA_BEGINS = _CELL + rb"f(?=[\s/>])"
_FORMULA = _FORMULA_BEGINS + rb"([^<>]*?)(?:/>|>([^<]*)</)"
_SHOWN_VALUE = _CELL + rb"v[^<>]*+>([^<]*+)</"
_IS_ERROR = re.compile(rb"""\bt\s{0,9}=\s{0,9}["']e["']""")
_ERROR_MARKS = (b'"e"', b"'e'")
_USUAL_REFERENCE = re.compile(rb' r="([A-Z]{1,3}[1-9][0-9]{0,6})"')
_REFERENCE = re.compile(rb"""\sr\s{0,9}=\s{0,9}["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
_NAMED_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def cell_contents(file: WorkbookFile, places: Iterable[Location]) -> dict[Location, str] | None:
    """What cells of one sheet hold that does not show: a formula (``=...``) or an error (``#...``), else nothing.

    None where the file format cannot tell. Raises `UnusableInputError` where the sheet is not written as usual.
    """
    wanted = list(places)
    if not wanted or not file.tells_formulas:
        return None
    sheet = _sheet(file, wanted[0])
    found_there = _found(_FORMULA, sheet, b"<" + _prefix(sheet) + b"f")
    formulas = {_address(cell, wanted[0]): (how, text) for cell, how, text in found_there}
    errors = _errors(sheet, wanted[0])
    return {
        place: _formula_text(formulas, cell) if (cell := place.cell) in formulas else errors.get(cell, "")
        for place in wanted
    }


def formula_cells(file: WorkbookFile, sheet: Location) -> frozenset[str] | None:
    """The cells of a sheet that hold a formula, ``K9``; None where the format cannot tell. Raises as above."""
    if not file.tells_formulas:
        return None
    content = _sheet(file, sheet)
    cells = _found(_FORMULA_BEGINS, content, b"<" + _prefix(content) + b"f", until=b"")
    return frozenset([_address(cell, sheet) for cell in cells])


def is_formula(content: str) -> bool:
    """Whether the content of a cell is a formula."""
    return content.startswith("=")


def _sheet(file: WorkbookFile, place: Location) -> bytes:
    """The XML of a sheet by its name."""
    try:
        workbook = file.part(_WORKBOOK_PART).decode()
        relations = file.part(_RELATIONS_PART).decode()
        sheet = file.part(_sheet_part(workbook, relations, place.sheet))
    except (OSError, ValueError, LookupError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        # RuntimeError: encrypted, or packed in a way that zipfile does not know.
        raise _unusual(place, str(error)) from error
    # To look for what is seldom there from the end is twice as fast.
    has_marks = sheet.rfind(b"<!") >= 0
    if has_marks and b"<!--" in sheet:
        sheet = _COMMENT.sub(b"", sheet)
    if not _SHEET_DATA.search(sheet) or (has_marks and b"<![CDATA[" in sheet):
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


def _errors(sheet: bytes, place: Location) -> Mapping[str, str]:
    """Every error value that a cell shows."""
    cells = [cell for mark in _ERROR_MARKS for cell in _found(_SHOWN_VALUE, sheet, mark)]
    return {_address(cell, place): _text(shown) for cell, shown in cells if _IS_ERROR.search(cell)}


def _found(pattern: bytes, sheet: bytes, mark: bytes, until: bytes = b"</") -> list[Any]:
    """What a pattern finds around a mark: looked for only from the tag before each mark to what ends it."""
    around = [
        before[before.rfind(b"<") :] + mark + after[: after.find(until) + 2]
        for before, after in pairwise(sheet.split(mark))
    ]
    return re.findall(pattern % {b"prefix": re.escape(_prefix(sheet))}, b"".join(around))


def _prefix(sheet: bytes) -> bytes:
    """The namespace prefix of the elements of a sheet: that of its `sheetData`."""
    data = _SHEET_DATA.search(sheet)
    return data[1] if data else b""


def _address(attributes: bytes, place: Location) -> str:
    """The address of a cell that says where it stands; the file format lets a writer leave that out."""
    if usual := _USUAL_REFERENCE.match(attributes):
        return usual[1].decode()
    reference = _REFERENCE.search(attributes)
    if reference is None:
        raise _unusual(place, _("ada sel tanpa alamat"))
    return f"{reference[1].decode().upper()}{int(reference[2])}"


def _formula_text(formulas: Mapping[str, tuple[bytes, bytes]], cell: str) -> str:
    """The formula of a cell; one that is shared is told as it reads in this cell."""
    how, text = formulas[cell]
    shared = _shared(how)
    if text or not shared:
        return f"={_text(text)}"
    first = next((at for at, (how, text) in formulas.items() if text and _shared(how) == shared), None)
    if first is None:
        return "="
    from openpyxl.formula.translate import Translator  # noqa: PLC0415 - slow to import, seldom needed

    return str(Translator(f"={_text(formulas[first][1])}", origin=first).translate_formula(cell))


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
