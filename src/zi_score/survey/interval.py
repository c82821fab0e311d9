"""Confidence intervals by bootstrap: whole respondents are drawn again with replacement, from a seed.

Every mean of a resample is exact. An interval is shown beside a figure and never decides anything.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random

from zi_score.frozen import dataclass
from zi_score.rubric.questionnaire import AnswerScale, Conversion

RESAMPLES = 2_000
LEVEL = Fraction(95, 100)
DEFAULT_SEED = 1
_LEAST_RESPONDENTS = 2
_MOST_UNITS = 4_000
"""Drawing as many respondents 2,000 times takes a second; an interval from random groups of them is as wide, to 2 %."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The range that holds the middle 95 % of the resampled figures."""

    low: Fraction
    high: Fraction

    def straddles(self, bound: Fraction) -> bool:
        """Whether some of the range reaches a bound and some does not."""
        return self.low < bound <= self.high

    def converted(self, conversion: Conversion) -> "Interval":
        """The interval of the index of these means."""
        return Interval(conversion.index(self.low), conversion.index(self.high))


def resampled_means(
    respondents: Sequence[Sequence[Fraction | None]], scale: AnswerScale, seed: int
) -> list[tuple[Fraction, ...]]:
    """The mean of every column in each resample, given the answers of each respondent; nothing for a single one.

    A resample in which nobody answered some column is left out.
    """
    if len(respondents) < _LEAST_RESPONDENTS:
        return []
    return [means for means in _resamples(respondents, scale, Random(seed)) if means]  # noqa: S311 - no secret


def interval(figures: Sequence[Fraction]) -> Interval | None:
    """The percentile interval of resampled figures; None without any."""
    if not figures:
        return None
    ordered = sorted(figures, key=float)
    cut = int(len(ordered) * (1 - LEVEL) / 2)
    return Interval(ordered[cut], ordered[-1 - cut])


def _resamples(
    respondents: Sequence[Sequence[Fraction | None]], scale: AnswerScale, generator: Random
) -> Iterator[tuple[Fraction, ...]]:
    """One whole number holds all that a respondent answered, so that one sum adds up every column of a resample.

    Of very many respondents, groups that were drawn by lot are resampled as wholes: that bounds the time, and what
    varies between groups of equal size tells as much of the mean as what varies between their members.
    """
    count, columns = len(respondents), len(respondents[0])
    units = min(count, _MOST_UNITS)
    largest = -(-count // units)
    steps = int((scale.maximum - scale.minimum) / scale.step)
    width = (units * largest * max(steps, 1)).bit_length()
    mask = (1 << width) - 1
    steps_of: dict[tuple[int, int], int] = {}
    packed = [_packed(answers, scale, width, steps_of) for answers in respondents]
    if units < count:
        generator.shuffle(packed)
        packed = [sum(packed[at::units]) for at in range(units)]
    for _resample in range(RESAMPLES):
        drawn = sum(generator.choices(packed, k=units))
        sums = [(drawn >> 2 * width * at) & mask for at in range(columns)]
        counts = [(drawn >> width * (2 * at + 1)) & mask for at in range(columns)]
        if all(counts):
            yield tuple(
                scale.minimum + scale.step * Fraction(one, answered) for one, answered in zip(sums, counts, strict=True)
            )
        else:
            yield ()


def _packed(
    answers: Sequence[Fraction | None], scale: AnswerScale, width: int, steps_of: dict[tuple[int, int], int]
) -> int:
    """Two fields for each column, the lowest first: the answer in steps above the minimum, and that there is one.

    `steps_of` has the steps of the answers that were met before.
    """
    packed = 0
    for at, answer in enumerate(answers):
        if answer is not None:
            ratio = answer.as_integer_ratio()
            if ratio not in steps_of:
                steps_of[ratio] = int((answer - scale.minimum) / scale.step)
            packed |= (steps_of[ratio] | 1 << width) << 2 * width * at
    return packed
