"""Looking at a workbook as its file holds it: formulas, cached errors, hidden parts, links, properties.

Slower than reading answers, and possible for .xlsx and .xlsm alone. Nothing is followed and nothing runs.
python-calamine gives the stored results, unless there are error values, which it does not tell.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from zi_score.answers import Submission
from zi_score.inspection import Content, Inspection, Place, SheetFacts, SheetState
from zi_score.limits import LAST_COLUMN
from zi_score.problems import Location, UnusableInputError, found
from zi_score.workbook.files import open_workbook, read_bytes, tells_formulas

Shown = tuple[Content, bool]
"""What a cell shows, and whether that is an error value."""

_SHEETS = "xl/worksheets/"
_ERROR_VALUE = re.compile(rb"""\st=["']e["']""")
_MACRO_MODULE = "vbaProject.bin"
_MACRO_SHEETS = "xl/macrosheets/"
_EMBEDDED = ("xl/embeddings/", "xl/activeX/", "xl/ctrlProps/")
_RELATIONS = "/_rels/"
_EXTERNAL = "xl/externalLinks/externalLink"
_PROGRAM_PROPERTIES = "docProps/app.xml"
_PERSONAL_PROPERTIES = ("creator", "lastModifiedBy", "description", "subject", "keywords", "category")


def inspect_workbook(submission: Submission) -> Inspection:
    """Everything that the audit needs to know of the workbook beside its answers.

    Raises `UnusableInputError` where openpyxl refuses what python-calamine could still read.
    """
    path = Path(submission.path)
    try:
        content = read_bytes(path)
        if not tells_formulas(path, content):
            return Inspection(submission, is_complete=False)
        return _inspect(path, content, submission)
    except Exception as error:
        place = Location(file=submission.path, sheet=submission.sheet)
        raise UnusableInputError(found("ZI130", place, reason=" ".join(str(error).split())[:100])) from error


def _inspect(path: Path, content: bytes, submission: Submission) -> Inspection:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, needed only here

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.namelist()
        manager = _manager(archive)
        has_errors = any(_ERROR_VALUE.search(archive.read(name)) for name in members if name.startswith(_SHEETS))
    with warnings.catch_warnings():
        # It tells what it would lose on saving; nothing is saved here.
        warnings.simplefilter("ignore")
        formulas = load_workbook(io.BytesIO(content), data_only=False, keep_links=False)
        shown = _with_errors(content) if has_errors else _without_errors(path)
    sheets = {sheet.title: _sheet_facts(sheet, shown.get(sheet.title, {})) for sheet in formulas.worksheets}
    if submission.sheet not in sheets:
        # python-calamine finds a part whatever its letters' case, openpyxl does not.
        raise LookupError(submission.sheet)
    properties = {name: str(getattr(formulas.properties, name, None) or "") for name in _PERSONAL_PROPERTIES}
    return Inspection(
        submission=submission,
        is_complete=True,
        sheets=sheets,
        has_macros=any(name.endswith(_MACRO_MODULE) or name.startswith(_MACRO_SHEETS) for name in members),
        embedded=tuple(name for name in members if name.startswith(_EMBEDDED) and _RELATIONS not in name),
        external_workbooks=tuple(name for name in members if name.startswith(_EXTERNAL) and name.endswith(".xml")),
        properties={name: text for name, text in {**properties, "manager": manager}.items() if text},
    )


def _manager(archive: zipfile.ZipFile) -> str:
    """The one name of a person that is kept apart from the other properties."""
    from openpyxl.packaging.extended import ExtendedProperties  # noqa: PLC0415 - slow to import, needed only here
    from openpyxl.xml.functions import fromstring  # noqa: PLC0415

    if _PROGRAM_PROPERTIES not in archive.namelist():
        return ""
    tree: Any = fromstring(archive.read(_PROGRAM_PROPERTIES))
    return str(getattr(ExtendedProperties.from_tree(tree), "Manager", None) or "")


def _with_errors(content: bytes) -> dict[str, dict[Place, Shown]]:
    """What every cell shows, and whether that is an error value."""
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, needed only here

    book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False, read_only=True)
    for sheet in book.worksheets:
        # What a file claims to span may be 17 billion cells, each of which would be visited.
        sheet.reset_dimensions()
    try:
        return {
            sheet.title: {
                (cell.row, cell.column): (_content(cell.value), cell.data_type == "e")
                for cell in _filled_cells(sheet.iter_rows())
            }
            for sheet in book.worksheets
        }
    finally:
        book.close()


def _without_errors(path: Path) -> dict[str, dict[Place, Shown]]:
    """The same, ten times faster, of a workbook in which nothing failed."""
    return {
        grid.sheet: {
            (number, column): (_content(value), False)
            for number, row in enumerate(grid.rows, 1)
            for column, value in enumerate(row, 1)
            if value != ""
        }
        for grid in open_workbook(path).grids
    }


def _sheet_facts(sheet: Any, shown: Mapping[Place, Shown]) -> SheetFacts:
    typed: dict[Place, Content] = {}
    formulas: dict[Place, str] = {}
    links: dict[Place, str] = {}
    # The cells that the file holds, for `iter_rows` makes every cell of the rectangle that they span.
    for cell in _filled_cells([sheet._cells.values()]):  # noqa: SLF001
        place, content = (cell.row, cell.column), _content(cell.value)
        if cell.data_type == "f":
            formulas[place] = str(content)
        else:
            typed[place] = content
        if cell.hyperlink is not None and cell.hyperlink.target:
            links[place] = str(cell.hyperlink.target)
    state: SheetState = sheet.sheet_state
    return SheetFacts(
        name=sheet.title,
        state=state,
        typed=typed,
        formulas=formulas,
        results={place: content for place, (content, failed) in shown.items() if place in formulas and not failed},
        errors={place: str(content) for place, (content, failed) in shown.items() if failed},
        hidden_rows=frozenset(number for number, row in sheet.row_dimensions.items() if row.hidden),
        hidden_columns=_hidden_columns(sheet),
        links=links,
        merged=tuple(((one.min_row, one.min_col), (one.max_row, one.max_col)) for one in sheet.merged_cells.ranges),
    )


def _filled_cells(rows: Iterable[Iterable[Any]]) -> Iterator[Any]:
    return (cell for row in rows for cell in row if cell.value is not None)


def _content(value: Any) -> Content:
    """A number as such, an array formula by its text, anything else as it is written."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number else str(getattr(value, "text", value))


def _hidden_columns(sheet: Any) -> frozenset[int]:
    """Neighbouring columns of the same width are stored as one."""
    return frozenset(
        number
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden and dimension.min
        for number in range(dimension.min, min(dimension.max, LAST_COLUMN) + 1)
    )
