"""What a rubric's figures must agree on beyond its schema. One small function a rule, all problems at once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from zi_score.documents.yaml_source import KeyPath, YamlSource
from zi_score.language import _
from zi_score.problems import Problem, found
from zi_score.rubric.document import NodeEntry, QuestionEntry, RubricDocument
from zi_score.rubric.written import Cited

Placed = tuple[NodeEntry, KeyPath]


def check_rubric(document: RubricDocument, source: YamlSource) -> list[Problem]:
    """Every disagreement inside a rubric document, in the order of the rules."""
    rules = (
        _weights_add_up,
        _names_are_unique,
        _codes_follow_their_parents,
        _question_weights_are_all_or_none,
        _scales_fall_from_best_to_worst,
        _questions_fit_their_scales,
        _labels_name_the_options,
        _limits_name_known_counts,
        _raised_counts_raise_the_share,
        _sources_are_listed,
        _areas_name_known_parts,
        _grades_hold_what_is_asked,
    )
    return [problem for rule in rules for problem in rule(document, source)]


def placed_nodes(document: RubricDocument) -> Iterator[Placed]:
    """Every node with its key path, each before its parts."""

    def below(entries: tuple[NodeEntry, ...], path: KeyPath) -> Iterator[Placed]:
        for index, entry in enumerate(entries):
            yield entry, (*path, index)
            yield from below(entry.children, (*path, index, "children"))

    return below(document.components, ("components",))


def placed_questions(document: RubricDocument) -> Iterator[tuple[QuestionEntry, KeyPath]]:
    """Every question with its key path, in order."""
    for node, path in placed_nodes(document):
        for index, question in enumerate(node.questions):
            yield question, (*path, "questions", index)


def _weights_add_up(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    weights = {node.code: node.weight for node, _ in placed_nodes(document)}

    def check(code: str, weight: Fraction, parts: list[Fraction], path: KeyPath) -> Iterator[Problem]:
        total = sum(parts, Fraction(0))
        if parts and total != weight:
            yield found("ZI304", source.location(path), code=code, weight=weight, sum=total)

    yield from check("total", document.weight, [node.weight for node in document.components], ("weight",))
    for node, path in placed_nodes(document):
        own = [question.weight for question in node.questions if question.weight is not None]
        yield from check(node.code, node.weight, [child.weight for child in node.children] or own, (*path, "weight"))
    for index, area in enumerate(document.areas):
        parts = [weights[part] for part in area.parts if part in weights]
        yield from check(area.code, area.weight, parts, ("areas", index, "weight"))


def _names_are_unique(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    codes = [(node.code, (*path, "code")) for node, path in placed_nodes(document)]
    codes += [(question.code, (*path, "code")) for question, path in placed_questions(document)]
    codes += [(area.code, ("areas", index, "code")) for index, area in enumerate(document.areas)]
    yield from repeated(codes, source)
    for question, path in placed_questions(document):
        keys = enumerate(question.operands)
        yield from repeated([(operand.key, (*path, "operands", at, "key")) for at, operand in keys], source)
    yield from repeated([(one.id, ("targets", index, "id")) for index, one in enumerate(document.targets)], source)
    for index, target in enumerate(document.targets):
        gates = enumerate(target.thresholds)
        yield from repeated([(one.id, ("targets", index, "thresholds", at, "id")) for at, one in gates], source)
    yield from repeated([(one.id, ("conditions", at, "id")) for at, one in enumerate(document.conditions)], source)
    yield from repeated([(one.id, ("stages", at, "id")) for at, one in enumerate(document.stages)], source)


def repeated(names: Sequence[tuple[str, KeyPath]], source: YamlSource) -> Iterator[Problem]:
    """A problem at each place of a name that stands at more than one."""
    counts = Counter(name for name, _ in names)
    for name, path in names:
        if counts[name] > 1:
            yield found("ZI305", source.location(path), code=name)


def _codes_follow_their_parents(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    for node, path in placed_nodes(document):
        parts = [(child.code, ("children", index)) for index, child in enumerate(node.children)]
        parts += [(question.code, ("questions", index)) for index, question in enumerate(node.questions)]
        for code, steps in parts:
            if not code.startswith(f"{node.code}."):
                yield found("ZI308", source.location((*path, *steps, "code")), code=code, parent=node.code)


def _question_weights_are_all_or_none(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    for node, path in placed_nodes(document):
        if len({question.weight is None for question in node.questions}) > 1:
            yield found("ZI313", source.location((*path, "questions")), code=node.code)


def _scales_fall_from_best_to_worst(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    for name, scale in document.scales.items():
        shares = list(scale.options.values())
        falls = shares == sorted(set(shares), reverse=True) and shares[:1] == [1] and shares[-1:] == [0]
        if (scale.kind == "choice" and not falls) or scale.minimum >= scale.maximum:
            yield found("ZI309", source.location(("scales", name)), scale=name)


def _questions_fit_their_scales(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    for question, path in placed_questions(document):
        scale = document.scales.get(question.scale)
        if scale is None:
            yield found("ZI307", source.location((*path, "scale")), kind="scale", name=question.scale)
        elif scale.kind == "ratio" and question.ratio is None:
            yield found("ZI314", source.location(path), code=question.code, scale=question.scale, wanted="ratio")
        elif scale.kind != "ratio" and (question.ratio or question.operands):
            wanted = _("pertanyaan tanpa operands dan ratio")
            place = source.location(path)
            yield found("ZI314", place, code=question.code, scale=question.scale, wanted=wanted)
        elif question.ratio:
            for key in {**question.ratio.numerator, **question.ratio.denominator}:
                if key not in {operand.key for operand in question.operands}:
                    yield found("ZI307", source.location((*path, "ratio")), kind="operand", name=key)


def _labels_name_the_options(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    for question, path in placed_questions(document):
        scale = document.scales.get(question.scale)
        if scale and question.options and question.options.keys() != scale.options.keys():
            yield found(
                "ZI322",
                source.location((*path, "options")),
                code=question.code,
                given=", ".join(question.options),
                scale=question.scale,
                wanted=", ".join(scale.options) or _("tanpa pilihan"),
            )


def _limits_name_known_counts(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    for question, path in placed_questions(document):
        known = {operand.key for operand in question.operands}
        for index, limit in enumerate(question.limits):
            for key in (*limit.parts, *limit.whole):
                if key not in known:
                    yield found("ZI307", source.location((*path, "limits", index)), kind="operand", name=key)


def _raised_counts_raise_the_share(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    """A plan that raises a denominator would lower the score, and advise to falsify it."""
    for question, path in placed_questions(document):
        for index, operand in enumerate(question.operands):
            ratio = question.ratio
            raises = ratio and ratio.numerator.get(operand.key, 0) > 0 and operand.key not in ratio.denominator
            if operand.plan == "raise" and not raises:
                place = source.location((*path, "operands", index, "plan"))
                yield found("ZI324", place, code=question.code, key=operand.key)


def _cited(document: RubricDocument) -> Iterator[tuple[Cited, KeyPath]]:
    yield from ((entry, ("policies", name)) for name, entry in document.policies if entry is not None)
    yield from ((entry, ("scales", name)) for name, entry in document.scales.items())
    yield from placed_nodes(document)
    yield from ((entry, ("areas", index)) for index, entry in enumerate(document.areas))
    for index, target in enumerate(document.targets):
        yield from ((entry, ("targets", index, "thresholds", at)) for at, entry in enumerate(target.thresholds))
    yield from ((entry, ("conditions", index)) for index, entry in enumerate(document.conditions))
    yield from ((entry, ("stages", index)) for index, entry in enumerate(document.stages))
    yield from ((entry, ("affirmation",)) for entry in [document.affirmation] if entry)
    if document.kawasan:
        yield document.kawasan, ("kawasan",)
        yield document.kawasan.scale, ("kawasan", "scale")
        yield from ((one, ("kawasan", "targets", name)) for name, one in document.kawasan.targets.items())
    for question, path in placed_questions(document):
        if question.ratio:
            ratio = question.ratio
            yield ratio, (*path, "ratio")
            yield ratio.zero_over_zero, (*path, "ratio", "zero_over_zero")
            yield ratio.over_zero, (*path, "ratio", "over_zero")


def _sources_are_listed(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    citations = [(entry.source, path) for entry, path in _cited(document)]
    citations += [(question.source, path) for question, path in placed_questions(document) if question.source]
    citations += [(document.repeal.source, ("repeal",))] if document.repeal else []
    for citation, path in citations:
        if citation.document not in document.sources:
            place = source.location((*path, "source", "document"))
            yield found("ZI306", place, document=citation.document)


def _areas_name_known_parts(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    known = {node.code for node, _ in placed_nodes(document)}
    for index, area in enumerate(document.areas):
        for at, part in enumerate(area.parts):
            if part not in known:
                yield found("ZI307", source.location(("areas", index, "parts", at)), kind="node", name=part)


def _grades_hold_what_is_asked(document: RubricDocument, source: YamlSource) -> Iterator[Problem]:
    for index, condition in enumerate(document.conditions):
        if condition.kind == "grade":
            for target, grade in condition.minimum.items():
                if grade not in condition.grades:
                    place = source.location(("conditions", index, "minimum", target))
                    yield found("ZI320", place, condition=condition.id, grade=grade)
