"""The model of ``portalrb.yaml``, what it must agree on with its rubric, and how it is compiled."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from zi_score.documents.yaml_source import KeyPath, YamlSource
from zi_score.problems import Problem, found
from zi_score.rubric.consistency import placed_questions, repeated
from zi_score.rubric.document import RubricDocument
from zi_score.rubric.labels import Label
from zi_score.rubric.portal import Portal, PortalAssumption, PortalItem, PortalList
from zi_score.rubric.sources import Source
from zi_score.rubric.written import Citation, Cited, Code, Document, Identifier, SourceEntry, Text


class ListEntry(Document):
    """A list of proposed units. `affirmed` are the categories in it that are for the affirmative route."""

    path: Text
    target: Identifier
    categories: Annotated[tuple[Text, ...], Field(min_length=1)]
    affirmed: tuple[Text, ...] = ()


class AssumptionEntry(Cited):
    """What the portal's own documents do not say, in both languages."""

    about: Text
    bodies: Annotated[tuple[Literal["answers", "units"], ...], Field(min_length=1)]
    id: Text
    en: Text


class PortalItemEntry(Document):
    """An item of the portal's list of questions, and the question or count that it asks."""

    id: Annotated[int, Field(gt=0)]
    question: Code
    count: Identifier | None = None


class PortalDocument(Document):
    """How an instansi hands the answers to this rubric over to a portal."""

    schema_version: Literal[1, "1"]
    id: Identifier
    title: Text
    layout: Identifier
    sources: dict[Identifier, SourceEntry]
    source: Citation
    lists: tuple[ListEntry, ...]
    answers: Text
    assumptions: tuple[AssumptionEntry, ...] = ()
    items: tuple[PortalItemEntry, ...]


def check_portal(
    document: PortalDocument, source: YamlSource, rubric: RubricDocument, layouts: tuple[str, ...]
) -> list[Problem]:
    """Every disagreement of a portal document with its rubric and the layouts beside it."""
    asked = {
        code: None
        for question, _ in placed_questions(rubric)
        for code in (
            [f"{question.code}:{one.key}" for one in question.operands] if question.operands else [question.code]
        )
    }
    return [
        *_unknown_names(document, source, rubric, layouts),
        *_items(document, source, asked),
        *_unlisted_sources(document, source),
    ]


def _unknown_names(
    document: PortalDocument, source: YamlSource, rubric: RubricDocument, layouts: tuple[str, ...]
) -> Iterator[Problem]:
    if document.layout not in layouts:
        yield found("ZI307", source.location(("layout",)), kind="layout", name=document.layout)
    targets = {one.id for one in rubric.targets}
    for index, one in enumerate(document.lists):
        if one.target not in targets:
            yield found("ZI307", source.location(("lists", index, "target")), kind="target", name=one.target)
        for category in one.affirmed:
            if category not in one.categories:
                yield found("ZI307", source.location(("lists", index, "affirmed")), kind="category", name=category)


def _items(document: PortalDocument, source: YamlSource, asked: dict[str, None]) -> Iterator[Problem]:
    """Every question and count has exactly one item, and every item asks something."""
    placed: list[tuple[str, KeyPath]] = [(_identity(one), ("items", at)) for at, one in enumerate(document.items)]
    for name, path in placed:
        if name not in asked:
            yield found("ZI307", source.location(path), kind="question", name=name)
    yield from repeated(placed, source)
    yield from repeated([(str(one.id), ("items", at, "id")) for at, one in enumerate(document.items)], source)
    known = {name for name, _ in placed}
    for name in asked:
        if name not in known:
            yield found("ZI929", source.location(("items",)), code=name)


def _unlisted_sources(document: PortalDocument, source: YamlSource) -> Iterator[Problem]:
    citations: list[tuple[str, KeyPath]] = [(document.source.document, ("source", "document"))]
    citations += [
        (one.source.document, ("assumptions", at, "source", "document")) for at, one in enumerate(document.assumptions)
    ]
    for name, path in citations:
        if name not in document.sources:
            yield found("ZI306", source.location(path), document=name)


def _identity(item: PortalItemEntry) -> str:
    return f"{item.question}:{item.count}" if item.count else item.question


def compile_portal(document: PortalDocument) -> Portal:
    """Resolve a consistent document."""

    def cited(citation: Citation) -> Source:
        return Source(citation.document, document.sources[citation.document].title, citation.pages)

    return Portal(
        id=document.id,
        title=document.title,
        layout=document.layout,
        source=cited(document.source),
        lists=tuple(PortalList(one.path, one.target, one.categories, one.affirmed) for one in document.lists),
        answers=document.answers,
        items=tuple(PortalItem(one.id, one.question, one.count or "") for one in document.items),
        assumptions=tuple(
            PortalAssumption(one.about, one.bodies, Label(one.id, one.en), cited(one.source), one.confirmed)
            for one in document.assumptions
        ),
    )
