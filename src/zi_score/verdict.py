"""The verdict: whether a scorecard meets every score gate of a target, each with its margin.

Pure. A met verdict says that the thresholds are met, not that a predikat is awarded.
"""

from collections.abc import Iterator
from fractions import Fraction

from zi_score.exact import round_half_up
from zi_score.frozen import dataclass
from zi_score.proposal.conditions import AssessedCondition, Facts, assess_conditions
from zi_score.rubric.catalogue import TOTAL, Rubric, Target, Threshold
from zi_score.rubric.sources import Source
from zi_score.scorecard import Scorecard

_DISPLAYED_PLACES = 2


@dataclass(frozen=True, slots=True)
class Requirement:
    """One gate: what is required, what there is. All figures are points except `required_share`.

    `code` is what the gate looks at; `required_share` is set where the regulation states a share.
    """

    id: str
    title: str
    code: str
    required: Fraction
    required_share: Fraction | None
    actual: Fraction
    weight: Fraction
    source: Source
    confirmed: bool

    @property
    def margin(self) -> Fraction:
        """Actual minus required; negative by what is lacking."""
        return self.actual - self.required

    @property
    def is_met(self) -> bool:
        """Whether the unrounded actual reaches what is required."""
        return self.actual >= self.required

    @property
    def is_rounding_sensitive(self) -> bool:
        """Whether the usual two decimals would have decided otherwise."""
        return (round_half_up(self.actual, _DISPLAYED_PLACES) >= self.required) != self.is_met


@dataclass(frozen=True, slots=True)
class Verdict:
    """All gates of one target, the failed ones first and the most lacking of them at the top.

    `conditions` are the requirements outside the workbook; without a profile none of them is assessed. `repealed_by`
    names what repealed the regulation that asks all this, and is empty for one in force.
    """

    target: str
    title: str
    requirements: tuple[Requirement, ...]
    conditions: tuple[AssessedCondition, ...]
    has_profile: bool = False
    repealed_by: str = ""

    @property
    def is_met(self) -> bool:
        """Whether every gate is met."""
        return all(requirement.is_met for requirement in self.requirements)

    @property
    def may_be_proposed(self) -> bool:
        """Whether the scores and every binding condition hold, under a law in force; an unassessed one does not."""
        return not self.repealed_by and self.has_profile and self.holds

    @property
    def holds(self) -> bool:
        """What a required target asks for: the scores alone, and the conditions too once there is a profile."""
        return self.is_met and (not self.has_profile or all(one.allows_proposal for one in self.conditions))

    @property
    def failed(self) -> tuple[Requirement, ...]:
        """The gates that are not met, the most lacking first."""
        return tuple(requirement for requirement in self.requirements if not requirement.is_met)


def judge(rubric: Rubric, scorecard: Scorecard, target: Target, facts: Facts | None = None) -> Verdict:
    """Decide every gate of a target on unrounded points."""
    requirements = [
        requirement for threshold in target.thresholds for requirement in _requirements(rubric, scorecard, threshold)
    ]
    failed = sorted((one for one in requirements if not one.is_met), key=lambda one: one.margin / one.weight)
    met = [one for one in requirements if one.is_met]
    conditions = assess_conditions(rubric, target.id, facts)
    repealed_by = rubric.repeal.by if rubric.repeal else ""
    return Verdict(target.id, target.title, (*failed, *met), conditions, facts is not None, repealed_by)


def _requirements(rubric: Rubric, scorecard: Scorecard, threshold: Threshold) -> Iterator[Requirement]:
    for code, title, weight, actual in _subjects(rubric, scorecard, threshold):
        yield Requirement(
            id=threshold.id if threshold.subject != "each_area" else f"{threshold.id}.{code}",
            title=title,
            code=code,
            required=threshold.minimum * weight if threshold.is_share else threshold.minimum,
            required_share=threshold.minimum if threshold.is_share else None,
            actual=actual,
            weight=weight,
            source=threshold.source,
            confirmed=threshold.confirmed,
        )


def _subjects(
    rubric: Rubric, scorecard: Scorecard, threshold: Threshold
) -> Iterator[tuple[str, str, Fraction, Fraction]]:
    """Code, title, weight and actual points of what a gate looks at."""
    if threshold.subject == "total":
        yield TOTAL, threshold.title, rubric.weight, scorecard.total
    elif threshold.subject == "code":
        known = rubric.nodes.get(threshold.code) or rubric.questions[threshold.code]
        yield threshold.code, threshold.title, known.weight, scorecard.points(threshold.code)
    else:
        for area in rubric.areas.values():
            codes = area.parts if rubric.area_minimum_policy == "per_aspect" else (area.code,)
            for code in codes:
                part = rubric.nodes.get(code) or area
                yield code, part.title, part.weight, scorecard.points(code)
