"""A filled form as lines and named columns, which edits may change, and the truth that it then tells.

Columns have keys, so that an edit finds them wherever an earlier one has put them: ``id``, ``item1`` and on for
markers and texts, ``weight``, ``criteria``, ``scale``, and those of an assessor such as ``answer@unit``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import TypeVar

from tests.support.form_edits.page import Line, Page
from tests.support.marks import Mark, Marks, answer_set
from tests.support.plain_workbook import Place, PlainSheet, PlainWorkbook, Value
from zi_score.frozen import replace
from zi_score.rubric.catalogue import TOTAL, Area, Question, Rubric
from zi_score.rubric.layout import Layout
from zi_score.scorecard import Scorecard
from zi_score.scoring import score

T = TypeVar("T")
_SELDOM = 0.2


class UnfitError(Exception):
    """This edit says nothing in this form, or contradicts an earlier one."""


@dataclass(frozen=True)
class Truth:
    """What a person reads in a form: each question's share, None without an answer, and the total.

    None as a whole where the form has no single right reading. `watched` are the places of which one at least must
    be named by an error or a warning, where there are any.
    """

    rubric: str
    shares: Mapping[str, Fraction | None] | None
    total: Fraction
    watched: frozenset[tuple[str, Place]] = frozenset()


@dataclass
class EditedForm:
    """A form under edit. `deciding` is whose answers count; `is_known` whether anybody could say."""

    rubric: Rubric
    layout: Layout
    random: Random
    sheets: list[Page | PlainSheet]
    marks: dict[str, Marks]
    deciding: str = "unit"
    is_known: bool = True
    watched_columns: set[str] = field(default_factory=set)
    watched_lines: list[Line] = field(default_factory=list)

    @property
    def pages(self) -> list[Page]:
        """The sheets on which the form stands."""
        return [sheet for sheet in self.sheets if isinstance(sheet, Page)]

    @property
    def page(self) -> Page:
        """The only sheet of the form."""
        if len(self.pages) != 1:
            raise UnfitError("the form stands on several sheets")
        return self.pages[0]

    @property
    def lines(self) -> list[Line]:
        """Every line of the form, on all of its sheets."""
        return [line for page in self.pages for line in page.lines if line.identity]

    @property
    def questions(self) -> list[Line]:
        """The lines of questions."""
        return self.of_kind("question")

    def of_kind(self, *kinds: str) -> list[Line]:
        """The lines of the form of these kinds; at least one."""
        lines = [line for line in self.lines if line.kind in kinds]
        if not lines:
            raise UnfitError(f"no line is a {kinds[0]}")
        return lines

    def line(self, identity: str) -> Line:
        """One line of the form."""
        for line in self.lines:
            if line.identity == identity:
                return line
        raise UnfitError(f"{identity} is gone")

    @property
    def areas(self) -> list[Area]:
        """The areas of the rubric; at least one."""
        if not self.rubric.areas:
            raise UnfitError("the regulation has no areas")
        return list(self.rubric.areas.values())

    def choices(self) -> list[Line]:
        """The lines of questions that are answered by an option."""
        return [line for line in self.questions if self.rubric.scale_of(self.question(line)).options]

    def question(self, line: Line) -> Question:
        """The question of a line."""
        return self.rubric.questions[line.code]

    def options(self, line: Line) -> list[str]:
        """The options of a question, best first."""
        return list(self.rubric.scale_of(self.question(line)).options)

    def indices(self) -> list[Line]:
        """The lines of questions that are answered by an index."""
        return [line for line in self.questions if self.rubric.scale_of(self.question(line)).kind == "index"]

    def ratios(self) -> list[Line]:
        """The lines of questions that are answered by counts; at least one."""
        lines = [line for line in self.questions if self.question(line).ratio]
        if not lines:
            raise UnfitError("no question asks for counts")
        return lines

    def answer_keys(self) -> list[str]:
        """The answer columns of those who have answered."""
        return [f"answer@{assessor}" for assessor in self.marks]

    def some(self, among: Sequence[T], count: int) -> list[T]:
        """So many of these at random; refuse the edit where there are fewer."""
        if len(among) < count:
            raise UnfitError("not enough of them")
        return self.random.sample(among, count)

    def one_of(self, among: Sequence[T]) -> T:
        """One of these at random; refuse the edit where there is none."""
        return self.some(among, 1)[0]

    def answered(self, lines: list[Line]) -> Iterator[tuple[Line, str, Value]]:
        """Each filled answer of these lines: line, column and what stands there."""
        for line in lines:
            for key in self.answer_keys():
                if key in line.cells:
                    yield line, key, line.cells[key]

    def require(self, key: str) -> None:
        """Refuse an edit that needs a column which is not there."""
        if any(key not in page.columns for page in self.pages):
            raise UnfitError(f"no column {key}")

    def reassessed(self, assessor: str = "unit") -> Marks:
        """The same answers but for some options, of which at least a few differ."""
        changed = dict(self.marks[assessor])
        for line in self.choices():
            if line.code in changed and self.random.random() < _SELDOM:
                changed[line.code] = self.random.choice(self.options(line))
        for line in self.some(self.choices(), 5):
            changed[line.code] = self.other_option(line, changed)
        return changed

    def other_option(self, line: Line, marks: Marks) -> str:
        """The option after the one that is given, or the first where none is."""
        options = self.options(line)
        given = str(marks.get(line.code, ""))
        return options[(options.index(given) + 1) % len(options)] if given in options else options[0]

    def forget(self, codes: set[str]) -> None:
        """Nobody answers these questions or counts any more."""
        for assessor, marks in self.marks.items():
            self.marks[assessor] = {
                identity: mark for identity, mark in marks.items() if not {identity, identity.split(":")[0]} & codes
            }

    def fill(self, assessor: str) -> None:
        """Write an assessor's answers into the columns, with the scores and quotients that a form would show."""
        marks, card = self.marks[assessor], self.card(assessor)
        for page in self.pages:
            for line in page.lines:
                for name, value in _shown(self.rubric, card, marks, line).items():
                    key = f"{name}@{assessor}"
                    if key not in page.columns:
                        continue
                    line.cells.pop(key, None)
                    if value is not None:
                        line.cells[key] = value

    def refill_scores(self) -> None:
        """Let the scores and quotients shown follow the answers, which stay as they are written."""
        for assessor in self.marks:
            written = {id(line): line.cells.get(f"answer@{assessor}") for line in self.lines}
            self.fill(assessor)
            for line in self.lines:
                answer = written[id(line)]
                line.cells.pop(f"answer@{assessor}", None)
                if answer is not None:
                    line.cells[f"answer@{assessor}"] = answer

    def card(self, assessor: str) -> Scorecard:
        """The scores of one assessor's answers."""
        answers = answer_set(self.rubric, self.marks[assessor], assessor)
        return score(self.rubric, answers, self.rubric.unanswered_policy)

    def truth(self) -> Truth:
        """What a person reads in the form as it stands."""
        card = self.card(self.deciding)
        shares = {code: one.share if one.counted else None for code, one in card.questions.items()}
        watched = {
            (page.name, place) for page in self.pages for place in page.places(self.watched_columns, self.watched_lines)
        }
        is_known = self.is_known and not watched
        return Truth(self.rubric.id, shares if is_known else None, card.total, frozenset(watched))

    def write(self, path: Path) -> Path:
        """Write the workbook."""
        return self.book().write(path)

    def book(self) -> PlainWorkbook:
        """The workbook as plain cells."""
        return PlainWorkbook([sheet.plain() if isinstance(sheet, Page) else sheet for sheet in self.sheets])

    def copy_of(self, page: Page, name: str) -> Page:
        """Another sheet with the same lines, which may be changed apart."""
        lines = [replace(line, cells=dict(line.cells)) for line in page.lines]
        heads = [dict(head) for head in page.heads]
        return replace(page, name=name, columns=list(page.columns), heads=heads, lines=lines, above=list(page.above))


