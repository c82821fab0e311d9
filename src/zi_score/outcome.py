"""The whole result for one workbook: what every report shows."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from zi_score.crosscheck import CrossCheck
from zi_score.frozen import dataclass, field
from zi_score.problems import Location, Problem, Severity
from zi_score.rubric.catalogue import Rubric
from zi_score.scorecard import Scorecard
from zi_score.submission import Submission, Withheld
from zi_score.verdict import Verdict
from zi_score.waivers import Finding

if TYPE_CHECKING:
    from zi_score.evidence.model import QuestionEvidence
    from zi_score.given_answers.supposing import Supposed
    from zi_score.survey.claims import Claim


class Supposition(NamedTuple):
    """Answers that were supposed in place of those of the workbook, and the total without them in points."""

    answers: "tuple[Supposed, ...]"
    total: Fraction


@dataclass(frozen=True, slots=True)
class Assessment:
    """What follows from one assessor's answers. `problems` includes those of its answers and cross-check.

    With a `supposition` the scorecard and the verdicts are those that would follow from it; the cross-check is always
    that of the answers in the workbook.
    """

    title: str
    scorecard: Scorecard
    verdicts: tuple[Verdict, ...]
    cross_check: CrossCheck
    problems: tuple[Problem, ...]
    supposition: Supposition | None = None

    def verdict(self, target: str) -> Verdict:
        """The verdict on one target."""
        return next(verdict for verdict in self.verdicts if verdict.target == target)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The whole result for one workbook; `assessments` holds the filled assessors, first tier first.

    An input that cannot be used has no assessments and says why in `problems`. `was_recognised` tells that the
    workbook is of this rubric although another was asked for. `claims` are the answers that surveys were put beside.
    Where the verdict is withheld `verdict_assessor` is empty and no assessment has verdicts; scores are still there.
    """

    path: str
    rubric: Rubric
    submission: Submission | None = None
    assessments: tuple[Assessment, ...] = ()
    verdict_assessor: str = ""
    problems: tuple[Problem, ...] = ()
    was_recognised: bool = False
    claims: "tuple[Claim, ...]" = ()

    @property
    def is_usable(self) -> bool:
        """Whether the workbook could be scored at all."""
        return bool(self.assessments)

    @property
    def withheld(self) -> Withheld | None:
        """Why there is no verdict on a workbook that could be scored; None where there is one."""
        return self.submission.withheld if self.submission else None

    @property
    def is_decided(self) -> bool:
        """Whether there is a verdict: the workbook could be scored, and it is known whose answers decide."""
        return self.is_usable and bool(self.verdict_assessor)

    @property
    def decisive(self) -> Assessment:
        """The assessment whose verdict counts; only of an evaluation that is decided."""
        return next(one for one in self.assessments if one.scorecard.assessor == self.verdict_assessor)

    @property
    def leading(self) -> Assessment:
        """The assessment that a report is drawn around: the decisive one, or the last where no verdict is given."""
        return self.decisive if self.is_decided else self.assessments[-1]

    def meets(self, target: str) -> bool:
        """Whether a target that is required is met: on score, and on the conditions too once there is a profile.

        The gates of a repealed regulation meet nothing unless that regulation was asked for.
        """
        is_asked = not (self.was_recognised and self.rubric.repeal)
        return self.is_decided and is_asked and self.decisive.verdict(target).holds

    @property
    def has_errors(self) -> bool:
        """Whether any problem is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of the form and where it was found: `cells` are those of the answers, by assessor.

    `place` has no row where the workbook lacks it.
    """

    identity: str
    kind: str
    code: str
    key: str
    title: str
    place: Location
    cells: Mapping[str, Location]


@dataclass(frozen=True, slots=True)
class Reading:
    """What of a workbook was recognised; `left_over` is what the recognition itself has to say."""

    evaluation: Evaluation
    rows: tuple[ReadRow, ...]
    left_over: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """What a check demands: no finding as bad as `fail_on` or worse, and the target `require`, if any."""

    fail_on: Severity = Severity.ERROR
    require: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """An evaluation with everything that was found in its workbook, each finding waived or not.

    `evidence` has what each question names, where it was looked up in a folder. `content` has the bytes of the workbook
    where a copy of it is to be made.
    """

    evaluation: Evaluation
    findings: tuple[Finding, ...]
    evidence: "tuple[QuestionEvidence, ...]" = ()
    content: bytes = field(default=b"", repr=False)

    def failing(self, gate: Demand) -> tuple[Finding, ...]:
        """The findings for which the workbook does not pass."""
        return tuple(
            finding
            for finding in self.findings
            if not finding.is_waived and finding.problem.severity.rank <= gate.fail_on.rank
        )

    def meets(self, gate: Demand) -> bool:
        """Whether the required target is met on score; without one there is nothing to meet."""
        return not gate.require or self.evaluation.meets(gate.require)

    def passes(self, gate: Demand) -> bool:
        """Whether the workbook has a verdict and no failing finding, and meets what is required."""
        return self.evaluation.is_decided and not self.failing(gate) and self.meets(gate)
