"""From a validated document to the catalogue: sources resolved, weights shared out, all by code."""

from collections.abc import Iterator
from fractions import Fraction
from types import MappingProxyType

from zi_score.column_letters import column_number
from zi_score.rubric.absent import AbsentRegulation
from zi_score.rubric.absent_document import AbsentDocument
from zi_score.rubric.catalogue import (
    Area,
    CountLimit,
    Node,
    Operand,
    Policy,
    Question,
    Ratio,
    Rubric,
    Scale,
    Target,
    Threshold,
    ZeroRule,
)
from zi_score.rubric.document import (
    NodeEntry,
    PolicyEntry,
    QuestionEntry,
    RatioEntry,
    RubricDocument,
    TargetEntry,
    ZeroRuleEntry,
)
from zi_score.rubric.labels import Label
from zi_score.rubric.layout import AssessorColumns, FormFormula, Layout, LayoutColumn, LayoutRow, RowKind, UnitNamePlace
from zi_score.rubric.layout_document import AssessorEntry, ColumnEntry, LayoutDocument, RowEntry, UnitNameEntry
from zi_score.rubric.proposal_compilation import affirmation, conditions, kawasan, stages
from zi_score.rubric.sources import Repeal, Source
from zi_score.rubric.written import Citation


def compile_rubric(document: RubricDocument, fingerprint: str, origin: str = "") -> Rubric:
    """Resolve a consistent document; its fingerprint names exactly this content."""
    return _RubricCompiler(document).rubric(fingerprint, origin)


def compile_absent(document: AbsentDocument) -> AbsentRegulation:
    """Resolve a document that stands in place of a rubric."""
    return AbsentRegulation(**document.model_dump(exclude={"schema_version"}))


def compile_layout(document: LayoutDocument) -> Layout:
    """Resolve a layout document."""
    header = document.header
    columns = {
        name: _column(entry)
        for name in ("id", "item", "weight", "criteria", "scale")
        if (entry := getattr(header, name)) is not None
    }
    return Layout(
        id=document.id,
        title=document.title,
        sheets=document.sheets,
        other_sheets=document.other_sheets,
        blank_texts=document.blank_texts,
        header_row=header.row,
        columns=MappingProxyType(columns),
        assessors=tuple(_assessor(entry) for entry in document.assessors),
        variants=tuple(_assessor(entry) for entry in document.variants),
        rows=tuple(_row(entry) for entry in document.rows),
        formulas=MappingProxyType(
            {entry.node: FormFormula(entry.node, entry.averages, entry.cause) for entry in document.formulas}
        ),
        unit_name=_unit_name(document.unit_name),
    )


def _unit_name(entry: UnitNameEntry | None) -> UnitNamePlace | None:
    return UnitNamePlace(entry.sheets, column_number(entry.column), entry.row, entry.blank) if entry else None


def _column(entry: ColumnEntry) -> LayoutColumn:
    return LayoutColumn(entry.title, entry.words, column_number(entry.column), entry.optional)


def _assessor(entry: AssessorEntry) -> AssessorColumns:
    others = {
        name: _column(column)
        for name in ("score", "share", "note", "evidence")
        if (column := getattr(entry, name)) is not None
    }
    return AssessorColumns(entry.id, entry.title, _column(entry.answer), MappingProxyType(others))


def _row(entry: RowEntry) -> LayoutRow:
    kinds: tuple[tuple[RowKind, str | None], ...] = (
        ("node", entry.node),
        ("part", entry.part),
        ("question", entry.question),
        ("operand", entry.operand),
        ("subtotal", entry.subtotal),
        ("total", entry.total),
    )
    kind, name = next((kind, name) for kind, name in kinds if name is not None)
    return LayoutRow(
        kind=kind,
        row=entry.row,
        column=column_number(entry.column),
        marker=entry.marker,
        words=entry.words,
        title=entry.title,
        code=entry.of or name,
        key=name if entry.of else "",
        sums=entry.sums,
        recorded_as=entry.records,
    )


