"""The words of a form's rows: how much each of them tells, and which of them a misspelt word means."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from zi_score.workbook.words import bigrams

_LEAST_ALIKE = 0.66
"""Bigram Dice from which an unknown word is the nearest known one: below it, words of other stems become alike."""
_SHORTEST_MENDED = 4
"""A word of fewer letters has too few bigrams to be recognised by them."""
_REMEMBERED = 8_192
_LONGEST_WORD = 40
UNKNOWN_WEIGHT = 1.0
"""How much a word that no row has counts against a likeness, beside about 1.5 to 5 of the known ones: texts of other
origin add everyday words to a row more often than telling ones."""


class Vocabulary:
    """All words of the rows of a form. It remembers what it was asked, within bounds."""

    def __init__(self, rows: Iterable[Iterable[frozenset[str]]]) -> None:
        each = [frozenset().union(*wordings) for wordings in rows]
        counts = Counter(word for row in each for word in row)
        self.weights: Mapping[str, float] = {word: 1 + math.log(len(each) / count) for word, count in counts.items()}
        self._mended: dict[str, str] = {}

    @cached_property
    def _bigrams(self) -> Mapping[str, frozenset[str]]:
        return {word: bigrams(word) for word in self.weights}

    @cached_property
    def _by_bigram(self) -> Mapping[str, list[str]]:
        by_bigram: dict[str, list[str]] = defaultdict(list)
        for word, signs in self._bigrams.items():
            for bigram in signs:
                by_bigram[bigram].append(word)
        return by_bigram

    def weight(self, words: Iterable[str]) -> float:
        """How much words tell together, to the last bit the same in whatever order they come."""
        weights = self.weights
        return math.fsum([weights.get(word, UNKNOWN_WEIGHT) for word in words])

    def known(self, words: frozenset[str]) -> frozenset[str]:
        """The words, each unknown one mended where it is a known one misspelt."""
        if words <= self.weights.keys():
            return words
        return frozenset([word if word in self.weights else self._mend(word) for word in words])

    def _mend(self, word: str) -> str:
        mended = self._mended.get(word)
        if mended is None:
            mended = self._nearest(word)
            if len(self._mended) < _REMEMBERED:
                self._mended[word] = mended
        return mended

    def _nearest(self, word: str) -> str:
        """The known word that shares most with it, or itself."""
        if not _SHORTEST_MENDED <= len(word) <= _LONGEST_WORD or not word.isalpha():
            return word
        own = bigrams(word)
        shared = Counter(known for bigram in own for known in self._by_bigram.get(bigram, ()))
        letters = sorted(word)
        best, most = word, 0.0
        # In their order, for of two that are alike the first is taken, and a set has another order in every process.
        for known, count in sorted(shared.items()):
            alike = 2 * count / (len(own) + len(self._bigrams[known]))
            # Two letters in the wrong order spoil three bigrams and more.
            if known[0] == word[0] and len(known) == len(word) and sorted(known) == letters:
                alike = 1.0
            if alike > most:
                best, most = known, alike
        return best if most >= _LEAST_ALIKE else word
