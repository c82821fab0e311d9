"""What people write in place of a plain answer, read a column at a time: ``A - sesuai``, ``Y``, a tick, ``12 orang``.

A way of writing is accepted when the column as a whole is written so; a stray cell stays what it is and is told by
whoever reads the answers. Cells in, plain values and what was taken for granted out. Nothing is scored here.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from zi_score.rubric.catalogue import Rubric, Scale
from zi_score.rubric.lexicon import Lexicon
from zi_score.workbook.alignment import REMEMBERED, Alignment
from zi_score.workbook.grid import CellValue, cell_text
from zi_score.workbook.spellings import TWO_OPTIONS, Spelled, Way, read_by_text, read_choice_cell, read_number_cell

_UNMISTAKABLE = frozenset({"unclean", "unit", "zero", "index", "percent"})
"""Each of these says one thing only, however few cells are written so."""
_HOPELESS = 12
"""After so many cells of a kind that are no answers, and none that is, the others are only counted."""
_FEWEST = 3
"""So many cells make a way of writing; one or two are slips."""
_NEARLY_ALL = 0.8
"""Or so much of all cells of that kind, in a column that has begun only."""
_UNREAD = 0.1
"""A way of writing is accepted if not more of the cells of that kind remain unread."""


class Translation(NamedTuple):
    """One answer column in plain values.

    `values` has what stands for the cells that are written otherwise, by row; `columns` the column of a cell that
    stands elsewhere. `fits` of `of` lettered and two-option cells are answers, and `numbers` of `numbers_of` cells for
    counts, percentages and indices. `ways` says how many cells are written in each accepted way, with an example.
    """

    values: Mapping[int, CellValue] = MappingProxyType({})
    columns: Mapping[int, int] = MappingProxyType({})
    lettered: tuple[int, int] = (0, 0)
    binary: tuple[int, int] = (0, 0)
    numbers: tuple[int, int] = (0, 0)
    ways: Mapping[Way, tuple[int, str]] = MappingProxyType({})

    @property
    def options(self) -> tuple[int, int]:
        """How many cells are options of the scale of their row, of how many that should be."""
        return self.lettered[0] + self.binary[0], self.lettered[1] + self.binary[1]

    @property
    def fits(self) -> int:
        """How many cells are answers on the scale of their row."""
        return self.options[0] + self.numbers[0]

    @property
    def of(self) -> int:
        """How many cells at questions and counts are filled."""
        return self.options[1] + self.numbers[1]

    def with_options(self, values: Mapping[int, str], columns: Mapping[int, int], example: str) -> "Translation":
        """These numbers beside the options that were ticked in columns of their own."""
        return self._replace(
            values={**self.values, **values},
            columns=columns,
            lettered=(len(values), len(values)),
            ways={**self.ways, "columns": (len(values), example)},
        )


PLAIN = Translation()
"""A column that is read as it stands."""


class AskedRow(NamedTuple):
    """A row that asks for something: an option of a scale, or a number (``scale`` None for a count)."""

    number: int
    scale: Scale | None


@lru_cache(maxsize=REMEMBERED)
def asked_rows(alignment: Alignment, rubric: Rubric) -> tuple[AskedRow, ...]:
    """The rows of a form in which answers stand."""
    rows = []
    for row, number in alignment.rows.items():
        if row.kind == "question":
            rows.append(AskedRow(number, rubric.scale_of(rubric.questions[row.code])))
        elif row.kind in ("operand", "subtotal"):
            rows.append(AskedRow(number, None))
    return tuple(rows)


def translate(
    cells: Sequence[CellValue],
    asked: Sequence[AskedRow],
    lexicon: Lexicon,
    criteria: Sequence[CellValue] = (),
    accepted: Collection[str] = (),
) -> Translation:
    """What the cells of a column, by row number less one, say at the rows that ask for something.

    `accepted` are ways of writing that other parts of the same form bear out.
    """
    kinds: dict[_Kind, _Cells] = {"lettered": _Cells(), "binary": _Cells(), "numbers": _Cells()}
    for number, scale in asked:
        value = cells[number - 1]
        if value == "":
            continue
        kind = _kind(scale)
        one = kinds[kind]
        if one.unread >= _HOPELESS and not one.plain and not one.other:
            one.unread += 1
        elif scale is None or kind == "numbers":
            one.add(number, read_number_cell(value, scale, lexicon))
        else:
            one.add(number, read_choice_cell(value, scale, lexicon) or read_by_text(value, scale, criteria, number))
    values: dict[int, CellValue] = {}
    ways: dict[Way, list[int]] = defaultdict(list)
    for one in kinds.values():
        for way, readings in one.settle(accepted).items():
            values |= {number: reading.value for number, reading in readings}
            ways[way] += [number for number, _reading in readings]
    return Translation(
        values=values,
        lettered=kinds["lettered"].counted,
        binary=kinds["binary"].counted,
        numbers=kinds["numbers"].counted,
        ways={way: (len(those), cell_text(cells[those[0] - 1])) for way, those in ways.items()},
    )


_Kind = Literal["lettered", "binary", "numbers"]
_Readings = list[tuple[int, Spelled]]


class _Cells:
    """The filled cells of one kind: how many are answers, how many are not, and those written in some other way."""

    def __init__(self) -> None:
        self.plain = self.unread = self.accepted = self.blank = 0
        self.other: _Readings = []

    def add(self, number: int, reading: Spelled | None) -> None:
        if reading is None:
            self.unread += 1
        elif reading.way:
            self.other.append((number, reading))
        else:
            self.plain += 1

    def settle(self, accepted: Collection[str]) -> dict[Way, _Readings]:
        """The ways of writing that the column as a whole bears out, with their cells."""
        by_way: dict[Way, _Readings] = defaultdict(list)
        for number, reading in self.other:
            by_way[reading.way or "noted"].append((number, reading))
        whole = self.plain + self.unread + len(self.other)
        settled = {
            way: those
            for way, those in by_way.items()
            if way in accepted or (_is_convention(way, len(those), whole, self.unread) and _is_consistent(way, those))
        }
        self.blank = len(settled.get("blank", ()))
        self.accepted = sum(map(len, settled.values())) - self.blank
        return settled

    @property
    def counted(self) -> tuple[int, int]:
        """How many cells are answers, of how many that hold any."""
        return self.plain + self.accepted, self.plain + self.unread + len(self.other) - self.blank


def _kind(scale: Scale | None) -> _Kind:
    if scale is None or scale.kind != "choice":
        return "numbers"
    return "binary" if len(scale.options) == TWO_OPTIONS else "lettered"


def _is_convention(way: Way, count: int, whole: int, unread: int) -> bool:
    if way in _UNMISTAKABLE:
        return True
    is_usual = count >= _FEWEST or count >= _NEARLY_ALL * whole > 1
    return is_usual and unread <= max(_UNREAD * whole, 1)


def _is_consistent(way: Way, readings: Sequence[tuple[int, Spelled]]) -> bool:
    """Signs say something only beside each other: a column of nothing but ticks may be one of checks."""
    return way != "signs" or len({reading.value for _number, reading in readings}) > 1
