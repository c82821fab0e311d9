"""Where the texts of a form's rows stand on a sheet, whatever the titles: columns in, rows with their texts out.

A column is one of texts because rows of the form are recognised in it. Which row is which is not decided here.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from zi_score.remembered import remembered
from zi_score.workbook.grid import CellValue, Grid
from zi_score.workbook.rows import FormRows, SheetRow
from zi_score.workbook.words import fold_code, fold_marker, is_marker, split_marker, words

_CERTAINLY_A_ROW = 0.6
"""How alike a text must be to tell that its column is one of texts: notes about a question seldom are more."""
_FEWEST_ROWS = 3
"""A sheet on which fewer rows are recognised has none of the form."""
_COMPLEMENTARY = 0.6
"""A second column belongs to the texts if so much of what it says stands where the first has nothing: notes that
restate their question stand beside it."""
_OF_ITS_CELLS = 0.1
"""And if the rows recognised are so much of what it holds beside markers; prose mentions a row now and then."""
_MARKERS = 0.6
"""A column belongs to the texts, too, if so many of its cells beside them are markers."""
_FEWEST_TITLES = 4
"""A row of so many texts that is none of the form's has its titles; evidence below a question has one or two."""
_MARKER_ENDS = ".)]-*\N{EN DASH}\N{EM DASH}\N{BULLET}"
_MOST_COLUMNS = 12
"""The texts with their markers stand in no more columns."""
_LONGEST_TEXT = 2_000
_REMEMBERED, _SHEETS = 512, 32
_ANY = 0.0
"""Stands for any cell that is no text."""
_USUAL_LETTERS = 100_000


class TextColumns(NamedTuple):
    """The columns of texts and markers, from left to right, the main one, and the first row recognised in them."""

    columns: tuple[int, ...]
    main: int
    first_row: int


def find_text_columns(grid: Grid, form: FormRows) -> TextColumns | None:
    """The columns that hold the texts of the form's rows, or None where hardly any row is recognised."""
    # Of anything but a text it matters only that it stands there: the figures of a recap differ in every workbook.
    kept = tuple([tuple([one if type(one) is str else _ANY for one in cells]) for cells in grid.rows])
    return _found(kept, form)


@remembered(_SHEETS, _USUAL_LETTERS)
def _found(rows: tuple[tuple[CellValue, ...], ...], form: FormRows) -> TextColumns | None:
    grid = Grid("", "", list(map(list, rows)))
    said = {number: _said(cells, form) for number, cells in enumerate(grid.columns(), 1)}
    # Totals stand apart from the texts, often in a column of their own.
    kinds = [entry.row.kind for entry in form.rows]
    counts = {number: len({one for one in rows.values() if kinds[one] != "total"}) for number, rows in said.items()}
    # A list of documents named after questions has nothing beside them, where a form has weights, types or answers.
    beside = {number: sum(_has_more(grid, row, number) for row in rows) for number, rows in said.items()}
    main = max(counts, key=lambda number: (beside[number], counts[number], -number), default=0)
    if not main or len({row for rows in said.values() for row in rows.values()}) < _FEWEST_ROWS:
        return None
    first = _first_row(said[main])
    taken = {row for row in said[main] if row >= first}
    columns = [main]
    for number in sorted(counts, key=lambda one: -counts[one]):
        own = {row for row in said[number] if row >= first - _FEWEST_ROWS}
        if number == main or not own or (len(own) < _FEWEST_ROWS and _stands_apart(grid, number, columns, taken)):
            continue
        new = own - taken
        filled = sum(1 for value in grid.column(number, first - 1) if value != "" and not _is_marker_cell(value))
        if len(new) >= _COMPLEMENTARY * len(own) and len(own) >= _OF_ITS_CELLS * filled:
            columns.append(number)
            taken |= new
    first = min(taken)
    # The groups on top of a form stand one by one in columns of their own. Above its titles there is none.
    for row in sorted({row for number in columns for row in said[number] if row < first}, reverse=True):
        is_near = first - row <= _FEWEST_ROWS - 1
        first = row if is_near and not any(_may_be_header(grid, one) for one in range(row + 1, first)) else first
    columns += _marker_columns(grid, columns, said, form)
    return TextColumns(tuple(sorted(columns[:_MOST_COLUMNS])), main, first)


