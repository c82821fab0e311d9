"""What the workbook itself shows beside the answers: scores, percentages and weights."""

from collections.abc import Mapping
from fractions import Fraction

from zi_score.answers import RecordedFigure, Records
from zi_score.exact import agrees, number_readings
from zi_score.language import _
from zi_score.problems import Location, Problem, found
from zi_score.rubric.catalogue import TOTAL, Rubric
from zi_score.workbook.alignment import Alignment
from zi_score.workbook.grid import Grid, cell_number, cell_text
from zi_score.workbook.header import FoundAssessor, Header
from zi_score.workbook.words import words


def read_records(grid: Grid, alignment: Alignment, rubric: Rubric, assessor: FoundAssessor) -> Records:
    """The figures of one assessor's score column, and the quotients in its answer column."""
    points: dict[str, RecordedFigure] = {}
    totals: dict[str, RecordedFigure] = {}
    shares: dict[str, RecordedFigure] = {}
    quotients: dict[str, RecordedFigure] = {}
    for row, number in alignment.rows.items():
        if row.kind == "question" and rubric.questions[row.code].ratio:
            _note(quotients, row.code, grid, number, assessor.answer)
        if "score" not in assessor.others or row.kind in ("operand", "subtotal"):
            continue
        own = points if row.recorded_as == "points" else shares
        kept = totals if row.kind == "total" else own
        is_needed = row.code == TOTAL or (row.kind == "node" and bool(rubric.nodes[row.code].questions))
        _note(kept, row.code, grid, number, assessor.others["score"], even_blank=is_needed)
    if all(figure.value is None for figure in (*points.values(), *totals.values())):
        points, totals = _without_blanks(points), _without_blanks(totals)
    return Records(points, totals, shares, quotients)


def read_weights(
    grid: Grid, header: Header, alignment: Alignment, rubric: Rubric
) -> tuple[dict[str, Fraction], list[Problem]]:
    """The weights that the workbook shows, by code, and a problem for each that is not the regulation's."""
    expected = {code: node.weight for code, node in rubric.nodes.items()}
    expected |= {code: one.weight for code, one in rubric.questions.items() if one.has_own_weight}
    parts = {row.code for row in header.layout.rows if row.kind == "part"}
    weights: dict[str, Fraction] = {}
    problems: list[Problem] = []
    for row, number in alignment.rows.items():
        stands_here = row.kind in ("node", "part") or (row.kind == "question" and row.code not in parts)
        if not stands_here or row.code not in expected:
            continue
        column = header.columns["weight"]
        readings = number_readings(grid.text(number, column))
        if readings:
            weights[row.code] = readings[0]
        if not any(agrees(reading, expected[row.code]) for reading in readings):
            text = grid.text(number, column) or "-"
            place = grid.location(number, column)
            values = {"found": weights.get(row.code, text), "expected": expected[row.code]}
            problems.append(found("ZI125", place, code=row.code, **values))
    return weights, problems


def read_damaged_scales(
    grid: Grid, header: Header, alignment: Alignment, rubric: Rubric
) -> tuple[Mapping[str, Location], list[Problem]]:
    """The questions whose type cell says something else than the rubric, each with its problem."""
    damaged: dict[str, Location] = {}
    problems: list[Problem] = []
    for row, number in alignment.rows.items():
        if row.kind != "question" or "scale" not in header.columns:
            continue
        scale = rubric.scale_of(rubric.questions[row.code])
        column = header.columns["scale"]
        text = grid.text(number, column)
        if scale.cell_texts and words(text) not in [words(known) for known in scale.cell_texts]:
            damaged[row.code] = grid.location(number, column)
            values = {"found": text or _("(kosong)"), "expected": scale.cell_texts[0]}
            problems.append(found("ZI124", damaged[row.code], code=row.code, **values))
    return damaged, problems


def _without_blanks(figures: dict[str, RecordedFigure]) -> dict[str, RecordedFigure]:
    """In a form that shows no score at all, a blank one is nothing to speak of."""
    return {code: figure for code, figure in figures.items() if figure.text}


def _note(
    kept: dict[str, RecordedFigure], code: str, grid: Grid, row: int, column: int, *, even_blank: bool = False
) -> None:
    """Keep what a cell shows; calamine gives an empty text for a blank cell and for an error value alike."""
    value = grid.value(row, column)
    text = cell_text(value)
    if text or even_blank:
        kept[code] = RecordedFigure(grid.location(row, column), cell_number(value), text)
