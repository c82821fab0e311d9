"""Looking at a workbook as its file holds it: formulas, cached errors, hidden parts, links, properties.

Possible for .xlsx and .xlsm alone. What was opened is searched, and nothing is read again; what is unusual is searched
in a process of its own. Nothing is followed and nothing runs.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple, get_args

from zi_score.archives import UNREADABLE_PART
from zi_score.column_letters import place_of
from zi_score.inspection import Content, Corners, Inspection, Place, SheetFacts, SheetState
from zi_score.language import _, reader_reason
from zi_score.limits import LAST_COLUMN, current_limits
from zi_score.problems import Location, Problem, UnusableInputError
from zi_score.sheets import RefusedError
from zi_score.sheets_apart import run_apart
from zi_score.submission import Submission
from zi_score.workbook.files import WorkbookFile
from zi_score.workbook.formulas import errors_in, formulas_in
from zi_score.workbook.grid import CellValue, Grid
from zi_score.workbook.sheet_xml import (
    WORKBOOK_PART,
    attributes,
    elements,
    parts_of,
    sheet_part,
    sheet_xml,
    text_of,
    unusual,
)

_MACRO_MODULE = "vbaProject.bin"
_MACRO_SHEETS = "xl/macrosheets/"
_EMBEDDED = ("xl/embeddings/", "xl/activeX/", "xl/ctrlProps/")
_RELATIONS = "/_rels/"
_EXTERNAL = "xl/externalLinks/externalLink"
_PROPERTIES = {
    "docProps/core.xml": ("creator", "lastModifiedBy", "description", "subject", "keywords", "category"),
    "docProps/app.xml": ("Manager",),
}
_ROW = re.compile(rb"<(?:[\w.-]{1,30}:)?row(\s[^<>]*+)?+>")
_ROW_NUMBER = re.compile(rb"""\sr\s{0,9}=\s{0,9}["']([0-9]{1,7})["']""")
_TRUE = ("1", "true")


class _FileFacts(NamedTuple):
    """What an inspection tells of the file alone."""

    sheets: Mapping[str, SheetFacts]
    has_macros: bool
    embedded: tuple[str, ...]
    external_workbooks: tuple[str, ...]
    properties: Mapping[str, str]


def inspect_workbook(file: WorkbookFile, submission: Submission) -> Inspection:
    """Everything that the audit needs to know of the workbook beside its answers.

    Raises `UnusableInputError` where a sheet is not written as usual.
    """
    if not file.tells_formulas:
        return Inspection(submission, is_complete=False)
    place = Location(file=submission.path, sheet=submission.sheet)
    request = (file, place)
    try:
        outcome = serve(request) if file.parts else run_apart(__name__, request, current_limits())
    except RefusedError as error:
        reason = _("pemeriksaannya memerlukan lebih dari {limit}").format(limit=error.values["limit"])
        raise unusual(place, reason) from error
    if isinstance(outcome, _FileFacts):
        return Inspection(submission, True, *outcome)
    raise UnusableInputError(*outcome)


def serve(request: tuple[WorkbookFile, Location]) -> _FileFacts | tuple[Problem, ...]:
    """What a workbook tells, or why it tells nothing; at an unusual one a process of its own looks."""
    file, place = request
    try:
        return _inspect(file)
    except UnusableInputError as error:
        return error.problems
    except UNREADABLE_PART as error:
        return unusual(place, reader_reason(str(error))).problems


def _inspect(file: WorkbookFile) -> _FileFacts:
    members = file.members
    states = {one.get("name", ""): one.get("state", "") for one in elements("sheet", _part(file, WORKBOOK_PART))}
    return _FileFacts(
        sheets={grid.sheet: _sheet_facts(file, grid, states.get(grid.sheet, "")) for grid in file.grids},
        has_macros=any(name.endswith(_MACRO_MODULE) or name.startswith(_MACRO_SHEETS) for name in members),
        embedded=tuple(name for name in members if name.startswith(_EMBEDDED) and _RELATIONS not in name),
        external_workbooks=tuple(name for name in members if name.startswith(_EXTERNAL) and name.endswith(".xml")),
        properties=dict(_properties(file)),
    )


def _sheet_facts(file: WorkbookFile, grid: Grid, state: str) -> SheetFacts:
    place = Location(grid.file, grid.sheet)
    sheet = sheet_xml(file, place)
    formulas = formulas_in(sheet, place)
    errors = {place_of(cell): error for cell, error in errors_in(sheet, place).items()}
    shown = {
        (number, column): value if type(value) is str else _content(value)
        for number, row in enumerate(grid.rows, 1)
        for column, value in enumerate(row, 1)
        if value != ""
    }
    before, rows, after = parts_of(sheet)
    behind = after.decode(errors="replace")
    filled = shown.keys() | formulas.keys() | errors.keys()
    return SheetFacts(
        name=grid.sheet,
        state=_state(state),
        typed={at: content for at, content in {**shown, **errors}.items() if at not in formulas},
        formulas=formulas,
        results={at: content for at, content in shown.items() if at in formulas and at not in errors},
        errors=errors,
        hidden_rows=frozenset(_hidden_rows(rows)),
        hidden_columns=frozenset(_hidden_columns(before.decode(errors="replace"))),
        links=dict(_links(file, grid.sheet, behind, filled)),
        merged=tuple(_corners(one.get("ref", "")) for one in elements("mergeCell", behind)),
    )


def _state(written: str) -> SheetState:
    return next((one for one in get_args(SheetState) if one == written), "visible")


def _content(value: CellValue) -> Content:
    """A number as such, anything else as it is written."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def _hidden_rows(rows: bytes) -> Iterator[int]:
    """A row that does not say which one it is follows the one before."""
    number = 0
    for written in _ROW.findall(rows) if b"hidden" in rows else ():
        said = _ROW_NUMBER.search(written)
        number = int(said[1]) if said else number + 1
        if b"hidden" in written and attributes(written.decode(errors="replace")).get("hidden") in _TRUE:
            yield number


def _hidden_columns(columns: str) -> Iterator[int]:
    """Neighbouring columns of the same width are stored as one; a file may name each of them a million times."""
    hidden = bytearray(LAST_COLUMN + 1)
    for one in elements("col", columns):
        if one.get("hidden") in _TRUE:
            first, last = max(1, int(one["min"])), min(int(one["max"]), LAST_COLUMN)
            hidden[first : last + 1] = b"\1" * max(0, last + 1 - first)
    return (number for number, is_hidden in enumerate(hidden) if is_hidden) if any(hidden) else iter(())


def _links(file: WorkbookFile, sheet: str, behind: str, filled: Collection[Place]) -> Iterator[tuple[Place, str]]:
    """The addresses behind filled cells; they are only told. Raises ValueError where they span too much."""
    most = current_limits().cells
    links = [one for one in elements("hyperlink", behind) if any(name.endswith(":id") for name in one)]
    if not links:
        return
    folder, name = posixpath.split(sheet_part(file, sheet))
    relations = _part(file, f"{folder}/_rels/{name}.rels")
    targets = {one.get("Id"): one.get("Target", "") for one in elements("Relationship", relations)}
    by_row: dict[int, list[int]] = defaultdict(list)
    for row, column in filled:
        by_row[row].append(column)
    last, visited = max(by_row, default=0), 0
    for link in links:
        target = next((targets[value] for key, value in link.items() if key.endswith(":id") and value in targets), "")
        (top, left), (bottom, right) = _corners(link.get("ref", ""))
        for row in range(top, min(bottom, last) + 1) if target else ():
            visited += 1 + len(by_row.get(row, ()))
            if visited > most:
                raise ValueError(link["ref"])
            yield from (((row, column), target) for column in by_row.get(row, ()) if left <= column <= right)


def _corners(reference: str) -> Corners:
    first, _colon, last = reference.partition(":")
    return place_of(first), place_of(last or first)


def _properties(file: WorkbookFile) -> Iterator[tuple[str, str]]:
    """Who is named in the file, and what is said of it."""
    for part, names in _PROPERTIES.items():
        content = _part(file, part) if part in file.members else ""
        for name in names:
            match = re.search(rf"<(?:[\w.-]+:)?{name}(?:\s[^<>]*)?>([^<]*)</", content)
            if match and (text := text_of(match[1].encode())):
                yield name[0].lower() + name[1:], text


def _part(file: WorkbookFile, name: str) -> str:
    return file.part(name).decode(errors="replace")
