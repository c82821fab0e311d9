"""Reading the rows below a heading: each respondent's answers as numbers on the scale, and what could not be used."""

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from zi_score.exact import number_readings
from zi_score.frozen import dataclass
from zi_score.rubric.questionnaire import AnswerScale, Questionnaire, folded_answer
from zi_score.survey.headings import Heading, ItemColumn, fold
from zi_score.survey.identity import Repetition, find_repetition
from zi_score.survey.table import Cell, ResponseTable

_BLANKS = {"", "-", "\N{EN DASH}", "\N{EM DASH}"}
SUMMARIES = (
    "jumlah",
    "jml",
    "total",
    "rata rata",
    "rerata",
    "nilai rata rata",
    "nilai per unsur",
    "nrr",
    "ikm",
    "average",
)
"""What a row or a column is called that sums up others."""
_LEAST_NUMBERED = 3
_MOST_REMEMBERED = 1_000
"""Different answers in the columns of items; where there are more, they are remarks."""
_LEAST_ANSWERS = 3
"""Who answered fewer items may well have meant the same answer to each."""
# "5 - sangat baik", "4. Setuju", "3 (cukup)": the number of an answer, then its words.
_NUMBERED = re.compile(r"(\d+)(?:\s*[-\N{EN DASH}=:.)(]+\s*|\s+)[^\W\d]\D*")


@dataclass(frozen=True, slots=True)
class Respondent:
    """One row of answers, in the order of the columns; None for what is blank or not on the scale."""

    row: int
    answers: tuple[Fraction | None, ...]
    blanks: int

    @property
    def is_straight(self) -> bool:
        """Whether somebody gave one and the same answer throughout."""
        given = [answer for answer in self.answers if answer is not None]
        # The same answer is nearly always the same object, and to compare numbers takes ten times as long.
        return len(given) >= _LEAST_ANSWERS and all(one is given[0] or one == given[0] for one in given)


@dataclass(frozen=True, slots=True)
class Responses:
    """Every respondent of a table. `off_scale` has the rows of the answers not on the scale, by column.

    `worded` has the rows and columns of those that are words without a number, which belong to them.
    """

    table: ResponseTable
    questionnaire: Questionnaire
    heading: Heading
    without: tuple[str, ...]
    respondents: tuple[Respondent, ...]
    off_scale: tuple[tuple[int, ...], ...]
    worded: tuple[tuple[int, int], ...]
    unanswered_rows: int
    summary_rows: int
    repetition: Repetition

    @property
    def columns(self) -> tuple[ItemColumn, ...]:
        """The columns of the items."""
        return self.heading.columns


def read_responses(
    table: ResponseTable, questionnaire: Questionnaire, heading: Heading, without: Sequence[str] = ()
) -> Responses:
    """Take every row below the heading: as a respondent when it has an answer, as nothing when it is blank."""
    columns = [one.column for one in heading.columns]
    below = range(heading.row + 1, len(table.rows) + 1)
    filled = [row for row in below if any(_is_filled(cell) for cell in table.cells(row))]
    known = _Readings(questionnaire.scale)
    readings = {row: [known[table.cell(row, column)] for column in columns] for row in filled}
    answered = [row for row in filled if any(isinstance(one, Fraction) for one in readings[row])]
    skipped = set(_summaries(table, filled, set(answered), columns))
    if filled and _numbers_columns(table.rows[filled[0] - 1]):
        skipped.add(filled[0])
    respondents = [
        Respondent(
            row,
            tuple(one if isinstance(one, Fraction) else None for one in readings[row]),
            readings[row].count(None),
        )
        for row in answered
        if row not in skipped
    ]
    last = respondents[-1].row if respondents else 0
    counted = [row for row in filled if row not in skipped and not (row > last and _is_below(readings[row]))]
    off_scale = tuple(
        tuple(row for row in counted if isinstance(readings[row][place], _OffScale)) for place in range(len(columns))
    )
    return Responses(
        table=table,
        questionnaire=questionnaire,
        heading=heading,
        without=tuple(without),
        respondents=tuple(respondents),
        off_scale=off_scale,
        worded=tuple(
            (row, columns[place]) for row in counted for place, one in enumerate(readings[row]) if one is _WORDS
        ),
        unanswered_rows=len(filled) - len(skipped) - len(respondents),
        summary_rows=len(skipped),
        repetition=find_repetition(table, heading, [one.row for one in respondents]),
    )


