"""What differs between two rubrics: weights, gates, questions, scales and choices, by official code."""

from collections.abc import Iterator, Mapping
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


def rubric_changes(before: Rubric, after: Rubric) -> tuple[RubricChange, ...]:
    """Every difference that can alter a score or a verdict, in the order of the rubrics."""
    return (
        *_weights(before, after),
        *_gates(before, after),
        *_questions(before, after),
        *_scales(before, after),
        *_policies(before, after),
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


def _counted(rubric: Rubric, question: Question | None) -> str | None:
    """How a question is answered: its scale, and the counts of a percentage; None where it is not asked."""
    if question is None:
        return None
    counts = ", ".join(operand.key for operand in question.operands)
    return f"{rubric.scale_of(question).title} ({counts})" if counts else rubric.scale_of(question).title


def _scales(before: Rubric, after: Rubric) -> Iterator[RubricChange]:
    for name in _codes(before.scales, after.scales):
        one, other = before.scales.get(name), after.scales.get(name)
        for option in _codes(one.options, other.options) if one and other else ():
            values = [side.options.get(option) for side in (one, other) if side]
            if values[0] != values[1]:
                title = other.title if other else ""
                yield RubricChange(Aspect.SCALE, f"{name}.{option}", title, *values)


def _policies(before: Rubric, after: Rubric) -> Iterator[RubricChange]:
    for name in _codes(before.policies, after.policies):
        values = [policy.value if (policy := side.policies.get(name)) else None for side in (before, after)]
        if values[0] != values[1]:
            yield RubricChange(Aspect.POLICY, name, "", *values)


def _codes(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*before, *after]))
