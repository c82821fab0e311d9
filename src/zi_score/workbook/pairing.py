"""Pairing the rows of a form with those of a sheet: likeness, order, neighbours and codes in, each row's place out."""

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zi_score.rubric.layout import LayoutRow
from zi_score.workbook.chains import heaviest_chain
from zi_score.workbook.rows import CERTAIN, RECOGNISED, FormRows, SheetRow
from zi_score.workbook.words import fold_marker, words

_SAME_MARKER, _SAME_SCALE, _SAME_IDENTITY = 0.05, 0.1, 0.3
"""What else speaks for a pair, beside its likeness of at most 1: markers repeat in every group, types of answers in a
third of the questions, official codes nowhere."""
_BY_CODE_ALONE = 0.6
"""The likeness of a row that only its official code names: less than any text that is recognised for good."""
_WEAK = 0.7
"""A pair less alike than this needs a neighbour that is recognised: of the right pairs one in forty stands alone."""
_MOVED_BLOCKS = 6
"""How often what was left over may go on in the order of the form; more than that is a shuffled sheet, whose rows are
found one by one."""
_BLOCK = 3
"""So many rows in the order of the form are a block that moved."""
_BLOCK_ALIKE, _MOVED_ALIKE = 0.7, 0.85
"""The rows of a block vouch for each other; a single row that moved must say nearly the same."""
_REPEATED = 0.85
"""A row that is not of the form and this much alike to one that is says the same."""
_TOLD_ALIKE = 0.8
"""A row less alike than this is told: it may be another question in the same place."""
_TELLING = 3
"""So many words of a question that another row says as well are no chance."""
_COUNTS = ("operand", "subtotal")


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

    def questions(self) -> Iterator[tuple[LayoutRow, int]]:
        """The rows in which a question stands."""
        return ((row, number) for row, number in self.rows.items() if row.kind == "question")


def pair(form: FormRows, sheet: Sequence[SheetRow]) -> Alignment:
    """Every row of the sheet that is a row of the form, and what departed from the form."""
    return _Aligner(form, sheet).alignment()


