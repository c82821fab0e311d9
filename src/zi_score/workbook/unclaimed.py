"""Answer columns that no known title claims. Their answers must not be passed over without a word."""

from collections import Counter

from zi_score.problems import Location
from zi_score.rubric.catalogue import Rubric
from zi_score.workbook.alignment import Alignment
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
    counts: Counter[int] = Counter()
    for row, number in alignment.rows.items():
        if row.kind != "question":
            continue
        scale = rubric.scale_of(rubric.questions[row.code])
        counts.update(
            column for column in unclaimed if (value := grid.value(number, column)) != "" and is_option(value, scale)
        )
    return {grid.location(header.row, column): count for column, count in counts.items() if count >= _SUSPICIOUS}
