"""Tables that are no workbook: an HTML page, as which many web applications "export", and delimited text.

Bytes in, sheets of texts out. Numbers stay texts, for only who reads them knows what may stand there.
"""

from pathlib import Path

from zi_score.limits import Limits
from zi_score.sheets import RefusedError, Sheet
from zi_score.sheets_apart import read_sheets_apart

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
"""The file name endings of delimited text."""

_LEAST_ROWS = 10
"""Under another name a text must be as regular as no prose is: so many rows, each with as many cells."""
_NO_TABLE = {"not_text", "no_columns", "quotes"}


def read_text_tables(path: Path, content: bytes, limits: Limits) -> tuple[tuple[Sheet, ...], bool]:
    """The one sheet of such a file, called by the file's name, and whether it is delimited text.

    Raises `RefusedError` of the kind ``other`` where the file is neither, and of others where it is too large.
    """
    from zi_score.delimited import read_delimited  # noqa: PLC0415 - most files are workbooks
    from zi_score.text_files import is_html  # noqa: PLC0415

    name = path.stem
    is_page, is_named_so = is_html(content), path.suffix.lower() in TEXT_SUFFIXES
    try:
        sheets = read_sheets_apart(content, limits, page=name) if is_page else ()
        rows = [] if is_page else read_delimited(content, limits)
    except RefusedError as error:
        if error.kind in _NO_TABLE or not (is_page or is_named_so):
            raise RefusedError("other") from error
        error.sheet = error.sheet or (name if error.row else "")
        raise
    if sheets:
        return sheets, False
    if is_page or not (is_named_so or _is_regular(rows)):
        raise RefusedError("other")
    width = max(map(len, rows))
    return (Sheet(name, [[*row, *[""] * (width - len(row))] for row in rows], is_visible=True),), True


def _is_regular(rows: list[list[str]]) -> bool:
    widths = {len(row) for row in rows if any(row)}
    return len(widths) == 1 and len(rows) >= _LEAST_ROWS
