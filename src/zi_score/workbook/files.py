"""Opening a workbook: bytes in, sheets out, or one clear reason why the file cannot be used.

Macros never run and links are never followed: python-calamine only reads cell values. It opens a file in this
process only when the file is plainly harmless.
"""

import hashlib
import io
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from zi_score.archives import UNLISTED
from zi_score.bounded import read_bounded
from zi_score.frozen import dataclass, replace
from zi_score.language import _, reader_reason, system_reason
from zi_score.limits import MEGABYTE, Limits, current_limits
from zi_score.problems import Location, Problem, UnusableInputError, found
from zi_score.sheets import RefusedError, Sheet, read_sheets
from zi_score.sheets_apart import read_sheets_apart
from zi_score.workbook.grid import Grid
from zi_score.workbook.plain_archive import plain_archive
from zi_score.workbook.safety import ArchivePart, far_cell, harmless_parts
from zi_score.workbook.text_tables import read_text_tables

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""The file name endings of workbooks in a folder. Delimited texts are read too, where somebody names them."""

LOCK_FILE_PREFIX = "~$"
"""How the name of a file begins that Excel keeps beside an open workbook."""

STANDARD_INPUT = Path("-")
"""The path that stands for a workbook on standard input."""

_FORMULA_SUFFIXES = (".xlsx", ".xlsm")
_WORKBOOK_PART = b"xl/workbook.xml"
_ARCHIVE = b"PK"
_ZIP_MAGIC = b"PK\x03\x04"
_COMPOUND_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OTHER_OFFICE = ("word/", "ppt/")
_REFUSALS = {
    "locked": "ZI105",
    "broken": "ZI106",
    "sheets": "ZI118",
    "cells": "ZI145",
    "text": "ZI146",
    "unpacked": "ZI119",
    "memory": "ZI147",
    "time": "ZI147",
}


@dataclass(frozen=True, slots=True)
class WorkbookFile:
    """An opened workbook: its identity, all of its worksheets, and what they were read from.

    `parts` are those of its archive by name, already unpacked, where it was read in this process. `is_delimited` where
    it is no workbook but one table of delimited text.
    """

    path: str
    sha256: str
    grids: tuple[Grid, ...]
    content: bytes
    parts: Mapping[str, ArchivePart]
    is_delimited: bool = False

    @property
    def tells_formulas(self) -> bool:
        """Whether its format lets us tell a formula from a typed value."""
        return tells_formulas(Path(self.path), self.content)

    @property
    def members(self) -> tuple[str, ...]:
        """The names of all parts of the archive. Raises as `zipfile` does."""
        if self.parts:
            return tuple(self.parts)
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return tuple(archive.namelist())

    def part(self, name: str) -> bytes:
        """A part of the archive. Raises as `zipfile` does."""
        known = self.parts.get(name)
        if known is not None:
            return known.content
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return archive.read(name)

    def may_have_marks(self, name: str) -> bool:
        """Whether ``<!`` may stand in a part of the archive."""
        known = self.parts.get(name)
        return known is None or known.may_have_marks


class NamedContent(NamedTuple):
    """The bytes of a workbook, and how it is called where something is said of it: by its path, if it has one."""

    name: str
    content: bytes

    def __str__(self) -> str:
        return self.name


def named_content(path: Path) -> NamedContent:
    """The bytes of a file or of standard input; raise `UnusableInputError` where they cannot be read."""
    place = Location(file=str(path))
    if path.name.startswith(LOCK_FILE_PREFIX):
        raise UnusableInputError(found("ZI107", place))
    try:
        return NamedContent(str(path), read_bytes(path))
    except FileNotFoundError as error:
        raise UnusableInputError(found("ZI101", place)) from error
    except OSError as error:
        raise UnusableInputError(found("ZI113", place, reason=system_reason(error))) from error


def open_workbook(source: Path | NamedContent, most_rows: int = 0) -> WorkbookFile:
    """Read a workbook; raise `UnusableInputError` when it is none or cannot be read.

    `most_rows` is how many are read of a sheet where that is another number than the limit for forms.
    """
    name, content = source if isinstance(source, NamedContent) else named_content(source)
    path = Path(name)
    place, limits = Location(file=str(path)), current_limits()
    if most_rows:
        limits = replace(limits, rows=most_rows)
    if len(content) > limits.file_mb * MEGABYTE:
        raise UnusableInputError(found("ZI117", place, limit=limits.file_mb))
    if not content:
        raise UnusableInputError(found("ZI103", place))
    if content.startswith(_COMPOUND_MAGIC) and _ENCRYPTED_STREAM in content:
        raise UnusableInputError(found("ZI105", place))
    parts: Mapping[str, ArchivePart] | None = {}
    is_delimited = False
    try:
        if content.startswith((_ZIP_MAGIC, _COMPOUND_MAGIC)):
            parts = harmless_parts(content, place, limits)
            sheets = _workbook_sheets(content, parts, limits)
        else:
            sheets, is_delimited = read_text_tables(path, content, limits)
    except RefusedError as error:
        raise UnusableInputError(_refusal(error, content, place, limits)) from error
    tells = tells_formulas(path, content)
    grids = tuple(Grid(str(path), sheet.name, sheet.rows, sheet.is_visible, tells) for sheet in sheets)
    return WorkbookFile(str(path), hashlib.sha256(content).hexdigest(), grids, content, parts or {}, is_delimited)


def _workbook_sheets(content: bytes, parts: Mapping[str, ArchivePart] | None, limits: Limits) -> tuple[Sheet, ...]:
    if parts is None:
        return read_sheets_apart(content, limits)
    return read_sheets(plain_archive(parts) if parts else content, limits)


def tells_formulas(path: Path, content: bytes) -> bool:
    """Whether a file lets us tell a formula from a typed value. Standard input has no suffix.

    An .xls or a page is often called .xlsx, and is what it is all the same.
    """
    if path == STANDARD_INPUT:
        return _WORKBOOK_PART in content
    return path.name.lower().endswith(_FORMULA_SUFFIXES) and content.startswith(_ARCHIVE)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file or of standard input, at most one more than it may have: a device never ends."""
    most = current_limits().file_mb * MEGABYTE + 1
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(most)
    return read_bounded(path, most - 1, may_be_device=True)


def _refusal(error: RefusedError, content: bytes, place: Location, limits: Limits) -> Problem:
    if error.kind == "other" or (error.kind == "broken" and _is_other_archive(content)):
        return found("ZI104", place)
    if error.kind == "memory" and (cell := far_cell(content, place, limits)):
        return found("ZI145", place, cell=cell, limit=limits.cells)
    within = Location(place.file, error.sheet, error.row, error.column)
    values = {name: reader_reason(str(value)) if name == "reason" else value for name, value in error.values.items()}
    return found(_REFUSALS[error.kind], within, **{"cell": within.cell, "parts": _("lembar"), **values})


def _is_other_archive(content: bytes) -> bool:
    """Whether this is a sound zip archive without any part of a workbook, such as a document of Word."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except UNLISTED:
        return False
    has_sheets = any(name.startswith("xl/") for name in names)
    may_have = any(name in {"content.xml", "[Content_Types].xml"} for name in names)
    return not has_sheets and (not may_have or any(name.startswith(_OTHER_OFFICE) for name in names))
