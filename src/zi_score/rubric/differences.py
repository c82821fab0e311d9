"""What differs between two rubrics: weights, gates, questions, scales, choices and conditions, by official code."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from zi_score.rubric.catalogue import Question, Rubric, Threshold


class Aspect(StrEnum):
    """What of a rubric differs."""

    WEIGHT = "weight"
    GATE = "gate"
    QUESTION = "question"
    PART = "part"
    SCALE = "scale"
    POLICY = "policy"
    CONDITION = "condition"
    STAGE = "stage"
    KAWASAN = "kawasan"
    TARGET = "target"


class RubricChange(NamedTuple):
    """One difference: under which code, and what stands on each side; None where it is not there."""

    aspect: Aspect
    code: str
    title: str
    before: Fraction | str | None
    after: Fraction | str | None


class Rescored(NamedTuple):
    """One workbook under both rubrics, in points. Without a verdict under one of them `reason` says why."""

    path: str
    before: Fraction | None
    after: Fraction | None
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    reason: str = ""


class Fact(NamedTuple):
    """One thing that a rubric says, under a code that is unique among those of its kind."""

    code: str
    title: str
    value: Fraction | str


def compared(aspect: Aspect, before: Iterable[Fact], after: Iterable[Fact]) -> Iterator[RubricChange]:
    """What one side says otherwise than the other, or alone."""
    one, other = ({fact.code: fact for fact in side} for side in (before, after))
    for code in _codes(one, other):
        old, new = one.get(code), other.get(code)
        values = (old.value if old else None, new.value if new else None)
        if values[0] != values[1]:
            title = next(fact.title for fact in (new, old) if fact)
            yield RubricChange(aspect, code, title, *values)


def rubric_changes(before: Rubric, after: Rubric) -> tuple[RubricChange, ...]:
    """Every difference that can alter a score or a verdict, in the order of the rubrics."""
    return (
        *_weights(before, after),
        *_gates(before, after),
        *_questions(before, after),
        *_scales(before, after),
        *_policies(before, after),
        *_beside_the_scores(before, after),
    )


def _weights(before: Rubric, after: Rubric) -> Iterator[RubricChange]:
    for code in _codes(before.nodes, after.nodes):
        one, other = before.nodes.get(code), after.nodes.get(code)
        known = one or other
        if known is None or (one and other and one.weight == other.weight):
            continue
        aspect = Aspect.WEIGHT if one and other else Aspect.PART
        yield RubricChange(aspect, code, known.title, one.weight if one else None, other.weight if other else None)


def _gates(before: Rubric, after: Rubric) -> Iterator[RubricChange]:
    sides = [
        {f"{one.id}.{gate.id}": (one.title, gate) for one in rubric.targets.values() for gate in one.thresholds}
        for rubric in (before, after)
    ]
    for code in _codes(*sides):
        pairs = [side.get(code) for side in sides]
        if pairs[0] and pairs[1] and _gate(pairs[0][1]) == _gate(pairs[1][1]):
            continue
        title = next(f"{target}: {gate.title}" for target, gate in filter(None, pairs))
        yield RubricChange(Aspect.GATE, code, title, *(pair and _gate(pair[1])[-1] for pair in pairs))


def _gate(gate: Threshold) -> tuple[str, str, bool, Fraction]:
    return gate.subject, gate.code, gate.is_share, gate.minimum


def _questions(before: Rubric, after: Rubric) -> Iterator[RubricChange]:
    for code in _codes(before.questions, after.questions):
        one, other = before.questions.get(code), after.questions.get(code)
        title = next(question.title for question in (other, one) if question)
        first, second = _counted(before, one), _counted(after, other)
        if first != second:
            yield RubricChange(Aspect.QUESTION, code, title, first, second)
        if one and other and one.weight != other.weight:
            yield RubricChange(Aspect.WEIGHT, code, title, one.weight, other.weight)
        if one and other:
            yield from compared(Aspect.QUESTION, _of_counts(one), _of_counts(other))


def _counted(rubric: Rubric, question: Question | None) -> str | None:
    """How a question is answered: its scale, and the counts of a percentage; None where it is not asked."""
    if question is None:
        return None
    counts = ", ".join(operand.key for operand in question.operands)
    return f"{rubric.scale_of(question).title} ({counts})" if counts else rubric.scale_of(question).title


def _of_counts(question: Question) -> Iterator[Fact]:
    """By which ratio of its counts a question is scored, and which counts cannot be more than others."""
    if ratio := question.ratio:
        text = f"{_sum(ratio.numerator)} / {_sum(ratio.denominator)}"
        yield Fact(f"{question.code}.ratio", question.title, text)
        yield Fact(f"{question.code}.zero_over_zero", question.title, ratio.zero_over_zero.share)
        yield Fact(f"{question.code}.over_zero", question.title, ratio.over_zero.share)
    limits = "; ".join(f"{' + '.join(one.parts)} <= {' + '.join(one.whole)}" for one in question.limits)
    if limits:
        yield Fact(f"{question.code}.limits", question.title, limits)


def _sum(counts: Mapping[str, Fraction]) -> str:
    return " + ".join(key if factor == 1 else f"{factor} {key}" for key, factor in counts.items())


def _scales(before: Rubric, after: Rubric) -> Iterator[RubricChange]:
    yield from compared(Aspect.SCALE, _of_scales(before), _of_scales(after))


def _of_scales(rubric: Rubric) -> Iterator[Fact]:
    for name, scale in rubric.scales.items():
        yield Fact(name, scale.title, scale.kind)
        yield Fact(f"{name}.minimum", scale.title, scale.minimum)
        yield Fact(f"{name}.maximum", scale.title, scale.maximum)
        yield from (Fact(f"{name}.{option}", scale.title, share) for option, share in scale.options.items())


def _policies(before: Rubric, after: Rubric) -> Iterator[RubricChange]:
    sides = ([Fact(name, "", one.value) for name, one in rubric.policies.items()] for rubric in (before, after))
    yield from compared(Aspect.POLICY, *sides)


def _beside_the_scores(before: Rubric, after: Rubric) -> Iterator[RubricChange]:
    yield from compared(Aspect.TARGET, _of_targets(before), _of_targets(after))
    yield from compared(Aspect.CONDITION, _of_conditions(before), _of_conditions(after))
    yield from compared(Aspect.STAGE, _of_stages(before), _of_stages(after))
    yield from compared(Aspect.KAWASAN, _of_kawasan(before), _of_kawasan(after))


def _of_targets(rubric: Rubric) -> Iterator[Fact]:
    """What a target rests on beside its gates: another that comes before it, the parts of its areas, a law in force."""
    yield from (Fact(f"{one.id}.requires", one.title, one.requires) for one in rubric.targets.values() if one.requires)
    yield from (Fact(code, area.title, ", ".join(area.parts)) for code, area in rubric.areas.items())
    if rubric.repeal:
        yield Fact("repeal", rubric.title, rubric.repeal.by)


def _of_conditions(rubric: Rubric) -> Iterator[Fact]:
    """What each condition asks of each target; how it binds only where that is not the usual."""
    for one in rubric.conditions:
        yield from (Fact(f"{target}.{one.id}", one.title, least) for target, least in one.minimum.items())
        unusual = {
            "applies_to": one.applies_to,
            "grades": ", ".join(one.grades),
            "binding": "" if one.is_binding else "false",
            "deferrable": "true" if one.is_deferrable else "",
        }
        yield from (Fact(f"{one.id}.{name}", one.title, text) for name, text in unusual.items() if text)
    if affirmation := rubric.affirmation:
        yield Fact("affirmation", "", f"{affirmation.applies_to}: {', '.join(affirmation.kinds)}")


def _of_stages(rubric: Rubric) -> Iterator[Fact]:
    """Who acts in each stage, in which place, and what must hold for it."""
    for number, one in enumerate(rubric.stages, 1):
        yield Fact(one.id, one.title, f"{number}. {one.actor}: {', '.join(one.checks) or '-'}")


def _of_kawasan(rubric: Rubric) -> Iterator[Fact]:
    if kawasan := rubric.kawasan:
        yield Fact("aspects", "", "; ".join(kawasan.aspects))
        yield Fact("maximum", "", kawasan.scale.maximum)
        for name, one in kawasan.targets.items():
            yield Fact(f"{name}.minimum", "", one.minimum)
            if one.requires:
                yield Fact(f"{name}.requires", "", one.requires)


def _codes(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*before, *after]))