def sheet_rows(
    columns: Sequence[Sequence[CellValue]], beside: Sequence[str], below: int, form: FormRows
) -> list[SheetRow]:
    """The rows that have a text, from the columns of texts and those beside; of the codes only the known ones count."""
    rows = []
    items = len(columns) - len(beside)
    for number, cells in enumerate(zip(*columns, strict=True), below + 1):
        texts = [text for cell in cells[:items] if cell != "" and (text := _shown(cell))]
        if not texts:
            continue
        marker, text = _marker_and_text(texts)
        others = {name: _shown(cell) for name, cell in zip(beside, cells[items:], strict=True)}
        known = form.codes.get(fold_code(others["id"]), "") if others.get("id") else ""
        said = telling_words(text)
        rows.append(SheetRow(number, marker, said, others.get("scale", ""), known, _first_words(text)))
    return rows


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that tell which row it is: not its numbers, which are weights, years and markers."""
    said = words(text)
    return frozenset([word for word in said if not word.isdecimal()]) or said


def _first_words(text: str) -> frozenset[str]:
    """The words of the first line, where more follow."""
    first, _break, others = text.partition("\n")
    return telling_words(first) if others else frozenset()


def _marker_and_text(texts: list[str]) -> tuple[str, str]:
    markers = []
    while len(texts) > 1 and is_marker(texts[0]):
        markers.append(fold_marker(texts.pop(0)))
    glued, rest = split_marker(texts[0])
    rest = " ".join(dict.fromkeys((rest, *texts[1:])))
    return (markers[-1] if markers else glued), rest


def _shown(value: CellValue) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


# Most columns of a form are the same in every workbook of it.
@remembered(_REMEMBERED, _USUAL_LETTERS)
def _said(cells: tuple[CellValue, ...], form: FormRows) -> dict[int, int]:
    """The rows of the sheet in which a column says a row of the form, each with the index of that row."""
    said: dict[int, int] = {}
    for number, value in enumerate(cells, 1):
        if type(value) is str and len(value) <= _LONGEST_TEXT:
            index = _row_said(value, form)
            if index is not None:
                said[number] = index
    return said


@lru_cache(maxsize=8_192)
def _row_said(text: str, form: FormRows) -> int | None:
    text = split_marker(text)[1]
    if is_marker(text):
        return None
    candidates = form.candidates(telling_words(text), _first_words(text))
    index = max(candidates, key=candidates.__getitem__, default=None)
    return index if index is not None and candidates[index] >= _CERTAINLY_A_ROW else None


def _first_row(said: dict[int, int]) -> int:
    """The first row that is followed by another one recognised nearby: a title above the form may resemble a row."""
    numbers = sorted(said)
    near = (one for one, after in pairwise(numbers) if after - one <= _FEWEST_ROWS)
    return next(near, numbers[0])


def _has_more(grid: Grid, row: int, number: int) -> bool:
    """Whether anything but a marker stands beside a text."""
    cells = enumerate(grid.rows[row - 1], 1)
    return any(value != "" and other != number and not _is_marker_cell(value) for other, value in cells)


def _is_marker_cell(value: CellValue) -> bool:
    """A number is none: a weight looks like a code of two levels."""
    return isinstance(value, str) and is_marker(value)


def _may_be_header(grid: Grid, row: int) -> bool:
    return sum(isinstance(value, str) and value != "" for value in grid.rows[row - 1]) >= _FEWEST_TITLES


def _stands_apart(grid: Grid, number: int, columns: Collection[int], rows: Collection[int]) -> bool:
    """Whether other columns that say something at the rows of the form stand between a column and its texts.

    A signature or a remark below the form resembles a row by chance; a short group stands beside its questions.
    """
    nearest = min(columns, key=lambda one: abs(one - number))
    between = range(min(nearest, number) + 1, max(nearest, number))
    return any((text := grid.text(row, one)) and not is_marker(text) for one in between for row in rows)


def _marker_columns(
    grid: Grid, columns: Sequence[int], said: Mapping[int, Mapping[int, int]], form: FormRows
) -> list[int]:
    """The columns of markers to the left of the texts or among them: letters alone may as well be answers."""
    known = {row: form.rows[index].row.marker for number in columns for row, index in said.get(number, {}).items()}
    found = []
    for number in range(1, max(columns)):
        if number in columns:
            continue
        cells = [(text, marker) for row, marker in known.items() if (text := grid.text(row, number))]
        markers = [(text, marker) for text, marker in cells if is_marker(text) and not text.isdecimal()]
        sure = sum(
            text[-1] in _MARKER_ENDS or fold_marker(text).casefold() == fold_marker(marker).casefold()
            for text, marker in markers
        )
        if cells and len(markers) >= _MARKERS * len(cells) and sure >= _MARKERS * len(markers):
            found.append(number)
    return found
