"""Which row of a workbook is which row of the form.

Rows are recognised by their words, in the order of the form. What is missing, added, re-lettered, moved or re-worded
does not disturb its neighbours, and each such departure is told.
"""

from collections.abc import Mapping

from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.workbook.grid import CellValue, Grid
from zi_score.workbook.pairing import Alignment, pair
from zi_score.workbook.remembered import remembered
from zi_score.workbook.rows import form_rows
from zi_score.workbook.texts import TextColumns, sheet_rows

__all__ = ["REMEMBERED", "Alignment", "align"]

REMEMBERED = 32
"""So many alignments are remembered, and what follows from each of them."""
_USUAL_LETTERS = 200_000


def align(
    grid: Grid, texts: TextColumns, beside: Mapping[str, int], layout: Layout, rubric: Rubric, below: int
) -> Alignment:
    """Match the rows below a row with those of a layout.

    `beside` names the columns of types (``scale``) and codes (``id``) where they are known. Workbooks of a form that
    say the same have the same alignment, as an object too.
    """
    numbers = (*texts.columns, *beside.values())
    columns = tuple(tuple(grid.column(number, below)) for number in numbers)
    return _alignment(columns, tuple(beside), below, layout, rubric)


# Only what was answered beside these texts differs among the workbooks of a form.
@remembered(REMEMBERED, _USUAL_LETTERS)
def _alignment(
    columns: tuple[tuple[CellValue, ...], ...], beside: tuple[str, ...], below: int, layout: Layout, rubric: Rubric
) -> Alignment:
    form = form_rows(layout, rubric)
    return pair(form, sheet_rows(columns, beside, below, form))
