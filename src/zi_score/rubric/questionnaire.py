"""A questionnaire as the program uses it: who is asked what, on which scale, and how answers become an index.

Compiled from a validated file and never changed. Answers are numbers on the scale; weights of variables add up to 1.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType

from zi_score.frozen import dataclass, replace
from zi_score.rubric.sources import Source


def folded_answer(text: str) -> str:
    """An answer in words, however it is typed: lower case, single blanks."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True)
class AnswerScale:
    """The numbers that may be answered, from `minimum` to `maximum`, and the texts, folded, that stand for some."""

    minimum: Fraction
    maximum: Fraction
    step: Fraction
    texts: Mapping[str, Fraction]
    source: Source
    confirmed: bool

    def holds(self, value: Fraction) -> bool:
        """Whether a number is one of the answers."""
        return self.minimum <= value <= self.maximum and (value - self.minimum) % self.step == 0


@dataclass(frozen=True, slots=True)
class Variable:
    """What one or more items ask about; `words` are what a heading may call it.

    `is_optional` where some of the questionnaires in use do not ask about it.
    """

    code: str
    title: str
    weight: Fraction
    words: tuple[str, ...]
    source: Source
    confirmed: bool
    note: str
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One question to the respondent, found in a file by its code or its words."""

    code: str
    variable: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conversion:
    """One way from the mean on the scale to the index: mean x `slope` + `offset`."""

    id: str
    title: str
    formula: str
    slope: Fraction
    offset: Fraction
    reason: str
    source: Source
    confirmed: bool

    def index(self, mean: Fraction) -> Fraction:
        """The index of a mean."""
        return mean * self.slope + self.offset


@dataclass(frozen=True, slots=True)
class Band:
    """A grade, and the least score that earns it."""

    id: str
    title: str
    minimum: Fraction


@dataclass(frozen=True, slots=True)
class Grading:
    """A second figure for comparison, index x `factor`, with its grades from the best to the worst."""

    title: str
    factor: Fraction
    bands: tuple[Band, ...]
    source: Source
    confirmed: bool


@dataclass(frozen=True, slots=True)
class LeastRespondents:
    """How many respondents there must be at the least."""

    count: int
    reason: str
    source: Source
    confirmed: bool


@dataclass(frozen=True, slots=True)
class SampleRule:
    """The constants of the sample formula, and what it is called."""

    title: str
    chi_square: Fraction
    proportion: Fraction
    margin: Fraction
    source: Source
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A whole questionnaire. `questions` has, by rubric, the question of the LKE that its index answers.

    `is_comparison` where its index must not be entered there. `origin` is the file of the user's own, and empty for
    a bundled one.
    """

    id: str
    title: str
    kind: str
    index_title: str
    is_comparison: bool
    fingerprint: str
    origin: str
    questions: Mapping[str, str]
    scale: AnswerScale
    variables: Mapping[str, Variable]
    items: Mapping[str, Item]
    conversions: Mapping[str, Conversion]
    weighting: str
    weighting_confirmed: bool
    least_respondents: LeastRespondents | None
    sample: SampleRule | None
    grading: Grading | None

    def named(self, items: Iterable[str]) -> str:
        """Items for a reader: ``SPKP4 (Waktu), SPKP5 (Penyelesaian)``."""
        return ", ".join(f"{code} ({self.variables[self.items[code].variable].title})" for code in items)

    def with_answers(self, texts: Mapping[str, Fraction]) -> "Questionnaire":
        """The same with further answers in words, folded; those that are not on the scale are left out."""
        held = {text: value for text, value in texts.items() if self.scale.holds(value)}
        return replace(self, scale=replace(self.scale, texts=MappingProxyType({**self.scale.texts, **held})))
