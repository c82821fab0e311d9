"""One assessor's column of a recognised form: every question's response, and the problems on the way."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from zi_score.answers import (
    Answer,
    AnswerSet,
    Counts,
    Response,
    TypedShare,
    Unanswered,
    Unreadable,
)
from zi_score.frozen import dataclass
from zi_score.problems import Location, Problem, found
from zi_score.rubric.catalogue import Operand, Question, Rubric, Scale
from zi_score.rubric.layout import Layout, LayoutRow
from zi_score.workbook.alignment import REMEMBERED, Alignment
from zi_score.workbook.cells import read_choice, read_count, read_index, read_percentage, read_share
from zi_score.workbook.conventions import Translation
from zi_score.workbook.grid import CellValue, Grid, cell_text
from zi_score.workbook.header import FoundAssessor
from zi_score.workbook.words import fold

_UNANSWERED = Unanswered()


@dataclass(frozen=True, slots=True)
class ReadAnswers:
    """One assessor's answers, what was wrong, and the cells that only their formulas can explain.

    `blanks` may hide a formula without a result; `typed_shares` may be results of counts long deleted.
    """

    answers: AnswerSet
    blanks: dict[Location, str]
    typed_shares: dict[Location, str]
    contradicted_totals: dict[str, Location]
    problems: tuple[Problem, ...]


def read_answers(
    grid: Grid,
    layout: Layout,
    alignment: Alignment,
    rubric: Rubric,
    assessor: FoundAssessor,
    translation: Translation,
) -> ReadAnswers:
    """Read every question that was recognised; one that was not is unanswered."""
    column = _AnswerColumn(grid, layout, alignment, rubric, assessor, translation)
    responses = {code: column.response(question) for code, question in rubric.questions.items()}
    return ReadAnswers(
        AnswerSet(assessor.id, assessor.title, responses),
        column.blanks,
        column.typed_shares,
        column.contradicted_totals,
        tuple(column.problems),
    )


class _AnswerColumn:
    """Walks one answer column, gathering problems as it goes."""

    def __init__(
        self,
        grid: Grid,
        layout: Layout,
        alignment: Alignment,
        rubric: Rubric,
        assessor: FoundAssessor,
        translation: Translation,
    ) -> None:
        self.grid = grid
        self.column = assessor.answer
        self.columns = translation.columns
        self.cells = grid.column(assessor.answer)
        for number, value in translation.values.items():
            self.cells[number - 1] = value
        self.blank_texts = {"", *(fold(text) for text in layout.blank_texts)}
        self.known_blanks: dict[str, bool] = {}
        self.rubric = rubric
        self.question_rows, self.count_rows = _rows_by_code(alignment)
        self.problems: list[Problem] = []
        self.blanks: dict[Location, str] = {}
        self.typed_shares: dict[Location, str] = {}
        self.contradicted_totals: dict[str, Location] = {}

    def response(self, question: Question) -> Response:
        row = self.question_rows.get(question.code)
        if question.ratio:
            return self._ratio_response(question, row)
        if row is None:
            return Response(question.code, _UNANSWERED, self.grid.location())
        place = self._place(row)
        value = self._value(row)
        if self._is_blank(value):
            self.blanks[place] = question.code
            return Response(question.code, _UNANSWERED, place)
        answer, problem = _read(value, self.rubric.scale_of(question), place)
        return Response(question.code, self._kept(answer, problem), place)

    def _ratio_response(self, question: Question, row: int | None) -> Response:
        counts = self.count_rows.get(question.code, ())
        place = self._place(row if row is not None else min((number for _, number in counts), default=0))
        values = self._counts(question)
        blank = [operand for operand in question.operands if operand.key not in values]
        if len(blank) == len(question.operands):
            share = self._typed_share(question, row)
            # What is still to be typed are the counts; the percentage is a formula.
            if share == _UNANSWERED:
                place = self._blank_place(counts, blank, place)
            return Response(question.code, share, place)
        self._check_subtotals(question, values)
        unreadable = [key for key, value in values.items() if value is None]
        if unreadable:
            text = cell_text(self._count_value(question, unreadable[0]))
            return Response(question.code, Unreadable(text), place)
        complete = {key: value for key, value in values.items() if value is not None}
        if blank:
            missing = tuple(operand.key for operand in blank)
            titles = "; ".join(operand.title for operand in blank)
            place = self._blank_place(counts, blank, place)
            self.problems.append(found("ZI202", place, code=question.code, missing=titles))
            return Response(question.code, Unanswered(missing, tuple(complete.items())), place)
        return Response(question.code, Counts(complete), place)

    def _blank_place(
        self, counts: Sequence[tuple[LayoutRow, int]], blank: Sequence[Operand], otherwise: Location
    ) -> Location:
        """The cell of the first of these counts that the workbook has."""
        keys = {operand.key for operand in blank}
        return next((self._place(number) for row, number in counts if row.key in keys), otherwise)

    def _typed_share(self, question: Question, row: int | None) -> Answer:
        """A percentage counts by itself only where none of its counts was given."""
        if row is None:
            return _UNANSWERED
        value, place = self._value(row), self._place(row)
        # Formats that tell no formulas also store the empty result of a formula as the number 0.
        is_empty_result = value == 0 and not self.grid.tells_formulas
        if self._is_blank(value) or is_empty_result:
            return _UNANSWERED
        answer = self._kept(*read_share(value, place))
        if isinstance(answer, TypedShare):
            self.typed_shares[place] = question.code
            self.problems.append(found("ZI209", place, code=question.code, share=answer.value))
        return answer

    def _counts(self, question: Question) -> dict[str, Fraction | None]:
        """Every count that is filled in, None where it is no count."""
        values: dict[str, Fraction | None] = {}
        for row, number in self.count_rows.get(question.code, ()):
            value = self._value(number)
            if row.kind == "operand" and self._is_blank(value):
                self.blanks[self._place(number)] = question.code
            elif row.kind == "operand":
                values[row.key], problem = read_count(value, self._place(number))
                self.problems += [problem] if problem else []
        self._fill_from_totals(question, values)
        return values

    def _fill_from_totals(self, question: Question, values: dict[str, Fraction | None]) -> None:
        """A typed total whose parts are all blank is all there is: its first part stands for the others."""
        for row, number in self.count_rows.get(question.code, ()):
            value = self._value(number)
            if row.kind != "subtotal" or self._is_blank(value) or any(key in values for key in row.sums):
                continue
            stated, _problem = read_count(value, self._place(number))
            # What a formula makes of blank parts is 0, which nobody typed.
            if stated and values:
                values |= dict.fromkeys(row.sums, Fraction(0)) | {row.sums[0]: stated}
                self.problems.append(found("ZI219", self._place(number), title=row.title, stated=stated))

    def _check_subtotals(self, question: Question, values: dict[str, Fraction | None]) -> None:
        """A stated total must be the sum of its parts; the parts count."""
        for row, number in self.count_rows.get(question.code, ()):
            if row.kind != "subtotal":
                continue
            parts = [values.get(key) for key in row.sums]
            known = [part for part in parts if part is not None]
            value, place = self._value(number), self._place(number)
            if self._is_blank(value) or len(known) < len(parts):
                continue
            expected = sum(known, Fraction(0))
            stated, _ = read_count(value, place)
            if stated != expected:
                self.contradicted_totals[question.code] = place
                said = cell_text(value) if stated is None else stated
                self.problems.append(found("ZI211", place, title=row.title, stated=said, expected=expected))

    def _count_value(self, question: Question, key: str) -> CellValue:
        rows = self.count_rows.get(question.code, ())
        return next((self._value(number) for row, number in rows if row.key == key), "")

    def _kept(self, answer: Answer, problem: Problem | None) -> Answer:
        self.problems += [problem] if problem else []
        return answer

    def _value(self, row: int) -> CellValue:
        return self.cells[row - 1]

    def _is_blank(self, value: CellValue) -> bool:
        if value == "" or not isinstance(value, str):
            return value == ""
        # The same few answers stand in a column again and again.
        if value not in self.known_blanks:
            self.known_blanks[value] = fold(value) in self.blank_texts
        return self.known_blanks[value]

    def _place(self, row: int) -> Location:
        return Location(self.grid.file, self.grid.sheet, row, self.columns.get(row, self.column))


@lru_cache(maxsize=REMEMBERED)
def _rows_by_code(alignment: Alignment) -> tuple[dict[str, int], dict[str, list[tuple[LayoutRow, int]]]]:
    """The row of each question, and the rows of its counts."""
    questions: dict[str, int] = {}
    counts: dict[str, list[tuple[LayoutRow, int]]] = defaultdict(list)
    for row, number in alignment.rows.items():
        if row.kind == "question":
            questions[row.code] = number
        elif row.kind in ("operand", "subtotal"):
            counts[row.code].append((row, number))
    return questions, dict(counts)


def _read(value: CellValue, scale: Scale, place: Location) -> tuple[Answer, Problem | None]:
    """What stands in an answer cell, as its scale understands it."""
    match scale.kind:
        case "choice":
            return read_choice(value, scale, place)
        case "percent":
            return read_percentage(value, place)
        case _:
            return read_index(value, scale, place)
