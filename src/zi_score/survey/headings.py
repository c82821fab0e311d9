"""The heading of a table: which column holds the answers to which item.

A column is recognised by the code of an item, by the name of its variable, or by a sentence with that name in it. An
item that is asked several times has a number behind its code or name, or another sentence in each of its columns.
Data rows are never looked at, nor shown.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import pairwise
from types import MappingProxyType

from zi_score.column_letters import column_letters
from zi_score.frozen import dataclass, replace
from zi_score.problems import Problem, found
from zi_score.rubric.questionnaire import Questionnaire
from zi_score.survey.table import ResponseTable

_SEARCHED_ROWS = 40
_SEARCHED_COLUMNS = 1_000
"""A damaged sheet may fill all its 16,384 columns, and every cell is compared with every name of a questionnaire."""
_SIGNS = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"\[([^\[\]]+)\]\s*$")
_NUMBER = re.compile(r"\d{1,2}|[a-z]")
NO_COLUMNS: Mapping[int, str] = MappingProxyType({})
"""Nobody has said which column is which."""


class _Likeness(IntEnum):
    """How a column was recognised, the surest first."""

    CHOSEN = 0
    NAME = 1
    NUMBERED = 2
    CODE_FIRST = 3
    SENTENCE = 4


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """A column of answers to one item; `number` tells apart several columns of the same item."""

    item: str
    number: str
    column: int

    @property
    def key(self) -> str:
        """The name of the column: ``U1``, or ``U1.2`` for the second of several."""
        return f"{self.item}.{self.number}" if self.number else self.item


@dataclass(frozen=True, slots=True)
class Heading:
    """The row of the headings and the columns below it; `missing` are items without a column.

    `unasked` are those without one that not every questionnaire in use asks.
    """

    row: int
    columns: tuple[ItemColumn, ...]
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]
    unasked: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every item that was asked has a column."""
        return bool(self.columns) and not self.missing


@dataclass(frozen=True, slots=True)
class _Match:
    """What a column may be; `phrase` is the name that was found in a sentence."""

    likeness: _Likeness
    item: str
    number: str = ""
    phrase: str = ""


def fold(text: str) -> str:
    """A heading as words: lower case, signs as single blanks."""
    return _SIGNS.sub(" ", text.casefold()).strip()


def find_heading(
    table: ResponseTable,
    questionnaire: Questionnaire,
    chosen: Mapping[int, str] = NO_COLUMNS,
    without: Sequence[str] = (),
) -> Heading:
    """The row that names the most items; `chosen` gives columns by number, `without` variables that nobody asked."""
    items = [item for item in questionnaire.items.values() if item.variable not in without]
    names = {item.code: [fold(word) for word in item.words] for item in items}
    candidates = [_heading(table, row, questionnaire, names, chosen) for row in range(1, _last_row(table) + 1)]
    return min(candidates, key=lambda one: (len(one.missing), len(one.unasked), one.row))


def _last_row(table: ResponseTable) -> int:
    return max(1, min(len(table.rows), _SEARCHED_ROWS))


def _heading(
    table: ResponseTable,
    row: int,
    questionnaire: Questionnaire,
    names: Mapping[str, Sequence[str]],
    chosen: Mapping[int, str],
) -> Heading:
    problems: list[Problem] = []
    by_item: dict[str, list[tuple[_Match, int]]] = {code: [] for code in names}
    width = min(len(table.cells(row)), _SEARCHED_COLUMNS)
    for column in range(1, max([width, *chosen]) + 1):
        matches = _matches(table, row, column, names, chosen)
        if len(matches) == 1:
            by_item[matches[0].item].append((matches[0], column))
        elif matches:
            items = questionnaire.named(match.item for match in matches)
            problems.append(found("ZI841", table.location(row, column), items=items))
    columns: list[ItemColumn] = []
    for found_here in by_item.values():
        surest = min((match.likeness for match, _column in found_here), default=None)
        same = [
            ItemColumn(match.item, match.number, column)
            for match, column in found_here
            if match.likeness == surest or {match.likeness, surest} == {_Likeness.NAME, _Likeness.NUMBERED}
        ]
        columns += _numbered(same, table, row)
    without = [code for code in names if not by_item[code]]
    optional = {code for code in without if questionnaire.variables[questionnaire.items[code].variable].is_optional}
    return Heading(
        row,
        tuple(columns),
        tuple(code for code in without if code not in optional),
        tuple(problems),
        tuple(code for code in without if code in optional),
    )


