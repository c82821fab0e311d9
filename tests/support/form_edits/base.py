"""The form that edits begin from: our own template of a layout, answered at random, every score shown."""

from functools import cache
from random import Random

from tests.support.filled_form import random_marks
from tests.support.form_edits.form import EditedForm
from tests.support.form_edits.page import Cells, Line, Page
from tests.support.marks import Marks
from tests.support.plain_workbook import Formula, PlainSheet, plain_template
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout, LayoutRow
from zi_score.rubric.library import bundled_rubrics, load_layouts, load_rubric, rubric_folder

_NOTES = (
    "Dokumen lengkap, lihat map.",
    "Sudah dibahas dalam rapat bulanan.",
    "Laporan terlampir pada tautan bersama.",
    "SK Nomor 12 Tahun 2025",
    "Notulen dan daftar hadir tersedia.",
)


def filled_form(layout: str, random: Random, marks: Marks | None = None) -> EditedForm:
    """A form of this layout that the unit has filled; the same random numbers give the same form."""
    rubric, form = known_forms()[layout]
    sheet = plain_template(layout, rubric.id).sheets[0]
    edited = EditedForm(rubric, form, random, [_page(form, sheet)], {"unit": marks or random_marks(rubric, random)})
    for line in edited.indices() if marks is None else ():
        # As survey results are: in points or in percent they would not be indices any more.
        edited.marks["unit"][line.code] = random.randint(280, 399) / 100
    edited.fill("unit")
    if "note@unit" in edited.page.columns:
        for line in edited.questions:
            line.cells["note@unit"] = random.choice(_NOTES)
    return edited


@cache
def known_forms() -> dict[str, tuple[Rubric, Layout]]:
    """Every bundled layout by its id, with its rubric."""
    folders = [rubric_folder(name) for name in bundled_rubrics()]
    return {layout.id: (load_rubric(folder), layout) for folder in folders for layout in load_layouts(folder)}


def _page(layout: Layout, sheet: PlainSheet) -> Page:
    keys = _keys(layout)
    cells: dict[int, Cells] = {}
    for (number, column), value in sheet.cells.items():
        if not isinstance(value, Formula):
            cells.setdefault(number, {})[keys[column - 1]] = value
    lines: list[Line] = []
    at = layout.header_row
    for row in sorted(layout.rows, key=lambda one: one.row):
        lines += [Line() for _ in range(row.row - at - 1)]
        lines.append(_line(layout, row, cells.get(row.row, {})))
        at = row.row
    above = [cells.get(number, {}) for number in range(1, layout.header_row)]
    return Page(sheet.name, keys, [cells[layout.header_row]], lines, above)


def _keys(layout: Layout) -> list[str]:
    named = {column.number: name for name, column in layout.columns.items() if name != "item"}
    for assessor in layout.assessors:
        columns = {"answer": assessor.answer, **assessor.others}
        named |= {column.number: f"{name}@{assessor.id}" for name, column in columns.items()}
    first = layout.columns["item"].number
    following = min(number for number in named if number > first)
    named |= {number: f"item{number - first + 1}" for number in range(first, following)}
    return [named.get(number, f"gap{number}") for number in range(1, max(named) + 1)]


def _line(layout: Layout, row: LayoutRow, cells: Cells) -> Line:
    items = {key: str(value) for key, value in cells.items() if key.startswith("item")}
    text_key = max(items, key=lambda key: len(items[key]))
    marker_key = f"item{row.column - layout.columns['item'].number + 1}"
    return Line(cells, row.identity, row.kind, row.code, row.sums, row.recorded_as, marker_key, text_key)
