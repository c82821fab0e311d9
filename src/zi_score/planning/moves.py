"""What may become of an answer: the levels that it can be raised to, and those that it can fall to.

The rubric says which counts a plan may raise (`plan` of an operand). Denominators and what has happened stay as they
are, or the plan would advise to falsify them.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from zi_score.answers import Answer, Choice, Counts, Response, TypedShare
from zi_score.exact import clamp_share, total
from zi_score.rubric.catalogue import Question, Ratio, Rubric, Scale
from zi_score.scoring.questions import combined, value_answer

_LEVELS = 100
"""The most levels of one count. A count that lacks more is raised in hundredths of what it lacks, rounded up: a
single one of 10,000 reports changes nothing that a plan is about, and would have to be weighed ten thousand times."""
_PERCENT = Fraction(1, 100)


class Level(NamedTuple):
    """An answer that may stand in place of the present one: how many option steps away it is, and its share, 0..1."""

    answer: Answer
    steps: int
    share: Fraction


def raises(rubric: Rubric, question: Question, response: Response) -> tuple[Level, ...]:
    """The levels above the present answer, the nearest first; none of a survey index, which is not the unit's to raise.

    A blank and what cannot be read are worth nothing, and are raised like the worst option. Blank counts are unknown,
    so all that can be said of them is that the whole share is reached.
    """
    scale = rubric.scale_of(question)
    answer = response.answer
    if scale.kind == "choice":
        rising = list(reversed(tuple(scale.options.items())))
        at = [option for option, _share in rising].index(answer.option) if isinstance(answer, Choice) else 0
        return tuple(Level(Choice(option), steps, share) for steps, (option, share) in enumerate(rising[at:]) if steps)
    if scale.kind == "percent" or isinstance(answer, TypedShare):
        present = answer.value if isinstance(answer, TypedShare) else Fraction(0)
        return tuple(_percentages(present, 1, is_asked=scale.kind == "percent"))
    if question.ratio is None:
        return ()
    if isinstance(answer, Counts):
        return tuple(_raised_counts(rubric, question, question.ratio, answer.values))
    return (Level(TypedShare(Fraction(1)), 1, Fraction(1)),)


def falls(rubric: Rubric, question: Question, response: Response, most: int) -> tuple[Level, ...]:
    """The levels below the present answer, the nearest first, at most so many; none of a survey index or a blank.

    A level of a count is one of what the numerator alone counts, in the direction that lowers the share.
    """
    scale = rubric.scale_of(question)
    match response.answer:
        case Choice(option):
            return _fallen_choices(scale, option, most)
        case TypedShare(value, is_asked):
            return tuple(_percentages(value, -1, is_asked=is_asked))[:most]
        case Counts(values) if question.ratio:
            return tuple(_fallen_counts(rubric, question, question.ratio, values, most))
        case _:
            return ()


# Most questions have one of a few scales.
@lru_cache(maxsize=256)
def _fallen_choices(scale: Scale, option: str, most: int) -> tuple[Level, ...]:
    falling = list(scale.options.items())
    at = [name for name, _share in falling].index(option)
    below = falling[at + 1 : at + 1 + most]
    return tuple(Level(Choice(name), steps, share) for steps, (name, share) in enumerate(below, start=1))


def _percentages(present: Fraction, direction: int, *, is_asked: bool) -> Iterator[Level]:
    end = Fraction(direction > 0)
    share, steps = present, 0
    while share != end:
        steps += 1
        share = clamp_share(present + direction * steps * _PERCENT)
        yield Level(TypedShare(share, is_asked), steps, share)


def _raised_counts(rubric: Rubric, question: Question, ratio: Ratio, values: Mapping[str, Fraction]) -> Iterator[Level]:
    counts, steps = dict(values), 0
    for operand in question.operands:
        if operand.plan != "raise" or operand.key not in ratio.numerator:
            continue
        lacking = _lacking(question, ratio, operand.key, counts)
        for level in range(1, min(lacking, _LEVELS) + 1):
            more = level if lacking <= _LEVELS else ceil(Fraction(lacking * level, _LEVELS))
            yield _level(rubric, question, _with_more(question, counts, operand.key, more), steps + level)
        counts = _with_more(question, counts, operand.key, lacking)
        steps += min(lacking, _LEVELS)


def _lacking(question: Question, ratio: Ratio, key: str, counts: Mapping[str, Fraction]) -> int:
    """How many more of a count bring the share to 1, as far as the limits among the counts allow."""
    numerator, denominator = combined(ratio.numerator, counts), combined(ratio.denominator, counts)
    if denominator <= 0:
        return 0
    rooms = [ceil((denominator - numerator) / ratio.numerator[key])]
    for limit in question.limits:
        if key in limit.parts:
            staying = total(counts[part] for part in limit.parts if part == key or not _yields(question, part))
            rooms.append(int(total(counts[part] for part in limit.whole) - staying))
    return max(0, min(rooms))


def _yields(question: Question, key: str) -> bool:
    return any(operand.key == key and operand.plan == "yields" for operand in question.operands)


def _with_more(question: Question, counts: Mapping[str, Fraction], key: str, more: int) -> dict[str, Fraction]:
    """The counts with so many more of one, those that yield to it giving way where a limit asks for it."""
    changed = {**counts, key: counts[key] + more}
    for limit in question.limits:
        excess = total(changed[part] for part in limit.parts) - total(changed[part] for part in limit.whole)
        for part in limit.parts:
            if key in limit.parts and excess > 0 and _yields(question, part):
                given = min(excess, changed[part])
                changed[part] -= given
                excess -= given
    return changed


def _fallen_counts(
    rubric: Rubric, question: Question, ratio: Ratio, values: Mapping[str, Fraction], most: int
) -> Iterator[Level]:
    counts = dict(values)
    for steps in range(1, most + 1):
        for key, factor in ratio.numerator.items():
            if key not in ratio.denominator and (factor < 0 or counts[key] >= 1):
                counts[key] += 1 if factor < 0 else -1
                break
        else:
            return
        yield _level(rubric, question, dict(counts), steps)


def _level(rubric: Rubric, question: Question, counts: Mapping[str, Fraction], steps: int) -> Level:
    answer = Counts(counts)
    value = value_answer(rubric, question, Response(question.code, answer))
    return Level(answer, steps, value.share if value else Fraction(0))
