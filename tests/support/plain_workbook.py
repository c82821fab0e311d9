"""A workbook as plain values, written straight to its XML: fast enough for hundreds, and free to be defective.

Styles are left out; formulas carry the result that is to stand stored beside them, if any.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.unmeasured import unmeasured
from zi_score.column_letters import column_letters
from zi_score.frozen import replace
from zi_score.rubric.library import DEFAULT_RUBRIC, load_layouts, load_rubric, rubric_folder
from zi_score.template.workbook import template_bytes

Place = tuple[int, int]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


@dataclass(frozen=True)
class Formula:
    """A formula with its equals sign, and what was last computed: a number, a text, an error, or nothing."""

    text: str
    result: float | str | None = None


@dataclass(frozen=True)
class ErrorValue:
    """An error that was typed or pasted, such as ``#REF!``."""

    text: str


Value = str | float | Formula | ErrorValue


@dataclass
class PlainSheet:
    """One sheet."""

    name: str
    cells: dict[Place, Value] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    links: dict[Place, str] = field(default_factory=dict)
    merged: list[tuple[Place, Place]] = field(default_factory=list)
    state: str = "visible"

    def copy(self) -> "PlainSheet":
        """One that may be changed."""
        return replace(
            self,
            cells=dict(self.cells),
            hidden_rows=set(self.hidden_rows),
            hidden_columns=set(self.hidden_columns),
            links=dict(self.links),
            merged=list(self.merged),
        )

    def formulas(self) -> dict[Place, Formula]:
        """The cells that hold one."""
        return {place: value for place, value in self.cells.items() if isinstance(value, Formula)}

    def store(self, results: Mapping[Place, float | str]) -> None:
        """Put results beside formulas."""
        for place, result in results.items():
            value = self.cells.get(place)
            if isinstance(value, Formula):
                self.cells[place] = Formula(value.text, result)


