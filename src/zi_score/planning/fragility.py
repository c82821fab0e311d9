"""How safe a target is that is met: the fewest downgrades that lose a gate, and the answers on which it hangs."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from math import lcm
from typing import NamedTuple

from zi_score.answers import Answer
from zi_score.exact import whole
from zi_score.planning.index_margins import IndexMargin, index_margins
from zi_score.planning.moves import Level, falls
from zi_score.problems import Location
from zi_score.rubric.catalogue import Rubric
from zi_score.scorecard import QuestionScore, Scorecard
from zi_score.verdict import Requirement, Verdict


class Downgrade(NamedTuple):
    """One answer lowered, and the gates of the target that this loses, alone or with others."""

    code: str
    title: str
    location: Location
    before: Answer
    after: Answer
    points: Fraction
    loses: tuple[Requirement, ...]


class Fragility(NamedTuple):
    """How safe a target is: the fewest downgrades that lose it, and every answer in such a way.

    A downgrade is one level of one answer, or one of a count. `fewest` is 0 where no downgrade can lose the target.
    `example` is one way, a code for each downgrade; where one is enough, it has every answer that is. `indices` are the
    survey indices, which no downgrade lowers.
    """

    target: str
    title: str
    fewest: int
    example: tuple[str, ...]
    answers: tuple[Downgrade, ...] = ()
    indices: tuple[IndexMargin, ...] = ()


_SOUGHT = (2, 8, 32, 128, 512)
"""How many downgrades are tried, few first: most often one or two are enough, and few are found at once. A form of some
hundred questions has fewer levels than the last of these, its counts apart."""


_Losses = tuple[int, ...]
"""What 0, 1, 2, ... downgrades lose at most, in whole numbers."""


_Loss = tuple[int, int]
"""Points as a numerator and a denominator that have common factors: to reduce some hundred takes most of the time."""


class _Fall(NamedTuple):
    """An answer that can fall: its levels, and what they lose."""

    levels: tuple[Level, ...]
    losses: _Losses


class _Gate(NamedTuple):
    requirement: Requirement
    codes: tuple[str, ...]
    margin: int


class Falling:
    """What the answers of a scorecard can fall to, and what that loses; computed once for all targets."""

    def __init__(self, rubric: Rubric, scorecard: Scorecard) -> None:
        self.rubric = rubric
        self.scorecard = scorecard
        self._known: dict[int, dict[str, tuple[tuple[Level, ...], list[_Loss]]]] = {}

    def by_code(self, most: int) -> Mapping[str, tuple[tuple[Level, ...], list[_Loss]]]:
        """At most so many levels of each answer that can fall, and the points that each level loses."""
        if most not in self._known:
            self._known[most] = {
                code: (levels, [_loss(question, level.share) for level in levels])
                for code, question in self.scorecard.questions.items()
                if (levels := falls(self.rubric, self.rubric.questions[code], question.response, most))
            }
        return self._known[most]


def _loss(question: QuestionScore, share: Fraction) -> _Loss:
    """The points that are lost with another share; below 0 where some are won."""
    had, of = question.share.as_integer_ratio()
    kept, parts = share.as_integer_ratio()
    points, per = question.weight.as_integer_ratio()
    return (had * parts - kept * of) * points, of * parts * per


def fragility(falling: Falling, verdict: Verdict, *, with_answers: bool = True) -> Fragility:
    """The fewest downgrades that lose a target that is met, and, if asked for, every answer on which it hangs."""
    fewest, hanging, known = _weakest(falling, verdict)
    if fewest == 1:
        example = tuple(_each_alone(hanging, known))
    else:
        example = _example(hanging[0], known, fewest) if hanging else ()
    answers = tuple(_downgrades(falling, hanging, known, fewest)) if with_answers else ()
    indices = tuple(index_margins(falling.rubric, falling.scorecard, verdict)) if with_answers else ()
    return Fragility(verdict.target, verdict.title, fewest, example, answers, indices)


def _weakest(falls_of: Falling, verdict: Verdict) -> tuple[int, list[_Gate], Mapping[str, _Fall]]:
    """The fewest downgrades that lose any gate, the gates that so many lose, and the falls that were considered.

    The gate comes first that loses most beyond its margin.
    """
    for most in _SOUGHT:
        falling, gates = _in_whole_numbers(falls_of, verdict, most)
        fewest, lost = most, []
        for gate in sorted(gates, key=lambda one: len(one.codes)):
            # More than the fewest that are known so far need not be tried.
            number, excess = _fewest(gate, falling, fewest)
            if number:
                lost.append((number, excess, gate))
                fewest = number
        if lost:
            in_order = sorted(lost, key=lambda one: -one[1])
            return fewest, [gate for number, _excess, gate in in_order if number == fewest], falling
    return 0, [], {}


def _in_whole_numbers(falls_of: Falling, verdict: Verdict, most: int) -> tuple[dict[str, _Fall], list[_Gate]]:
    known = falls_of.by_code(most)
    under = falls_of.rubric.questions_under
    margins = [gate.margin for gate in verdict.requirements]
    denominators = {denominator for _levels, lost in known.values() for _points, denominator in lost}
    common = lcm(*denominators, *(margin.denominator for margin in margins))
    falling = {
        code: _Fall(levels, (0, *accumulate([points * (common // denominator) for points, denominator in lost], max)))
        for code, (levels, lost) in known.items()
    }
    gates = [
        _Gate(gate, tuple(code for code in under(gate.code) if code in falling), whole(margin, common))
        for gate, margin in zip(verdict.requirements, margins, strict=True)
    ]
    return falling, gates


def _fewest(gate: _Gate, falling: Mapping[str, _Fall], most: int) -> tuple[int, int]:
    """The fewest downgrades, at most so many, that lose more than the margin of a gate, and by how much more.

    Both are 0 where no so few do.
    """
    parts = [falling[code].losses for code in gate.codes]
    worst_of_one = max((after - before for losses in parts for before, after in pairwise(losses)), default=0)
    if most * worst_of_one <= gate.margin:
        return 0, 0
    worst = _growing(parts, most)[-1]
    return next(((number, loss - gate.margin) for number, loss in enumerate(worst) if loss > gate.margin), (0, 0))


def _growing(parts: Sequence[_Losses], most: int) -> list[_Losses]:
    """The most that no part, the first part, the first two, ... lose by each number of downgrades."""
    worst: list[_Losses] = [(0,)]
    for losses in parts:
        worst.append(_joined(worst[-1], losses, most))
    return worst


def _joined(one: _Losses, other: _Losses, most: int) -> _Losses:
    """The most that two parts lose together by each number of downgrades, up to `most`."""
    length = min(most + 1, len(one) + len(other) - 1)
    worst = [0] * length
    for number, loss in enumerate(other[:length]):
        reach = min(len(one), length - number)
        worst[number : number + reach] = map(max, worst[number : number + reach], [loss + more for more in one[:reach]])
    return tuple(worst)


def _each_alone(hanging: Sequence[_Gate], falling: Mapping[str, _Fall]) -> list[str]:
    """The answers each of which loses a gate by one downgrade, those first that lose most."""
    codes = {code for gate in hanging for code in gate.codes if falling[code].losses[1] > gate.margin}
    return sorted(codes, key=lambda code: (-falling[code].losses[1], code))


def _example(gate: _Gate, falling: Mapping[str, _Fall], fewest: int) -> tuple[str, ...]:
    """One way to lose a gate: the codes of the answers that fall, one for each downgrade."""
    before = _growing([falling[code].losses for code in gate.codes], fewest)
    codes: list[str] = []
    left, needed = fewest, gate.margin + 1
    for at in range(len(gate.codes) - 1, -1, -1):
        losses = falling[gate.codes[at]].losses
        for number in range(min(left, len(losses) - 1) + 1):
            if left - number < len(before[at]) and before[at][left - number] + losses[number] >= needed:
                codes = [gate.codes[at]] * number + codes
                left, needed = left - number, needed - losses[number]
                break
    return tuple(codes)


def _downgrades(
    falls_of: Falling, hanging: list[_Gate], falling: Mapping[str, _Fall], fewest: int
) -> Iterator[Downgrade]:
    """Every answer that is part of some fewest way to lose a gate, those first that lose more gates and more points."""
    loses: dict[str, list[Requirement]] = {}
    reached: dict[str, int] = {}
    for gate in hanging:
        for code, number in _parts_of_a_way(gate, falling, fewest):
            loses.setdefault(code, []).append(gate.requirement)
            reached[code] = min(number, reached.get(code, number))
    made = []
    for code, gates in loses.items():
        question = falls_of.scorecard.questions[code]
        level = falling[code].levels[reached[code] - 1]
        points = -question.gain(level.share)
        place, title = question.response.location, question.title
        made.append(Downgrade(code, title, place, question.response.answer, level.answer, points, tuple(gates)))
    yield from sorted(made, key=lambda one: (-len(one.loses), -one.points))


def _parts_of_a_way(gate: _Gate, falling: Mapping[str, _Fall], fewest: int) -> Iterator[tuple[str, int]]:
    """The answers in some fewest way to lose a gate, each with the fewest of its own levels in such a way."""
    parts = [falling[code].losses for code in gate.codes]
    before = _growing(parts, fewest)
    after = _growing(parts[::-1], fewest)[::-1]
    for at, code in enumerate(gate.codes):
        others = _joined(before[at], after[at + 1], fewest)
        for number in range(1, min(fewest, len(parts[at]) - 1) + 1):
            rest = fewest - number
            if rest < len(others) and others[rest] + parts[at][number] > gate.margin:
                yield code, number
                break
