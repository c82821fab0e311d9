"""The tables of an HTML page, which many web applications hand out as an "export" named .xls.

Bytes in, plain texts out, as a spreadsheet program lays them out: one below the other in one sheet, what stands
between them in rows of its own. Nothing is followed, and neither scripts nor styles are looked at.
"""

import re
from contextlib import suppress
from html.parser import HTMLParser

from zi_score.limits import LAST_COLUMN, Limits
from zi_score.sheets import RefusedError, Sheet
from zi_score.text_files import decoded

_UNSEEN = {"script", "style", "title", "template", "noscript", "datalist"}
_BLOCKS = {"p", "div", "li", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "center"}
_BLANKS = re.compile(r"[ \t\r\f\v\n]+")
_LONGEST_NUMBER = 7
_DAMAGED = "The page has a damaged declaration"


def read_html(content: bytes, name: str, limits: Limits) -> tuple[Sheet, ...]:
    """The page as one sheet of this name, or nothing where no table has a cell.

    Raises `RefusedError` of the kinds ``not_text``, ``broken``, ``cells`` or ``text``. A page that is written to take
    endless time does: read it in a process that can be ended.
    """
    page = _Page(name, limits)
    try:
        with suppress(_EnoughError):
            page.feed(decoded(content))
            page.close()
            page.finish()
    except AssertionError as error:
        # A declaration that its parser has never heard of, as in a damaged page.
        raise RefusedError("broken", reason=_DAMAGED) from error
    if not page.has_cells:
        return ()
    width = max(map(len, page.rows))
    return (Sheet(name, [[*row, *[""] * (width - len(row))] for row in page.rows], is_visible=True),)


class _EnoughError(Exception):
    """As many rows were found as are read of a sheet."""


class _Page(HTMLParser):
    """Collects rows. Ends of cells and rows may be left out, and tables may stand in cells: each row counts alone."""

    def __init__(self, name: str, limits: Limits) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.has_cells = False
        self._name = name
        self._limits = limits
        self._width = 0
        self._unseen = ""
        self._text: list[str] = []
        self._row: list[str] | None = None
        self._cell_span = 0
        self._is_in_list = self._is_chosen = False
        # The last row that a cell from above covers, by column.
        self._covered: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen:
            return
        if tag in _UNSEEN:
            self._unseen = tag
        elif tag == "table":
            self._end_row()
            self._covered = {}
        elif tag == "tr":
            self._end_row()
            self._row = []
        elif tag in {"td", "th"}:
            self._begin_cell(dict(attrs))
        elif tag == "select":
            self._is_in_list, self._is_chosen = True, False
        elif tag == "option":
            self._is_chosen = any(name == "selected" for name, _value in attrs)
        elif tag == "br" or tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        elif tag in {"table", "tr"}:
            self._end_row()
        elif tag in {"td", "th"}:
            self._end_cell()
        elif tag == "select":
            self._is_in_list = False
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        # Of a list of choices only the chosen one is seen.
        if not self._unseen and (self._is_chosen or not self._is_in_list):
            self._text.append(_BLANKS.sub(" ", data))

    def finish(self) -> None:
        """End what nothing has ended."""
        self._end_row()

    def _break(self) -> None:
        if self._cell_span:
            self._text.append("\n")
        else:
            self._end_row()

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        if self._row is None:
            self._end_row()
            self._row = []
        self._end_cell()
        self._text = []
        self.has_cells = True
        number = len(self.rows) + 1
        while self._covered.get(len(self._row), 0) >= number:
            self._row.append("")
        self._cell_span = _span(attributes.get("colspan"))
        last = len(self._row) + self._cell_span
        self._width = max(self._width, last)
        if last > LAST_COLUMN or self._width * number > self._limits.cells:
            raise RefusedError("cells", self._name, number, last, limit=self._limits.cells)
        below = number + _span(attributes.get("rowspan")) - 1
        if below > number:
            self._covered |= dict.fromkeys(range(len(self._row), last), below)

    def _end_cell(self) -> None:
        if self._row is not None and self._cell_span:
            self._row += [self._taken(len(self._row) + 1), *[""] * (self._cell_span - 1)]
            self._cell_span = 0

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is None:
            text = self._taken(1)
            self._row = [text] if text else None
        if self._row is not None:
            self.rows.append(self._row)
        self._row = None
        self._text = []
        if len(self.rows) >= self._limits.rows:
            raise _EnoughError

    def _taken(self, column: int) -> str:
        """The text so far; the next begins anew."""
        lines = (line.strip() for line in "".join(self._text).split("\n"))
        text = "\n".join(filter(None, lines))
        self._text = []
        if len(text) > self._limits.cell_text:
            limit = self._limits.cell_text
            raise RefusedError("text", self._name, len(self.rows) + 1, column, count=len(text), limit=limit)
        return text


def _span(written: str | None) -> int:
    """How many columns or rows a cell takes; what is no number is one."""
    digits = (written or "").strip()
    if not (digits.isascii() and digits.isdecimal()):
        return 1
    return max(1, int(digits)) if len(digits) <= _LONGEST_NUMBER else 10**_LONGEST_NUMBER
