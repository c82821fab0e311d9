"""What the rows of a form, and those of a sheet, are recognised by, and how alike two of them are.

Which of them is which is not decided here.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout, LayoutRow
from zi_score.workbook.grid import Grid, cell_text
from zi_score.workbook.header import Header
from zi_score.workbook.words import fold_marker, is_marker, words

_BESIDE = ("scale", "id")
"""The columns beside the texts that help to recognise a row."""


class SheetRow(NamedTuple):
    """A row of the workbook that has an item text."""

    number: int
    marker: str
    words: frozenset[str]
    scale_text: str
    identity: str


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form row with what it may be recognised by."""

    row: LayoutRow
    words: frozenset[str]
    title_words: frozenset[str]
    identity: str
    scale_texts: frozenset[frozenset[str]]


# Prepared once for all workbooks of a run, which are of a few forms.
@lru_cache(maxsize=32)
def form_rows(layout: Layout, rubric: Rubric) -> tuple[FormRow, ...]:
    """The rows of a form, in its order."""
    return tuple(_form_row(row, rubric) for row in layout.rows)


def _form_row(row: LayoutRow, rubric: Rubric) -> FormRow:
    scale_texts: frozenset[frozenset[str]] = frozenset()
    if row.kind == "question":
        scale = rubric.scale_of(rubric.questions[row.code])
        scale_texts = frozenset(words(text) for text in scale.cell_texts)
    return FormRow(row, frozenset(row.words), words(row.label(rubric)), row.identity, scale_texts)


def telling_columns(grid: Grid, header: Header) -> tuple[tuple[str, ...], ...]:
    """The texts below the header that tell which row is which: the item columns, then those of type and code."""
    numbers = (*header.item_columns, *(header.columns[name] for name in _BESIDE if name in header.columns))
    return tuple(
        tuple([value if type(value) is str else cell_text(value) for value in grid.column(number, header.row)])
        for number in numbers
    )


def sheet_rows(columns: Sequence[Sequence[str]], header: Header, identities: Container[str]) -> list[SheetRow]:
    """The rows that have a text, from their telling columns; of the codes beside them only the known ones count."""
    rows = []
    items = len(header.item_columns)
    beside = [name for name in _BESIDE if name in header.columns]
    for number, cells in enumerate(zip(*columns, strict=True), header.row + 1):
        texts = [text for cell in cells[:items] if (text := cell.strip())]
        if not texts:
            continue
        marker = fold_marker(texts.pop(0)) if len(texts) > 1 and is_marker(texts[0]) else ""
        others = dict(zip(beside, cells[items:], strict=True))
        identity = others.get("id", "").strip()
        known = identity if identity in identities else ""
        rows.append(SheetRow(number, marker, words(" ".join(texts)), others.get("scale", "").strip(), known))
    return rows


def similarity(form: FormRow, sheet: SheetRow) -> float:
    """1 when all of the row's words are there, less in proportion; an official code decides alone."""
    if sheet.identity:
        return 1.0 if sheet.identity == form.identity else 0.0
    found = len(form.words & sheet.words) / len(form.words)
    together = form.title_words | sheet.words
    alike = len(form.title_words & sheet.words) / len(together) if together else 0.0
    return max(found, alike)
