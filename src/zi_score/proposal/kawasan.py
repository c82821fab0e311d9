"""Several units proposed together: evaluations and what is known of the kawasan in, an outcome for each target out.

Pure. The integration score comes as one number and is never computed from its aspects. What nobody has said is not
assessed, and never taken for met.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from zi_score.frozen import dataclass
from zi_score.outcome import Evaluation
from zi_score.problems import Location, Problem, Severity, found, worst_first
from zi_score.proposal.conditions import ConditionStatus
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.proposal import Kawasan, KawasanScale
from zi_score.rubric.sources import Source


class UnitStatus(StrEnum):
    """What a unit brings to its kawasan for one target."""

    MET = "met"
    NOT_MET = "not_met"
    OTHER_REGULATION = "other_regulation"
    WITHHELD = "withheld"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class KawasanFacts:
    """What its file says of a kawasan: its integration score, and each predicate that it holds or does not.

    None, or a predicate that is missing, is what nobody has said.
    """

    path: str
    name: str
    integration: Fraction | None
    predicates: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Integration:
    """The integration score that a target requires, and the one that there is."""

    required: Fraction
    actual: Fraction | None
    source: Source
    confirmed: bool

    @property
    def margin(self) -> Fraction | None:
        """Actual minus required; None where there is no actual score."""
        return None if self.actual is None else self.actual - self.required

    @property
    def lacking(self) -> Fraction:
        """How much is lacking; all of it where there is no actual score."""
        return max(Fraction(0), self.required - (self.actual or Fraction(0)))

    @property
    def status(self) -> ConditionStatus:
        """Whether the unrounded score reaches what is required."""
        return _status(None if self.actual is None else self.actual >= self.required)


@dataclass(frozen=True, slots=True)
class PriorPredicate:
    """The predicate that the kawasan must hold already, and whether it does."""

    target: str
    title: str
    status: ConditionStatus
    source: Source


@dataclass(frozen=True, slots=True)
class KawasanVerdict:
    """All that a target asks of a kawasan; `units` has the status of each workbook by its path."""

    target: str
    title: str
    units: Mapping[str, UnitStatus]
    integration: Integration
    prior: PriorPredicate | None

    @property
    def lacking_units(self) -> tuple[str, ...]:
        """The paths of the units that do not meet the target."""
        return tuple(path for path, status in self.units.items() if status is not UnitStatus.MET)

    @property
    def requirements(self) -> tuple[ConditionStatus, ...]:
        """What became of everything but the units."""
        return (self.integration.status, *([self.prior.status] if self.prior else []))

    @property
    def is_met(self) -> bool:
        """Whether every unit meets the target, and so does the kawasan itself."""
        are_met = all(status is ConditionStatus.MET for status in self.requirements)
        return bool(self.units) and not self.lacking_units and are_met


@dataclass(frozen=True, slots=True)
class KawasanOutcome:
    """The whole result for one kawasan; `units` has the paths of its workbooks.

    `has_profile` tells that conditions outside the LKE were assessed as well.
    """

    path: str
    name: str
    units: tuple[str, ...]
    rubric: str
    scale: KawasanScale
    verdicts: tuple[KawasanVerdict, ...]
    has_profile: bool
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether the workbooks that were named cannot be those of one kawasan."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def meets(self, target: str) -> bool:
        """Whether the kawasan meets a target; one that was not asked of it is not met."""
        return not self.has_errors and any(one.target == target and one.is_met for one in self.verdicts)


def judge_kawasan(
    rubric: Rubric, law: Kawasan, facts: KawasanFacts, evaluations: Sequence[Evaluation], targets: Sequence[str]
) -> KawasanOutcome:
    """Decide each of these targets that the rubric's law on a kawasan knows."""
    decided = [one for one in evaluations if one.is_decided]
    profiled = [verdict.has_profile for one in decided for verdict in one.decisive.verdicts]
    return KawasanOutcome(
        path=facts.path,
        name=facts.name,
        units=tuple(one.path for one in evaluations),
        rubric=rubric.id,
        scale=law.scale,
        verdicts=tuple(_verdict(rubric, law, facts, evaluations, one) for one in targets if one in law.targets),
        has_profile=bool(profiled) and all(profiled),
        problems=worst_first([*_repeated(evaluations), *_alone(evaluations)]),
    )


def _verdict(
    rubric: Rubric, law: Kawasan, facts: KawasanFacts, evaluations: Sequence[Evaluation], target: str
) -> KawasanVerdict:
    asked = law.targets[target]
    prior = None
    if asked.requires:
        status = _status(facts.predicates.get(asked.requires))
        prior = PriorPredicate(asked.requires, rubric.targets[asked.requires].title, status, asked.source)
    return KawasanVerdict(
        target=target,
        title=rubric.targets[target].title,
        units=MappingProxyType({one.path: _unit_status(one, rubric, target) for one in evaluations}),
        integration=Integration(asked.minimum, facts.integration, asked.source, asked.confirmed),
        prior=prior,
    )


def _unit_status(evaluation: Evaluation, rubric: Rubric, target: str) -> UnitStatus:
    if not evaluation.is_usable:
        return UnitStatus.UNUSABLE
    if evaluation.rubric.id != rubric.id:
        return UnitStatus.OTHER_REGULATION
    if not evaluation.is_decided:
        return UnitStatus.WITHHELD
    return UnitStatus.MET if evaluation.meets(target) else UnitStatus.NOT_MET


def _status(is_so: bool | None) -> ConditionStatus:
    if is_so is None:
        return ConditionStatus.NOT_ASSESSED
    return ConditionStatus.MET if is_so else ConditionStatus.NOT_MET


def _repeated(evaluations: Sequence[Evaluation]) -> Iterator[Problem]:
    """One unit counted twice would hide that another one is missing."""
    first: dict[str, str] = {}
    for evaluation in evaluations:
        if evaluation.submission:
            other = first.setdefault(evaluation.submission.sha256, evaluation.path)
            if other != evaluation.path:
                yield found("ZI892", Location(file=evaluation.path), other=other)


def _alone(evaluations: Sequence[Evaluation]) -> Iterator[Problem]:
    if len(evaluations) == 1:
        yield found("ZI893", Location(file=evaluations[0].path))
