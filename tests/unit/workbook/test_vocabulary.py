"""Which known word an unknown one means, and how much words tell: the same in every process."""

from itertools import permutations

import pytest

from zi_score.workbook.vocabulary import Vocabulary


@pytest.mark.parametrize(
    "word", ["laporan", "kegiatan", "sasaran", "dokumen", "pegawai", "evaluasi", "target", "integritas"]
)
def test_of_two_words_that_are_as_near_the_first_by_letter_is_meant(word: str) -> None:
    """A set has another order in every process; which of two words is met first in it must not decide."""
    first, second, typed = f"{word}b", f"{word}c", f"{word}q"
    vocabulary = Vocabulary([[frozenset({second})], [frozenset({first})]])
    assert vocabulary.known(frozenset({typed})) == {first}


def test_the_weight_of_words_does_not_depend_on_their_order() -> None:
    rows = [[frozenset({f"kata{number}" for number in range(start, 7)})] for start in range(7)]
    vocabulary = Vocabulary(rows)
    sums = {vocabulary.weight(order) for order in permutations([f"kata{number}" for number in range(7)])}
    assert len(sums) == 1
