"""What a layout must agree on with its rubric: every row names something known, and everything has one row."""

from collections.abc import Iterator

from zi_score.documents.yaml_source import KeyPath, YamlSource
from zi_score.problems import Problem, found
from zi_score.rubric.catalogue import TOTAL
from zi_score.rubric.consistency import placed_nodes, placed_questions, repeated
from zi_score.rubric.document import RubricDocument
from zi_score.rubric.layout_document import LayoutDocument, RowEntry


def check_layout(layout: LayoutDocument, source: YamlSource, rubric: RubricDocument) -> list[Problem]:
    """Every disagreement of a layout document with its rubric, in the order of the rules."""
    rules = (
        _rubric_is_this_one,
        _rows_name_known_things,
        _rows_stand_below_the_header,
        _formulas_name_known_things,
        _names_are_unique,
        _everything_has_a_row,
        _sources_are_listed,
    )
    return [problem for rule in rules for problem in rule(layout, source, rubric)]


def _rubric_is_this_one(layout: LayoutDocument, source: YamlSource, rubric: RubricDocument) -> Iterator[Problem]:
    if layout.rubric != rubric.id:
        yield found("ZI307", source.location(("rubric",)), kind="rubric", name=layout.rubric)


def _rows_name_known_things(layout: LayoutDocument, source: YamlSource, rubric: RubricDocument) -> Iterator[Problem]:
    nodes, questions, operands = _known(rubric)
    for index, row in enumerate(layout.rows):
        path: KeyPath = ("rows", index)
        about = row.part or row.question or row.of
        if row.node is not None and row.node not in nodes:
            yield found("ZI307", source.location(path), kind="node", name=row.node)
        if about is not None and about not in questions:
            yield found("ZI307", source.location(path), kind="question", name=about)
        if row.total is not None and row.total != TOTAL and row.total not in nodes:
            yield found("ZI307", source.location(path), kind="total", name=row.total)
        for key in (row.operand, *row.sums):
            if key is not None and about in questions and f"{about} {key}" not in operands:
                yield found("ZI307", source.location(path), kind="operand", name=f"{about} {key}")


def _rows_stand_below_the_header(
    layout: LayoutDocument, source: YamlSource, _rubric: RubricDocument
) -> Iterator[Problem]:
    for index, row in enumerate(layout.rows):
        if row.row <= layout.header.row:
            yield found("ZI321", source.location(("rows", index)), row=row.row, header=layout.header.row)


def _formulas_name_known_things(
    layout: LayoutDocument, source: YamlSource, rubric: RubricDocument
) -> Iterator[Problem]:
    nodes, questions, _ = _known(rubric)
    for index, formula in enumerate(layout.formulas):
        for code in (formula.node, *formula.averages):
            if code not in nodes and code not in questions:
                yield found("ZI307", source.location(("formulas", index)), kind="node", name=code)


def _names_are_unique(layout: LayoutDocument, source: YamlSource, _rubric: RubricDocument) -> Iterator[Problem]:
    rows = [(row, ("rows", index)) for index, row in enumerate(layout.rows)]
    yield from repeated([(_thing(row), path) for row, path in rows if _thing(row)], source)
    yield from repeated([(row.part, path) for row, path in rows if row.part is not None], source)
    yield from repeated([(one.id, ("assessors", index, "id")) for index, one in enumerate(layout.assessors)], source)
    yield from repeated([(one.id, ("variants", index, "id")) for index, one in enumerate(layout.variants)], source)
    yield from repeated([(one.node, ("formulas", index, "node")) for index, one in enumerate(layout.formulas)], source)


def _everything_has_a_row(layout: LayoutDocument, source: YamlSource, rubric: RubricDocument) -> Iterator[Problem]:
    covered = {_thing(row) for row in layout.rows}
    for things in _known(rubric):
        for name in things:
            if name not in covered:
                yield found("ZI312", source.location(("rows",)), code=name)


def _sources_are_listed(layout: LayoutDocument, source: YamlSource, rubric: RubricDocument) -> Iterator[Problem]:
    citations: list[tuple[str, KeyPath]] = [(layout.source.document, ())]
    citations += [(one.source.document, ("formulas", index)) for index, one in enumerate(layout.formulas)]
    for document, path in citations:
        if document not in rubric.sources:
            yield found("ZI306", source.location((*path, "source", "document")), document=document)


def _known(rubric: RubricDocument) -> tuple[list[str], list[str], list[str]]:
    """Nodes, questions and operands by name; an operand's includes its question's."""
    questions = [question for question, _ in placed_questions(rubric)]
    return (
        [node.code for node, _ in placed_nodes(rubric)],
        [question.code for question in questions],
        [f"{question.code} {operand.key}" for question in questions for operand in question.operands],
    )


def _thing(row: RowEntry) -> str:
    """What the row is the only one for; empty for group rows and totals, which only repeat something."""
    count = row.operand or row.subtotal
    return f"{row.of} {count}" if count else row.node or row.question or ""
