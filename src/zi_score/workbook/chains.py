"""The heaviest chain of pairs that keeps the order on both sides: likely pairs in, one consistent choice out."""

from collections.abc import Mapping, Sequence

Pair = tuple[int, int]


def heaviest_chain(gains: Sequence[Mapping[int, float]], size: int) -> list[Pair]:
    """The pairs (left, right) of greatest total gain in which both sides rise.

    `gains` has for each right index the gains of the left ones, which are below `size`. A Fenwick tree keeps the best
    chain that ends at or before each left index, so that the cost grows with the number of pairs and hardly faster.
    """
    best = [(0.0, -1)] * (size + 1)
    ends: list[tuple[int, int, int]] = []
    for right, mine in enumerate(gains):
        # All chains that end in this row are found before any is entered, for a row is taken once.
        new = []
        for left, gain in mine.items():
            total, before, at = 0.0, -1, left
            while at:
                if best[at][0] > total:
                    total, before = best[at]
                at &= at - 1
            new.append((total + gain, left, before))
        for total, left, before in new:
            ends.append((left, right, before))
            at = left + 1
            while at <= size:
                if total > best[at][0]:
                    best[at] = (total, len(ends) - 1)
                at += at & -at
    _total, end = max((best[at] for at in _prefixes(size)), default=(0.0, -1))
    chain = []
    while end >= 0:
        left, right, end = ends[end]
        chain.append((left, right))
    return chain[::-1]


def _prefixes(size: int) -> list[int]:
    at, prefixes = size, []
    while at:
        prefixes.append(at)
        at &= at - 1
    return prefixes
