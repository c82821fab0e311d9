"""The sheets of a workbook as python-calamine gives them: bytes in, plain values out, within limits.

It imports nothing that is slow, for it is also what a process of its own does with an unusual file.
"""

import datetime as dt
import io
from collections.abc import Iterator

import python_calamine

from zi_score.frozen import dataclass
from zi_score.limits import Limits

SheetValue = str | float | bool | dt.date | dt.time | dt.timedelta


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet. `rows` counts from the first row and column."""

    name: str
    rows: list[list[SheetValue]]
    is_visible: bool


_MEMORY_IS_USED_UP = ("capacity overflow", "PyObject pointer is null")
"""How Rust says that there is no room, where a process of 32 bits is told so; one of 64 bits is ended by the system."""


class RefusedError(Exception):
    """Why a workbook was not read: the kind of reason, its place, and the values that its sentence names."""

    def __init__(self, kind: str, sheet: str = "", row: int = 0, column: int = 0, **values: str | int) -> None:
        super().__init__(kind)
        self.kind = kind
        self.sheet = sheet
        self.row = row
        self.column = column
        self.values = values


def read_sheets(content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    """Every worksheet. Raises `RefusedError`: ``locked``, ``broken``, ``sheets``, ``cells`` or ``memory``."""
    try:
        return tuple(_sheets(content, limits))
    except (RefusedError, ImportError):
        raise  # where a part of the program is missing, the workbook is not to blame
    except python_calamine.PasswordError as error:
        raise RefusedError("locked") from error
    except BaseException as error:
        # A panic inside calamine is no Exception; an interruption by the user must pass.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        if isinstance(error, MemoryError) or str(error).startswith(_MEMORY_IS_USED_UP):
            raise RefusedError("memory", limit=f"{limits.memory_mb} MB") from error
        raise RefusedError("broken", reason=" ".join(str(error).split())[:200]) from error


def _sheets(content: bytes, limits: Limits) -> Iterator[Sheet]:
    workbook = python_calamine.load_workbook(io.BytesIO(content))
    worksheets = [one for one in workbook.sheets_metadata if one.typ is python_calamine.SheetTypeEnum.WorkSheet]
    if len(worksheets) > limits.sheets:
        raise RefusedError("sheets", count=len(worksheets), limit=limits.sheets)
    cells = 0
    for metadata in worksheets:
        sheet = workbook.get_sheet_by_name(metadata.name)
        row, column = sheet.end or (-1, -1)
        cells += min(row + 1, limits.rows) * (column + 1)
        if cells > limits.cells:
            raise RefusedError("cells", metadata.name, row + 1, column + 1, limit=limits.cells)
        rows = sheet.to_python(skip_empty_area=False, nrows=limits.rows)
        yield Sheet(metadata.name, rows, metadata.visible is python_calamine.SheetVisibleEnum.Visible)
