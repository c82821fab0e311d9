"""What the cross-check finds: each difference with its cause, and what remains of the totals' difference."""

from enum import StrEnum
from fractions import Fraction

from zi_score.exact import agrees
from zi_score.frozen import dataclass
from zi_score.problems import Problem, found
from zi_score.submission import RecordedFigure


class Cause(StrEnum):
    """Why a recorded score differs from ours."""

    FORM_FORMULA = "form_formula"
    SKIPPED_BLANK = "skipped_blank"
    DAMAGED_SCALE = "damaged_scale"
    WEIGHT_EDITED = "weight_edited"
    INPUTS = "inputs"
    UNREADABLE = "unreadable"
    TYPED_OVER = "typed_over"
    NO_FORMULA = "no_formula"
    STORED_AS_TEXT = "stored_as_text"
    STALE = "stale"
    UNKNOWN = "unknown"


_PROBLEM_CODES = {
    Cause.FORM_FORMULA: "ZI401",
    Cause.SKIPPED_BLANK: "ZI402",
    Cause.DAMAGED_SCALE: "ZI403",
    Cause.TYPED_OVER: "ZI404",
    Cause.STALE: "ZI405",
    Cause.WEIGHT_EDITED: "ZI406",
    Cause.INPUTS: "ZI407",
    Cause.UNREADABLE: "ZI410",
    Cause.UNKNOWN: "ZI409",
    Cause.NO_FORMULA: "ZI411",
    Cause.STORED_AS_TEXT: "ZI412",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One place at which the workbook departs from us.

    `computed` is our figure, `points` the exact effect on the recorded total: 0 where the form does not
    carry the figure upwards. `details` names what caused it.
    """

    code: str
    figure: RecordedFigure
    computed: Fraction
    cause: Cause
    points: Fraction
    details: str

    @property
    def problem(self) -> Problem:
        """The difference as a finding at its cell."""
        return found(
            _PROBLEM_CODES[self.cause],
            self.figure.location,
            code=self.code,
            recorded=self.figure.value,
            expected=self.computed,
            details=self.details,
        )


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """The comparison of one assessor's recorded scores with a scorecard, all in points."""

    recorded_total: RecordedFigure | None
    computed_total: Fraction
    differences: tuple[Difference, ...]
    notes: tuple[Problem, ...]

    @property
    def explained(self) -> Fraction:
        """The sum of all differences that have a known cause."""
        known = (one.points for one in self.differences if one.cause is not Cause.UNKNOWN)
        return sum(known, Fraction(0))

    @property
    def unexplained(self) -> Fraction:
        """What of the difference between the totals no cause accounts for; binary noise counts as 0."""
        if self.recorded_total is None or self.recorded_total.value is None:
            return Fraction(0)
        rest = self.recorded_total.value - self.computed_total - self.explained
        return Fraction(0) if agrees(rest, Fraction(0)) else rest

    @property
    def problems(self) -> tuple[Problem, ...]:
        """A problem for each difference, and each figure that the workbook does not show as a number."""
        return (*(difference.problem for difference in self.differences), *self.notes)
