"""The road to the predicate, held against what a profile says: what is done, what is next, and what stands in the way.

Pure. A stage is done when the profile says so; nothing is concluded from a later one.
"""

from enum import StrEnum

from zi_score.frozen import dataclass
from zi_score.proposal.conditions import AssessedCondition, Facts, assess_conditions
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.proposal import Stage

_NOT_DONE = ("", "tidak")


class StageStatus(StrEnum):
    """Where a unit is. `UNRECORDED`: not said to be done, although a later stage is."""

    DONE = "done"
    UNRECORDED = "unrecorded"
    NEXT = "next"
    LATER = "later"
    NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True, slots=True)
class RoadStage:
    """A stage with where the unit is in it, what the profile says of it, and the conditions that stand in its way."""

    stage: Stage
    status: StageStatus
    recorded: str = ""
    lacking: tuple[AssessedCondition, ...] = ()


@dataclass(frozen=True, slots=True)
class Road:
    """Every stage on the way to one target, in order."""

    rubric: Rubric
    target: str
    has_profile: bool
    steps: tuple[RoadStage, ...]

    @property
    def next_step(self) -> RoadStage | None:
        """The first stage after the last one that is done; None without a profile, or at the end of the road."""
        return next((step for step in self.steps if step.status is StageStatus.NEXT), None)


def road_to(rubric: Rubric, target: str, facts: Facts | None) -> Road:
    """The road to a target, with what a profile says of it."""
    known = facts or Facts()
    recorded = [known.stages.get(stage.id, "") for stage in rubric.stages]
    last_done = max((index for index, text in enumerate(recorded) if text not in _NOT_DONE), default=-1)
    conditions = assess_conditions(rubric, target, facts) if facts else ()
    lacking = tuple(one for one in conditions if not one.allows_proposal)
    steps = []
    for index, (stage, text) in enumerate(zip(rubric.stages, recorded, strict=True)):
        status = _status(index, last_done, text) if facts else StageStatus.NOT_ASSESSED
        is_in_the_way = status is not StageStatus.DONE and "conditions" in stage.checks
        steps.append(RoadStage(stage, status, text, lacking if is_in_the_way else ()))
    return Road(rubric, target, facts is not None, tuple(steps))


def _status(index: int, last_done: int, text: str) -> StageStatus:
    if text not in _NOT_DONE:
        return StageStatus.DONE
    if index < last_done:
        return StageStatus.UNRECORDED
    return StageStatus.NEXT if index == last_done + 1 else StageStatus.LATER
