"""A sound filled form as a plain workbook: answers, notes and, if wanted, the results of every formula."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.support.marks import Mark, Marks, answer_set
from tests.support.plain_workbook import Formula, Place, PlainSheet, PlainWorkbook, Value, plain_template
from zi_score.outcome import Check
from zi_score.problems import Location, Problem
from zi_score.rubric.catalogue import TOTAL, Question, Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout, LayoutRow
from zi_score.scorecard import Scorecard
from zi_score.scoring import score
from zi_score.workflows.check import check_workbook
from zi_score.workflows.choices import Choices

_HUNDREDTHS = 100
_MOST = 20


@dataclass
class FilledForm:
    """A form under test, with the addresses of its cells by what stands in them."""

    rubric: Rubric
    layout: Layout
    marks: dict[str, Marks]
    book: PlainWorkbook = field(init=False)

    def __post_init__(self) -> None:
        self.book = plain_template(self.layout.id)
        self.rows = {row.identity: row for row in self.layout.rows}
        self.columns: dict[str, dict[str, int]] = {
            one.id: {"answer": one.answer.number, **{name: column.number for name, column in one.others.items()}}
            for one in self.layout.assessors
        }
        self.has_results = False
        for assessor, marks in self.marks.items():
            for identity, mark in marks.items():
                self.put(identity, mark, assessor=assessor)
                if self.rows[identity].kind == "question" or "note" in self.columns[assessor]:
                    self.note(identity, "Dokumen lengkap, lihat map.", assessor)

    @property
    def sheet(self) -> PlainSheet:
        """The sheet of the LKE."""
        return self.book.sheets[0]

    @property
    def assessors(self) -> list[str]:
        """Those who have answered, first tier first."""
        return list(self.marks)

    def place(self, identity: str, column: str = "answer", assessor: str = "unit") -> Place:
        """Row and column of what stands there in this form; a column of all assessors by its own name."""
        row = self.rows[identity].row if identity else self.layout.header_row
        if column in self.layout.columns:
            return row, self.layout.columns[column].number
        return row, self.columns[assessor][column]

    def put(self, identity: str, value: Value, column: str = "answer", assessor: str = "unit") -> Place:
        """Write a cell and say where it is."""
        place = self.place(identity, column, assessor)
        self.sheet.cells[place] = value
        return place

    def answer(self, identity: str, mark: Mark, assessor: str = "unit", *, typed: Value | None = None) -> Place:
        """Answer anew, perhaps spelled in another way, and let every stored result follow."""
        self.marks[assessor][identity] = mark
        place = self.put(identity, mark if typed is None else typed, assessor=assessor)
        if self.has_results:
            self.store_results()
        return place

    def remove(self, identity: str, column: str = "answer", assessor: str = "unit") -> Place:
        """Empty a cell and say where it is."""
        place = self.place(identity, column, assessor)
        self.sheet.cells.pop(place, None)
        return place

    def formula(self, identity: str, column: str = "score", assessor: str = "unit") -> Formula:
        """The formula of a cell."""
        formula = self.sheet.cells[self.place(identity, column, assessor)]
        assert isinstance(formula, Formula)
        return formula

    def text_place(self, identity: str) -> Place:
        """Where the words of a row stand."""
        row = self.rows[identity]
        columns = range(self.layout.columns["item"].number, self.layout.columns["weight"].number)
        texts = {column: self.sheet.cells.get((row.row, column), "") for column in columns}
        return row.row, max(texts, key=lambda column: len(str(texts[column])))

    def note(self, identity: str, text: str, assessor: str = "unit") -> Place:
        """Write beside an answer: in the note column."""
        return self.put(identity, text, "note", assessor)

    def remarks(self, identity: str, assessor: str = "unit") -> list[Place]:
        """Every cell beside an answer and its counts in which evidence may be told."""
        code = self.rows[identity].code
        names = [name for name in ("note", "evidence") if name in self.columns[assessor]]
        rows = [row.row for row in self.layout.rows if row.code == code and row.kind in ("question", "operand")]
        return [(row, self.columns[assessor][name]) for row in rows for name in names]

    def row_places(self, identity: str) -> list[Place]:
        """Every filled cell of a row."""
        return [place for place in self.sheet.cells if place[0] == self.rows[identity].row]

    def store_results(self) -> None:
        """Put beside each formula of the form what it would show."""
        self.has_results = True
        for assessor, marks in self.marks.items():
            card = score(self.rubric, answer_set(self.rubric, marks, assessor), "zero")
            for row in self.layout.rows:
                if "score" in self.columns[assessor]:
                    place = self.place(row.identity, "score", assessor)
                    shown = _shown_score(card, row)
                    self.sheet.store({} if shown is None else {place: shown})
                if row.kind == "question" and self.rubric.questions[row.code].ratio:
                    place = self.place(row.identity, "answer", assessor)
                    self.sheet.store({place: float(card.questions[row.code].share)})
                elif row.kind == "subtotal":
                    place = self.place(row.identity, "answer", assessor)
                    self.sheet.store({place: float(sum(float(marks[f"{row.code}:{key}"]) for key in row.sums))})

    def check(self, path: Path, choices: Choices | None = None) -> Check:
        """Write the workbook and check it."""
        instrument = Instrument(self.rubric, (self.layout,))
        return check_workbook(self.book.write(path), instrument, choices or Choices())


def _shown_score(card: Scorecard, row: LayoutRow) -> float | None:
    if row.kind in ("operand", "subtotal"):
        return None
    if row.kind == "question" and row.recorded_as == "share":
        return float(card.questions[row.code].share)
    return float(card.total if row.code == TOTAL else card.points(row.code))


def random_marks(rubric: Rubric, random: Random) -> Marks:
    """Any complete answers whose counts do not contradict each other."""
    marks: Marks = {}
    same: dict[tuple[str, str], Mark] = {}
    for question in rubric.questions.values():
        scale = rubric.scale_of(question)
        if question.ratio:
            counts = _random_counts(question, random, same)
            same |= {(question.parent, key): count for key, count in counts.items()}
            marks |= {f"{question.code}:{key}": count for key, count in counts.items()}
        elif scale.kind == "choice":
            marks[question.code] = random.choice(list(scale.options))
        else:
            lowest, highest = int(scale.minimum * _HUNDREDTHS), int(scale.maximum * _HUNDREDTHS)
            value = random.randint(lowest, highest)
            # Between 0 and 1 an index is taken for a share of the scale, and refused.
            is_share = scale.kind == "index" and 0 < value < _HUNDREDTHS
            marks[question.code] = (value + _HUNDREDTHS if is_share else value) / _HUNDREDTHS
    return marks


def _random_counts(question: Question, random: Random, same: Mapping[tuple[str, str], Mark]) -> dict[str, int]:
    counts = {
        one.key: int(same.get((question.parent, one.key), random.choice((0, 1, random.randint(0, _MOST)))))
        for one in question.operands
    }
    for limit in question.limits:
        left = sum(counts[key] for key in limit.whole)
        for key in limit.parts:
            counts[key] = random.randint(0, left)
            left -= counts[key]
    return counts


def places_of(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    """Code and place of each problem."""
    return [(problem.code, problem.location.within) for problem in problems]


def within(sheet: str, place: Place | int | None) -> str:
    """A place as findings name it: a cell, a row, or a whole sheet."""
    row, column = (place, 0) if isinstance(place, int) else place or (0, 0)
    return Location(sheet=sheet, row=row, column=column).within
