"""A questionnaire file as its keepers write it: the Pydantic models of ``rubrics/surveys/*.yaml``."""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, model_validator

from zi_score.rubric.document import PolicyEntry
from zi_score.rubric.written import Cited, Code, Document, Exact, Identifier, SourceEntry, Text, Weight

ItemCode = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9]*$")]


class AnswerScaleEntry(Cited):
    """The numbers that may be answered; `texts` only where the questionnaire itself prints words for them."""

    minimum: Exact
    maximum: Exact
    step: Weight = Fraction(1)
    texts: dict[Text, Exact] = Field(default_factory=dict)


class VariableEntry(Cited):
    """What is asked about. Without weights all variables count alike; `optional` is what not every one in use asks."""

    code: Identifier
    title: Text
    words: tuple[Text, ...] = ()
    weight: Weight | None = None
    optional: bool = False
    note: str = ""


class ItemEntry(Document):
    """One question to the respondent; without words of its own it has those of its variable."""

    code: ItemCode
    variable: Identifier
    words: tuple[Text, ...] = ()


class ConversionEntry(Cited):
    """One way from the mean to the index, mean x slope + offset, and the same for a reader."""

    id: Identifier
    title: Text
    formula: Text
    slope: Weight
    offset: Exact = Fraction(0)
    reason: Text


class BandEntry(Document):
    """A grade with its least score."""

    id: Text
    title: Text
    minimum: Exact


class GradingEntry(Cited):
    """A second figure for comparison, index x factor, with its grades from the best to the worst."""

    title: Text
    factor: Weight
    bands: Annotated[tuple[BandEntry, ...], Field(min_length=1)]


class LeastRespondentsEntry(Cited):
    """How many respondents there must be at the least."""

    count: Annotated[int, Field(gt=0)]
    reason: Text


class SampleRuleEntry(Cited):
    """The constants of the sample formula of Krejcie and Morgan."""

    title: Text
    chi_square: Weight
    proportion: Annotated[Exact, Field(gt=0, lt=1)]
    margin: Annotated[Exact, Field(gt=0, lt=1)]


class QuestionnaireDocument(Document):
    """The whole of a questionnaire file. `questions` names, by rubric, the question that the index answers."""

    schema_version: Literal[1, "1"]
    id: Identifier
    title: Text
    kind: Identifier
    index_title: Text
    comparison_only: bool = False
    sources: dict[Identifier, SourceEntry]
    questions: dict[Identifier, Code] = Field(default_factory=dict)
    scale: AnswerScaleEntry
    weighting: PolicyEntry
    variables: Annotated[tuple[VariableEntry, ...], Field(min_length=1)]
    items: Annotated[tuple[ItemEntry, ...], Field(min_length=1)]
    conversions: Annotated[tuple[ConversionEntry, ...], Field(min_length=1)]
    least_respondents: LeastRespondentsEntry | None = None
    sample: SampleRuleEntry | None = None
    grading: GradingEntry | None = None
    graded_by: Identifier | None = None

    @model_validator(mode="after")
    def _is_graded_once(self) -> "QuestionnaireDocument":
        if self.grading and self.graded_by:
            message = "grading and graded_by exclude each other"
            raise ValueError(message)
        return self
