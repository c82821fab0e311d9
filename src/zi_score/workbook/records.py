"""What the workbook itself shows beside the answers: scores, percentages and weights."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from zi_score.exact import agrees
from zi_score.language import _
from zi_score.problems import Location, Problem, found
from zi_score.remembered import remembered
from zi_score.rubric.catalogue import TOTAL, Rubric
from zi_score.rubric.layout import Layout
from zi_score.submission import RecordedFigure, Records
from zi_score.workbook.alignment import REMEMBERED, Alignment
from zi_score.workbook.cells import weight_readings
from zi_score.workbook.form import Form
from zi_score.workbook.grid import CellValue, Grid, cell_text, written_number
from zi_score.workbook.header import FoundAssessor
from zi_score.workbook.words import words

_USUAL_LETTERS = 20_000


class _FigureRow(NamedTuple):
    """A row of the form that shows a figure for a code: which kind of figure, and whether its lack matters."""

    kind: Literal["points", "totals", "shares", "quotients"]
    code: str
    number: int
    is_needed: bool = False


class _WeightRow(NamedTuple):
    """A row that shows the weight of a code."""

    code: str
    number: int
    weight: Fraction


class _TypedRow(NamedTuple):
    """A row that shows the type of a question, as one of the known texts."""

    code: str
    number: int
    texts: tuple[str, ...]


def read_records(grid: Grid, alignment: Alignment, rubric: Rubric, assessor: FoundAssessor) -> Records:
    """The figures of one assessor's score column, and the quotients in its answer column."""
    score = assessor.others.get("score", 0)
    beside = {score: grid.column(score), assessor.answer: grid.column(assessor.answer)}
    figures: dict[str, dict[str, RecordedFigure]] = {"points": {}, "totals": {}, "shares": {}, "quotients": {}}
    for kind, code, row, is_needed in _figure_rows(alignment, rubric):
        column = assessor.answer if kind == "quotients" else score
        value = beside[column][row - 1]
        # calamine gives an empty text for a blank cell and for an error value alike.
        if value == "" and not (is_needed and column):
            continue
        text = cell_text(value)
        if text or is_needed:
            figures[kind][code] = _figure(grid.location(row, column), value, text)
    points, totals = figures["points"], figures["totals"]
    if all(figure.value is None for figure in (*points.values(), *totals.values())):
        points, totals = _without_blanks(points), _without_blanks(totals)
    inputs = _text_inputs(grid, alignment, rubric, assessor.answer, beside[assessor.answer])
    return Records(points, totals, figures["shares"], figures["quotients"], inputs)


def _text_inputs(
    grid: Grid, alignment: Alignment, rubric: Rubric, column: int, cells: list[CellValue]
) -> Mapping[str, tuple[RecordedFigure, ...]]:
    """The numbers among the answers that are stored as text, by question."""
    inputs: dict[str, list[RecordedFigure]] = {}
    for code, number in _number_rows(alignment, rubric):
        value = cells[number - 1]
        if isinstance(value, str) and value:
            figure = _figure(grid.location(number, column), value, cell_text(value))
            if figure.is_text:
                inputs.setdefault(code, []).append(figure)
    return {code: tuple(figures) for code, figures in inputs.items()}


@lru_cache(maxsize=REMEMBERED)
def _number_rows(alignment: Alignment, rubric: Rubric) -> tuple[tuple[str, int], ...]:
    """Every row that asks for a number, with the question it belongs to."""
    kinds = {code: rubric.scale_of(question).kind for code, question in rubric.questions.items()}
    return tuple(
        (row.code, number)
        for row, number in alignment.rows.items()
        if row.kind == "operand" or (row.kind == "question" and kinds[row.code] != "choice")
    )


def _figure(place: Location, value: CellValue, text: str) -> RecordedFigure:
    number = written_number(value)
    return RecordedFigure(place, number, text, is_text=number is not None and isinstance(value, str))


@lru_cache(maxsize=REMEMBERED)
def _figure_rows(alignment: Alignment, rubric: Rubric) -> tuple[_FigureRow, ...]:
    """Every place in which the form shows a figure, in its order."""
    rows: list[_FigureRow] = []
    for row, number in alignment.rows.items():
        if row.kind == "question" and rubric.questions[row.code].ratio:
            rows.append(_FigureRow("quotients", row.code, number))
        if row.kind in ("operand", "subtotal"):
            continue
        own: Literal["points", "shares"] = "points" if row.recorded_as == "points" else "shares"
        is_needed = row.code == TOTAL or (row.kind == "node" and bool(rubric.nodes[row.code].questions))
        rows.append(_FigureRow("totals" if row.kind == "total" else own, row.code, number, is_needed))
    return tuple(rows)


