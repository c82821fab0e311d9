"""What the rows of a form are recognised by, and how alike a text is to each of them.

Which text is which row is not decided here.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout, LayoutRow
from zi_score.workbook.vocabulary import Vocabulary
from zi_score.workbook.words import fold_code, words

RECOGNISED = 0.5
"""How alike a text and a row must at least be. Order, marker and neighbours decide among what is left; of the right
pairs in edited forms nineteen in twenty are above 0.9."""
CERTAIN = 0.97
"""From here on a text says nothing else: only wordings of the same words in another form or number differ so little."""
_BESIDE_THE_BEST = 0.72
"""A candidate less alike than this share of the best one is another row's near relative."""
_COVERED = 0.8
"""How much of a shortened text must be words of the row."""
_SHORTENED = 3
"""A text of fewer words must cover a row; merely to be contained in it says too little."""
_KEY_WORDS = 0.9
"""How alike a row is that has all key words of the layout, whatever else it says."""
_REMEMBERED = 4_096
_USUAL_WORDS = 60


class SheetRow(NamedTuple):
    """A row of the workbook that has an item text.

    `marker` is folded; `scale_text` and `identity` are what stands in the columns of types and codes.
    """

    number: int
    marker: str
    words: frozenset[str]
    scale_text: str = ""
    identity: str = ""


class FormRow(NamedTuple):
    """A form row with what it may be recognised by."""

    row: LayoutRow
    key_words: frozenset[str]
    wordings: tuple[frozenset[str], ...]
    scale_texts: frozenset[frozenset[str]]


class FormRows:
    """The rows of one form, in its order, with an index of their words that is made when a text is not known."""

    def __init__(self, layout: Layout, rubric: Rubric) -> None:
        self.rows = tuple(_form_row(row, layout, rubric) for row in layout.rows)
        self.identities = {row.row.identity: index for index, row in enumerate(self.rows)}
        self.codes = {fold_code(row.row.identity): row.row.identity for row in self.rows}
        exact: dict[frozenset[str], list[int]] = defaultdict(list)
        for index, row in enumerate(self.rows):
            for wording in row.wordings:
                exact[wording].append(index)
        self._exact = {wording: tuple(indices) for wording, indices in exact.items()}
        self._candidates: dict[frozenset[str], Mapping[int, float]] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """All words of the rows."""
        return Vocabulary(row.wordings for row in self.rows)

    @cached_property
    def _by_word(self) -> Mapping[str, list[int]]:
        by_word: dict[str, list[int]] = defaultdict(list)
        for index, row in enumerate(self.rows):
            for word in frozenset().union(*row.wordings):
                by_word[word].append(index)
        return by_word

    @cached_property
    def _weights(self) -> list[tuple[float, ...]]:
        weigh = self.vocabulary.weight
        return [tuple(weigh(wording) for wording in row.wordings) for row in self.rows]

    def candidates(self, said: frozenset[str]) -> Mapping[int, float]:
        """The rows that a text of these words may be, by index, with how alike they are: above 0, at most 1."""
        known = self._candidates.get(said)
        if known is None:
            known = self._found(said)
            if len(self._candidates) < _REMEMBERED and len(said) <= _USUAL_WORDS:
                self._candidates[said] = known
        return known

    def _found(self, said: frozenset[str]) -> Mapping[int, float]:
        if not said:
            return {}
        exact = self._exact.get(said)
        if exact:
            return dict.fromkeys(exact, 1.0)
        said = self.vocabulary.known(said)
        exact = self._exact.get(said)
        if exact:
            return dict.fromkeys(exact, CERTAIN)
        weights = self.vocabulary.weights
        shared: dict[int, float] = defaultdict(float)
        for word in sorted(said):
            weight = weights.get(word, 0.0)
            for index in self._by_word.get(word, ()):
                shared[index] += weight
        whole = self.vocabulary.weight(said)
        # Twice what is shared at most, of all that both say: who shares less than this cannot be recognised.
        alike = {
            index: self._alike(index, said, whole)
            for index, weight in shared.items()
            if weight >= RECOGNISED * whole / 2
        }
        best = max(alike.values(), default=0.0)
        least = max(RECOGNISED, _BESIDE_THE_BEST * best)
        return {index: one for index, one in alike.items() if one >= least}

    def _alike(self, index: int, said: frozenset[str], whole: float) -> float:
        row, weigh = self.rows[index], self.vocabulary.weight
        best = 0.0
        for wording, weight in zip(row.wordings, self._weights[index], strict=True):
            if len(said) < _SHORTENED and not wording <= said:
                continue
            shared = weigh(said & wording)
            best = max(best, 2 * shared / (whole + weight))
            if len(said) >= _SHORTENED and shared >= _COVERED * whole:
                # Shortened: as alike as what was kept, and the more the more was kept.
                best = max(best, 0.6 * shared / whole + 0.4 * shared / weight)
        if len(row.key_words) >= _SHORTENED and row.key_words <= said:
            best = max(best, _KEY_WORDS)
        return min(best, CERTAIN)


# Prepared once for all workbooks of a run, which are of a few forms.
@lru_cache(maxsize=32)
def form_rows(layout: Layout, rubric: Rubric) -> FormRows:
    """The rows of a form, in its order."""
    return FormRows(layout, rubric)


def _form_row(row: LayoutRow, layout: Layout, rubric: Rubric) -> FormRow:
    scale_texts: frozenset[frozenset[str]] = frozenset()
    if row.kind == "question":
        scale = rubric.scale_of(rubric.questions[row.code])
        scale_texts = frozenset(words(text) for text in scale.cell_texts)
    known = (frozenset(said) for said in layout.wordings.get(row.identity, ()))
    wordings = dict.fromkeys((*known, words(row.label(rubric)), frozenset(row.words)))
    return FormRow(row, frozenset(row.words), tuple(one for one in wordings if one), scale_texts)
