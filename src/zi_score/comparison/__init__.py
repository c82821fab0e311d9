"""Comparison: two scored sides in, what changed between them and what each change moved out. Pure.

It is given the points of every mixture of the two sides and never scores or judges anything itself. Figures are
points unless they are called shares.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial

from zi_score.comparison.attribution import attribute
from zi_score.comparison.model import (
    ANSWER_KINDS,
    Change,
    ChangeKind,
    Comparison,
    FactKey,
    GateChange,
    PartChange,
    Side,
)
from zi_score.comparison.naming import answer_change
from zi_score.rubric.catalogue import Rubric

__all__ = [
    "ANSWER_KINDS",
    "Change",
    "ChangeKind",
    "Comparison",
    "FactKey",
    "GateChange",
    "PartChange",
    "Side",
    "compare",
]

MixedPoints = Callable[[str, frozenset[str]], Fraction]
"""The points of an indicator when these of its questions are as after, and the others as before."""


def compare(
    rubric: Rubric, before: Side, after: Side, gates: Sequence[GateChange], mixed_points: MixedPoints
) -> Comparison:
    """Everything that differs, matched by official code; the largest moves first.

    The points of the changes add up exactly to the difference of the totals.
    """
    moved = dict(_moved(rubric, before, after, mixed_points))
    changes = [*_answer_changes(rubric, before, after, moved), *_fact_changes(rubric, before, after)]
    order = {code: number for number, code in enumerate((*rubric.nodes, *rubric.questions))}
    changes.sort(key=lambda one: (-abs(one.points), one.kind not in ANSWER_KINDS, order.get(one.code, len(order))))
    touched = {change.code for change in changes}
    return Comparison(
        rubric=rubric,
        before=before,
        after=after,
        gates=tuple(gates),
        areas=tuple(_areas(before, after, moved, rubric)),
        changes=tuple(changes),
        unchanged=sum(code not in touched for code in rubric.questions),
        untold=tuple(kind for kind in ChangeKind if kind in before.untold | after.untold),
    )


def _moved(rubric: Rubric, before: Side, after: Side, mixed_points: MixedPoints) -> Iterator[tuple[str, Fraction]]:
    """The points that each changed share moved. Each indicator is a game of its own; all above it are sums."""
    old, new = before.scorecard.questions, after.scorecard.questions
    for node in rubric.nodes.values():
        changed = [
            code
            for code in node.questions
            if (old[code].counted, old[code].share) != (new[code].counted, new[code].share)
        ]
        worth = attribute(changed, partial(mixed_points, node.code))
        yield from worth.items()


def _answer_changes(rubric: Rubric, before: Side, after: Side, moved: Mapping[str, Fraction]) -> Iterator[Change]:
    for code, question in rubric.questions.items():
        old, new = before.scorecard.questions[code], after.scorecard.questions[code]
        kind = answer_change(old, new)
        if kind:
            yield Change(code, question.title, kind, moved.get(code, Fraction(0)), old, new)


def _fact_changes(rubric: Rubric, before: Side, after: Side) -> Iterator[Change]:
    """What differs beside the answers, where both sides can tell it."""
    for (kind, code, part), (text, place) in after.facts.items():
        old = before.facts.get((kind, code, part))
        if old is not None and old[0] != text and kind not in before.untold | after.untold:
            named = rubric.questions.get(code) or rubric.nodes.get(code)
            yield Change(
                code, named.title if named else part, kind, Fraction(0), None, None, old[0], text, old[1], place
            )


def _areas(before: Side, after: Side, moved: Mapping[str, Fraction], rubric: Rubric) -> Iterator[PartChange]:
    below = {
        area.code: {q for part in area.parts for q in rubric.questions_under(part)} for area in rubric.areas.values()
    }
    for code, area in before.scorecard.areas.items():
        count = len(below[code] & moved.keys())
        yield PartChange(code, area.title, area.weight, area.score, after.scorecard.areas[code].score, count)
    for node in rubric.parts_without_areas:
        old, new = before.scorecard.nodes[node.code], after.scorecard.nodes[node.code]
        count = len(moved.keys() & set(rubric.questions_under(node.code)))
        yield PartChange(node.code, old.title, old.weight, old.score, new.score, count)
