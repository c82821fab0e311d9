"""The whole result for one workbook: what every report shows."""

from dataclasses import dataclass

from zi_score.answers import Submission
from zi_score.crosscheck import CrossCheck
from zi_score.problems import Problem, Severity
from zi_score.rubric.catalogue import Rubric
from zi_score.scorecard import Scorecard
from zi_score.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Assessment:
    """What follows from one assessor's answers. `problems` includes those of its answers and cross-check."""

    title: str
    scorecard: Scorecard
    verdicts: tuple[Verdict, ...]
    cross_check: CrossCheck
    problems: tuple[Problem, ...]

    def verdict(self, target: str) -> Verdict:
        """The verdict on one target."""
        return next(verdict for verdict in self.verdicts if verdict.target == target)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The whole result for one workbook; `assessments` holds the filled assessors, first tier first.

    An input that cannot be used has no assessments and says why in `problems`.
    """

    path: str
    rubric: Rubric
    submission: Submission | None = None
    assessments: tuple[Assessment, ...] = ()
    verdict_assessor: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_usable(self) -> bool:
        """Whether the workbook could be scored at all."""
        return bool(self.assessments)

    @property
    def decisive(self) -> Assessment:
        """The assessment whose verdict counts."""
        return next(one for one in self.assessments if one.scorecard.assessor == self.verdict_assessor)

    @property
    def has_errors(self) -> bool:
        """Whether any problem is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)
