"""The XML of one sheet, searched and not parsed: elements by name, cells by what they begin with.

A search costs a millisecond where a parser costs hundreds. What is written in an unusual way is refused, not guessed.
"""

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from zi_score.archives import UNREADABLE_PART
from zi_score.language import _, reader_reason
from zi_score.problems import Location, UnusableInputError, found
from zi_score.workbook.files import WorkbookFile

WORKBOOK_PART = "xl/workbook.xml"
_RELATIONS_PART = "xl/_rels/workbook.xml.rels"
# A name is tried at its first letter alone: one of many thousand letters would be tried at each of them.
_ATTRIBUTE = re.compile(r"""(?<![\w.:-])([\w.:-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)')""")
_ATTRIBUTES = r"""((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*/?>"""
_SHEET_DATA = re.compile(rb"<((?:[\w.-]{1,30}:)?)sheetData[\s/>]")
# A search must not begin again at each of a million places: a comment that never ends runs to the end of the sheet,
# and what stands in a tag runs to the next one and is not tried again in another length.
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
# A cell whose first element is as sought; namespace prefixes are put in, for a sheet seldom has any.
_CELL = rb"<%(prefix)sc(\s[^<>]*+)?+(?<!/)>\s*+<%(prefix)s"
FORMULA_BEGINS = _CELL + rb"f(?=[\s/>])"
FORMULA = FORMULA_BEGINS + rb"([^<>]*?)(?:/>|>([^<]*)</)"
SHOWN_VALUE = _CELL + rb"(?:f[^<>]*+(?:(?<=/)>|>[^<]*+</%(prefix)sf\s*+>)\s*+<%(prefix)s)?+v[^<>]*+>([^<]*+)</"
_USUAL_REFERENCE = re.compile(rb' r="([A-Z]{1,3}[1-9][0-9]{0,6})"')
_REFERENCE = re.compile(rb"""\sr\s{0,9}=\s{0,9}["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
_NAMED_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def sheet_xml(file: WorkbookFile, place: Location) -> bytes:
    """The XML of a sheet by its name."""
    try:
        name = sheet_part(file, place.sheet)
        sheet = file.part(name)
    except UNREADABLE_PART as error:
        raise unusual(place, reader_reason(str(error))) from error
    # To look for what is seldom there from the end is twice as fast.
    has_marks = file.may_have_marks(name) and sheet.rfind(b"<!") >= 0
    if has_marks and b"<!--" in sheet:
        sheet = _COMMENT.sub(b"", sheet)
    if not _SHEET_DATA.search(sheet) or (has_marks and b"<![CDATA[" in sheet):
        raise unusual(place, _("penulisan lembarnya tidak lazim"))
    return sheet


def sheet_part(file: WorkbookFile, name: str) -> str:
    """The part of the archive that holds the sheet of this name. Raises LookupError when it is named nowhere."""
    workbook, relations = file.part(WORKBOOK_PART).decode(), file.part(_RELATIONS_PART).decode()
    for sheet in elements("sheet", workbook):
        if sheet.get("name") == name:
            ids = [value for key, value in sheet.items() if key.endswith(":id")]
            for relation in elements("Relationship", relations):
                if relation.get("Id") in ids:
                    return posixpath.normpath(posixpath.join("/xl", relation["Target"])).lstrip("/")
    raise LookupError(name)


def parts_of(sheet: bytes) -> tuple[bytes, bytes, bytes]:
    """What stands before the rows of a sheet, the rows, and what stands behind them."""
    begin = _SHEET_DATA.search(sheet)
    if begin is None:
        return sheet, b"", b""
    end = sheet.find(b"</" + begin[1] + b"sheetData", begin.end())
    return sheet[: begin.start()], sheet[begin.end() : max(end, begin.end())], sheet[max(end, begin.end()) :]


def elements(name: str, xml: str) -> Iterator[dict[str, str]]:
    """The attributes of every element of a name."""
    return (attributes(match[1]) for match in _element(name).finditer(xml))


@cache
def _element(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(?:[\w.-]+:)?{name}{_ATTRIBUTES}")


def attributes(text: str) -> dict[str, str]:
    """The attributes that a tag has."""
    return {name: _unescaped(double or single) for name, double, single in _ATTRIBUTE.findall(text)}


def found_cells(pattern: bytes, sheet: bytes, mark: bytes, until: bytes = b"</") -> list[Any]:
    """What a pattern finds around a mark: looked for only from the tag before each mark to what ends it."""
    return matches_in(around_marks(sheet, mark, until), pattern, prefix_of(sheet))


def around_marks(sheet: bytes, mark: bytes, until: bytes = b"</") -> bytes:
    """What stands around each mark, and nothing else of the sheet."""
    return b"".join(
        before[before.rfind(b"<") :] + mark + after[: after.find(until) + 2]
        for before, after in pairwise(sheet.split(mark))
    )


def matches_in(around: bytes, pattern: bytes, prefix: bytes) -> list[Any]:
    """What a pattern for cells finds there, in a sheet whose elements have this prefix."""
    return pattern_of(pattern, prefix).findall(around)


def pattern_of(cell: bytes, prefix: bytes) -> re.Pattern[bytes]:
    """A pattern for cells, in a sheet whose elements have this prefix."""
    return re.compile(cell % {b"prefix": re.escape(prefix)})


def prefix_of(sheet: bytes) -> bytes:
    """The namespace prefix of the elements of a sheet: that of its `sheetData`."""
    data = _SHEET_DATA.search(sheet)
    return data[1] if data else b""


def address(attributes: bytes, place: Location) -> str:
    """The address of a cell that says where it stands; the file format lets a writer leave that out."""
    if usual := _USUAL_REFERENCE.match(attributes):
        return usual[1].decode()
    reference = _REFERENCE.search(attributes)
    if reference is None:
        raise unusual(place, _("ada sel tanpa alamat"))
    return f"{reference[1].decode().upper()}{int(reference[2])}"


def text_of(xml: bytes) -> str:
    """A text as it is meant."""
    return _unescaped(xml.decode(errors="replace"))


def _unescaped(text: str) -> str:
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED_ENTITIES[match[3]]
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if code <= 0x10FFFF else match[0]  # noqa: PLR2004 - the last character of Unicode


def unusual(place: Location, reason: str) -> UnusableInputError:
    """Why what stands behind the values of a sheet cannot be told."""
    sheet = Location(place.file, place.sheet)
    return UnusableInputError(found("ZI130", sheet, reason=" ".join(reason.split())[:100]))
