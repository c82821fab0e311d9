"""Conditions outside the workbook, held against what is known of a unit and its instansi.

Pure. What nobody has said is not assessed, and never taken for met.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from zi_score.exact import number_readings
from zi_score.frozen import dataclass, field
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.proposal import Condition

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YES_NO: Mapping[str, Fraction] = MappingProxyType({"ya": Fraction(1), "tidak": Fraction(0)})


class ConditionStatus(StrEnum):
    """What became of a condition. `DEFERRED`: affirmation lets the unit be proposed before it is met."""

    MET = "met"
    NOT_MET = "not_met"
    DEFERRED = "deferred"
    NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a profile says: the kind of instansi, whether affirmation is claimed, and a text by condition id.

    `as_of` is the day on which years are counted that are given by their first day. `stages` has a text by stage id:
    ``ya``, ``tidak``, or the day on which the stage was done.
    """

    agency: str = ""
    is_affirmed: bool = False
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    as_of: date | None = None
    stages: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class AssessedCondition:
    """A condition of one target with what is required, what there is (empty when unknown), and the outcome."""

    condition: Condition
    required: str
    actual: str
    status: ConditionStatus

    @property
    def allows_proposal(self) -> bool:
        """Whether it does not stand in the way; a practice without a text never does."""
        return not self.condition.is_binding or self.status in (ConditionStatus.MET, ConditionStatus.DEFERRED)


def assess_conditions(rubric: Rubric, target: str, facts: Facts | None) -> tuple[AssessedCondition, ...]:
    """Every condition of a target that concerns this kind of instansi; without facts, all and none assessed."""
    return _unassessed(rubric, target) if facts is None else _assessed_by(facts, rubric, target)


def _assessed_by(known: Facts, rubric: Rubric, target: str) -> tuple[AssessedCondition, ...]:
    return tuple(
        _assessed(condition, condition.minimum[target], known)
        for condition in rubric.conditions
        if target in condition.minimum and (not known.agency or condition.applies_to in ("", known.agency))
    )


# The same for every workbook without a profile.
@lru_cache(maxsize=32)
def _unassessed(rubric: Rubric, target: str) -> tuple[AssessedCondition, ...]:
    return _assessed_by(Facts(), rubric, target)


def measure(condition: Condition, text: str, as_of: date | None = None) -> Fraction | None:
    """Where a text stands on the condition's own scale, higher being better; None when it is not on it.

    Years may be given by their first day; the whole ones until `as_of` count.
    """
    folded = text.strip().casefold()
    if condition.kind == "yes_no":
        return _YES_NO.get(folded)
    if condition.kind == "grade":
        grades = [grade.casefold() for grade in reversed(condition.grades)]
        return Fraction(grades.index(folded)) if folded in grades else None
    since = day_of(folded) if condition.kind == "years" else None
    if since is not None:
        return Fraction(_whole_years(since, as_of)) if as_of is not None and since <= as_of else None
    readings = number_readings(folded.removesuffix("%") if condition.kind == "percent" else folded)
    if len(readings) != 1 or readings[0] < 0:
        return None
    is_too_much = condition.kind == "percent" and readings[0] > 100  # noqa: PLR2004 - the whole of a percentage
    return None if is_too_much else readings[0]


def day_of(text: str) -> date | None:
    """The day that a text such as ``2024-03-15`` names, or None."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _whole_years(since: date, until: date) -> int:
    has_come_round = (until.month, until.day) >= (since.month, since.day)
    return until.year - since.year - (not has_come_round)


def _assessed(condition: Condition, required: str, facts: Facts) -> AssessedCondition:
    text = facts.values.get(condition.id, "")
    actual, minimum = measure(condition, text, facts.as_of), measure(condition, required)
    if actual is None or minimum is None:
        status = ConditionStatus.NOT_ASSESSED
    else:
        status = ConditionStatus.MET if actual >= minimum else ConditionStatus.NOT_MET
    if facts.is_affirmed and condition.is_deferrable and status is not ConditionStatus.MET:
        status = ConditionStatus.DEFERRED
    return AssessedCondition(condition, required, text, status)