def count_answers(table: ResponseTable, heading: Heading, scale: AnswerScale) -> int:
    """How many cells below the heading hold an answer on some scale."""
    rows = range(heading.row + 1, len(table.rows) + 1)
    known = _Readings(scale)
    return sum(isinstance(known[table.cell(row, one.column)], Fraction) for row in rows for one in heading.columns)


class _OffScale:
    """What is neither an answer nor a blank."""


_OFF_SCALE = _OffScale()
_WORDS = _OffScale()
"""Words without any number, for which a questionnaire may give one."""


class _Readings(dict[Cell, "Fraction | _OffScale | None"]):
    """What cells mean on a scale. A hundred thousand respondents type the same few answers, so each is read once."""

    def __init__(self, scale: AnswerScale) -> None:
        super().__init__()
        self._scale = scale

    def __missing__(self, cell: Cell) -> "Fraction | _OffScale | None":
        reading = _reading(cell, self._scale)
        if len(self) < _MOST_REMEMBERED:
            self[cell] = reading
        return reading


def _reading(cell: Cell, scale: AnswerScale) -> Fraction | _OffScale | None:
    if isinstance(cell, Fraction):
        return cell if scale.holds(cell) else _OFF_SCALE
    text = folded_answer(cell)
    if text in _BLANKS:
        return None
    if text in scale.texts:
        return scale.texts[text]
    beginning = _NUMBERED.fullmatch(text)
    fitting = {number for number in number_readings(beginning[1] if beginning else text) if scale.holds(number)}
    if len(fitting) == 1 and "%" not in text:
        return fitting.pop()
    return _OFF_SCALE if any(map(str.isdigit, text)) else _WORDS


def answers_below(table: ResponseTable, rows: Sequence[int], column: int, scale: AnswerScale) -> tuple[int, int]:
    """How many of these rows have an answer on some scale in a column, and how many have anything there."""
    known = _Readings(scale)
    readings = [known[table.cell(row, column)] for row in rows]
    return sum(isinstance(one, Fraction) for one in readings), sum(one is not None for one in readings)


def _is_filled(cell: Cell) -> bool:
    return isinstance(cell, Fraction) or cell.strip() not in _BLANKS


def _summaries(
    table: ResponseTable, rows: Sequence[int], answered: Collection[int], columns: Sequence[int]
) -> Iterator[int]:
    """The rows at the end that sum up the others. Only there, for a person may be called Total."""
    for row in reversed(rows):
        if _is_summary(table, row, columns):
            yield row
        elif row in answered:
            return


def _is_below(readings: Sequence[Fraction | _OffScale | None]) -> bool:
    """Whether a row after the last respondent is no respondent either: a signature, or a remark."""
    return 2 * readings.count(None) > len(readings)


def _is_summary(table: ResponseTable, row: int, columns: Sequence[int]) -> bool:
    """Whether the first text beside the answers says that this row sums up the others."""
    first = next(_texts_beside(table, row, columns), "")
    return any(first == word or first.startswith(f"{word} ") for word in SUMMARIES)


def _texts_beside(table: ResponseTable, row: int, columns: Sequence[int]) -> Iterator[str]:
    for column in range(1, len(table.cells(row)) + 1):
        text = fold(table.text(row, column))
        if column not in columns and text and not text.isdecimal():
            yield text


def _numbers_columns(cells: Sequence[Cell]) -> bool:
    """Whether a row only counts the columns, as tables on official paper do below their heading."""
    filled = [cell for cell in cells if _is_filled(cell)]
    texts = [cell.strip("() ") if isinstance(cell, str) else str(cell) for cell in filled]
    return len(texts) >= _LEAST_NUMBERED and texts == [str(number) for number in range(1, len(texts) + 1)]