class _Aligner:
    """Pairs form rows with sheet rows, each by its index: first in order, then moved, then re-worded."""

    def __init__(self, form: FormRows, sheet: Sequence[SheetRow]) -> None:
        self.form = form.rows
        self.identities = form.identities
        self.sheet = sheet
        self.said = [form.candidates(row.words) for row in sheet]
        self.gains = [self._gains(at) for at in range(len(sheet))]
        self.pairs: dict[int, int] = {}

    def alignment(self) -> Alignment:
        """Every pair, and what could not be paired."""
        self._pair(heaviest_chain(self.gains, len(self.form)))
        self._drop_stray_counts()
        self._drop_isolated()
        self._pair_counts()
        in_order = set(self.pairs)
        self._pair_moved_blocks()
        self._pair_moved()
        moved = set(self.pairs) - in_order
        reworded = self._reworded()
        doubtful = [index for index, at in self.pairs.items() if self._is_doubtful(index, at)]
        self.pairs |= reworded
        used = set(self.pairs.values())
        return Alignment(
            rows={self.form[index].row: self.sheet[at].number for index, at in sorted(self.pairs.items())},
            reworded=tuple(self.form[index].row for index in sorted({*doubtful, *reworded})),
            moved=tuple(self.form[index].row for index in sorted(moved)),
            missing=tuple(entry.row for index, entry in enumerate(self.form) if index not in self.pairs),
            extra={row.number: self._repeated(at) for at, row in enumerate(self.sheet) if at not in used},
            contradicted=dict(self._contradicted()),
            doubled=dict(self._doubled()),
        )

    def _gains(self, at: int) -> Mapping[int, float]:
        """How much each pair with a sheet row is worth."""
        row, said = self.sheet[at], self.said[at]
        by_code = self.identities.get(row.identity) if row.identity else None
        if by_code is not None and not said:
            return {by_code: _BY_CODE_ALONE}
        scale = words(row.scale_text) if row.scale_text else frozenset()
        gains = {}
        for index, alike in said.items():
            form = self.form[index]
            marker = _SAME_MARKER if row.marker and fold_marker(form.row.marker) == row.marker else 0.0
            same = _SAME_SCALE if scale and scale in form.scale_texts else 0.0
            code = _SAME_IDENTITY if by_code == index else 0.0
            gains[index] = alike + marker + same + code
        return gains

    def _pair(self, chain: Sequence[tuple[int, int]]) -> None:
        self.pairs.update(chain)

    def _drop_stray_counts(self) -> None:
        """A count belongs to the question above it; one that stands below another question is none of its own."""
        questions = sorted((at, index) for index, at in self.pairs.items() if self.form[index].row.kind == "question")
        starts = [at for at, _index in questions]
        for index, at in list(self.pairs.items()):
            row = self.form[index].row
            if row.kind in _COUNTS and not self._is_below_its_question(row, at, questions, starts):
                del self.pairs[index]

    def _is_below_its_question(
        self, row: LayoutRow, at: int, questions: Sequence[tuple[int, int]], starts: Sequence[int]
    ) -> bool:
        place = bisect_right(starts, at) - 1
        above = self.form[questions[place][1]].row.code if place >= 0 else ""
        own = self.identities.get(row.code)
        return above == row.code or own not in self.pairs

    def _pair_counts(self) -> None:
        """The counts of a question may stand in any order below it."""
        ends = sorted(at for index, at in self.pairs.items() if self.form[index].row.kind not in _COUNTS)
        used = set(self.pairs.values())
        for index, at in list(self.pairs.items()):
            row = self.form[index].row
            if row.kind != "question":
                continue
            missing = [
                other
                for other in range(index + 1, len(self.form))
                if self.form[other].row.code == row.code
                and self.form[other].row.kind in _COUNTS
                and other not in self.pairs
            ]
            end = next((one for one in ends if one > at), len(self.sheet))
            for below in range(at + 1, end) if missing else ():
                said = [other for other in missing if self.said[below].get(other, 0.0) >= _MOVED_ALIKE]
                if below not in used and len(said) == 1:
                    self.pairs[said[0]] = below
                    missing.remove(said[0])

    def _drop_isolated(self) -> None:
        """A weak pair without a recognised neighbour on either side is chance."""
        for index, at in list(self.pairs.items()):
            alike = self.said[at].get(index, 1.0)
            neighbours = (self.pairs.get(index - 1) == at - 1, self.pairs.get(index + 1) == at + 1)
            if alike < _WEAK and not any(neighbours):
                del self.pairs[index]

    def _pair_moved_blocks(self) -> None:
        """What is left may go on in the order of the form elsewhere: a part that was moved."""
        for _block in range(_MOVED_BLOCKS):
            used = set(self.pairs.values())
            gains = [
                {}
                if at in used
                else {
                    index: gain
                    for index, gain in mine.items()
                    if index not in self.pairs and self.said[at].get(index, 0.0) >= _BLOCK_ALIKE
                }
                for at, mine in enumerate(self.gains)
            ]
            chain = heaviest_chain(gains, len(self.form))
            blocks = [block for block in _blocks(chain) if len(block) >= _BLOCK]
            if not blocks:
                return
            for block in blocks:
                self._pair(block)
            self._drop_stray_counts()

    def _pair_moved(self) -> None:
        """Rows out of order are recognised where exactly one row that is still missing says the same.

        What was recognised in its place is no rival, unless the row merely repeats it.
        """
        used = set(self.pairs.values())
        free = [at for at in range(len(self.sheet)) if at not in used and not self._repeats(at, used)]
        while True:
            found = {at: index for at in free if (index := self._only_missing(at)) is not None}
            claims = list(found.values())
            settled = {index: at for at, index in found.items() if claims.count(index) == 1}
            if not settled:
                return
            self.pairs |= settled
            taken = set(settled.values())
            free = [at for at in free if at not in taken]

    def _only_missing(self, at: int) -> int | None:
        """The one missing row that a sheet row says; of several the most particular, then that of its marker."""
        missing = [index for index in self._certain_of(at) if index not in self.pairs and self._may_stand_at(index, at)]
        most = max((len(self.form[index].key_words) for index in missing), default=0)
        particular = [index for index in missing if len(self.form[index].key_words) == most]
        marked = [index for index in particular if fold_marker(self.form[index].row.marker) == self.sheet[at].marker]
        candidates = particular if len(particular) == 1 else marked
        return candidates[0] if len(candidates) == 1 else None

    def _may_stand_at(self, index: int, at: int) -> bool:
        """A count whose question was recognised stands below it."""
        row = self.form[index].row
        own = self.pairs.get(self.identities.get(row.code, -1))
        if row.kind not in _COUNTS or own is None:
            return True
        questions = [one for other, one in self.pairs.items() if self.form[other].row.kind == "question" and one < at]
        return max(questions, default=-1) == own

    def _certain_of(self, at: int) -> list[int]:
        """The form rows that a sheet row says without doubt."""
        return [index for index, alike in self.said[at].items() if alike >= CERTAIN]

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
        said = self.said[at]
        # A group that stands elsewhere may be called like one of its questions.
        is_another = any(
            other != index and not (other in self.pairs and self.form[other].row.kind != form.row.kind)
            for other in self._certain_of(at)
        ) or any(other != index and other in free for other in said)
        return same_scale and fold_marker(form.row.marker) == sheet.marker and not is_another

    def _is_doubtful(self, index: int, at: int) -> bool:
        """Whether a recognised row says something else than the form does, so far that it must be told."""
        form = self.form[index]
        alike = self.said[at].get(index, RECOGNISED)
        return alike < _TOLD_ALIKE and not (form.key_words and form.key_words <= self.sheet[at].words)

    def _repeated(self, at: int) -> LayoutRow | None:
        """The form row that a sheet row says once more, the most particular one."""
        certain = [self.form[index] for index, alike in self.said[at].items() if alike >= _REPEATED]
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
                said = self.sheet[at].words
                if any(len(wording) >= _TELLING and wording <= said for wording in form.wordings):
                    yield self.sheet[at].number, (self.form[neighbour].row, form.row)


def _blocks(chain: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The runs of a chain whose rows stand next to each other in the form, a few missing ones aside."""
    block: list[tuple[int, int]] = []
    for pair in chain:
        if block and pair[0] - block[-1][0] > _BLOCK:
            yield block
            block = []
        block.append(pair)
    if block:
        yield block
