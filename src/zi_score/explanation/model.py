"""What an explanation says: its subject, the gates that look at it, and what another answer would do. Frozen."""

from enum import StrEnum
from fractions import Fraction

from zi_score.explanation.steps import Figure
from zi_score.frozen import dataclass
from zi_score.outcome import Assessment, Evaluation
from zi_score.problems import Problem
from zi_score.rubric.labels import Label
from zi_score.scorecard import QuestionScore
from zi_score.verdict import Requirement


class SubjectKind(StrEnum):
    """What can be explained."""

    TOTAL = "total"
    AREA = "area"
    NODE = "node"
    QUESTION = "question"
    TARGET = "target"
    """Every gate of a target."""
    GATE = "gate"
    """One gate of a target, which may look at several areas."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is explained. `code` is an official code, or ``total``; for gates a target or a target and a gate."""

    kind: SubjectKind
    code: str


@dataclass(frozen=True, slots=True)
class GateTrace:
    """One gate with the steps of what there is, what is required, and the margin between them."""

    target: str
    target_title: str
    requirement: Requirement
    actual: Figure
    required: Figure
    margin: Figure


@dataclass(frozen=True, slots=True)
class GateShift:
    """A gate that another answer would cross, in either direction."""

    target: str
    target_title: str
    gate: Requirement
    """The gate as it would be."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """An answer to a question, scored, and what would follow from it. `difference` is in points of the total.

    `label` is None for what is no option, and where the rubric has no words for it.
    """

    question: QuestionScore
    label: Label | None
    is_present: bool
    total: Fraction
    difference: Fraction
    crossed: tuple[GateShift, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """Something that a question is a part of, with its weight in points."""

    code: str
    title: str
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where the figures of one assessor come from.

    `roots` are the steps that the trace ends in; `gates` those that are asked for or that look at the subject. For
    a question, `within` is what it is a part of, the smallest first, and `findings` the problems at its cells.
    """

    evaluation: Evaluation
    assessment: Assessment
    subject: Subject
    roots: tuple[Figure, ...]
    gates: tuple[GateTrace, ...]
    within: tuple[Whole, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    findings: tuple[Problem, ...] = ()
