"""What the workbook itself shows beside the answers: scores, percentages and weights."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from zi_score.answers import RecordedFigure, Records
from zi_score.exact import agrees, number_readings
from zi_score.language import _
from zi_score.problems import Location, Problem, found
from zi_score.rubric.catalogue import TOTAL, Rubric
from zi_score.rubric.layout import Layout
from zi_score.workbook.alignment import REMEMBERED, Alignment
from zi_score.workbook.grid import Grid, cell_number, cell_text
from zi_score.workbook.header import FoundAssessor, Header
from zi_score.workbook.words import words


class _FigureRow(NamedTuple):
    """A row of the form that shows a figure for a code: which kind of figure, and whether its lack matters."""

    kind: Literal["points", "totals", "shares", "quotients"]
    code: str
    number: int
    is_needed: bool = False


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
            figures[kind][code] = RecordedFigure(grid.location(row, column), cell_number(value), text)
    points, totals = figures["points"], figures["totals"]
    if all(figure.value is None for figure in (*points.values(), *totals.values())):
        points, totals = _without_blanks(points), _without_blanks(totals)
    return Records(points, totals, figures["shares"], figures["quotients"])


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


def read_weights(
    grid: Grid, header: Header, alignment: Alignment, rubric: Rubric
) -> tuple[dict[str, Fraction], list[Problem]]:
    """The weights that the workbook shows, by code, and a problem for each that is not the regulation's."""
    column = header.columns["weight"]
    cells = grid.column(column)
    weights: dict[str, Fraction] = {}
    problems: list[Problem] = []
    for code, number, expected in _weight_rows(alignment, header.layout, rubric):
        text = cell_text(cells[number - 1])
        readings = number_readings(text)
        if readings:
            weights[code] = readings[0]
        if not any(agrees(reading, expected) for reading in readings):
            found_there = weights.get(code, text or "-")
            place = grid.location(number, column)
            problems.append(found("ZI125", place, code=code, found=found_there, expected=expected))
    return weights, problems


@lru_cache(maxsize=REMEMBERED)
def _weight_rows(alignment: Alignment, layout: Layout, rubric: Rubric) -> tuple[tuple[str, int, Fraction], ...]:
    """Code, row and weight of everything whose weight the form shows."""
    expected = {code: node.weight for code, node in rubric.nodes.items()}
    expected |= {code: one.weight for code, one in rubric.questions.items() if one.has_own_weight}
    parts = {row.code for row in layout.rows if row.kind == "part"}
    return tuple(
        (row.code, number, expected[row.code])
        for row, number in alignment.rows.items()
        if row.kind in ("node", "part") or (row.kind == "question" and row.code not in parts)
        if row.code in expected
    )


def read_damaged_scales(
    grid: Grid, header: Header, alignment: Alignment, rubric: Rubric
) -> tuple[Mapping[str, Location], list[Problem]]:
    """The questions whose type cell says something else than the rubric, each with its problem."""
    damaged: dict[str, Location] = {}
    problems: list[Problem] = []
    column = header.columns.get("scale", 0)
    cells = grid.column(column)
    for code, number, texts in _typed_rows(alignment, rubric) if column else ():
        text = cell_text(cells[number - 1])
        if words(text) not in map(words, texts):
            damaged[code] = grid.location(number, column)
            shown = text or _("(kosong)")
            problems.append(found("ZI124", damaged[code], code=code, found=shown, expected=texts[0]))
    return damaged, problems


@lru_cache(maxsize=REMEMBERED)
def _typed_rows(alignment: Alignment, rubric: Rubric) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    """Code, row and known texts of every question whose type the form shows."""
    asked = ((row.code, number) for row, number in alignment.rows.items() if row.kind == "question")
    typed = ((code, number, rubric.scale_of(rubric.questions[code]).cell_texts) for code, number in asked)
    return tuple(one for one in typed if one[2])


def _without_blanks(figures: dict[str, RecordedFigure]) -> dict[str, RecordedFigure]:
    """In a form that shows no score at all, a blank one is nothing to speak of."""
    return {code: figure for code, figure in figures.items() if figure.text}
