"""What must hold for any workbook: rows in another order, other formatting, and any one damaged cell.

The numbers continue those of the invariants in memory. Page numbers cite PermenPANRB 90/2021.
"""

import datetime as dt
import tempfile
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.support import strategies
from tests.support.cases import plain_scores
from tests.support.forms import write_form
from tests.support.marks import Mark, Marks, answer_set, marks_with_option
from zi_score.answers import Choice, Counts, Index, Response
from zi_score.outcome import Evaluation
from zi_score.problems import Problem
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout, LayoutRow
from zi_score.rubric.library import DEFAULT_RUBRIC, load_layouts, load_rubric, rubric_folder
from zi_score.scorecard import QuestionScore
from zi_score.scoring import score
from zi_score.workflows.choices import Choices
from zi_score.workflows.evaluate import evaluate_workbook

FOLDER = rubric_folder(DEFAULT_RUBRIC)
RUBRIC, LAYOUTS = load_rubric(FOLDER), load_layouts(FOLDER)
INSTRUMENT = Instrument(RUBRIC, LAYOUTS)
BASE = marks_with_option(RUBRIC, "B")
UNLIKE = Random(1)
MIXED = BASE | {
    code: UNLIKE.choice(list(RUBRIC.scale_of(question).options))
    for code, question in RUBRIC.questions.items()
    if RUBRIC.scale_of(question).options
}
"""Neighbours with different answers, so that reading the wrong one shows."""
UNIT = Choices(assessor="unit")
# Each example writes and reads a workbook.
SLOW = settings(max_examples=40)
SLOWER = settings(max_examples=20)

# Drawn by name and number: Hypothesis writes out what it draws, and a whole layout is long.
LAYOUT_BY_NAME = {layout.id: layout for layout in LAYOUTS}
ANY_LAYOUT = st.sampled_from(list(LAYOUT_BY_NAME))
ANY_ROW = st.integers(0, max(len(layout.rows) for layout in LAYOUTS) - 1)
SHUFFLED_NODES = [
    node.code
    for node in RUBRIC.nodes.values()
    if sum(RUBRIC.questions[code].ratio is None for code in node.questions) > 1
]
QUESTION_KINDS = ("question", "operand", "subtotal")
ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?")
LONG_TEXT = "(a very long text)"
Junk = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None

TEXTS = st.text(max_size=30).filter(lambda text: not ILLEGAL_CHARACTERS_RE.search(text))
LIKELY_TEXTS = st.sampled_from(
    ["", " ", "A", "b.", "YA", "tidak ", "F", "Blm Diisi", "-", "0", "1", "-1", "12,5", "1.234", "1.234,5", "85%",
     "85,0", "100 %", "1e3", "１２", "½", "NaN", "inf", "'1", "=1+1", "=1/0", "=K999", LONG_TEXT, *ERRORS]
)  # fmt: skip
NUMBERS = st.one_of(
    st.integers(-10, 20), st.integers(-(10**14), 10**14), st.floats(allow_nan=False, allow_infinity=False, width=32)
)
TIMES = st.one_of(
    st.booleans(),
    st.datetimes(dt.datetime(1901, 1, 1), dt.datetime(2100, 1, 1)),  # noqa: DTZ001 - cells have no time zone
    st.just(dt.time(8, 30)),
    st.timedeltas(dt.timedelta(0), dt.timedelta(days=400)),
)
JUNK: st.SearchStrategy[Junk] = st.one_of(LIKELY_TEXTS, TEXTS, NUMBERS, TIMES, st.none())


@SLOW
@given(name=ANY_LAYOUT, marks=strategies.marks(RUBRIC))
def test_14_a_workbook_says_what_its_answers_say(name: str, marks: Marks) -> None:
    """DESIGN 3: reading never scores. The way through a workbook changes no figure."""
    card = evaluated(LAYOUT_BY_NAME[name], marks).decisive.scorecard
    assert plain_scores(card) == plain_scores(score(RUBRIC, answer_set(RUBRIC, marks), card.policy))


@SLOWER
@given(name=ANY_LAYOUT, node=st.sampled_from(SHUFFLED_NODES), shuffler=st.randoms(use_true_random=False))
def test_15_the_order_of_questions_in_an_indicator_does_not_matter(name: str, node: str, shuffler: Random) -> None:
    """K12: rows are recognised by their words, not by their place."""
    layout, codes = LAYOUT_BY_NAME[name], RUBRIC.nodes[node].questions
    rows = [row for row in layout.rows if row.kind == "question" and row.code in codes]
    rows = [row for row in rows if not RUBRIC.questions[row.code].ratio]
    order = shuffler.sample(rows, len(rows))
    assert_same_scores(evaluated(layout, MIXED, lambda sheet: reorder(sheet, rows, order)), base=MIXED)


