"""Text files of respondents: bytes in, rows of texts out.

Semicolon, comma and tab are told apart by which of them cuts the most rows into equally many cells.
"""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

from zi_score.language import _
from zi_score.limits import Limits

_DELIMITERS = (";", ",", "\t")
_LOOKED_AT = 50


def read_delimited(content: bytes, limits: Limits) -> list[list[str]]:
    """The rows of a CSV file, at most as many as are read of a sheet. Raises ValueError for what is no such table."""
    text = _decoded(content)
    sample = text[: limits.cell_text * _LOOKED_AT]
    delimiter = max(_DELIMITERS, key=lambda one: _fitness(list(islice(_rows(sample, one), _LOOKED_AT))))
    if text.count(delimiter) > limits.cells:
        raise ValueError(_("isinya lebih dari {limit} sel").format(limit=limits.cells))
    rows = list(islice(_rows(text, delimiter), limits.rows))
    if max(map(len, rows), default=0) <= 1:
        raise ValueError(_("tidak ada kolom yang dipisahkan titik koma, koma, atau tab"))
    if any(len(cell) > limits.cell_text for row in rows for cell in row):
        raise ValueError(_("salah satu selnya berisi lebih dari {limit} huruf").format(limit=limits.cell_text))
    return rows


def _decoded(content: bytes) -> str:
    """UTF-8 or UTF-16 by its mark, else what Excel writes in Indonesia. What is no text has zeros, or unused bytes."""
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not is_wide and b"\0" in content:
        raise ValueError(_("isinya bukan teks"))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError(_("isinya bukan teks"))


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [cell.strip() for cell in row]
    except csv.Error as error:
        # Its words are English and tell nothing that a reader could mend.
        raise ValueError(_("susunan tanda kutip atau barisnya rusak")) from error


def _fitness(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many rows have as many cells as most of those with more than one, then how many cells that is."""
    widths = [len(row) for row in rows if len(row) > 1]
    usual = max(widths, key=widths.count, default=0)
    return widths.count(usual) if usual else 0, usual
