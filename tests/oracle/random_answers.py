"""Answers at random, with all that may go wrong: blanks, unfit answers, contradictions, and exact boundaries."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from tests.oracle.independent_scorer import (
    INDEX,
    OPTIONS,
    PERCENTAGE,
    RATIO,
    TOTAL,
    Answer,
    Ratio,
    Regulation,
    score_independently,
)

Marks = dict[str, Answer]

_INDICES = (0, 1, 2.5, 3.19, 3.2, 3.59, 3.5999, 3.6, 3.61, 4)
_GOOD_INDICES = (3.6, 3.61, 3.8, 4)
_UNFIT: dict[str, tuple[Answer, ...]] = {
    INDEX: (4.01, 5, -0.5, 87.65, "baik"),
    PERCENTAGE: (101, -0.1, "baik"),
    RATIO: (-1, 1.5, "banyak"),
}
_UNFIT_CHOICES: tuple[Answer, ...] = ("F", "Z", "AB", 7)
_ODD_COUNTS = ((0, 0, 0, 0), (0, 3, 0, 3), (10, 0, 0, 0), (3, 5, 1, 9), (0, 3, 0, 0), (7, 7, 7, 7), (10**7, 1, 1, 1))
_LARGEST_COUNT = 10**11
"""A spreadsheet keeps 15 digits of a number."""


@dataclass(frozen=True)
class _Temper:
    """How good, how blank and how unfit the answers of one assessor are: probabilities."""

    good: float
    blank: float = 0.0
    unfit: float = 0.0


_TEMPERS = (
    _Temper(good=0.0),
    _Temper(good=0.5),
    _Temper(good=0.7, blank=0.02),
    _Temper(good=0.9),
    _Temper(good=0.97, unfit=0.02),
    _Temper(good=1.0),
    _Temper(good=0.5, blank=0.3, unfit=0.05),
    _Temper(good=0.5, blank=0.95),
)


def best(regulation: Regulation) -> Marks:
    """Every answer the best one."""
    marks: Marks = {}
    for code, kind in regulation.questions.items():
        if kind == RATIO:
            marks |= _counts_of(code, regulation.ratios[code], Fraction(1), Random(code))
        else:
            marks[code] = next(iter(OPTIONS[kind])) if kind in OPTIONS else {INDEX: 4, PERCENTAGE: 1}[kind]
    return marks


def deal(regulation: Regulation, random: Random) -> Marks:
    """The answers of one assessor, of which at least the first counts. Every other time some gate is met exactly."""
    if regulation.ratios and random.random() < 0.5:
        marks = _dealt(regulation, random, _Temper(random.uniform(0.2, 0.9)))
        return _meeting_a_gate(regulation, marks, random)
    return _dealt(regulation, random, random.choice(_TEMPERS))


def reassess(regulation: Regulation, earlier: Marks, random: Random) -> Marks:
    """What a later assessor makes of answers: mostly the same, or something else altogether."""
    other = deal(regulation, random)
    if random.random() < 0.3:
        return other
    changed = {code for code in regulation.questions if random.random() < 0.2}
    kept = {name: mark for name, mark in earlier.items() if name.partition(":")[0] not in changed}
    return kept | {name: mark for name, mark in other.items() if name.partition(":")[0] in changed}


def spell(random: Random, mark: Answer) -> Answer:
    """The same answer as somebody else would type it."""
    if random.random() < 0.9:
        return mark
    if isinstance(mark, str):
        return random.choice((mark.lower(), f" {mark} ", f"{mark}."))
    return str(mark).replace(".", ",")


def _dealt(regulation: Regulation, random: Random, temper: _Temper) -> Marks:
    marks: Marks = {}
    for code, kind in regulation.questions.items():
        if kind == RATIO:
            marks |= _counts(code, regulation.ratios[code], random, temper)
        elif random.random() >= temper.blank:
            marks[code] = _answer(kind, random, temper)
    first, kind = next(iter(regulation.questions.items()))
    return marks | {first: random.choice(list(OPTIONS[kind]))}


def _answer(kind: str, random: Random, temper: _Temper) -> Answer:
    if random.random() < temper.unfit:
        return random.choice(_UNFIT.get(kind, _UNFIT_CHOICES))
    if kind == INDEX and random.random() < temper.good / 2:
        return random.choice(_GOOD_INDICES)
    if kind == INDEX:
        return random.choice((*_INDICES, random.randint(100, 400) / 100, random.randint(10_000, 40_000) / 10_000))
    if kind == PERCENTAGE:
        return random.choice((0, 0.7, 0.6999, 1, random.randint(0, 1000) / 1000))
    options = list(OPTIONS[kind])
    return options[0] if random.random() < temper.good else random.choice(options)


def _counts(code: str, ratio: Ratio, random: Random, temper: _Temper) -> Marks:
    """Counts that make sense, or not; seldom a percentage in their place; a stated total that may contradict them."""
    if random.random() < temper.blank:
        return {code: random.choice((0, 0.85, 1, 101))} if random.random() < 0.3 else {}
    if random.random() < 0.4 * (1.1 - temper.good):
        marks = _named(code, ratio, random.choice(_ODD_COUNTS))
    elif random.random() < temper.good:
        marks = _counts_of(code, ratio, Fraction(1), random)
    else:
        most = random.choice((1, 3, 20, 1000))
        marks = _named(code, ratio, [random.randint(0, most) for _ in ratio.counts])
    if ratio.stated and random.random() < 0.3:
        marks[f"{code}:{ratio.stated}"] = random.randint(0, 30)
    spoiled = random.choice([name for name in marks if not name.endswith(f":{ratio.stated}")])
    if random.random() < temper.blank:
        del marks[spoiled]
    elif random.random() < temper.unfit:
        marks[spoiled] = random.choice(_UNFIT[RATIO])
    return marks


def _named(code: str, ratio: Ratio, counts: Iterable[int]) -> Marks:
    return {f"{code}:{name}": count for name, count in zip(ratio.counts, counts, strict=False)}


def _counts_of(code: str, ratio: Ratio, share: Fraction, random: Random) -> Marks:
    """Counts with exactly this share."""
    factor = random.randint(1, 12)
    whole, part = share.denominator * factor, share.numerator * factor
    if ratio.counts[0] == "pelanggaran_lalu":
        return _named(code, ratio, [whole, whole - part, random.randint(0, 3)])
    middle = len(ratio.counts) - 2
    if ratio.stated:
        first, second = sorted(random.randint(0, whole) for _ in range(middle))
        return _named(code, ratio, [first, second - first, whole - second, part])
    return _named(code, ratio, [whole, *[random.randint(0, 3)] * middle, part])


def _meeting_a_gate(regulation: Regulation, marks: Marks, random: Random) -> Marks:
    """The same answers but for the counts of one ratio: some gate is met exactly, or missed by next to nothing."""
    figures = score_independently(regulation, marks)
    worth = {code: one.worth for one in regulation.indicators for code, _ in one.questions}
    tried = [
        (gate, code)
        for target in regulation.gates
        for name, gate in figures.gates[target].items()
        for code in regulation.ratios
        if name == TOTAL or code.startswith(tuple(f"{part}." for part in regulation.areas.get(name, (name,))))
    ]
    for gate, code in random.sample(tried, len(tried)):
        share = (gate.required - gate.actual + figures.questions[code]) / worth[code]
        if random.random() < 0.3:
            share -= Fraction(1, 10 ** random.randint(3, 7))
        if 0 <= share <= 1 and share.denominator < _LARGEST_COUNT:
            others = {name: mark for name, mark in marks.items() if name.partition(":")[0] != code}
            return others | _counts_of(code, regulation.ratios[code], share, random)
    return marks
