"""Looking at a workbook as its file holds it: formulas, cached errors, hidden parts, links, properties.

Slower than reading answers, and possible for .xlsx and .xlsm alone. Nothing is followed and nothing runs.
"""

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from zi_score.answers import Submission
from zi_score.inspection import Content, Inspection, Place, SheetFacts, SheetState
from zi_score.problems import Location, UnusableInputError, found
from zi_score.workbook.formulas import is_formula, tells_formulas

_MACROS = "xl/vbaProject.bin"
_EMBEDDED = ("xl/embeddings/", "xl/activeX/", "xl/ctrlProps/")
_EXTERNAL = "xl/externalLinks/externalLink"
_PERSONAL_PROPERTIES = ("creator", "lastModifiedBy", "description", "subject", "keywords", "category")


def inspect_workbook(submission: Submission) -> Inspection:
    """Everything that the audit needs to know of the workbook beside its answers.

    Raises `UnusableInputError` where openpyxl refuses what python-calamine could still read.
    """
    path = Path(submission.path)
    if not tells_formulas(path.name):
        return Inspection(submission, is_complete=False)
    try:
        return _inspect(path, submission)
    except Exception as error:
        place = Location(file=submission.path, sheet=submission.sheet)
        raise UnusableInputError(found("ZI130", place, reason=" ".join(str(error).split())[:100])) from error


def _inspect(path: Path, submission: Submission) -> Inspection:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, needed only here

    with zipfile.ZipFile(path) as archive:
        members = archive.namelist()
    formulas = load_workbook(path, data_only=False, keep_links=False)
    results = load_workbook(path, data_only=True, keep_links=False, read_only=True)
    try:
        sheets = {
            sheet.title: _sheet_facts(sheet, _plain_cells(results[sheet.title].iter_rows()))
            for sheet in formulas.worksheets
        }
    finally:
        results.close()
    properties = formulas.properties
    return Inspection(
        submission=submission,
        is_complete=True,
        sheets=sheets,
        has_macros=_MACROS in members,
        embedded=tuple(name for name in members if name.startswith(_EMBEDDED)),
        external_workbooks=tuple(name for name in members if name.startswith(_EXTERNAL) and name.endswith(".xml")),
        properties={name: str(value) for name in _PERSONAL_PROPERTIES if (value := getattr(properties, name, None))},
    )


def _sheet_facts(sheet: Any, shown: Mapping[Place, tuple[Content, bool]]) -> SheetFacts:
    typed: dict[Place, Content] = {}
    formulas: dict[Place, str] = {}
    for place, (content, _) in _plain_cells(sheet.iter_rows()).items():
        if isinstance(content, str) and is_formula(content):
            formulas[place] = content
        else:
            typed[place] = content
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
        links=_links(sheet),
    )


def _plain_cells(rows: Iterable[Iterable[Any]]) -> dict[Place, tuple[Content, bool]]:
    """What each filled cell holds, and whether it is an error value."""
    cells: dict[Place, tuple[Content, bool]] = {}
    for row in rows:
        for cell in row:
            value = cell.value
            if value is None:
                continue
            number = isinstance(value, int | float) and not isinstance(value, bool)
            # An array formula is an object that holds its text.
            content = float(value) if number else str(getattr(value, "text", value))
            cells[cell.row, cell.column] = (content, cell.data_type == "e")
    return cells


def _hidden_columns(sheet: Any) -> frozenset[int]:
    """Neighbouring columns of the same width are stored as one."""
    return frozenset(
        number
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden and dimension.min
        for number in range(dimension.min, dimension.max + 1)
    )


def _links(sheet: Any) -> dict[Place, str]:
    return {
        (cell.row, cell.column): str(cell.hyperlink.target)
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink is not None and cell.hyperlink.target
    }
