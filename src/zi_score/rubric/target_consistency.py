"""What a rubric's targets must agree on: known names, gates that can be met, and higher targets that ask for more."""

from collections.abc import Iterator
from fractions import Fraction

from zi_score.documents.yaml_source import KeyPath, YamlSource
from zi_score.problems import Problem, found
from zi_score.rubric.consistency import placed_nodes
from zi_score.rubric.document import RubricDocument, ThresholdEntry


def check_targets(document: RubricDocument, source: YamlSource) -> list[Problem]:
    """Every disagreement about targets inside a rubric document, in the order of the rules."""
    rules = (
        _targets_are_known,
        _thresholds_fit_their_subjects,
        _area_gates_have_areas,
        _higher_targets_ask_for_more,
        _higher_kawasan_targets_ask_for_more,
    )
    return [problem for rule in rules for problem in rule(document, source)]


def _targets_are_known(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    known = {"", *(target.id for target in document.targets)}
    named: list[tuple[str, KeyPath]] = [
        (target.requires, ("targets", index, "requires")) for index, target in enumerate(document.targets)
    ]
    for index, condition in enumerate(document.conditions):
        named += [(target, ("conditions", index, "minimum", target)) for target in condition.minimum]
    for name, entry in document.kawasan.targets.items() if document.kawasan else ():
        path: KeyPath = ("kawasan", "targets", name)
        named += [(name, path), (entry.requires, (*path, "requires"))]
    for name, path in named:
        if name not in known:
            yield found("ZI307", source.location(path), kind="target", name=name)


def _thresholds_fit_their_subjects(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    weights = _weights(document)
    for index, target in enumerate(document.targets):
        for at, threshold in enumerate(target.thresholds):
            path: KeyPath = ("targets", index, "thresholds", at)
            weight = _weight_of_subject(document, weights, threshold)
            if weight is None:
                yield found("ZI307", source.location((*path, "code")), kind="node", name=threshold.code)
            elif not 0 <= _share_asked(threshold, weight) <= 1:
                minimum, limit = (threshold.points, weight) if threshold.share is None else (threshold.share, 1)
                values = {"requirement": threshold.id, "target": target.id, "minimum": minimum, "weight": limit}
                yield found("ZI310", source.location(path), **values)


def _area_gates_have_areas(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    """A gate on each area asks for nothing where there is none, and means nothing until a policy says how."""
    if document.areas and document.policies.area_minimum:
        return
    for index, target in enumerate(document.targets):
        for at, threshold in enumerate(target.thresholds):
            if threshold.subject == "each_area":
                place = source.location(("targets", index, "thresholds", at))
                yield found("ZI317", place, requirement=threshold.id, target=target.id)


def _higher_targets_ask_for_more(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    weights = _weights(document)
    asked = {
        target.id: {
            threshold.id: _share_asked(threshold, weight)
            for threshold in target.thresholds
            if (weight := _weight_of_subject(document, weights, threshold)) is not None
        }
        for target in document.targets
    }
    for index, target in enumerate(document.targets):
        places: dict[str, KeyPath] = {one.id: (at,) for at, one in enumerate(target.thresholds)}
        for name, below in asked.get(target.requires, {}).items():
            # A gate that is left out asks for nothing.
            if asked[target.id].get(name, Fraction(0)) < below:
                place = source.location(("targets", index, "thresholds", *places.get(name, ())))
                yield found("ZI311", place, requirement=name, target=target.id, lower=target.requires)


def _higher_kawasan_targets_ask_for_more(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    targets = document.kawasan.targets if document.kawasan else {}
    for name, entry in targets.items():
        below = targets.get(entry.requires)
        if below and entry.minimum < below.minimum:
            place = source.location(("kawasan", "targets", name, "minimum"))
            yield found("ZI311", place, requirement="kawasan", target=name, lower=entry.requires)


def _weights(document: RubricDocument) -> dict[str, Fraction]:
    """Points by code: of nodes, and of questions, which share out what their node has unless they say."""
    weights: dict[str, Fraction] = {}
    for node, _path in placed_nodes(document):
        weights[node.code] = node.weight
        shared = node.weight / max(1, len(node.questions))
        weights |= {question.code: question.weight or shared for question in node.questions}
    return weights


def _weight_of_subject(
    document: RubricDocument, weights: dict[str, Fraction], threshold: ThresholdEntry
) -> Fraction | None:
    """Points that a gate's subject can reach, of each area the least; None for an unknown code."""
    if threshold.subject == "code":
        return weights.get(threshold.code)
    policy = document.policies.area_minimum
    per_aspect = policy is not None and policy.value == "per_aspect"
    areas = [
        weights.get(part, area.weight) if per_aspect else area.weight for area in document.areas for part in area.parts
    ]
    return min(areas, default=document.weight) if threshold.subject == "each_area" else document.weight


def _share_asked(threshold: ThresholdEntry, weight: Fraction) -> Fraction:
    points = threshold.share * weight if threshold.share is not None else threshold.points or Fraction(0)
    return points / weight
