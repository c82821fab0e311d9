"""What a rubric's figures must agree on beyond its schema. One small function a rule, all problems at once."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from zi_score.problems import Problem, found
from zi_score.rubric.document import Cited, NodeEntry, QuestionEntry, RubricDocument, ThresholdEntry
from zi_score.rubric.layout_document import LayoutDocument
from zi_score.rubric.yaml_source import KeyPath, YamlSource

Placed = tuple[NodeEntry, KeyPath]


def check_rubric(document: RubricDocument, source: YamlSource) -> list[Problem]:
    """Every disagreement inside a rubric document, in the order of the rules."""
    rules = (
        _weights_add_up,
        _codes_are_unique,
        _codes_follow_their_parents,
        _question_weights_are_all_or_none,
        _scales_fall_from_best_to_worst,
        _questions_fit_their_scales,
        _sources_are_listed,
        _areas_name_known_parts,
        _thresholds_fit_their_subjects,
        _higher_targets_ask_for_more,
    )
    return [problem for rule in rules for problem in rule(document, source)]


def check_layout(layout: LayoutDocument, source: YamlSource, rubric: RubricDocument) -> list[Problem]:
    """Every row that names nothing in the rubric, and everything of the rubric that has no row."""
    nodes = {node.code for node, _ in _nodes(rubric)}
    questions = {question.code: question for question, _ in _questions(rubric)}
    operands = {(code, operand.key) for code, question in questions.items() for operand in question.operands}
    covered: set[object] = set()
    problems = []
    for index, row in enumerate(layout.rows):
        named: tuple[tuple[str, object, object], ...] = (
            ("node", row.node, nodes),
            ("question", row.part or row.question or row.of, questions),
            ("operand", (row.of, row.operand) if row.operand else None, operands),
            ("total", row.total, {"total", *nodes}),
        )
        for kind, name, known in named:
            if name is not None and name not in known:  # type: ignore[operator] # each is a container
                place = source.location(("rows", index))
                problems.append(found("ZI307", place, kind=kind, name=_plain(name)))
        covered |= {row.node, row.question, (row.of, row.operand)}
        sums_at = source.location(("rows", index, "sums"))
        unknown = [key for key in row.sums if (row.of, key) not in operands]
        problems += [found("ZI307", sums_at, kind="operand", name=key) for key in unknown]
    wanted = [*nodes, *questions, *sorted(operands)]
    missing = [name for name in wanted if name not in covered]
    problems += [found("ZI312", source.location(("rows",)), code=_plain(name)) for name in missing]
    for index, formula in enumerate(layout.formulas):
        for code in (formula.node, *formula.averages):
            if code not in nodes and code not in questions:
                place = source.location(("formulas", index))
                problems.append(found("ZI307", place, kind="node", name=code))
    return problems


def _plain(name: object) -> str:
    return " ".join(map(str, name)) if isinstance(name, tuple) else str(name)


def _nodes(document: RubricDocument) -> Iterator[Placed]:
    def below(entries: tuple[NodeEntry, ...], path: KeyPath) -> Iterator[Placed]:
        for index, entry in enumerate(entries):
            yield entry, (*path, index)
            yield from below(entry.children, (*path, index, "children"))

    return below(document.components, ("components",))


def _questions(document: RubricDocument) -> Iterator[tuple[QuestionEntry, KeyPath]]:
    for node, path in _nodes(document):
        for index, question in enumerate(node.questions):
            yield question, (*path, "questions", index)


def _weights_add_up(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    weights = {node.code: node.weight for node, _ in _nodes(document)}

    def check(code: str, weight: Fraction, parts: list[Fraction], path: KeyPath) -> Iterator[Problem]:
        total = sum(parts, Fraction(0))
        if parts and total != weight:
            yield found("ZI304", source.location(path), code=code, weight=weight, sum=total)

    yield from check("total", document.weight, [node.weight for node in document.components], ("weight",))
    for node, path in _nodes(document):
        own = [question.weight for question in node.questions if question.weight is not None]
        yield from check(node.code, node.weight, [child.weight for child in node.children] or own, (*path, "weight"))
    for index, area in enumerate(document.areas):
        parts = [weights[part] for part in area.parts if part in weights]
        yield from check(area.code, area.weight, parts, ("areas", index, "weight"))


def _codes_are_unique(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    placed = [(node.code, path) for node, path in _nodes(document)]
    placed += [(question.code, path) for question, path in _questions(document)]
    placed += [(area.code, ("areas", index)) for index, area in enumerate(document.areas)]
    counts = Counter(code for code, _ in placed)
    for code, path in placed:
        if counts[code] > 1:
            yield found("ZI305", source.location((*path, "code")), code=code)


def _codes_follow_their_parents(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    for node, path in _nodes(document):
        parts = [(child.code, ("children", index)) for index, child in enumerate(node.children)]
        parts += [(question.code, ("questions", index)) for index, question in enumerate(node.questions)]
        for code, steps in parts:
            if not code.startswith(f"{node.code}."):
                yield found("ZI308", source.location((*path, *steps, "code")), code=code, parent=node.code)


def _question_weights_are_all_or_none(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    for node, path in _nodes(document):
        if len({question.weight is None for question in node.questions}) > 1:
            yield found("ZI313", source.location((*path, "questions")), code=node.code)


def _scales_fall_from_best_to_worst(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    for name, scale in document.scales.items():
        shares = list(scale.options.values())
        falls = shares == sorted(set(shares), reverse=True) and shares[:1] == [1] and shares[-1:] == [0]
        if (scale.kind == "choice" and not falls) or scale.minimum >= scale.maximum:
            yield found("ZI309", source.location(("scales", name)), scale=name)


def _questions_fit_their_scales(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    for question, path in _questions(document):
        scale = document.scales.get(question.scale)
        if scale is None:
            yield found("ZI307", source.location((*path, "scale")), kind="scale", name=question.scale)
        elif (scale.kind == "ratio") != (question.ratio is not None):
            wanted = "ratio" if scale.kind == "ratio" else "no ratio"
            place = source.location(path)
            yield found("ZI314", place, code=question.code, scale=question.scale, wanted=wanted)
        elif question.ratio:
            known = {operand.key for operand in question.operands}
            for key in {**question.ratio.numerator, **question.ratio.denominator}:
                if key not in known:
                    yield found("ZI307", source.location((*path, "ratio")), kind="operand", name=key)


def _cited(document: RubricDocument) -> Iterator[tuple[Cited, KeyPath]]:
    yield from ((entry, ("policies", name)) for name, entry in document.policies)
    yield from ((entry, ("scales", name)) for name, entry in document.scales.items())
    yield from _nodes(document)
    yield from ((entry, ("areas", index)) for index, entry in enumerate(document.areas))
    for index, target in enumerate(document.targets):
        yield from ((entry, ("targets", index, "thresholds", at)) for at, entry in enumerate(target.thresholds))
    yield from ((entry, ("conditions", index)) for index, entry in enumerate(document.conditions))
    for question, path in _questions(document):
        if question.ratio:
            ratio = question.ratio
            yield ratio, (*path, "ratio")
            yield ratio.zero_over_zero, (*path, "ratio", "zero_over_zero")
            yield ratio.over_zero, (*path, "ratio", "over_zero")


def _sources_are_listed(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    citations = [(entry.source, path) for entry, path in _cited(document)]
    citations += [(question.source, path) for question, path in _questions(document) if question.source]
    for citation, path in citations:
        if citation.document not in document.sources:
            place = source.location((*path, "source", "document"))
            yield found("ZI306", place, document=citation.document)


def _areas_name_known_parts(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    known = {node.code for node, _ in _nodes(document)}
    for index, area in enumerate(document.areas):
        for at, part in enumerate(area.parts):
            if part not in known:
                yield found("ZI307", source.location(("areas", index, "parts", at)), kind="node", name=part)


def _thresholds(document: RubricDocument) -> Iterator[tuple[str, ThresholdEntry, KeyPath]]:
    for index, target in enumerate(document.targets):
        for at, threshold in enumerate(target.thresholds):
            yield target.id, threshold, ("targets", index, "thresholds", at)


def _thresholds_fit_their_subjects(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    weights: dict[str, Fraction] = {node.code: node.weight for node, _ in _nodes(document)}
    weights |= {question.code: question.weight for question, _ in _questions(document) if question.weight}
    for target, threshold, path in _thresholds(document):
        if threshold.code and threshold.code not in weights:
            place = source.location((*path, "code"))
            yield found("ZI307", place, kind="node", name=threshold.code)
            continue
        limit = Fraction(1) if threshold.share is not None else weights.get(threshold.code, document.weight)
        minimum = threshold.points if threshold.share is None else threshold.share
        if minimum is not None and not 0 <= minimum <= limit:
            place = source.location(path)
            values = {"requirement": threshold.id, "target": target, "minimum": minimum, "weight": limit}
            yield found("ZI310", place, **values)


def _higher_targets_ask_for_more(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    minima = {
        (target, threshold.id): threshold.points if threshold.share is None else threshold.share
        for target, threshold, _ in _thresholds(document)
    }
    lower_of = {target.id: target.requires for target in document.targets}
    for target, threshold, path in _thresholds(document):
        lower = lower_of[target]
        below = minima.get((lower, threshold.id))
        own = minima[target, threshold.id]
        if below is not None and own is not None and own < below:
            place = source.location(path)
            yield found("ZI311", place, requirement=threshold.id, target=target, lower=lower)
