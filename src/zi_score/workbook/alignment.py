"""Which row of a workbook is which row of the form.

Rows are recognised by their words, in the order of the form. What is missing, added, re-lettered, moved or re-worded
does not disturb its neighbours, and each such departure is told.
"""

from collections.abc import Iterator, Mapping, Sequence

from zi_score.frozen import dataclass
from zi_score.remembered import remembered
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout, LayoutRow
from zi_score.workbook.grid import CellValue, Grid
from zi_score.workbook.pairing import Pairs, find_pairs
from zi_score.workbook.rows import RECOGNISED, FormRows, SheetRow, form_rows
from zi_score.workbook.texts import TextColumns, sheet_rows
from zi_score.workbook.words import fold_marker

REMEMBERED = 32
"""So many alignments are remembered, and what follows from each of them."""
_USUAL_LETTERS = 200_000
_REPEATED = 0.85
"""A row that is not of the form and this much alike to one that is says the same."""
_TOLD_ALIKE = 0.8
"""A row less alike than this is told: it may be another question in the same place."""
_TELLING = 3
"""So many words of a question that another row says as well are no chance."""


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """Each recognised form row with the number of its sheet row, and what departed from the form.

    `reworded` and `moved` are among the recognised; `missing` are not in the workbook; `extra` are rows of
    the workbook that are not in the form, with the form row that they repeat, if any.
    """

    rows: Mapping[LayoutRow, int]
    reworded: tuple[LayoutRow, ...]
    moved: tuple[LayoutRow, ...]
    missing: tuple[LayoutRow, ...]
    extra: Mapping[int, LayoutRow | None]
    contradicted: Mapping[int, tuple[LayoutRow, LayoutRow]]
    """The sheet rows whose official code names another row than their text: by text, by code."""
    doubled: Mapping[int, tuple[LayoutRow, LayoutRow]]
    """The sheet rows that say a question beside their own one, which has no row of its own: their own, the other."""
    by_words: int
    """How many rows are recognised by what they say, and not by a code or a place alone."""

    def questions(self) -> Iterator[tuple[LayoutRow, int]]:
        """The rows in which a question stands."""
        return ((row, number) for row, number in self.rows.items() if row.kind == "question")


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
    sheet = sheet_rows(columns, beside, below, form)
    return _Told(form, sheet, find_pairs(form, sheet)).alignment()


class _Told:
    """What the pairs say in rows of the layout and numbers of the sheet, and what departed from the form."""

    def __init__(self, form: FormRows, sheet: Sequence[SheetRow], pairs: Pairs) -> None:
        self.form = form.rows
        self.identities = form.identities
        self.sheet = sheet
        self.likeness = pairs.likeness
        self.found = pairs
        self.pairs = {**pairs.said, **pairs.reworded}

    def alignment(self) -> Alignment:
        """Every row that was recognised, and every departure."""
        doubtful = {index for index, at in self.found.said.items() if self._is_doubtful(index, at)}
        used = set(self.pairs.values())
        return Alignment(
            rows={self.form[index].row: self.sheet[at].number for index, at in sorted(self.pairs.items())},
            reworded=tuple(self.form[index].row for index in sorted({*doubtful, *self.found.reworded})),
            moved=tuple(self.form[index].row for index in sorted(self.found.moved)),
            missing=tuple(entry.row for index, entry in enumerate(self.form) if index not in self.pairs),
            extra={row.number: self._repeated(at) for at, row in enumerate(self.sheet) if at not in used},
            contradicted=dict(self._contradicted()),
            doubled=dict(self._doubled()),
            by_words=sum(index in self.likeness[at] for index, at in self.found.said.items()),
        )

    def _is_doubtful(self, index: int, at: int) -> bool:
        """Whether a recognised row says something else than the form does, so far that it must be told."""
        form = self.form[index]
        alike = self.likeness[at].get(index, RECOGNISED)
        return alike < _TOLD_ALIKE and not (form.key_words and form.key_words <= self.sheet[at].words)

    def _repeated(self, at: int) -> LayoutRow | None:
        """The form row that a sheet row says once more, the most particular one."""
        certain = [self.form[index] for index, alike in self.likeness[at].items() if alike >= _REPEATED]
        best = max(certain, key=lambda one: (len(one.key_words), one.row.marker == self.sheet[at].marker), default=None)
        return best.row if best else None

    def _contradicted(self) -> Iterator[tuple[int, tuple[LayoutRow, LayoutRow]]]:
        for index, at in sorted(self.pairs.items()):
            code = self.sheet[at].identity
            by_code = self.identities.get(code, index) if code else index
            if by_code != index:
                yield self.sheet[at].number, (self.form[index].row, self.form[by_code].row)

    def _doubled(self) -> Iterator[tuple[int, tuple[LayoutRow, LayoutRow]]]:
        """Two questions that were joined in one row have one answer, and nobody knows whose it is."""
        for index, form in enumerate(self.form):
            if form.row.kind != "question" or index in self.pairs:
                continue
            for neighbour in (index - 1, index + 1):
                at = self.pairs.get(neighbour)
                if at is None or self.form[neighbour].row.kind != "question":
                    continue
                row, own = self.sheet[at], self.form[neighbour].row
                # A row that has the other one's marker is said to be it.
                is_marked = row.marker == fold_marker(form.row.marker) != fold_marker(own.marker)
                telling = 1 if is_marked else _TELLING
                if any(len(wording) >= telling and wording <= row.words for wording in form.wordings):
                    yield row.number, (own, form.row)
