"""What a report on one unit's evaluation says, before it has words. Frozen; figures are points."""

from fractions import Fraction

from zi_score.comparison import Change
from zi_score.frozen import dataclass
from zi_score.outcome import Assessment, Evaluation
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.sources import Source
from zi_score.scorecard import QuestionScore
from zi_score.submission import Beside
from zi_score.verdict import Requirement, Verdict


@dataclass(frozen=True, slots=True)
class Advice:
    """One gate that is not met, and the questions below it that can add most, each with what it can add."""

    gate: Requirement
    questions: tuple[tuple[QuestionScore, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Lhe:
    """One report. `deciding` concludes; `earlier` is the unit's own assessment beside it, if there are both.

    `is_by_tpi` tells whether the one who concludes is a TPI at all. `changes` are the questions on which the two
    differ, in the order of the form. `advice` is for the first target that is not met, `sought`; none where all are.
    `basis` are the regulations that gates and conditions rest on, `procedure` where the assessment is prescribed.
    """

    evaluation: Evaluation
    deciding: Assessment
    earlier: Assessment | None
    is_by_tpi: bool
    changes: tuple[Change, ...]
    sought: Verdict | None
    advice: tuple[Advice, ...]
    texts: Beside
    basis: tuple[Source, ...]
    procedure: Source | None

    @property
    def rubric(self) -> Rubric:
        """The law by which it was evaluated."""
        return self.evaluation.rubric

    def text(self, assessment: Assessment, code: str, kind: str) -> str:
        """What stands beside the answers to a question and to its counts, in the order of the form."""
        question = self.rubric.questions[code]
        rows = (code, *(f"{code}:{one.key}" for one in question.operands))
        found = (self.texts.get((assessment.scorecard.assessor, row, kind), "") for row in rows)
        return "; ".join(text for text in found if text)
