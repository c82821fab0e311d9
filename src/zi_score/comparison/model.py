"""What a comparison is made from and what it says. Frozen; figures are points."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from zi_score.frozen import dataclass, field
from zi_score.identity import UNSTATED, Identity
from zi_score.problems import NOWHERE, Location
from zi_score.rubric.catalogue import Rubric
from zi_score.scorecard import QuestionScore, Scorecard


class ChangeKind(StrEnum):
    """What kind of thing changed; the names are a public contract."""

    ANSWER_RAISED = "answer_raised"
    ANSWER_LOWERED = "answer_lowered"
    ANSWERED = "answered"
    BLANKED = "blanked"
    COUNT_CHANGED = "count_changed"
    UNREADABLE = "became_unreadable"
    ANSWER_CHANGED = "answer_changed"
    """Another answer that is worth the same."""
    NOTE = "note_changed"
    EVIDENCE = "evidence_changed"
    WEIGHT = "weight_edited"
    SCALE = "scale_edited"
    FORMULA = "formula_changed"


ANSWER_KINDS = frozenset(
    {
        ChangeKind.ANSWER_RAISED,
        ChangeKind.ANSWER_LOWERED,
        ChangeKind.ANSWERED,
        ChangeKind.BLANKED,
        ChangeKind.COUNT_CHANGED,
        ChangeKind.UNREADABLE,
        ChangeKind.ANSWER_CHANGED,
    }
)
"""The kinds that concern an answer; only these can move points."""

FactKey = tuple[ChangeKind, str, str]
"""What a fact beside the answers is about: its kind, the official code, and which cell of that row."""
Fact = tuple[str, Location]
"""What stands there, and where."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a scorecard, and what stands beside its answers.

    `facts` has an entry, perhaps empty, wherever the form has such a cell; `untold` are the kinds of change that
    this side cannot tell, such as notes of a saved result. `identity` is what its workbook states of itself.
    """

    path: str
    title: str
    form: str
    scorecard: Scorecard
    facts: Mapping[FactKey, Fact] = field(default_factory=lambda: MappingProxyType({}))
    untold: frozenset[ChangeKind] = frozenset()
    is_saved: bool = False
    identity: Identity = UNSTATED


@dataclass(frozen=True, slots=True)
class Change:
    """One change. An answer has its question's score on both sides; anything else has two texts."""

    code: str
    title: str
    kind: ChangeKind
    points: Fraction
    before: QuestionScore | None
    after: QuestionScore | None
    old_text: str = ""
    new_text: str = ""
    old_place: Location = NOWHERE
    new_place: Location = NOWHERE

    @property
    def place(self) -> Location:
        """Where it stands on the later side."""
        return self.after.response.location if self.after else self.new_place

    @property
    def earlier_place(self) -> Location:
        """Where it stands on the earlier side."""
        return self.before.response.location if self.before else self.old_place


@dataclass(frozen=True, slots=True)
class PartChange:
    """An area, or a part of a component without areas; `changed` counts its questions whose value changed."""

    code: str
    title: str
    weight: Fraction
    before: Fraction
    after: Fraction
    changed: int

    @property
    def points(self) -> Fraction:
        """After minus before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class GateChange:
    """One gate of one target on both sides; `codes` are the questions that it looks at."""

    target: str
    target_title: str
    id: str
    title: str
    code: str
    weight: Fraction
    required: Fraction
    before: Fraction
    after: Fraction
    codes: frozenset[str]

    @property
    def was_met(self) -> bool:
        """Whether it was met before."""
        return self.before >= self.required

    @property
    def is_met(self) -> bool:
        """Whether it is met after."""
        return self.after >= self.required

    @property
    def is_lost(self) -> bool:
        """Met before, not after."""
        return self.was_met and not self.is_met

    @property
    def is_gained(self) -> bool:
        """Met after, not before."""
        return self.is_met and not self.was_met


@dataclass(frozen=True, slots=True)
class TargetChange:
    """One target on both sides, by all of its gates."""

    target: str
    title: str
    gates: tuple[GateChange, ...]

    @property
    def was_met(self) -> bool:
        """Whether all were met before."""
        return all(one.was_met for one in self.gates)

    @property
    def is_met(self) -> bool:
        """Whether all are met after."""
        return all(one.is_met for one in self.gates)

    @property
    def lacking(self) -> tuple[GateChange, ...]:
        """Those that are not met after."""
        return tuple(one for one in self.gates if not one.is_met)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides of one rubric and everything that differs between them, the largest moves first."""

    rubric: Rubric
    before: Side
    after: Side
    gates: tuple[GateChange, ...]
    areas: tuple[PartChange, ...]
    changes: tuple[Change, ...]
    unchanged: int
    untold: tuple[ChangeKind, ...]

    @property
    def points(self) -> Fraction:
        """The difference of the totals: after minus before."""
        return self.after.scorecard.total - self.before.scorecard.total

    @property
    def targets(self) -> tuple[TargetChange, ...]:
        """Each target with its gates, in the order of the rubric."""
        titles = dict.fromkeys((one.target, one.target_title) for one in self.gates)
        return tuple(
            TargetChange(target, title, tuple(one for one in self.gates if one.target == target))
            for target, title in titles
        )

    @property
    def crossed(self) -> tuple[GateChange, ...]:
        """The gates that were crossed in either direction, the lost ones first."""
        return tuple(sorted((one for one in self.gates if one.was_met != one.is_met), key=lambda one: one.is_met))

    @property
    def has_other_form(self) -> bool:
        """Whether the two sides are different forms; a remark, not a change of answers."""
        return self.before.form != self.after.form

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not self.changes

    @property
    def is_regression(self) -> bool:
        """Whether the total is lower or a gate was lost."""
        return self.points < 0 or any(gate.is_lost for gate in self.gates)

    def deciding(self, gate: GateChange) -> tuple[Change, ...]:
        """The changes that moved the points of a gate."""
        return tuple(one for one in self.changes if one.points and one.code in gate.codes)
