"""LibreOffice recalculates our filled templates, and every figure is what the program computes.

The workbooks hold random answers with blanks, zero denominators and ratios beyond their limits.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from tests.support.libreoffice import recalculated
from zi_score.answers import Answer, AnswerSet, Choice, Counts, Index, Response, TypedShare, Unanswered, Unreadable
from zi_score.column_letters import column_letters
from zi_score.given_answers.reading import GivenAnswers, GivenValue
from zi_score.rubric.catalogue import Question, Rubric
from zi_score.rubric.instrument import Instrument, load_instrument
from zi_score.rubric.layout import AssessorColumns, Layout
from zi_score.rubric.library import bundled_rubrics, load_lexicon
from zi_score.scorecard import Scorecard
from zi_score.scoring import score
from zi_score.template.cover import input_rows
from zi_score.template.sheet import scored_assessors
from zi_score.template.workbook import write_template
from zi_score.verdict import judge
from zi_score.workbook.files import open_workbook
from zi_score.workbook.submission import read_submission

WORKBOOKS_EACH = {"jawaban-2024": 6, "lampiran-iii-2021": 6, "zi-score-52-2014": 4}
"""How many workbooks of each form are tried; those of a rubric are recalculated together."""
MANY_BLANKS = 0.5
TOLERANCE = 1e-9
FORM, COVER, RECAP = 0, 1, 2
"""The sheets by their order."""
Rows = list[list[object]]
Values = dict[str, GivenValue]


@dataclass(frozen=True)
class Filled:
    """One template before and after LibreOffice."""

    layout: Layout
    answers: Mapping[str, Values]
    before: Path
    after: Path

    def rows(self, index: int) -> Rows:
        """The recalculated values of a sheet, from its first cell on."""
        sheet = CalamineWorkbook.from_path(str(self.after)).get_sheet_by_index(index)
        return [list(row) for row in sheet.to_python(skip_empty_area=False)]


@pytest.fixture(scope="module", params=bundled_rubrics())
def instrument(request: pytest.FixtureRequest) -> Instrument:
    """Each bundled rubric in turn."""
    return load_instrument(request.param)


@pytest.fixture(scope="module")
def rubric(instrument: Instrument) -> Rubric:
    return instrument.rubric


@pytest.fixture(scope="module")
def layouts(instrument: Instrument) -> tuple[Layout, ...]:
    return instrument.layouts


@pytest.fixture(scope="module")
def filled(rubric: Rubric, layouts: tuple[Layout, ...], tmp_path_factory: pytest.TempPathFactory) -> list[Filled]:
    folder = tmp_path_factory.mktemp("templates")
    dice = random.Random(90_2021)
    books = []
    for layout in layouts:
        for number in range(WORKBOOKS_EACH.get(layout.id, 0)):
            answers = {
                assessor.id: _some_answers(rubric, dice, blanks=0.15 * number) if number else _best_answers(rubric)
                for assessor in layout.assessors
            }
            before = folder / f"{layout.id}-{number}.xlsx"
            write_template(before, rubric, layout, GivenAnswers(answers))
            books.append((layout, answers, before))
    results = recalculated([before for _, _, before in books], folder)
    return [Filled(*book, after) for book, after in zip(books, results, strict=True)]


def _some_answers(rubric: Rubric, dice: random.Random, blanks: float) -> Values:
    values: Values = {}
    counts: list[GivenValue] = [0, 0, 1, 2, 3, 7, 13, 1000]
    if blanks > MANY_BLANKS:
        counts += [-1, Decimal("1.5")]  # pasted over the rule of the cell
    for question in rubric.questions.values():
        scale = rubric.scale_of(question)
        if scale.kind == "ratio":
            for operand in question.operands:
                if dice.random() >= blanks / 3:
                    values[f"{question.code}:{operand.key}"] = dice.choice(counts)
        elif dice.random() >= blanks:
            if scale.kind == "choice":
                values[question.code] = dice.choice(list(scale.options))
            elif scale.kind == "percent":
                values[question.code] = Decimal(dice.choice(["0", "1", "0.7", "0.699", "0.5772156649"]))
            else:
                values[question.code] = Decimal(dice.choice(["0", "4", "3.6", "3.2", "3.599", "2.718281828"]))
    return values


def _best_answers(rubric: Rubric) -> Values:
    values: Values = {}
    for question in rubric.questions.values():
        scale = rubric.scale_of(question)
        if question.ratio:
            for operand in question.operands:
                values[f"{question.code}:{operand.key}"] = 0 if question.ratio.numerator.get(operand.key, 1) < 0 else 9
            for key in question.ratio.denominator:
                if key not in question.ratio.numerator:
                    values[f"{question.code}:{key}"] = 3
        else:
            values[question.code] = next(iter(scale.options), Decimal(int(scale.maximum)))
    return values


def _answer_set(rubric: Rubric, assessor: AssessorColumns, values: Values) -> AnswerSet:
    responses = {code: Response(code, _answer(rubric, one, values)) for code, one in rubric.questions.items()}
    return AnswerSet(assessor.id, assessor.title, responses)


def _answer(rubric: Rubric, question: Question, values: Values) -> Answer:
    if question.operands:
        counts = {operand.key: values.get(f"{question.code}:{operand.key}") for operand in question.operands}
        missing = tuple(key for key, count in counts.items() if count is None)
        given = {key: Fraction(count) for key, count in counts.items() if count is not None}
        if missing:
            return Unanswered(missing)
        wrong = [count for count in given.values() if count < 0 or count.denominator > 1]
        return Unreadable(str(wrong[0])) if wrong else Counts(given)
    value = values.get(question.code)
    if value is None:
        return Unanswered()
    if isinstance(value, str):
        return Choice(value)
    is_percentage = rubric.scale_of(question).kind == "percent"
    return TypedShare(Fraction(value), is_asked=True) if is_percentage else Index(Fraction(value))


def _scorecards(rubric: Rubric, book: Filled) -> list[tuple[AssessorColumns, Scorecard]]:
    return [
        (assessor, score(rubric, _answer_set(rubric, assessor, book.answers[assessor.id]), "zero"))
        for assessor in scored_assessors(book.layout)
    ]


def _number(value: object) -> float:
    assert isinstance(value, float | int), value
    return float(value)


def _differs(found: object, expected: Fraction) -> bool:
    return abs(_number(found) - float(expected)) > TOLERANCE


def _block_size(rubric: Rubric) -> int:
    """How many columns of the recapitulation an assessor has: one for each aspect, at least one, and two more."""
    return 2 + max(1, len({rubric.nodes[part].parent for area in rubric.areas.values() for part in area.parts}))


def test_the_random_answers_reach_every_special_case(rubric: Rubric, filled: list[Filled]) -> None:
    cards = [card for book in filled for _, card in _scorecards(rubric, book)]
    if any(question.ratio for question in rubric.questions.values()):
        assert {"ZI212", "ZI213"} <= {problem.code for card in cards for problem in card.problems}
    assert any(card.total == rubric.weight for card in cards)
    assert any(card.unanswered for card in cards)
    assert any(not card.unanswered for card in cards)


def test_libreoffice_really_recalculated(filled: list[Filled]) -> None:
    totals = set()
    for book in filled:
        stored = openpyxl.load_workbook(book.before, data_only=True).worksheets[FORM]
        rows = book.rows(FORM)
        for row in (row for row in book.layout.rows if row.kind in ("node", "total")):
            for assessor in scored_assessors(book.layout):
                column = assessor.others["score"].number
                assert stored.cell(row.row, column).value is None
                found = rows[row.row - 1][column - 1]
                assert isinstance(found, float)
                if row.code == "total":
                    totals.add(found)
    assert len(totals) > max(WORKBOOKS_EACH[book.layout.id] for book in filled)


def test_every_score_is_ours(rubric: Rubric, filled: list[Filled]) -> None:
    differences = []
    for book in filled:
        rows = book.rows(FORM)
        for assessor, card in _scorecards(rubric, book):
            column, share = assessor.others["score"].number, assessor.others.get("share")
            for row in book.layout.rows:
                if row.kind in ("operand", "subtotal"):
                    continue
                if row.kind == "question" and row.recorded_as == "share":
                    expected, weight = card.questions[row.code].share, None
                elif row.code == "total":
                    expected, weight = card.total, card.weight
                else:
                    known = card.nodes.get(row.code) or card.questions[row.code]
                    expected, weight = known.score, known.weight
                found = rows[row.row - 1][column - 1]
                if _differs(found, expected):
                    place = f"{book.before.name}!{column_letters(column)}{row.row}"
                    differences.append(f"{place} {row.code}: {found} instead of {expected}")
                if share and weight and _differs(rows[row.row - 1][share.number - 1], expected / weight):
                    differences.append(f"{book.before.name} {row.code}: share")
    assert differences == []


def test_every_computed_answer_is_ours(rubric: Rubric, filled: list[Filled]) -> None:
    for book in filled:
        rows = book.rows(FORM)
        for assessor, card in _scorecards(rubric, book):
            for row in book.layout.rows:
                found = rows[row.row - 1][assessor.answer.number - 1]
                if row.kind == "subtotal":
                    parts = [book.answers[assessor.id].get(f"{row.code}:{key}") for key in row.sums]
                    counts = [part for part in parts if isinstance(part, int | Decimal)]
                    assert found == (float(sum(counts)) if len(counts) == len(parts) else "")
                elif row.kind == "question" and rubric.questions[row.code].ratio:
                    question = card.questions[row.code]
                    assert not _differs(found, question.share) if question.counted else found == ""


def test_every_line_of_the_recapitulation_is_ours(rubric: Rubric, filled: list[Filled]) -> None:
    for book in filled:
        rows = book.rows(RECAP)
        size = _block_size(rubric)
        end = next(at for at, row in enumerate(rows) if str(row[1]).startswith("Pertanyaan"))
        lines = {str(row[0]) or "total": row for row in rows[:end] if isinstance(row[2], float | int)}
        assert {"total", *rubric.areas, *(node.code for node in rubric.components)} <= set(lines)
        for index, (_assessor, card) in enumerate(_scorecards(rubric, book)):
            start = 3 + index * size
            assert rows[end][start] == len(card.unanswered)
            for code, line in lines.items():
                points = card.total if code == "total" else card.points(code)
                assert not _differs(line[start + size - 2], points), (book.before.name, code)
                assert not _differs(line[start + size - 1], points / Fraction(str(line[2])))
            for area in rubric.areas.values():
                for offset, part in enumerate(area.parts):
                    assert not _differs(lines[area.code][start + offset], card.points(part))


def test_every_gate_of_the_recapitulation_is_ours(rubric: Rubric, filled: list[Filled]) -> None:
    outcomes = set()
    for book in filled:
        rows = book.rows(RECAP)
        size = _block_size(rubric)
        for target in rubric.targets.values():
            first = next(at for at, row in enumerate(rows) if row[1] == f"Ambang nilai {target.title}") + 2
            last = next(at for at, row in enumerate(rows) if row[1] == f"Semua ambang nilai {target.title}")
            gates = {str(row[0]) or "total": row for row in rows[first:last]}
            for index, (_assessor, card) in enumerate(_scorecards(rubric, book)):
                start = 3 + index * size
                verdict = judge(rubric, card, target)
                assert set(gates) == {requirement.code for requirement in verdict.requirements}
                for requirement in verdict.requirements:
                    gate = gates[requirement.code]
                    assert not _differs(gate[2], requirement.required)
                    assert not _differs(gate[start], requirement.actual)
                    assert not _differs(gate[start + 1], requirement.margin)
                    assert gate[start + 2] == ("memenuhi" if requirement.is_met else "belum")
                    outcomes.add((requirement.is_met, requirement.margin == 0))
                assert rows[last][start + 2] == ("memenuhi" if verdict.is_met else "belum")
    assert {(True, False), (False, False), (True, True)} <= outcomes


def test_progress_and_the_next_cell_are_those_of_the_answers(rubric: Rubric, filled: list[Filled]) -> None:
    nexts = set()
    for book in filled:
        rows = book.rows(COVER)
        lines = {str(row[0]): row for row in rows if str(row[0]) in {*rubric.areas, *rubric.nodes}}
        lines["total"] = next(row for row in rows if row[1] == "Seluruhnya")
        assert set(rubric.areas) <= set(lines)
        for index, assessor in enumerate(book.layout.assessors):
            given = book.answers[assessor.id]
            for code, line in lines.items():
                inputs = input_rows(rubric, book.layout, rubric.questions_under(code))
                blank = [row.row for row in book.layout.rows if row.row in inputs and row.identity not in given]
                filled_in, of, share, following = line[2 + index * 4 : 6 + index * 4]
                assert (filled_in, of) == (len(inputs) - len(blank), len(inputs)), (book.before.name, code)
                assert not _differs(share, Fraction(len(inputs) - len(blank), len(inputs)))
                assert following == (min(blank) if blank else 1_000_000)
                nexts.add(bool(blank))
    assert nexts == {True, False}


def test_the_reader_finds_every_answer_again(rubric: Rubric, layouts: tuple[Layout, ...], filled: list[Filled]) -> None:
    for book in filled:
        for file in (book.before, book.after):
            submission = read_submission(open_workbook(file), rubric, layouts, load_lexicon())
            assert (submission.layout, submission.sheet) == (book.layout.id, book.layout.sheets[0])
            assert submission.problems[""] == ()
            for assessor in book.layout.assessors:
                found = submission.answer_sets[assessor.id].responses
                expected = _answer_set(rubric, assessor, book.answers[assessor.id]).responses
                differences = [
                    code
                    for code, response in expected.items()
                    if found[code].answer != response.answer
                    # A count that is missing beside one that is wrong may be told either way.
                    and not all(isinstance(one.answer, Unanswered | Unreadable) for one in (response, found[code]))
                ]
                assert differences == []
