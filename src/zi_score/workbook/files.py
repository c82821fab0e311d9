"""Opening a workbook: bytes in, sheets out, or one clear reason why the file cannot be used.

Macros never run and links are never followed: python-calamine only reads cell values.
"""

import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import python_calamine

from zi_score.problems import Location, UnusableInputError, found
from zi_score.workbook.grid import Grid

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""The file name endings of the formats that can be read."""

_LOCK_FILE_PREFIX = "~$"
_ZIP_MAGIC = b"PK\x03\x04"
_COMPOUND_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class WorkbookFile:
    """An opened workbook: its identity and all of its worksheets."""

    path: str
    sha256: str
    grids: tuple[Grid, ...]


def open_workbook(path: Path) -> WorkbookFile:
    """Read a workbook; raise `UnusableInputError` when it is none or cannot be read."""
    place = Location(file=str(path))
    if path.name.startswith(_LOCK_FILE_PREFIX):
        raise UnusableInputError(found("ZI107", place))
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UnusableInputError(found("ZI101", place)) from error
    except OSError as error:
        raise UnusableInputError(found("ZI113", place, reason=error.strerror or str(error))) from error
    if not content:
        raise UnusableInputError(found("ZI103", place))
    if content.startswith(_COMPOUND_MAGIC) and _ENCRYPTED_STREAM in content:
        raise UnusableInputError(found("ZI105", place))
    if not content.startswith((_ZIP_MAGIC, _COMPOUND_MAGIC)):
        raise UnusableInputError(found("ZI104", place))
    return WorkbookFile(str(path), hashlib.sha256(content).hexdigest(), _grids(content, str(path), place))


def _grids(content: bytes, path: str, place: Location) -> tuple[Grid, ...]:
    try:
        workbook = python_calamine.load_workbook(io.BytesIO(content))
        return tuple(
            Grid(
                file=path,
                sheet=sheet.name,
                rows=workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False, nrows=_MOST_ROWS),
                is_visible=sheet.visible is python_calamine.SheetVisibleEnum.Visible,
            )
            for sheet in workbook.sheets_metadata
            if sheet.typ is python_calamine.SheetTypeEnum.WorkSheet
        )
    except python_calamine.PasswordError as error:
        raise UnusableInputError(found("ZI105", place)) from error
    except BaseException as error:
        # A panic inside calamine is no Exception; an interruption by the user must pass.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        code = "ZI104" if _is_other_archive(content) else "ZI106"
        raise UnusableInputError(found(code, place, reason=_one_line(error))) from error


def _is_other_archive(content: bytes) -> bool:
    """Whether this is a sound zip archive without any part of a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        return False
    return not any(name.startswith("xl/") or name in {"content.xml", "[Content_Types].xml"} for name in names)


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
