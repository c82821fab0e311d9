"""What the recapitulation lists: the lines of the table of points, and the gates of a target.

All of it follows from the rubric's components, areas and targets.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from zi_score.frozen import dataclass
from zi_score.language import _, shown
from zi_score.rubric.catalogue import TOTAL, Rubric, Target, Threshold
from zi_score.template.wording import percent_text

Emphasis = Literal["", "component", "area", "total"]


@dataclass(frozen=True, slots=True)
class RecapLine:
    """One line of the table; `parts` names the nodes that make it up in each aspect, in their order."""

    code: str
    title: str
    weight: Fraction
    parts: tuple[tuple[str, ...], ...] = ()
    emphasis: Emphasis = ""


@dataclass(frozen=True, slots=True)
class RecapGate:
    """One gate: what it looks at, and the least points."""

    code: str
    title: str
    minimum: Fraction


def aspects(rubric: Rubric) -> tuple[str, ...]:
    """The codes of the nodes that the areas run across, each once. An area that is a whole component has none."""
    parts = [part for area in rubric.areas.values() for part in area.parts]
    parents = [rubric.nodes[part].parent for part in parts]
    return tuple(dict.fromkeys(parent for parent in parents if parent))


def lines(rubric: Rubric, across: tuple[str, ...]) -> Iterator[RecapLine]:
    """Each component with its areas across the aspects and its other parts, and the total at the end."""
    nodes = rubric.nodes
    for component in rubric.components:
        own = tuple((aspect,) if aspect in component.children else () for aspect in across)
        yield RecapLine(component.code, component.title, component.weight, own, "component")
        for area in rubric.areas.values():
            if any(nodes[part].parent in component.children for part in area.parts):
                parts = tuple(tuple(part for part in area.parts if nodes[part].parent == aspect) for aspect in across)
                yield RecapLine(area.code, area.title, area.weight, parts)
        for child in (nodes[code] for code in component.children if code not in across):
            yield RecapLine(child.code, child.title, child.weight, emphasis="area")
            for question in (rubric.questions[code] for code in child.questions):
                if question.has_own_weight:
                    yield RecapLine(question.code, question.title, question.weight)
    yield RecapLine(TOTAL, _("Total"), rubric.weight, emphasis="total")


def gates(rubric: Rubric, target: Target) -> Iterator[RecapGate]:
    """Every gate of a target in the order of the rubric, its minimum in points."""
    for threshold in target.thresholds:
        for code in _subjects(rubric, threshold):
            known = rubric.nodes.get(code) or rubric.areas.get(code) or rubric.questions.get(code)
            weight = known.weight if known else rubric.weight
            title = known.title if known and threshold.subject == "each_area" else threshold.title
            if threshold.is_share:
                share, of = percent_text(threshold.minimum), shown(weight)
                title = _("{title} ({share} dari {weight})").format(title=title, share=share, weight=of)
            yield RecapGate(code, title, threshold.minimum * weight if threshold.is_share else threshold.minimum)


def _subjects(rubric: Rubric, threshold: Threshold) -> tuple[str, ...]:
    """The codes of what a gate looks at, each of which must reach the minimum."""
    if threshold.subject == "total":
        return (TOTAL,)
    if threshold.subject == "code":
        return (threshold.code,)
    if rubric.area_minimum_policy == "combined":
        return tuple(rubric.areas)
    return tuple(part for area in rubric.areas.values() for part in area.parts)
