"""The rubric file as its keepers write it: Pydantic models of ``rubric.yaml``.

They say what may be written and nothing more; `consistency` says what must also agree, and
`compilation` turns the document into the catalogue that the program uses.
"""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, model_validator

from zi_score.rubric.catalogue import Level, OperandPlan, ScaleKind, SubjectKind
from zi_score.rubric.proposal_document import AffirmationEntry, ConditionEntry, KawasanEntry, StageEntry
from zi_score.rubric.written import Citation, Cited, Code, Document, Exact, Identifier, Share, SourceEntry, Text, Weight


class RepealEntry(Document):
    """That the regulation holds no longer, and which one says so."""

    by: Text
    source: Citation


class ScaleEntry(Cited):
    """How a question is answered and what each answer scores. A percentage is always 0 to 1."""

    title: Text
    kind: ScaleKind
    options: dict[str, Exact] = Field(default_factory=dict)
    minimum: Exact = Fraction(0)
    maximum: Exact = Fraction(1)
    cell_texts: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _has_the_limits_of_its_kind(self) -> "ScaleEntry":
        if self.kind == "percent" and (self.minimum != 0 or self.maximum != 1):
            message = "a percentage has no other limits than 0 and 1"
            raise ValueError(message)
        return self


class OperandEntry(Document):
    """One of the counts that a ratio question asks for.

    A plan changes it as `plan` says: it may `raise` it; it lets it fall where a raised one takes its place, if it
    `yields`; denominators and what has happened are `fixed`.
    """

    key: Identifier
    title: Text
    plan: OperandPlan = "fixed"


class ZeroRuleEntry(Cited):
    """What a ratio over zero scores; `form_fails` says that the circulating form shows an error instead."""

    score: Share
    reason: Text
    form_fails: bool = True


class RatioEntry(Cited):
    """A ratio of counts: operand keys with their coefficients."""

    numerator: dict[Identifier, Exact]
    denominator: dict[Identifier, Exact]
    zero_over_zero: ZeroRuleEntry
    over_zero: ZeroRuleEntry


class CountLimitEntry(Document):
    """Counts that together cannot be more than some others together."""

    parts: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    whole: Annotated[tuple[Identifier, ...], Field(min_length=1)]


class LabelEntry(Document):
    """What sets an option of a question apart from its neighbours, in a few words that are not the regulation's."""

    id: Text
    en: Text


class QuestionEntry(Document):
    """One scored question. Without a source of its own it has that of its indicator.

    `options` has words for every option of its scale, or for none.
    """

    code: Code
    title: Text
    scale: Identifier
    options: dict[str, LabelEntry] = Field(default_factory=dict)
    weight: Weight | None = None
    operands: tuple[OperandEntry, ...] = ()
    ratio: RatioEntry | None = None
    limits: tuple[CountLimitEntry, ...] = ()
    source: Citation | None = None
    confirmed: bool = True
    note: str = ""


class NodeEntry(Cited):
    """A component, aspect, area or indicator, with either parts or questions."""

    code: Code
    title: Text
    level: Level
    weight: Weight
    children: tuple["NodeEntry", ...] = ()
    questions: tuple[QuestionEntry, ...] = ()

    @model_validator(mode="after")
    def _has_parts_or_questions(self) -> "NodeEntry":
        if bool(self.children) == bool(self.questions):
            message = f"{self.code} must have either children or questions"
            raise ValueError(message)
        return self


class AreaEntry(Cited):
    """An area across the aspects, as the gates test it."""

    code: Code
    title: Text
    weight: Weight
    parts: Annotated[tuple[Code, ...], Field(min_length=1)]


class ThresholdEntry(Cited):
    """One gate: at least so many points, or at least such a share of the weight."""

    id: Identifier
    title: Text
    subject: SubjectKind
    code: Code | Literal[""] = ""
    points: Exact | None = None
    share: Exact | None = None

    @model_validator(mode="after")
    def _has_one_minimum(self) -> "ThresholdEntry":
        if (self.points is None) == (self.share is None):
            message = f"{self.id} must have either points or share"
            raise ValueError(message)
        if (self.subject == "code") != bool(self.code):
            message = f"{self.id} must name a code exactly when its subject is a code"
            raise ValueError(message)
        return self


class TargetEntry(Document):
    """A predicate with its gates. `requires` names the predicate that must be held already."""

    id: Identifier
    title: Text
    requires: str = ""
    thresholds: tuple[ThresholdEntry, ...]


class PolicyEntry(Cited):
    """A choice made where the regulation is silent."""

    value: Text
    reason: Text


class UnansweredEntry(PolicyEntry):
    """What a blank scores."""

    value: Literal["zero", "skip"]


class AreaMinimumEntry(PolicyEntry):
    """Whether the area gate tests the aspects together or each alone."""

    value: Literal["combined", "per_aspect"]


class AggregationEntry(PolicyEntry):
    """How the answers of an indicator become its score."""

    value: Literal["mean"]


class RoundingEntry(PolicyEntry):
    """How figures are rounded between the steps and at the gates."""

    value: Literal["none"]


class PoliciesEntry(Document):
    """Every choice made where the regulation is silent; a rubric without areas has none about them."""

    unanswered: UnansweredEntry
    area_minimum: AreaMinimumEntry | None = None
    rounding: RoundingEntry
    aggregation: AggregationEntry | None = None


class RubricDocument(Document):
    """The whole of ``rubric.yaml``."""

    schema_version: Literal[1, "1"]
    id: Identifier
    title: Text
    weight: Weight
    repeal: RepealEntry | None = None
    sources: dict[Identifier, SourceEntry]
    policies: PoliciesEntry
    scales: dict[Identifier, ScaleEntry]
    components: Annotated[tuple[NodeEntry, ...], Field(min_length=1)]
    areas: tuple[AreaEntry, ...]
    targets: tuple[TargetEntry, ...]
    conditions: tuple[ConditionEntry, ...] = ()
    affirmation: AffirmationEntry | None = None
    stages: tuple[StageEntry, ...] = ()
    kawasan: KawasanEntry | None = None