class _RubricCompiler:
    """Carries the source list while the tree is walked."""

    def __init__(self, document: RubricDocument) -> None:
        self.document = document
        self.sources = {name: Source(name, entry.title) for name, entry in document.sources.items()}

    def rubric(self, fingerprint: str, origin: str) -> Rubric:
        document = self.document
        entries = [(entry, "") for entry in document.components]
        nodes: dict[str, Node] = {}
        questions: dict[str, Question] = {}
        for entry, parent in _walk(entries):
            nodes[entry.code] = Node(
                code=entry.code,
                title=entry.title,
                level=entry.level,
                parent=parent,
                weight=entry.weight,
                children=tuple(child.code for child in entry.children),
                questions=tuple(question.code for question in entry.questions),
                source=self.source(entry.source),
            )
            for question in entry.questions:
                questions[question.code] = self.question(question, entry)
        policies = {name: self.policy(entry) for name, entry in document.policies if entry is not None}
        return Rubric(
            id=document.id,
            title=document.title,
            fingerprint=fingerprint,
            origin=origin,
            weight=document.weight,
            repeal=Repeal(document.repeal.by, self.source(document.repeal.source)) if document.repeal else None,
            sources=MappingProxyType(self.sources),
            scales=MappingProxyType(self.scales()),
            nodes=MappingProxyType(nodes),
            questions=MappingProxyType(questions),
            areas=MappingProxyType(
                {
                    entry.code: Area(entry.code, entry.title, entry.weight, entry.parts, self.source(entry.source))
                    for entry in document.areas
                }
            ),
            targets=MappingProxyType({entry.id: self.target(entry) for entry in document.targets}),
            conditions=conditions(document, self.source),
            policies=MappingProxyType(policies),
            affirmation=affirmation(document, self.source),
            stages=stages(document, self.source),
            kawasan=kawasan(document, self.source),
        )

    def source(self, citation: Citation) -> Source:
        return Source(citation.document, self.sources[citation.document].title, citation.pages)

    def scales(self) -> dict[str, Scale]:
        return {
            name: Scale(
                id=name,
                title=entry.title,
                kind=entry.kind,
                options=MappingProxyType(dict(entry.options)),
                minimum=entry.minimum,
                maximum=entry.maximum,
                cell_texts=entry.cell_texts,
                source=self.source(entry.source),
                confirmed=entry.confirmed,
            )
            for name, entry in self.document.scales.items()
        }

    def question(self, entry: QuestionEntry, parent: NodeEntry) -> Question:
        shared = parent.weight / len(parent.questions)
        return Question(
            code=entry.code,
            title=entry.title,
            parent=parent.code,
            scale=entry.scale,
            weight=shared if entry.weight is None else entry.weight,
            has_own_weight=entry.weight is not None,
            labels=MappingProxyType({option: Label(one.id, one.en) for option, one in entry.options.items()}),
            operands=tuple(Operand(operand.key, operand.title, operand.plan) for operand in entry.operands),
            ratio=self.ratio(entry.ratio) if entry.ratio else None,
            limits=tuple(CountLimit(limit.parts, limit.whole) for limit in entry.limits),
            source=self.source(entry.source or parent.source),
            confirmed=entry.confirmed,
            note=entry.note,
        )

    def ratio(self, entry: RatioEntry) -> Ratio:
        return Ratio(
            numerator=MappingProxyType(dict(entry.numerator)),
            denominator=MappingProxyType(dict(entry.denominator)),
            zero_over_zero=self.zero_rule(entry.zero_over_zero),
            over_zero=self.zero_rule(entry.over_zero),
            source=self.source(entry.source),
        )

    def zero_rule(self, entry: ZeroRuleEntry) -> ZeroRule:
        return ZeroRule(entry.score, entry.form_fails, entry.reason, self.source(entry.source), entry.confirmed)

    def policy(self, entry: PolicyEntry) -> Policy:
        return Policy(entry.value, entry.reason, self.source(entry.source), entry.confirmed)

    def target(self, entry: TargetEntry) -> Target:
        thresholds = tuple(
            Threshold(
                id=threshold.id,
                title=threshold.title,
                subject=threshold.subject,
                code=threshold.code,
                minimum=threshold.points if threshold.points is not None else threshold.share or Fraction(0),
                is_share=threshold.points is None,
                source=self.source(threshold.source),
                confirmed=threshold.confirmed,
            )
            for threshold in entry.thresholds
        )
        return Target(entry.id, entry.title, thresholds, entry.requires)


def _walk(entries: list[tuple[NodeEntry, str]]) -> Iterator[tuple[NodeEntry, str]]:
    """Every node below the entries, each before its parts."""
    for entry, parent in entries:
        yield entry, parent
        yield from _walk([(child, entry.code) for child in entry.children])
