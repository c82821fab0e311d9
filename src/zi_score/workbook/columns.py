"""What is known of a sheet before its columns, and its columns by what each of them is for."""

from collections.abc import Mapping
from typing import NamedTuple

from zi_score.rubric.layout import Layout
from zi_score.workbook.alignment import Alignment
from zi_score.workbook.conventions import Translation
from zi_score.workbook.evidence import ColumnEvidence
from zi_score.workbook.grid import Grid
from zi_score.workbook.header import FoundAssessor, Header
from zi_score.workbook.ownership import Doubt
from zi_score.workbook.texts import TextColumns
from zi_score.workbook.titles import NO_TITLE, Title


class Columns(NamedTuple):
    """The columns of one sheet of a form.

    `columns` has those of the form by name, `assessors` those of each assessor from the earliest to the last, and
    `translations` what the answers say in plain values. `doubts` are by why they are none of these: ``later`` may hold
    a later assessor's judgement, ``rivals`` and ``unnamed`` are answers whose owner nobody can tell, ``passed_over``
    are no answers of this assessment, and ``unexplained`` is whatever else stands at questions.
    """

    layout: Layout
    row: int
    columns: Mapping[str, int]
    item_columns: tuple[int, ...]
    assessors: tuple[FoundAssessor, ...]
    missing: tuple[str, ...]
    titles: Mapping[int, Title]
    evidence: Mapping[int, ColumnEvidence]
    translations: Mapping[int, Translation]
    doubts: Mapping[str, tuple[Doubt, ...]]
    prose: tuple[int, ...]

    def title(self, column: int) -> str:
        """What stands above a column, or a dash."""
        return self.titles.get(column, NO_TITLE).shown or "-"


class SheetRows(NamedTuple):
    """What is known of a sheet before its columns: where its texts stand, which rows they are, what stands above."""

    grid: Grid
    texts: TextColumns
    alignment: Alignment
    layout: Layout
    header: Header | None
    titles: Mapping[int, Title]
    like: Columns | None = None
    """The columns of another part of the same form, for a sheet that has no titles of its own."""
