"""What a plan says: the least that must change to meet a target, and how safe a target is that is met. Frozen."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from zi_score.answers import Answer, AnswerSet
from zi_score.frozen import dataclass, field
from zi_score.planning.fragility import Fragility
from zi_score.problems import Location
from zi_score.scorecard import Scorecard
from zi_score.verdict import Requirement, Verdict


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a user asks of a plan.

    `efforts` are whole numbers by question, 1 where nothing is said; `locked` questions stay as they are; `indices`
    are the values that survey indices are taken to have; `limit` is the most effort, None for as much as is needed.
    """

    efforts: Mapping[str, int] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    indices: Mapping[str, Fraction] = field(default_factory=dict)
    limit: int | None = None
    wants_alternatives: bool = False


NO_WISHES = Wishes()


class PlannedStep(NamedTuple):
    """One answer raised. `points` are what it adds to the total, `total` is what there is after it.

    `closes` are the gates that are met from this step on. `also` are questions that ask for a raised count once more.
    """

    code: str
    title: str
    location: Location
    before: Answer
    after: Answer
    effort: int
    points: Fraction
    closes: tuple[Requirement, ...] = ()
    total: Fraction = Fraction(0)
    also: tuple[str, ...] = ()


class Substitute(NamedTuple):
    """A step that could be taken in place of another one, with the same effort and as many option steps."""

    instead_of: str
    step: PlannedStep


class Assumption(NamedTuple):
    """A survey index that a plan takes as given; `is_asked` where the user named the value."""

    code: str
    title: str
    before: Fraction | None
    after: Fraction
    is_asked: bool


class AssumedGain(NamedTuple):
    """What an assumed index adds to the total, and the total with it; it comes before every step."""

    assumption: Assumption
    points: Fraction
    total: Fraction


class FrontierPoint(NamedTuple):
    """The highest total that an effort can reach, and whether the target can be met with it."""

    effort: int
    total: Fraction
    is_enough: bool


class LeastChange(NamedTuple):
    """How few answers must change for one target: 0 where it is met, None where no raise of answers meets it.

    `assumed` are survey indices that must rise besides; `barred_by` are gates that raised answers alone cannot meet.
    """

    target: str
    changes: int | None
    assumed: tuple[Assumption, ...] = ()
    barred_by: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What must change for one target.

    `barred_by` are the gates that no raise can meet, without what is assumed; `before` and `after` were scored and
    judged like any workbook. Without steps `after` is what the assumptions alone make of it.
    """

    target: str
    title: str
    barred_by: tuple[Requirement, ...]
    assumed: tuple[Assumption, ...]
    before: Scorecard
    before_verdict: Verdict
    after: Scorecard
    after_verdict: Verdict
    answers: AnswerSet
    steps: tuple[PlannedStep, ...]
    alternatives: tuple[Substitute, ...]
    frontier: tuple[FrontierPoint, ...]
    fragility: Fragility | None

    @property
    def effort(self) -> int:
        """The effort of all steps together; without efforts of the user's own the number of changed answers."""
        return sum(step.effort for step in self.steps)

    @property
    def assumed_gains(self) -> tuple[AssumedGain, ...]:
        """What each assumed index adds, one after the other, from the total of today on."""
        gains, total = [], self.before.total
        for one in self.assumed:
            points = self.after.questions[one.code].score - self.before.questions[one.code].score
            total += points
            gains.append(AssumedGain(one, points, total))
        return tuple(gains)

    @property
    def is_reachable(self) -> bool:
        """Whether the target can be met by raising answers, with nothing assumed but what the user said."""
        return not self.barred_by

    @property
    def least_effort(self) -> int | None:
        """The least effort that meets the target, with what is assumed; None where none does."""
        return next((point.effort for point in self.frontier if point.is_enough), None)