@dataclass
class PlainWorkbook:
    """Its sheets, other members of the file, and what its properties say."""

    sheets: list[PlainSheet]
    members: dict[str, bytes] = field(default_factory=dict)
    creator: str = "zi-score"
    manager: str = ""

    def copy(self) -> "PlainWorkbook":
        """One that may be changed."""
        return replace(self, sheets=[sheet.copy() for sheet in self.sheets], members=dict(self.members))

    def add(self, sheet: PlainSheet) -> PlainSheet:
        """Put a sheet behind the others, numbered as Excel does where its name is taken."""
        taken = {one.name.casefold() for one in self.sheets}
        if sheet.name.casefold() in taken:
            sheet.name = f"{sheet.name} ({len(self.sheets)})"
        self.sheets.append(sheet)
        return sheet

    @unmeasured
    def write(self, path: Path) -> Path:
        """Write the file."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in self.parts():
                archive.writestr(name, content)
        return path

    def parts(self) -> Iterator[tuple[str, str | bytes]]:
        numbered = list(enumerate(self.sheets, 1))
        types = "".join(
            f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_SHEET_TYPE}"/>'
            for number, _ in numbered
        )
        yield (
            "[Content_Types].xml",
            (
                f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
                '"application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                '<Default Extension="bin" ContentType="application/octet-stream"/>'
                f'<Override PartName="/xl/workbook.xml" ContentType="{_BOOK_TYPE}"/>{types}</Types>'
            ),
        )
        yield "_rels/.rels", _relations([(f"{_OFFICE}/officeDocument", "xl/workbook.xml", False)])
        listed = "".join(
            f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" state="{sheet.state}" r:id="rId{number}"/>'
            for number, sheet in numbered
        )
        yield "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
        targets = [(f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml", False) for number, _ in numbered]
        yield "xl/_rels/workbook.xml.rels", _relations(targets)
        for number, sheet in numbered:
            yield f"xl/worksheets/sheet{number}.xml", _sheet_xml(sheet)
            if sheet.links:
                links = [(f"{_OFFICE}/hyperlink", target, True) for target in sheet.links.values()]
                yield f"xl/worksheets/_rels/sheet{number}.xml.rels", _relations(links)
        yield (
            "docProps/core.xml",
            (
                f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc='
                f'"http://purl.org/dc/elements/1.1/"><dc:creator>{escape(self.creator)}</dc:creator></cp:coreProperties>'
            ),
        )
        yield (
            "docProps/app.xml",
            (
                '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
                f"<Manager>{escape(self.manager)}</Manager></Properties>"
            ),
        )
        yield from self.members.items()


def plain_template(layout: str, rubric: str = DEFAULT_RUBRIC) -> PlainWorkbook:
    """Our own blank template of a bundled layout, without its looks. The caller may change what it gets."""
    return _template(layout, rubric).copy()


@cache
def _template(layout: str, rubric: str) -> PlainWorkbook:
    folder = rubric_folder(rubric)
    form = next(one for one in load_layouts(folder) if one.id == layout)
    book = openpyxl.load_workbook(io.BytesIO(template_bytes(load_rubric(folder), form)))
    return PlainWorkbook([PlainSheet(sheet.title, _plain_cells(sheet)) for sheet in book.worksheets])


def _plain_cells(sheet: Worksheet) -> dict[Place, Value]:
    cells: dict[Place, Value] = {}
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str | int | float):
                is_formula = cell.data_type == "f"
                cells[cell.row, cell.column] = Formula(str(cell.value)) if is_formula else cell.value
    return cells


def _relations(targets: list[tuple[str, str, bool]]) -> str:
    body = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target={quoteattr(target)}'
        f"{' TargetMode=' + quoteattr('External') if is_external else ''}/>"
        for number, (kind, target, is_external) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{body}</Relationships>'


def _sheet_xml(sheet: PlainSheet) -> str:
    rows: dict[int, list[str]] = {number: [] for number in sheet.hidden_rows}
    for (row, column), value in sorted(sheet.cells.items()):
        rows.setdefault(row, []).append(cell_xml(f"{column_letters(column)}{row}", value))
    body = "".join(
        f'<row r="{number}"{" hidden=" + quoteattr("1") if number in sheet.hidden_rows else ""}>{"".join(cells)}</row>'
        for number, cells in sorted(rows.items())
    )
    columns = "".join(
        f'<col min="{number}" max="{number}" width="9" hidden="1"/>' for number in sorted(sheet.hidden_columns)
    )
    links = "".join(
        f'<hyperlink ref="{column_letters(column)}{row}" r:id="rId{number}"/>'
        for number, (row, column) in enumerate(sheet.links, 1)
    )
    ranges = (":".join(f"{column_letters(column)}{row}" for row, column in corners) for corners in sheet.merged)
    merged = "".join(f'<mergeCell ref="{cells}"/>' for cells in ranges)
    last_row, last_column = (
        (max(numbers, default=1) for numbers in zip(*sheet.cells, strict=True)) if sheet.cells else (1, 1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><dimension ref="A1:{column_letters(last_column)}{last_row}"/>'
        f"{f'<cols>{columns}</cols>' if columns else ''}"
        f"<sheetData>{body}</sheetData>{f'<mergeCells>{merged}</mergeCells>' if merged else ''}"
        f"{f'<hyperlinks>{links}</hyperlinks>' if links else ''}</worksheet>"
    )


def cell_xml(address: str, value: Value, style: str = "") -> str:
    """One cell; `style` is the attribute that names its looks, with a blank before it."""
    match value:
        case Formula(text, result):
            kind = "" if not isinstance(result, str) else ' t="e"' if result.startswith("#") else ' t="str"'
            stored = "" if result is None else f"<v>{escape(str(result))}</v>"
            return f'<c r="{address}"{style}{kind}><f>{escape(text.removeprefix("="))}</f>{stored}</c>'
        case ErrorValue(text):
            return f'<c r="{address}"{style} t="e"><v>{text}</v></c>'
        case str():
            return f'<c r="{address}"{style} t="str"><v xml:space="preserve">{escape(value)}</v></c>'
        case bool():
            return f'<c r="{address}"{style} t="b"><v>{int(value)}</v></c>'
    return f'<c r="{address}"{style}><v>{value!r}</v></c>'