def read_weights(form: Form) -> tuple[Mapping[str, Fraction], list[Problem]]:
    """The weights that the workbook shows, by code, and a problem for each that is not the regulation's."""
    column = form.columns.columns.get("weight")
    if column is None:
        return {}, []
    cells = form.grid.column(column)
    instrument = (form.alignment, form.columns.layout, form.rubric)
    texts = tuple([cell_text(cells[row.number - 1]) for row in _weight_rows(*instrument)])
    weights, wrong = _weights(texts, *instrument)
    problems = [
        found("ZI125", form.grid.location(row.number, column), code=row.code, found=shown, expected=row.weight)
        for row, shown in wrong
    ]
    return weights, problems


@remembered(REMEMBERED, _USUAL_LETTERS)
def _weights(
    texts: tuple[str, ...], alignment: Alignment, layout: Layout, rubric: Rubric
) -> tuple[Mapping[str, Fraction], list[tuple[_WeightRow, Fraction | str]]]:
    """The weight of each row that shows one, and the rows that show another than they should."""
    weights: dict[str, Fraction] = {}
    wrong: list[tuple[_WeightRow, Fraction | str]] = []
    for row, text in zip(_weight_rows(alignment, layout, rubric), texts, strict=True):
        readings = weight_readings(text)
        if readings:
            weights[row.code] = readings[0]
        if not any(agrees(reading, row.weight) for reading in readings):
            wrong.append((row, weights.get(row.code, text or "-")))
    return MappingProxyType(weights), wrong


@lru_cache(maxsize=REMEMBERED)
def _weight_rows(alignment: Alignment, layout: Layout, rubric: Rubric) -> tuple[_WeightRow, ...]:
    """Everything whose weight the form shows."""
    expected = {code: node.weight for code, node in rubric.nodes.items()}
    expected |= {code: one.weight for code, one in rubric.questions.items() if one.has_own_weight}
    parts = {row.code for row in layout.rows if row.kind == "part"}
    return tuple(
        _WeightRow(row.code, number, expected[row.code])
        for row, number in alignment.rows.items()
        if row.kind in ("node", "part") or (row.kind == "question" and row.code not in parts)
        if row.code in expected
    )


def read_damaged_scales(form: Form) -> tuple[Mapping[str, Location], list[Problem]]:
    """The questions whose type cell says something else than the rubric, each with its problem."""
    column = form.columns.columns.get("scale")
    if column is None:
        return {}, []
    cells = form.grid.column(column)
    texts = tuple([cell_text(cells[row.number - 1]) for row in _typed_rows(form.alignment, form.rubric)])
    wrong = _damage(texts, form.alignment, form.rubric)
    damaged = {row.code: form.grid.location(row.number, column) for row, _text in wrong}
    problems = [
        found("ZI124", damaged[row.code], code=row.code, found=text or _("(kosong)"), expected=row.texts[0])
        for row, text in wrong
    ]
    return damaged, problems


@remembered(REMEMBERED, _USUAL_LETTERS)
def _damage(texts: tuple[str, ...], alignment: Alignment, rubric: Rubric) -> list[tuple[_TypedRow, str]]:
    """The rows whose type cell says something else than the rubric."""
    shown = zip(_typed_rows(alignment, rubric), texts, strict=True)
    return [(row, text) for row, text in shown if words(text) not in map(words, row.texts)]


@lru_cache(maxsize=REMEMBERED)
def _typed_rows(alignment: Alignment, rubric: Rubric) -> tuple[_TypedRow, ...]:
    """Every question whose type the form shows."""
    asked = ((row.code, number) for row, number in alignment.rows.items() if row.kind == "question")
    typed = (_TypedRow(code, number, rubric.scale_of(rubric.questions[code]).cell_texts) for code, number in asked)
    return tuple(row for row in typed if row.texts)


def _without_blanks(figures: dict[str, RecordedFigure]) -> dict[str, RecordedFigure]:
    """In a form that shows no score at all, a blank one is nothing to speak of."""
    return {code: figure for code, figure in figures.items() if figure.text}
