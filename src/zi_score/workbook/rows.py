"""What the rows of a form are recognised by, and how alike a text is to each of them.

Which text is which row is not decided here.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
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
_ROUNDING = 1e-9
_REMEMBERED = 4_096
_USUAL_WORDS = 60


class SheetRow(NamedTuple):
    """A row of the workbook that has an item text.

    `marker` is folded; `scale_text` and `identity` are what stands in the columns of types and codes; `first_words`
    those of the first line of several.
    """

    number: int
    marker: str
    words: frozenset[str]
    scale_text: str = ""
    identity: str = ""
    first_words: frozenset[str] = frozenset()


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
    def _words(self) -> list[frozenset[str]]:
        return [frozenset().union(*row.wordings) for row in self.rows]

    @cached_property
    def _by_word(self) -> Mapping[str, list[int]]:
        by_word: dict[str, list[int]] = defaultdict(list)
        for index, words_of_row in enumerate(self._words):
            for word in words_of_row:
                by_word[word].append(index)
        return by_word

    @cached_property
    def _weights(self) -> list[tuple[float, ...]]:
        weigh = self.vocabulary.weight
        return [tuple(weigh(wording) for wording in row.wordings) for row in self.rows]

    def candidates(self, said: frozenset[str], first: frozenset[str] = frozenset()) -> Mapping[int, float]:
        """The rows that a text of these words may be, by index, with how alike they are: above 0, at most 1.

        Where the words of its first line are those of a row, and all its words of none, what follows explains it.
        """
        whole = self._candidates_of(said)
        if not first or max(whole.values(), default=0.0) >= _KEY_WORDS:
            return whole
        alone = self._candidates_of(first)
        return alone if max(alone.values(), default=0.0) >= _KEY_WORDS else whole

    def _candidates_of(self, said: frozenset[str]) -> Mapping[int, float]:
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
        whole = self.vocabulary.weight(said)
        # Twice what is shared at most, of all that both say: who shares less than this cannot be recognised.
        needed = RECOGNISED * whole / 2 - _ROUNDING
        alike = {
            index: self._alike(index, said, whole)
            for index in sorted(self._sharing(said, needed))
            if self.vocabulary.weight(said & self._words[index]) >= needed
        }
        best = max(alike.values(), default=0.0)
        least = max(RECOGNISED, _BESIDE_THE_BEST * best)
        return {index: one for index, one in alike.items() if one >= least}

    def _sharing(self, said: frozenset[str], needed: float) -> Collection[int]:
        """The rows that may share so much weight: they have one of the heaviest words, whatever else they share."""
        weights = self.vocabulary.weights
        ordered = sorted(said & weights.keys(), key=lambda word: (-weights[word], word))
        rest = self.vocabulary.weight(ordered)
        sharing: set[int] = set()
        for word in ordered:
            if rest < needed:
                break
            sharing.update(self._by_word[word])
            rest -= weights[word]
        return sharing

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
