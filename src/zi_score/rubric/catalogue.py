"""The rubric as the program uses it: flat, indexed by official code, exact, and without Pydantic.

It is compiled from the validated files and never changed. Weights are points, shares are 0..1.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from zi_score.frozen import dataclass
from zi_score.rubric.labels import Label
from zi_score.rubric.proposal import Affirmation, Condition, Kawasan, Stage
from zi_score.rubric.sources import Repeal, Source

Level = Literal["component", "aspect", "area", "indicator"]
ScaleKind = Literal["choice", "ratio", "index", "percent"]
UnansweredPolicy = Literal["zero", "skip"]
AreaMinimumPolicy = Literal["combined", "per_aspect"]
SubjectKind = Literal["total", "code", "each_area"]
OperandPlan = Literal["raise", "yields", "fixed"]
"""A count that may be raised; one that falls where a raised one takes its place; one that stays as it is."""
TOTAL = "total"
"""The code under which the whole is addressed beside the official codes."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How a question is answered: one of ordered options, a ratio of counts, an index, or a percentage."""

    id: str
    title: str
    kind: ScaleKind
    options: Mapping[str, Fraction]
    minimum: Fraction
    maximum: Fraction
    cell_texts: tuple[str, ...]
    source: Source
    confirmed: bool

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Operand:
    """One of the counts that a ratio question asks for, and what a plan may do with it."""

    key: str
    title: str
    plan: OperandPlan = "fixed"


@dataclass(frozen=True, slots=True)
class CountLimit:
    """Counts that together cannot be more than some others together."""

    parts: tuple[str, ...]
    whole: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ZeroRule:
    """What a ratio over zero scores, and why. `form_fails` where the circulating form divides by zero."""

    share: Fraction
    form_fails: bool
    reason: str
    source: Source
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Ratio:
    """Numerator over denominator, both sums of operands with coefficients, limited to 0..1."""

    numerator: Mapping[str, Fraction]
    denominator: Mapping[str, Fraction]
    zero_over_zero: ZeroRule
    over_zero: ZeroRule
    source: Source


@dataclass(frozen=True, slots=True)
class Question:
    """One scored question. `weight` is its full worth in points when every sibling is answered.

    `labels` has words for every option of its scale, or for none.
    """

    code: str
    title: str
    parent: str
    scale: str
    weight: Fraction
    has_own_weight: bool
    labels: Mapping[str, Label]
    operands: tuple[Operand, ...]
    ratio: Ratio | None
    limits: tuple[CountLimit, ...]
    source: Source
    confirmed: bool
    note: str


@dataclass(frozen=True, slots=True)
class Node:
    """A component, aspect, area or indicator. Its score is the sum of its parts."""

    code: str
    title: str
    level: Level
    parent: str
    weight: Fraction
    children: tuple[str, ...]
    questions: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Area:
    """An area as the gates see it: its parts in each aspect taken together."""

    code: str
    title: str
    weight: Fraction
    parts: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Threshold:
    """One gate of a target: the least points that a subject must reach."""

    id: str
    title: str
    subject: SubjectKind
    code: str
    minimum: Fraction
    is_share: bool
    source: Source
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Target:
    """A predicate that a unit may be proposed for, with its score gates."""

    id: str
    title: str
    thresholds: tuple[Threshold, ...]
    requires: str


@dataclass(frozen=True, slots=True)
class Policy:
    """A choice made where the regulation is silent."""

    value: str
    reason: str
    source: Source
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Rubric:
    """A whole instrument. `origin` is the folder of a rubric of the user's own, and empty for a bundled one.

    `repeal` is None for a regulation that is in force.
    """

    id: str
    title: str
    fingerprint: str
    origin: str
    weight: Fraction
    repeal: Repeal | None
    sources: Mapping[str, Source]
    scales: Mapping[str, Scale]
    nodes: Mapping[str, Node]
    questions: Mapping[str, Question]
    areas: Mapping[str, Area]
    targets: Mapping[str, Target]
    conditions: tuple[Condition, ...]
    policies: Mapping[str, Policy]
    affirmation: Affirmation | None = None
    stages: tuple[Stage, ...] = ()
    kawasan: Kawasan | None = None

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    @property
    def components(self) -> tuple[Node, ...]:
        """The nodes at the top, in order."""
        return tuple(node for node in self.nodes.values() if not node.parent)

    @property
    def parts_without_areas(self) -> tuple[Node, ...]:
        """The parts of each component that no area looks at, such as those of *hasil*."""
        covered = {part for area in self.areas.values() for part in area.parts}
        return tuple(
            self.nodes[child]
            for component in self.components
            if not any(self._is_within(code, component.code) for code in covered)
            for child in component.children
        )

    def _is_within(self, code: str, ancestor: str) -> bool:
        while code and code != ancestor:
            code = self.nodes[code].parent
        return bool(code)

    @property
    def unanswered_policy(self) -> UnansweredPolicy:
        """What a blank scores unless the user asks otherwise."""
        return "skip" if self.policies["unanswered"].value == "skip" else "zero"

    @property
    def area_minimum_policy(self) -> AreaMinimumPolicy:
        """Whether the area gate tests pemenuhan and reform together or each alone."""
        policy = self.policies.get("area_minimum")
        return "per_aspect" if policy and policy.value == "per_aspect" else "combined"

    def scale_of(self, question: Question) -> Scale:
        """The scale of a question."""
        return self.scales[question.scale]

    def questions_under(self, code: str) -> tuple[str, ...]:
        """The codes of all questions that a code stands for: the total, an area, a node, or a question alone."""
        if code == TOTAL:
            return tuple(self.questions)
        if code in self.questions:
            return (code,)
        if code in self.areas:
            return tuple(question for part in self.areas[code].parts for question in self.questions_under(part))
        node = self.nodes[code]
        below = [question for child in node.children for question in self.questions_under(child)]
        return (*below, *node.questions)
