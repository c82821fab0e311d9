"""Attribution: how much of a joint effect each cause has, whatever the order in which they are named.

The Shapley value: the mean of what a cause adds over every order in which the causes could happen. The parts add
up exactly to the whole, and the same step taken backwards has the opposite value.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations
from math import factorial


def attribute(causes: Sequence[str], value: Callable[[frozenset[str]], Fraction]) -> dict[str, Fraction]:
    """The share of each cause in ``value(all) - value(none)``; `value` is asked once for each set of causes."""
    count = len(causes)
    sets = [frozenset(chosen) for size in range(count + 1) for chosen in combinations(causes, size)]
    known = {chosen: value(chosen) for chosen in sets} if count else {}
    shares = {}
    for cause in causes:
        total = Fraction(0)
        for chosen in sets:
            if cause not in chosen:
                orders = factorial(len(chosen)) * factorial(count - len(chosen) - 1)
                total += orders * (known[chosen | {cause}] - known[chosen])
        shares[cause] = total / factorial(count)
    return shares