def _shown(rubric: Rubric, card: Scorecard, marks: Mapping[str, Mark], line: Line) -> dict[str, Value | None]:
    """What stands in the answer, score and share column of a line."""
    answer: Value | None = marks.get(line.identity)
    if line.kind == "question" and rubric.questions[line.code].ratio:
        is_told = card.questions[line.code].counted
        return {"answer": float(card.questions[line.code].share) if is_told else None, "score": _points(card, line)}
    if line.kind == "subtotal":
        parts = [marks.get(f"{line.code}:{key}") for key in line.sums]
        counts = [part for part in parts if isinstance(part, int | float)]
        return {"answer": sum(counts) if len(counts) == len(parts) else None}
    if line.kind in ("question", "operand"):
        return {"answer": answer, "score": None if line.kind == "operand" else _points(card, line)}
    if line.kind in ("node", "total"):
        points = _points(card, line)
        weight = card.weight if line.code == TOTAL else rubric.nodes[line.code].weight
        return {"score": points, "share": points / float(weight)}
    return {"score": _points(card, line)} if line.kind == "part" else {}


def _points(card: Scorecard, line: Line) -> float:
    if line.kind == "question" and line.recorded_as == "share":
        return float(card.questions[line.code].share)
    return float(card.total if line.code == TOTAL else card.points(line.code))
