"""What a rubric file says beyond the workbook: conditions of a proposal, its stages, and the kawasan."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from zi_score.rubric.written import Cited, Exact, Identifier, Text, Weight


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