@SLOWER
@given(name=ANY_LAYOUT, writer=st.randoms(use_true_random=False), above=st.integers(0, 4))
def test_16_formatting_does_not_matter(name: str, writer: Random, above: int) -> None:
    """DESIGN 6: case, blanks, line breaks, markers, empty rows and rows above the header are not content."""
    layout = LAYOUT_BY_NAME[name]
    assert_same_scores(evaluated(layout, BASE, lambda sheet: reformat(sheet, layout, writer, above)))


@SLOW
@given(name=ANY_LAYOUT, number=ANY_ROW, junk=JUNK)
def test_17_a_damaged_answer_touches_its_own_question_alone_and_is_located(name: str, number: int, junk: Junk) -> None:
    """DESIGN 7: what is no answer on its scale is an error at its cell, never a silent 0."""
    layout, row = at_row(name, number)
    column = assessor_column(layout)
    evaluation = evaluated(layout, BASE, lambda sheet: damage(sheet, row.row, column, junk))
    own = row.code if row.kind in QUESTION_KINDS else ""
    assert_same_scores(evaluation, but=own)
    if own:
        response = evaluation.decisive.scorecard.questions[own].response
        assert is_plausible(row, response, junk) or has_problem(evaluation, layout, row, column), response


@SLOW
@given(name=ANY_LAYOUT, number=ANY_ROW, column=st.sampled_from(["weight", "scale"]), junk=JUNK)
def test_18_a_damaged_weight_or_type_changes_no_score(name: str, number: int, column: str, junk: Junk) -> None:
    """K20 and DESIGN 7: the rubric's weights and scales count."""
    layout, row = at_row(name, number)
    at = layout.columns[column].number
    assert_same_scores(evaluated(layout, BASE, lambda sheet: damage(sheet, row.row, at, junk)))


@SLOW
@given(name=ANY_LAYOUT, number=ANY_ROW, beside=st.integers(0, 1), junk=JUNK)
def test_19_a_damaged_item_is_recognised_or_told(name: str, number: int, beside: int, junk: Junk) -> None:
    """DESIGN 6: what could not be matched is a problem, never a silent zero or a wrong question."""
    layout, row = at_row(name, number)
    before = evaluated(layout, MIXED).decisive.scorecard.questions
    evaluation = evaluated(layout, MIXED, lambda sheet: damage(sheet, row.row, row.column + beside, junk))
    told = [str(problem.values.get("code", "")) for problem in evaluation.problems]
    for code, question in evaluation.decisive.scorecard.questions.items():
        same = question.response.location.cell == before[code].response.location.cell
        lost = any(code == name or name.startswith(f"{code}:") or code.startswith(f"{name}.") for name in told if name)
        assert (same and question.share == before[code].share) or lost, code


@SLOW
@given(name=ANY_LAYOUT, number=ANY_ROW, junk=JUNK)
def test_20_a_damaged_header_is_harmless_or_told(name: str, number: int, junk: Junk) -> None:
    """DESIGN 6: columns are found by their words; without them the file is refused or the loss is told."""
    layout = LAYOUT_BY_NAME[name]
    titled = [*layout.columns.values(), *(one.answer for one in layout.assessors)]
    titled += [column for one in layout.assessors for column in one.others.values()]
    column = titled[number % len(titled)].number
    evaluation = evaluated(layout, BASE, lambda sheet: damage(sheet, layout.header_row, column, junk), Choices())
    if not evaluation.is_usable:
        assert evaluation.has_errors
    elif evaluation.verdict_assessor == layout.assessors[0].id:
        assert_same_scores(evaluation)
    else:
        assert not any(question.counted for question in evaluation.decisive.scorecard.questions.values())
        assert evaluation.problems


@SLOW
@given(name=ANY_LAYOUT, row=st.integers(1, 215), column=st.integers(1, 24), junk=JUNK)
def test_21_no_cell_whatsoever_stops_the_run(name: str, row: int, column: int, junk: Junk) -> None:
    """DESIGN 8: a user never sees a traceback for what is in the file."""
    evaluation = evaluated(LAYOUT_BY_NAME[name], BASE, lambda sheet: damage(sheet, row, column, junk), Choices())
    assert evaluation.is_usable or evaluation.has_errors
    for problem in evaluation.problems:
        assert problem.message
        assert problem.location.file


