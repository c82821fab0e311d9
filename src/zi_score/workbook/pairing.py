"""Pairing the rows of a form with those of a sheet: likeness, order, neighbours and codes in, each row's place out."""

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from zi_score.frozen import dataclass
from zi_score.rubric.layout import LayoutRow
from zi_score.workbook.chains import heaviest_chain
from zi_score.workbook.rows import CERTAIN, FormRows, SheetRow
from zi_score.workbook.shifted_groups import straightened
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
_COUNTS = ("operand", "subtotal")


@dataclass(frozen=True, slots=True)
class Pairs:
    """Form rows with sheet rows, each by its index."""

    said: Mapping[int, int]
    """The rows that are recognised by what they say, or by their code."""
    moved: frozenset[int]
    """Those of them that do not stand in the order of the form."""
    reworded: Mapping[int, int]
    """The rows that are recognised by their neighbours alone."""
    likeness: Sequence[Mapping[int, float]]
    """Of each sheet row, the form rows that it may say, and how much alike they are, of 1."""


def find_pairs(form: FormRows, sheet: Sequence[SheetRow]) -> Pairs:
    """Every row of the sheet that is a row of the form: first in order, then moved, then re-worded."""
    return _Pairing(form, sheet).found()


class _Pairing:
    """The pairs found so far."""

    def __init__(self, form: FormRows, sheet: Sequence[SheetRow]) -> None:
        self.form = form.rows
        self.identities = form.identities
        self.sheet = sheet
        self.said = [form.candidates(row.words, row.first_words) for row in sheet]
        self.gains = [self._gains(at) for at in range(len(sheet))]
        self.pairs: dict[int, int] = {}

    def found(self) -> Pairs:
        """Every pair."""
        self._pair(heaviest_chain(self.gains, len(self.form)))
        self._drop_stray_counts()
        self._drop_isolated()
        self._pair_counts()
        in_order = set(self.pairs)
        self._pair_moved_blocks()
        self._pair_moved()
        self.pairs = straightened(self.form, self.sheet, self.pairs, self.said)
        return Pairs(self.pairs, frozenset(self.pairs.keys() - in_order), self._reworded(), self.said)

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
