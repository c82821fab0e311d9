"""What people write in place of a plain answer, read a column at a time: ``A - sesuai``, ``Y``, a tick, ``12 orang``.

A way of writing is accepted when the column as a whole is written so; a stray cell stays what it is and is told by
whoever reads the answers. Cells in, plain values and what was taken for granted out. Nothing is scored here.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from zi_score.exact import number_readings
from zi_score.rubric.catalogue import Rubric, Scale
from zi_score.rubric.lexicon import Lexicon
from zi_score.workbook.alignment import REMEMBERED, Alignment
from zi_score.workbook.cells import is_option
from zi_score.workbook.criteria import option_by_text, option_texts
from zi_score.workbook.grid import CellValue, cell_number, cell_text
from zi_score.workbook.words import fold, is_code, plain, words

Way = Literal["unclean", "noted", "words", "signs", "text", "blank", "unit", "zero", "index", "percent", "columns"]
"""How an answer is written where it is not written plainly."""

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
_LETTER = re.compile(r"[(\[]?\s*([A-Za-z])\s*(?:[)\].:;,=\-\u2013\u2014/]|\s[-\u2013\u2014(]|$)")
_WORD = re.compile(r"[^\W_]+")
_QUOTES = "'\"`\u2018\u2019\u201c\u201d\u00b4"
_BRACKETS = "()[]{}<>.,:;*"
_NUMBER = r"[+-]?\d[\d.,]*"
_WITH_UNIT = re.compile(rf"({_NUMBER})\s*([^\d\s.,()%/]+(?:\s+[^\d\s()%/]+){{0,2}})\.?")
_OUT_OF = re.compile(rf"({_NUMBER})\s*([^\d\s]+|/)\s*({_NUMBER})")
_IN_BRACKETS = re.compile(rf"(?:({_NUMBER})|[A-Za-z]+)\s*\(\s*({_NUMBER})\s*%?\s*\)")
_HUNDRED = 100
_LONGEST = 300
_BINARY = 2


class _Reading(NamedTuple):
    """What a cell says, and how it is written; plainly where `way` is empty."""

    value: CellValue
    way: Way | Literal[""] = ""


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
    def fits(self) -> int:
        """How many cells are answers on the scale of their row."""
        return self.lettered[0] + self.binary[0] + self.numbers[0]

    @property
    def of(self) -> int:
        """How many cells at questions and counts are filled."""
        return self.lettered[1] + self.binary[1] + self.numbers[1]

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
            one.add(number, _number(value, scale, lexicon))
        else:
            one.add(number, _choice(value, scale, lexicon) or _by_text(value, scale, criteria, number))
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
_Readings = list[tuple[int, _Reading]]


class _Cells:
    """The filled cells of one kind: how many are answers, how many are not, and those written in some other way."""

    def __init__(self) -> None:
        self.plain = self.unread = self.accepted = self.blank = 0
        self.other: _Readings = []

    def add(self, number: int, reading: _Reading | None) -> None:
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
    return "binary" if len(scale.options) == _BINARY else "lettered"


def _is_convention(way: Way, count: int, whole: int, unread: int) -> bool:
    if way in _UNMISTAKABLE:
        return True
    is_usual = count >= _FEWEST or count >= _NEARLY_ALL * whole > 1
    return is_usual and unread <= max(_UNREAD * whole, 1)


def _is_consistent(way: Way, readings: Sequence[tuple[int, _Reading]]) -> bool:
    """Signs say something only beside each other: a column of nothing but ticks may be one of checks."""
    return way != "signs" or len({reading.value for _number, reading in readings}) > 1


def _choice(value: CellValue, scale: Scale, lexicon: Lexicon) -> _Reading | None:
    if is_option(value, scale):
        return _Reading(value)
    if isinstance(value, bool):
        return _usual_choice(str(value), scale, lexicon)
    if isinstance(value, str):
        return (
            _usual_choice(value, scale, lexicon) if len(value) <= _LONGEST else _written_choice(value, scale, lexicon)
        )
    number = cell_number(value)
    return _usual_choice(str(number), scale, lexicon) if number in (0, 1) else None


def _written_choice(text: str, scale: Scale, lexicon: Lexicon) -> _Reading | None:
    text = plain(text).strip().strip(_QUOTES).strip()
    for bare in (text, text.strip(_BRACKETS).strip()):
        if bare and is_option(bare, scale):
            return _Reading(bare, "unclean")
    folded = fold(text)
    if folded in lexicon.blanks:
        return _Reading("", "blank")
    return None if is_code(text) else _noted_choice(text, folded, scale, lexicon)


def _noted_choice(text: str, folded: str, scale: Scale, lexicon: Lexicon) -> _Reading | None:
    """An option with words before or behind it."""
    for word in lexicon.before_letters:
        if folded.startswith(word):
            rest = text[len(word) :].lstrip(" :.=-")
            if rest and is_option(rest, scale):
                return _Reading(rest, "noted")
    if len(scale.options) == _BINARY:
        return _two_options(folded, scale, lexicon)
    match = _LETTER.match(text)
    if match and is_option(match[1], scale) and not _names_option(text[match.end(1) :], scale, lexicon):
        return _Reading(match[1], "noted")
    return None


def _names_option(behind: str, scale: Scale, lexicon: Lexicon) -> bool:
    """Whether what stands behind an option names another one: ``Ya/Tidak`` as it was printed, ``A atau B``."""
    said = [word for word in _WORD.findall(fold(behind)) if word not in lexicon.alternatives]
    return bool(said) and is_option(said[0], scale)


_usual_choice = lru_cache(maxsize=4_096)(_written_choice)


def _two_options(text: str, scale: Scale, lexicon: Lexicon) -> _Reading | None:
    """One of two options in everyday words, with a note behind it, or as a sign."""
    best, worst = scale.options
    bare = text.strip("()[].,:;!").strip()
    for option in scale.options:
        if bare in lexicon.options.get(option, ()):
            return _Reading(option, "words")
    for option in scale.options:
        name = fold(option)
        rest = bare.removeprefix(name)
        if rest != bare and (not rest or not rest[0].isalnum()) and not _names_option(rest, scale, lexicon):
            return _Reading(option, "noted")
    if bare in lexicon.ticks and bare not in lexicon.crosses:
        return _Reading(best, "signs")
    if bare in lexicon.crosses or bare == "0":
        return _Reading(worst, "signs")
    return None


def _by_text(value: CellValue, scale: Scale, criteria: Sequence[CellValue], number: int) -> _Reading | None:
    text = criteria[number - 1] if criteria else ""
    if not isinstance(value, str) or not isinstance(text, str):
        return None
    option = option_by_text(value, option_texts(text, tuple(scale.options)))
    return _Reading(option, "text") if option else None


def _number(value: CellValue, scale: Scale | None, lexicon: Lexicon) -> _Reading | None:
    if cell_number(value) is not None:
        return _Reading(value)
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    return _written_number(value, scale, lexicon)


@lru_cache(maxsize=4_096)
def _written_number(text: str, scale: Scale | None, lexicon: Lexicon) -> _Reading | None:
    text = plain(text).strip().strip(_QUOTES).strip()
    if number_readings(text):
        return _Reading(text)
    folded = fold(text)
    if folded in lexicon.blanks:
        return _Reading("", "blank")
    if scale is None:
        return _written_count(folded, lexicon)
    if scale.kind == "index":
        return _written_index(folded, scale, lexicon)
    match = _WITH_UNIT.fullmatch(folded)
    if match and number_readings(match[1]) and match[2].rstrip(".") in lexicon.percents:
        return _Reading(f"{match[1]}%", "percent")
    return None


def _written_count(text: str, lexicon: Lexicon) -> _Reading | None:
    if text in lexicon.zeros:
        return _Reading(0.0, "zero")
    match = _WITH_UNIT.fullmatch(text)
    if match and number_readings(match[1]) and words(match[2]) <= _unit_words(lexicon):
        return _Reading(match[1], "unit")
    return None


def _written_index(text: str, scale: Scale, lexicon: Lexicon) -> _Reading | None:
    """``3,85 dari 4``, ``3.85/4``, ``3,85 (96,25)``: the figure on the scale, if what stands beside it agrees."""
    match = _OUT_OF.fullmatch(text)
    if match and match[2] in lexicon.out_of and scale.maximum in number_readings(match[3]):
        return _Reading(match[1], "index")
    match = _IN_BRACKETS.fullmatch(text)
    if match and match[1] is None:
        return _Reading(match[2], "index")
    if match:
        for index in number_readings(match[1]):
            for share in number_readings(match[2]):
                # 3,85 of 4 is 96,25 of 100, as rounded to one or two decimals.
                if abs(index * _HUNDRED - share * scale.maximum) * 2 <= scale.maximum:
                    return _Reading(match[1], "index")
    return None


@lru_cache(maxsize=4)
def _unit_words(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for unit in lexicon.units for word in unit.split())