def at_row(name: str, number: int) -> tuple[Layout, LayoutRow]:
    """A layout and one of its rows."""
    layout = LAYOUT_BY_NAME[name]
    return layout, layout.rows[number % len(layout.rows)]


def evaluated(
    layout: Layout,
    marks: Mapping[str, Mark],
    edit: Callable[[Worksheet], object] | None = None,
    choices: Choices = UNIT,
) -> Evaluation:
    """The evaluation of a form written with these answers of the unit and this edit."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_form(Path(folder) / "lke.xlsx", layout, RUBRIC, {"unit": marks}, edit)
        return evaluate_workbook(path, INSTRUMENT, choices)


def assert_same_scores(evaluation: Evaluation, but: str = "", base: Marks = BASE) -> None:
    """Every question scores as without the edit, except one."""
    assert evaluation.is_usable, [problem.message for problem in evaluation.problems]
    ours = score(RUBRIC, answer_set(RUBRIC, base), "zero").questions
    theirs = evaluation.decisive.scorecard.questions
    differing = {code for code, one in ours.items() if (one.share, one.counted) != shown(theirs[code])}
    assert differing <= {but}


def shown(question: QuestionScore) -> tuple[Fraction, bool]:
    """What a question earned, and whether anything was read."""
    return question.share, question.counted


def assessor_column(layout: Layout) -> int:
    """The answer column of the unit."""
    return layout.assessors[0].answer.number


def damage(sheet: Worksheet, row: int, column: int, junk: Junk) -> None:
    """Put anything at all into a cell; the names of errors become real errors."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = "x" * 32_000 if junk == LONG_TEXT else junk
    if junk in ERRORS:
        cell.data_type = "e"


def is_plausible(row: LayoutRow, response: Response, junk: Junk) -> bool:
    """Whether an answer may have come from this content, or from other cells of its question."""
    match response.answer:
        case Choice(option):
            return str(junk).strip().rstrip(".").rstrip().casefold() == option.casefold()
        case Index():
            return not isinstance(junk, bool | dt.date | dt.time | None)
        case Counts():
            return row.kind != "operand" or not isinstance(junk, bool | dt.date | dt.time | None)
        case _:
            return False


def has_problem(evaluation: Evaluation, layout: Layout, row: LayoutRow, column: int) -> bool:
    """Whether a problem stands at the cell, or for a missing count at the rows of its question."""
    own = {one.row for one in layout.rows if one.kind in QUESTION_KINDS and one.code == row.code}
    return any(is_in(problem, own, column) for problem in evaluation.problems)


def is_in(problem: Problem, rows: set[int], column: int) -> bool:
    """Whether a problem stands in one of these rows of a column."""
    return problem.location.row in rows and problem.location.column == column


def reorder(sheet: Worksheet, rows: Sequence[LayoutRow], order: Sequence[LayoutRow]) -> None:
    """Move whole rows: the first of `order` to the place of the first of `rows`, and so on."""
    contents = {row.row: [cell.value for cell in sheet[row.row]] for row in rows}
    for row, source in zip(rows, order, strict=True):
        for column, value in enumerate(contents[source.row], 1):
            sheet.cell(row.row, column).value = value


def reformat(sheet: Worksheet, layout: Layout, writer: Random, above: int) -> None:
    """Other ways to write the same: each row in its own manner, empty rows between, titles above."""
    answer = assessor_column(layout)
    for row in layout.rows:
        for column in (row.column + 1, answer):
            text = sheet.cell(row.row, column).value
            if isinstance(text, str):
                sheet.cell(row.row, column).value = in_manner(text, writer)
        if row.marker:
            bare = row.marker.rstrip(".")
            sheet.cell(row.row, row.column).value = writer.choice([bare, f"{bare}. ", f" {bare}.", f"{bare})"])
    for number in sorted({writer.choice(layout.rows).row for _ in range(5)}, reverse=True):
        sheet.insert_rows(number)
    if above:
        sheet.insert_rows(1, above)
        sheet.cell(1, 2).value = "LEMBAR KERJA EVALUASI\nZONA INTEGRITAS"


def in_manner(text: str, writer: Random) -> str:
    """A text in another case, with blanks, line breaks, or a closing dot."""
    broken = text.replace(" ", "\n")
    return writer.choice([text, text.upper(), text.lower(), f"  {broken} ", f"{text}."])
