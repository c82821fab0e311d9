"""The rubric file as its keepers write it: Pydantic models of ``rubric.yaml``.

They say what may be written and nothing more; `consistency` says what must also agree, and
`compilation` turns the document into the catalogue that the program uses.
"""

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from zi_score.rubric.catalogue import Level, ScaleKind, SubjectKind


def _to_fraction(value: Any) -> Any:
    """A number is kept as the decimal or fraction that was written."""
    if isinstance(value, str):
        try:
            return Fraction(value)
        except (ValueError, ZeroDivisionError) as error:
            message = f"not a number: {value!r}"
            raise ValueError(message) from error
    return value


Exact = Annotated[
    Fraction,
    BeforeValidator(_to_fraction),
    WithJsonSchema({"type": ["number", "string"], "description": "A decimal, or a fraction such as 2/3."}),
]
Weight = Annotated[Exact, Field(gt=0)]
Share = Annotated[Exact, Field(ge=0, le=1)]
Code = Annotated[str, Field(pattern=r"^[A-Z](\.[A-Za-z0-9]+)*$")]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$")]
Text = Annotated[str, Field(min_length=1)]


class Document(BaseModel):
    """Common strictness: nothing unknown, nothing changed later."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class SourceEntry(Document):
    """A document that figures are taken from."""

    title: Text
    kind: Literal["regulation", "form", "practice", "interpretation"]
    note: str = ""


class Citation(Document):
    """A place in one of the listed documents."""

    document: Identifier
    pages: str = ""


class Cited(Document):
    """Anything that rests on a source."""

    source: Citation
    confirmed: bool = True


class RepealEntry(Document):
    """That the regulation holds no longer, and which one says so."""

    by: Text
    source: Citation


class ScaleEntry(Cited):
    """How a question is answered and what each answer scores. A percentage is always 0 to 1."""

    title: Text
    kind: ScaleKind
    options: dict[str, Exact] = {}
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
    """One of the counts that a ratio question asks for."""

    key: Identifier
    title: Text


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


class QuestionEntry(Document):
    """One scored question. Without a source of its own it has that of its indicator."""

    code: Code
    title: Text
    scale: Identifier
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


class ConditionEntry(Cited):
    """A requirement outside the workbook, with its minimum for each target."""

    id: Identifier
    title: Text
    holder: Literal["instansi", "unit"]
    kind: Literal["grade", "level", "percent", "years", "yes_no"]
    applies_to: str = ""
    minimum: dict[Identifier, str]
    grades: tuple[Text, ...] = ()
    binding: bool = True
    deferrable: bool = False
    note: str = ""


class AffirmationEntry(Cited):
    """A route by which some kinds of unit may be proposed while conditions are still being met."""

    applies_to: Identifier
    kinds: Annotated[tuple[Identifier, ...], Field(min_length=1)]


class StageEntry(Cited):
    """A stage on the road to the predicate; `checks` says what must hold for it."""

    id: Identifier
    title: Text
    actor: Text
    checks: tuple[Literal["scores", "conditions"], ...] = ()
    note: str = ""


class KawasanScaleEntry(Cited):
    """From 0 to what an integration score goes."""

    maximum: Weight
    reason: Text


class KawasanTargetEntry(Cited):
    """The least integration score for a target, and the predicate that the kawasan must hold already."""

    minimum: Exact
    requires: str = ""


class KawasanEntry(Cited):
    """What several units together must reach: each its own target, and an integration score of all."""

    aspects: Annotated[tuple[Text, ...], Field(min_length=1)]
    scale: KawasanScaleEntry
    targets: Annotated[dict[Identifier, KawasanTargetEntry], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_minima_within_its_scale(self) -> "KawasanEntry":
        for name, target in self.targets.items():
            if not 0 <= target.minimum <= self.scale.maximum:
                message = f"the minimum for {name} is not within 0 and {self.scale.maximum}"
                raise ValueError(message)
        return self


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
