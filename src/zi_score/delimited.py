"""Tables as delimited text: bytes in, rows of texts out.

Semicolon, comma and tab are told apart by which of them cuts the most rows into equally many cells, unless a first line
names one (``sep=;``) as spreadsheet programs write and hide it.
"""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from zi_score.limits import Limits
from zi_score.sheets import RefusedError
from zi_score.text_files import decoded

_DELIMITERS = (";", ",", "\t")
_LOOKED_AT = 50
_NAMED = re.compile(r"sep=([;,\t])\r?\n")


def read_delimited(content: bytes, limits: Limits) -> list[list[str]]:
    """The rows of a CSV file, at most as many as are read of a sheet.

    Raises `RefusedError` for what is no such table, of the kinds ``not_text``, ``no_columns`` or ``quotes``, and for
    what is too large, ``cells`` or ``text``.
    """
    text = decoded(content)
    named = _NAMED.match(text)
    text = text[named.end() :] if named else text
    sample = text[: limits.cell_text * _LOOKED_AT]
    delimiter = named[1] if named else max(_DELIMITERS, key=lambda one: _fitness(sample, one))
    _refuse_many(text, delimiter, limits)
    rows = list(islice(_rows(text, delimiter), limits.rows))
    width = max(map(len, rows), default=0)
    if width <= 1:
        raise RefusedError("no_columns")
    if width * len(rows) > limits.cells:
        raise RefusedError("cells", "", len(rows), width, limit=limits.cells)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            if len(cell) > limits.cell_text:
                raise RefusedError("text", "", number, column, count=len(cell), limit=limits.cell_text)
    return rows


def _refuse_many(text: str, delimiter: str, limits: Limits) -> None:
    """Before any cell is made of it: one row may hold all of them."""
    if text.count(delimiter) <= limits.cells:
        return
    cells = 0
    for number, line in enumerate(text.split("\n"), 1):
        cells += line.count(delimiter)
        if cells > limits.cells:
            raise RefusedError("cells", "", number, line.count(delimiter) + 1, limit=limits.cells)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [cell.strip() for cell in row]
    except csv.Error as error:
        # Its words are English and tell nothing that a reader could mend.
        raise RefusedError("quotes") from error


def _fitness(sample: str, delimiter: str) -> tuple[int, int]:
    """How many rows have as many cells as most of those with more than one, then how many cells that is."""
    widths: list[int] = []
    # A long row that another delimiter cuts is a single cell of this one, too long for its reader.
    with suppress(RefusedError):
        widths += (len(row) for row in islice(_rows(sample, delimiter), _LOOKED_AT) if len(row) > 1)
    usual = max(widths, key=widths.count, default=0)
    return widths.count(usual) if usual else 0, usual
