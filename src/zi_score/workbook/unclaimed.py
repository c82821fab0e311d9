"""Answer columns that no known title claims. Their answers must not be passed over without a word."""

from functools import lru_cache

from zi_score.problems import Location
from zi_score.rubric.catalogue import Rubric, Scale
from zi_score.workbook.alignment import REMEMBERED, Alignment
from zi_score.workbook.cells import is_option
from zi_score.workbook.grid import Grid
from zi_score.workbook.header import Header

_SUSPICIOUS = 3
MANY_ANSWERS = 10
"""So many answers under an unknown title are another assessor's, and may decide."""


def unclaimed_answers(grid: Grid, header: Header, alignment: Alignment, rubric: Rubric) -> dict[Location, int]:
    """The title cell of each column that looks like another assessor's answers, with how many there are."""
    claimed = {*header.columns.values(), *header.item_columns}
    for assessor in header.assessors:
        claimed |= {assessor.answer, *assessor.others.values()}
    unclaimed = [column for column in range(1, max(map(len, grid.rows)) + 1) if column not in claimed]
    asked = _asked(alignment, rubric)
    counts: dict[int, int] = {}
    for column in unclaimed:
        cells = ["", *grid.column(column)]
        filled = [(cells[number], scale) for number, scale in asked if cells[number] != ""]
        counts[column] = sum([is_option(value, scale) for value, scale in filled])
    return {grid.location(header.row, column): count for column, count in counts.items() if count >= _SUSPICIOUS}


@lru_cache(maxsize=REMEMBERED)
def _asked(alignment: Alignment, rubric: Rubric) -> tuple[tuple[int, Scale], ...]:
    """The rows in which a question stands, each with its scale."""
    return tuple(
        (number, rubric.scale_of(rubric.questions[row.code]))
        for row, number in alignment.rows.items()
        if row.kind == "question"
    )