def _numbered(columns: Sequence[ItemColumn], table: ResponseTable, row: int) -> list[ItemColumn]:
    """Columns side by side that ask about the same in other words are several questions, told apart by their order.

    Further apart one of them may well be of another survey, in whose sentence the same name stands.
    """
    texts = {fold(table.text(row, one.column)) for one in columns if not one.number}
    are_neighbours = all(second.column - first.column == 1 for first, second in pairwise(columns))
    if len(texts) <= 1 or len(texts) < len(columns) or not are_neighbours:
        return list(columns)
    return [replace(one, number=str(number)) for number, one in enumerate(columns, 1)]


def _matches(
    table: ResponseTable, row: int, column: int, names: Mapping[str, Sequence[str]], chosen: Mapping[int, str]
) -> list[_Match]:
    """What a column may be; the surest likeness counts, and several items at that are no answer."""
    if column in chosen:
        # A column may be that of an item of another questionnaire in the same file.
        return [_chosen(column, chosen)] if chosen[column] in names else []
    text = table.text(row, column)
    bracketed = _BRACKETED.search(text)
    # An online form puts the row of a grid in brackets behind its question; others put a remark there.
    return (_surest(bracketed[1], names) if bracketed else []) or _surest(text, names)


def _surest(text: str, names: Mapping[str, Sequence[str]]) -> list[_Match]:
    folded = fold(text)
    matches = [match for code, words in names.items() if (match := _match(folded, code, words))]
    surest = min((match.likeness for match in matches), default=None)
    best = [match for match in matches if match.likeness == surest]
    # A name within a longer name is no name of its own: "jangka waktu penyelesaian" is about time.
    return [one for one in best if not any(one is not other and _holds(other.phrase, one.phrase) for other in best)]


def _holds(text: str, words: str) -> bool:
    """Whether whole words stand in a text that has others as well."""
    return text != words and f" {words} " in f" {text} "


def _chosen(column: int, chosen: Mapping[int, str]) -> _Match:
    """A column that the user named, with its number among those of the same item."""
    item = chosen[column]
    same = sorted(one for one, code in chosen.items() if code == item)
    return _Match(_Likeness.CHOSEN, item, str(same.index(column) + 1) if len(same) > 1 else "")


def _match(folded: str, code: str, words: Sequence[str]) -> _Match | None:
    own = code.casefold()
    if folded == own or folded in words:
        return _Match(_Likeness.NAME, code)
    for name in (own, *words):
        rest = folded.removeprefix(name).strip() if folded.startswith(name) else ""
        if _NUMBER.fullmatch(rest) and (folded != name + rest or not rest.isdecimal()):
            return _Match(_Likeness.NUMBERED, code, rest)
    if folded.startswith(f"{own} "):
        return _Match(_Likeness.CODE_FIRST, code)
    phrases = [word for word in words if _holds(folded, word)]
    return _Match(_Likeness.SENTENCE, code, phrase=max(phrases, key=len)) if phrases else None


def repeated_columns(heading: Heading, table: ResponseTable) -> Iterator[Problem]:
    """Columns that cannot be told apart."""
    by_key: dict[str, list[int]] = {}
    for one in heading.columns:
        by_key.setdefault(one.key, []).append(one.column)
    for key, columns in by_key.items():
        if len(columns) > 1:
            letters = ", ".join(column_letters(column) for column in columns)
            yield found("ZI840", table.location(heading.row, columns[1]), columns=letters, item=key)
