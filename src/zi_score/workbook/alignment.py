"""Which row of a workbook is which row of the form.

Rows are recognised by their words in the order of the form. What is missing, added, re-lettered, moved or
re-worded does not disturb its neighbours, and each such departure is told.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import LayoutRow
from zi_score.workbook.grid import Grid
from zi_score.workbook.header import Header
from zi_score.workbook.remembered import remembered
from zi_score.workbook.rows import FormRow, SheetRow, form_rows, sheet_rows, similarity, telling_columns
from zi_score.workbook.words import fold_marker, words

_RECOGNISED = 0.6
_CERTAIN, _HUNDRED = 0.99, 100
_SAME_MARKER = 0.05
_EACH_WORD = 0.01
"""A row of more words is the more particular one."""
REMEMBERED = 32
"""So many alignments are remembered, and what follows from each of them."""
_USUAL_LETTERS = 200_000


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


def align(grid: Grid, header: Header, rubric: Rubric) -> Alignment:
    """Match the rows below the header with those of the header's layout.

    Workbooks of a form that say the same have the same alignment, as an object too.
    """
    return _alignment(telling_columns(grid, header), header, rubric)


def _are_usual(columns: tuple[tuple[str, ...], ...]) -> bool:
    return sum(sum(map(len, column)) for column in columns) <= _USUAL_LETTERS


# Only what was answered beside these texts differs among the workbooks of a form.
@remembered(REMEMBERED, _are_usual)
def _alignment(columns: tuple[tuple[str, ...], ...], header: Header, rubric: Rubric) -> Alignment:
    form = form_rows(header.layout, rubric)
    return _Aligner(form, sheet_rows(columns, header, {entry.identity for entry in form})).alignment()


class _Aligner:
    """Pairs form rows with sheet rows, each by its index: first in order, then moved, then re-worded."""

    def __init__(self, form: Sequence[FormRow], sheet: Sequence[SheetRow]) -> None:
        self.form = form
        self.sheet = sheet
        self.pairs: dict[int, int] = {}
        self._certain: dict[int, frozenset[int]] = {}

    def alignment(self) -> Alignment:
        """Every pair, and what could not be paired."""
        self.pairs, chain = self._in_order()
        self.pairs |= chain
        doubtful = [index for index, at in chain.items() if not self._is_certain(index, at)]
        moved = self._moved()
        self.pairs |= moved
        reworded = self._reworded()
        self.pairs |= reworded
        used = set(self.pairs.values())
        return Alignment(
            rows={self.form[index].row: self.sheet[at].number for index, at in sorted(self.pairs.items())},
            reworded=tuple(self.form[index].row for index in sorted({*doubtful, *reworded})),
            moved=tuple(self.form[index].row for index in sorted(moved)),
            missing=tuple(entry.row for index, entry in enumerate(self.form) if index not in self.pairs),
            extra={row.number: self._repeated(at) for at, row in enumerate(self.sheet) if at not in used},
        )

    def _is_certain(self, index: int, at: int) -> bool:
        form, sheet = self.form[index], self.sheet[at]
        if sheet.identity:
            return sheet.identity == form.identity
        if form.words <= sheet.words:
            return True
        # Of fewer than a hundred words, one that differs is more than a hundredth.
        if max(len(form.words), len(form.title_words) + len(sheet.words)) < _HUNDRED:
            return form.title_words == sheet.words != frozenset()
        return similarity(form, sheet) >= _CERTAIN

    def _certain_of(self, at: int) -> frozenset[int]:
        """The form rows whose words a sheet row has without exception."""
        if at not in self._certain:
            self._certain[at] = frozenset(index for index in range(len(self.form)) if self._is_certain(index, at))
        return self._certain[at]

    def _in_order(self) -> tuple[dict[int, int], dict[int, int]]:
        """The matching that keeps the order of the form and recognises the most: certain pairs, and likely ones.

        Nearly always every row is the next one, so the two ends are matched by walking and only what lies
        between is compared with everything.
        """
        pairs: dict[int, int] = {}
        start = 0
        while start < min(len(self.form), len(self.sheet)) and self._is_next(start, start):
            pairs[start] = start
            start += 1
        form_end, sheet_end = len(self.form), len(self.sheet)
        while form_end > start and sheet_end > start and self._is_certain(form_end - 1, sheet_end - 1):
            form_end, sheet_end = form_end - 1, sheet_end - 1
            pairs[form_end] = sheet_end
        return pairs, self._best_chain(range(start, form_end), range(start, sheet_end))

    def _is_next(self, index: int, at: int) -> bool:
        """Whether a row says what comes next, and not still better what comes after that."""
        after = index + 1
        return self._is_certain(index, at) and not (after < len(self.form) and self._is_certain(after, at))

    def _best_chain(self, form: range, sheet: range) -> dict[int, int]:
        """The order-keeping matching of greatest total similarity (longest common subsequence, weighted)."""
        gains = {at: {index: gain for index in form if (gain := self._gain(index, at))} for at in sheet}
        rows = [at for at in sheet if gains[at]]
        best = [[0.0] * (len(rows) + 1) for _ in range(len(form) + 1)]
        for one in range(len(form) - 1, -1, -1):
            for other in range(len(rows) - 1, -1, -1):
                gain = gains[rows[other]].get(form[one], 0.0)
                kept = gain + best[one + 1][other + 1] if gain else 0.0
                best[one][other] = max(kept, best[one + 1][other], best[one][other + 1])
        chain: dict[int, int] = {}
        one = other = 0
        while one < len(form) and other < len(rows):
            gain = gains[rows[other]].get(form[one], 0.0)
            if gain and best[one][other] == gain + best[one + 1][other + 1]:
                chain[form[one]] = rows[other]
                one, other = one + 1, other + 1
            elif best[one][other] == best[one + 1][other]:
                one += 1
            else:
                other += 1
        return chain

    def _gain(self, index: int, at: int) -> float:
        """How much a pair is worth; nothing where the sheet row certainly is another row of the same kind."""
        form, sheet = self.form[index], self.sheet[at]
        alike = similarity(form, sheet)
        if alike < _RECOGNISED:
            return 0.0
        if alike < _CERTAIN and any(self.form[other].row.kind == form.row.kind for other in self._certain_of(at)):
            return 0.0
        marker = _SAME_MARKER if fold_marker(form.row.marker) == sheet.marker else 0.0
        return alike + marker + _EACH_WORD * len(form.words)

    def _moved(self) -> dict[int, int]:
        """Rows out of order are recognised where exactly one row that is still missing says the same.

        What was recognised in its place is no rival, unless the row merely repeats it.
        """
        used = set(self.pairs.values())
        free = [at for at in range(len(self.sheet)) if at not in used and not self._repeats(at, used)]
        moved: dict[int, int] = {}
        while True:
            found = {at: index for at in free if (index := self._only_missing(at, moved)) is not None}
            claims = list(found.values())
            settled = {index: at for at, index in found.items() if claims.count(index) == 1}
            if not settled:
                return moved
            moved |= settled
            free = [at for at in free if at not in moved.values()]

    def _only_missing(self, at: int, moved: Container[int]) -> int | None:
        """The one missing row that a sheet row says; of several the most particular, then that of its marker."""
        missing = [index for index in self._certain_of(at) if index not in self.pairs and index not in moved]
        most = max((len(self.form[index].words) for index in missing), default=0)
        particular = [index for index in missing if len(self.form[index].words) == most]
        marked = [index for index in particular if fold_marker(self.form[index].row.marker) == self.sheet[at].marker]
        candidates = particular if len(particular) == 1 else marked
        return candidates[0] if len(candidates) == 1 else None

    def _repeats(self, at: int, used: Container[int]) -> bool:
        """Whether a row says the same as one that was recognised, marker and all."""
        row = self.sheet[at]
        return any(
            other in used and (one.words, one.marker) == (row.words, row.marker) for other, one in enumerate(self.sheet)
        )

    def _reworded(self) -> dict[int, int]:
        """Between two recognised neighbours, as many unknown rows as are missing are those rows re-worded."""
        free = [index for index in range(len(self.form)) if index not in self.pairs]
        if not free:
            return {}
        ends = {-1: -1, **self.pairs, len(self.form): len(self.sheet)}
        used = set(self.pairs.values())
        reworded: dict[int, int] = {}
        for before, after in pairwise(sorted(ends)):
            missing = range(before + 1, after)
            between = [at for at in range(ends[before] + 1, ends[after]) if at not in used]
            if missing and len(missing) == len(between):
                reworded |= {
                    index: at
                    for index, at in zip(missing, between, strict=True)
                    if self._may_be_reworded(index, at, free)
                }
        return reworded

    def _may_be_reworded(self, index: int, at: int, free: Sequence[int]) -> bool:
        """The same marker and type of answer, and a text that is no other row's."""
        form, sheet = self.form[index], self.sheet[at]
        scale_words = words(sheet.scale_text)
        same_scale = not form.scale_texts or not scale_words or scale_words in form.scale_texts
        is_another = self._certain_of(at) - {index} or any(
            similarity(self.form[other], sheet) >= _RECOGNISED for other in free if other != index
        )
        return same_scale and fold_marker(form.row.marker) == sheet.marker and not is_another

    def _repeated(self, at: int) -> LayoutRow | None:
        """The form row that a sheet row says once more, the most particular one."""
        certain = [self.form[index] for index in self._certain_of(at)]
        best = max(certain, key=lambda one: (len(one.words), one.row.marker == self.sheet[at].marker), default=None)
        return best.row if best else None
