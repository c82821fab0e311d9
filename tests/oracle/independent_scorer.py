"""A second scorer: answers by code in, exact figures out. It shares no code and no data with the program.

Every indicator is one flat formula, its weight times the sum of its values over their number; whatever lies above it
is a plain sum over all indicators whose code begins alike. The figures of the regulations are in `regulations`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from string import ascii_lowercase
from typing import NamedTuple

Answer = str | int | float
Answers = Mapping[str, Answer]
"""Option, index, percentage or count; by question, or by ``question:count``. What is absent is blank."""

TOTAL = "total"
OPTIONS: Mapping[str, Mapping[str, int]] = {
    "Y": {"Ya": 100, "Tidak": 0},
    "3": {"A": 100, "B": 50, "C": 0},
    "4": {"A": 100, "B": 67, "C": 33, "D": 0},
    "5": {"A": 100, "B": 75, "C": 50, "D": 25, "E": 0},
}
"""Hundredths by option, for each kind of choice. The other kinds are an index, a percentage and a ratio of counts."""
INDEX, PERCENTAGE, RATIO = "i", "p", "%"
_BEST_INDEX = 4


class Ratio(NamedTuple):
    """How counts become a share: what is divided by what, and the share where that would be by zero.

    `stated` is a total that stands for the counts before the last one where all of these are blank.
    """

    counts: tuple[str, ...]
    quotient: Callable[..., tuple[Fraction, Fraction]]
    at_zero: int
    stated: str = ""


class Indicator(NamedTuple):
    """A weight that questions share equally: each with its code and kind."""

    code: str
    weight: Fraction
    questions: tuple[tuple[str, str], ...]
    worth: Fraction
    """The most points that one of the questions can give."""


class Gate(NamedTuple):
    """What is required of a node, an area or a question, and what there is."""

    required: Fraction
    actual: Fraction

    @property
    def is_met(self) -> bool:
        return self.actual >= self.required


@dataclass(frozen=True)
class Regulation:
    """All figures of one regulation. `areas` are sums of nodes; `gates` are minima in points by target and code."""

    indicators: tuple[Indicator, ...]
    ratios: Mapping[str, Ratio]
    areas: Mapping[str, tuple[str, ...]]
    gates: Mapping[str, Mapping[str, Fraction]]

    @cached_property
    def questions(self) -> dict[str, str]:
        """The kind of every question, in the order of the form."""
        return {code: kind for one in self.indicators for code, kind in one.questions}

    @cached_property
    def nodes(self) -> dict[str, tuple[str, ...]]:
        """The indicators below each code that stands above a question."""
        parts = [code.split(".") for code in self.questions]
        above = dict.fromkeys(".".join(part[:length]) for part in parts for length in range(1, len(part)))
        codes = [one.code for one in self.indicators]
        return {node: tuple(code for code in codes if f"{code}.".startswith(f"{node}.")) for node in above}


@dataclass(frozen=True)
class Figures:
    """Points of everything, and the share of each question: None where nothing counts as its answer."""

    total: Fraction
    shares: Mapping[str, Fraction | None]
    questions: Mapping[str, Fraction]
    nodes: Mapping[str, Fraction]
    areas: Mapping[str, Fraction]
    gates: Mapping[str, Mapping[str, Gate]]


def indicators(table: str) -> tuple[Indicator, ...]:
    """Read lines of code, weight and kinds of the questions a, b, c ...; ``=`` marks a question of its own weight."""
    found = []
    for code, weight, kinds in (line.split() for line in table.strip().splitlines()):
        letters = [(f"{code}.{letter}", kind) for letter, kind in zip(ascii_lowercase, kinds, strict=False)]
        questions = [(code, kinds[1:])] if kinds.startswith("=") else letters
        found.append(Indicator(code, Fraction(weight), tuple(questions), Fraction(weight) / len(questions)))
    return tuple(found)


def gates(table: str, targets: tuple[str, ...]) -> dict[str, dict[str, Fraction]]:
    """Read lines of a code and its minimum for each target; ``-`` where a target has none."""
    rows = [line.split() for line in table.strip().splitlines()]
    return {
        target: {row[0]: Fraction(row[column]) for row in rows if row[column] != "-"}
        for column, target in enumerate(targets, 1)
    }


def score_independently(regulation: Regulation, answers: Answers) -> Figures:
    """All figures of one assessor's answers."""
    shares: dict[str, Fraction | None] = {}
    questions: dict[str, Fraction] = {}
    points: dict[str, Fraction] = {}
    for one in regulation.indicators:
        values = [_share(regulation, code, kind, answers) for code, kind in one.questions]
        points[one.code] = one.weight * _sum(value for value in values if value) / len(values)
        for (code, _), value in zip(one.questions, values, strict=True):
            shares[code] = value
            questions[code] = one.worth * value if value else Fraction(0)
    nodes = {node: _sum(points[code] for code in below) for node, below in regulation.nodes.items()}
    total = _sum(points.values())
    areas = {code: _sum(nodes[part] for part in parts) for code, parts in regulation.areas.items()}
    known = {TOTAL: total, **questions, **nodes, **areas}
    judged = {
        target: {code: Gate(minimum, known[code]) for code, minimum in minima.items()}
        for target, minima in regulation.gates.items()
    }
    return Figures(total, shares, questions, nodes, areas, judged)


def _sum(points: Iterable[Fraction]) -> Fraction:
    return sum(points, Fraction(0))


def _share(regulation: Regulation, code: str, kind: str, answers: Answers) -> Fraction | None:
    answer = answers.get(code)
    if kind in OPTIONS:
        hundredths = OPTIONS[kind].get(str(answer))
        return None if hundredths is None else Fraction(hundredths, 100)
    if kind == RATIO:
        return _ratio(regulation.ratios[code], code, answers)
    number = _number(answer)
    if kind == PERCENTAGE:
        return number if number is not None and 0 <= number <= 1 else None
    # Between 0 and 1 an index is a percentage that was stored in its place.
    fits = number is not None and (number == 0 or 1 <= number <= _BEST_INDEX)
    return number / _BEST_INDEX if number is not None and fits else None


def _ratio(ratio: Ratio, code: str, answers: Answers) -> Fraction | None:
    given: list[Answer | None] = [answers.get(f"{code}:{name}") for name in ratio.counts]
    if _all_blank(given):
        typed = _number(answers.get(code))
        return typed if typed is not None and 0 <= typed <= 1 else None
    stated = answers.get(f"{code}:{ratio.stated}")
    if stated is not None and _all_blank(given[:-1]):
        given[:-1] = [stated, *[0] * (len(given) - 2)]
    counts = [number for number in map(_number, given) if number is not None and number >= 0 and number % 1 == 0]
    if len(counts) < len(given):
        return None
    above, below = ratio.quotient(*counts)
    return Fraction(ratio.at_zero) if below == 0 else min(Fraction(1), max(Fraction(0), above / below))


def _all_blank(given: Iterable[Answer | None]) -> bool:
    return all(one is None for one in given)


def _number(answer: Answer | None) -> Fraction | None:
    """A number as spreadsheets show and compare it: its decimal of at most 15 significant digits."""
    return None if answer is None or isinstance(answer, str) else Fraction(format(answer, ".15g"))
