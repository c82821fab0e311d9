"""One workbook as a row: its few figures, beside the frame that it shares with others of its instrument."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from zi_score.frozen import dataclass, replace
from zi_score.recap.frame import Frame, FrameGate
from zi_score.submission import Withheld

PARTLY_FILLED = "ZI129"
"""The finding that puts the figures of a row themselves in question."""


class GateOutcome(NamedTuple):
    """A gate and the points that a workbook has there."""

    gate: FrameGate
    actual: Fraction

    @property
    def margin(self) -> Fraction:
        """Actual minus required; negative by what is lacking."""
        return self.actual - self.gate.required

    @property
    def is_met(self) -> bool:
        """Whether the unrounded points reach what is required."""
        return self.actual >= self.gate.required


class RowFinding(NamedTuple):
    """A problem as a row keeps it: in the words of the run that found it."""

    severity: str
    code: str
    place: str
    message: str
    hint: str


class FewestChanges(NamedTuple):
    """How few answers must change for a target: 0 where it is met, None where no raise of answers meets it.

    `surveys` are the questions whose survey index must rise besides; `barred_by` are the ids of the gates that raised
    answers alone cannot meet.
    """

    target: str
    changes: int | None
    surveys: tuple[str, ...] = ()
    barred_by: tuple[str, ...] = ()

    @property
    def by_answers(self) -> int | None:
        """The number where answers alone are enough."""
        return None if self.surveys else self.changes


@dataclass(frozen=True, slots=True)
class RecapRow:
    """One workbook. Without a frame it is unusable, withheld or unfilled, and the first finding says why.

    `group` is the folder that it is grouped under; `answers` is a fingerprint of what every assessor answered;
    `copy_of` is the path of the row that this one repeats; `points` and `actuals` follow the parts and gates of the
    frame; `recorded` is the total that the workbook itself shows; `findings` are the worst problems, `errors` and
    `warnings` count them all; `fewest` is there where it was asked for.
    """

    path: str
    group: str = ""
    sha256: str = ""
    answers: str = ""
    copy_of: str = ""
    unit: str = ""
    layout: str = ""
    assessor: str = ""
    assessor_title: str = ""
    frame: Frame | None = None
    points: tuple[Fraction, ...] = ()
    actuals: tuple[Fraction, ...] = ()
    unanswered: int = 0
    errors: int = 0
    warnings: int = 0
    recorded: Fraction | None = None
    findings: tuple[RowFinding, ...] = ()
    withheld: Withheld | None = None
    is_unfilled: bool = False
    fewest: FewestChanges | None = None

    @property
    def answered(self) -> int:
        """How many questions were read for the assessor whose figures these are."""
        return (self.frame.questions if self.frame else 0) - self.unanswered

    @property
    def partly_filled(self) -> RowFinding | None:
        """That its assessor has answered less than an earlier one, and decides all the same (ZI129)."""
        return next((finding for finding in self.findings if finding.code == PARTLY_FILLED), None)

    @property
    def name(self) -> str:
        """The unit where the form names it, else the path."""
        return self.unit or self.path

    def moved_to(self, path: str, group: str) -> "RecapRow":
        """The same content at another place."""
        return replace(self, path=path, group=group)

    @property
    def total(self) -> Fraction:
        """The total of a usable workbook."""
        return self.points[0]

    def point(self, code: str) -> Fraction | None:
        """The points of a part, or None where this rubric has no such part."""
        parts = self.frame.parts if self.frame else ()
        return next((value for part, value in zip(parts, self.points, strict=True) if part.code == code), None)

    def gates(self, target: str = "") -> tuple[GateOutcome, ...]:
        """The gates of a target, or all."""
        gates = self.frame.gates if self.frame else ()
        both = zip(gates, self.actuals, strict=True)
        return tuple([GateOutcome(gate, actual) for gate, actual in both if target in ("", gate.target)])

    def gates_on(self, code: str) -> tuple[GateOutcome, ...]:
        """The gates of all targets that look at a part."""
        return tuple(one for one in self.gates() if one.gate.code == code)

    def margin(self, target: str) -> Fraction | None:
        """The smallest margin among the gates of a target; negative when any is not met."""
        return min((one.margin for one in self.gates(target)), default=None)

    def is_met(self, target: str) -> bool:
        """Whether every gate of a target of its rubric is met."""
        gates = self.gates(target)
        return bool(gates) and all(one.is_met for one in gates)


def frames_of(rows: Iterable[RecapRow]) -> tuple[Frame, ...]:
    """The frames of rows, each once, in the order in which they appear."""
    return tuple({row.frame.key: row.frame for row in rows if row.frame}.values())
