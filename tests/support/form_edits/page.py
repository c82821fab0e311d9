"""One sheet of a form: title lines, header lines, and lines whose cells are found by the key of their column."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.support.plain_workbook import Place, PlainSheet, Value

Cells = dict[str, Value]


@dataclass(eq=False)
class Line:
    """A line and, if it is one of the form, which; `marker_key` and `text_key` say where its marker and words stand."""

    cells: Cells = field(default_factory=dict)
    identity: str = ""
    kind: str = ""
    code: str = ""
    sums: tuple[str, ...] = ()
    recorded_as: str = ""
    marker_key: str = ""
    text_key: str = ""
    is_hidden: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return str(self.cells.get(self.text_key, ""))

    @text.setter
    def text(self, words: str) -> None:
        self.cells[self.text_key] = words

    @property
    def marker(self) -> str:
        """What numbers the line; empty without one."""
        return str(self.cells.get(self.marker_key, "")) if self.marker_key != self.text_key else ""

    @marker.setter
    def marker(self, text: Value) -> None:
        if self.marker_key == self.text_key:
            return
        self.cells.pop(self.marker_key, None)
        if text != "":
            self.cells[self.marker_key] = text


@dataclass(eq=False)
class Page:
    """A sheet on which the form or a part of it stands."""

    name: str
    columns: list[str]
    heads: list[Cells]
    lines: list[Line]
    above: list[Cells] = field(default_factory=list)
    merged: list[tuple[int, str, str]] = field(default_factory=list)
    """Merged titles: the header line, and the keys of the first and the last column."""
    hidden_columns: set[str] = field(default_factory=set)
    state: str = "visible"

    def index(self, line: Line) -> int:
        """Which of the lines it is."""
        return next(number for number, one in enumerate(self.lines) if one is line)

    def titles(self) -> Cells:
        """The header line that names the columns."""
        return self.heads[-1] if self.heads else {}

    @property
    def items(self) -> list[str]:
        """The columns of markers and texts."""
        return [key for key in self.columns if key.startswith("item")]

    def add_column(self, key: str, title: str = "", *, after: str = "", before: str = "") -> str:
        """Put a new column behind or before another; at the far right without one."""
        at = self.columns.index(before) if before else len(self.columns)
        self.columns.insert(self.columns.index(after) + 1 if after else at, key)
        if title and self.heads:
            self.heads[-1][key] = title
        return key

    def remove_column(self, key: str) -> None:
        """Delete a column with all that stands in it."""
        self.columns.remove(key)
        for cells in (*self.heads, *(line.cells for line in self.lines)):
            cells.pop(key, None)

    def move_column(self, key: str, *, after: str = "", before: str = "") -> None:
        """Cut a column and put it elsewhere."""
        self.columns.remove(key)
        at = self.columns.index(before) if before else len(self.columns)
        self.columns.insert(self.columns.index(after) + 1 if after else at, key)

    def last_of(self, assessor: str) -> str:
        """The rightmost column of an assessor that stands without a gap behind the answers."""
        at = self.columns.index(f"answer@{assessor}")
        while at + 1 < len(self.columns) and self.columns[at + 1].endswith(f"@{assessor}"):
            at += 1
        return self.columns[at]

    def plain(self) -> PlainSheet:
        """The sheet as plain cells."""
        numbers = {key: number for number, key in enumerate(self.columns, 1)}
        rows = [*self.above, *self.heads, *(line.cells for line in self.lines)]
        cells = {
            (row, numbers[key]): value
            for row, one in enumerate(rows, 1)
            for key, value in one.items()
            if key in numbers and value != ""
        }
        first = len(self.above) + len(self.heads) + 1
        hidden = {number for number, line in enumerate(self.lines, first) if line.is_hidden}
        merged = [
            ((len(self.above) + 1 + head, numbers[left]), (len(self.above) + 1 + head, numbers[right]))
            for head, left, right in self.merged
            if left in numbers and right in numbers and numbers[left] < numbers[right] and head < len(self.heads)
        ]
        hidden_columns = {numbers[key] for key in self.hidden_columns if key in numbers}
        return PlainSheet(self.name, cells, hidden, hidden_columns, {}, merged, self.state)

    def places(self, columns: Iterable[str], lines: Iterable[Line]) -> Iterator[Place]:
        """The filled cells of these columns, and those of these lines, by row and column."""
        keys, chosen = set(columns), {id(line) for line in lines}
        first = len(self.above) + len(self.heads) + 1
        for row, line in enumerate(self.lines, first):
            for number, key in enumerate(self.columns, 1):
                if key in line.cells and (key in keys or id(line) in chosen):
                    yield row, number
        for row, head in enumerate(self.heads, len(self.above) + 1):
            yield from ((row, number) for number, key in enumerate(self.columns, 1) if key in keys and key in head)
