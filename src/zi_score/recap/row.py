"""One workbook as a row: an evaluation in, its few figures out.

What all workbooks of an instrument share stands in a `Frame`, so that thousands of rows stay small.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from zi_score.answers import Submission, Withheld
from zi_score.language import _
from zi_score.outcome import Assessment, Evaluation
from zi_score.problems import Location, Problem, Severity, found
from zi_score.rubric.catalogue import TOTAL, Rubric

_MOST_FINDINGS = 5
_PARTLY_FILLED = "ZI129"


class Part(NamedTuple):
    """A figure that every row has: the total, a component, an area, a part of a component without areas."""

    code: str
    title: str
    kind: str
    weight: Fraction


class Gate(NamedTuple):
    """A gate of a target, and the least points that it asks for."""

    target: str
    id: str
    code: str
    title: str
    required: Fraction


class Frame(NamedTuple):
    """What the rows of one instrument share: its figures and its gates, in order, and what repealed its regulation.

    `origin` is the folder of a rubric of the user's own.
    """

    rubric: str
    title: str
    fingerprint: str
    policy: str
    parts: tuple[Part, ...]
    targets: tuple[tuple[str, str], ...]
    gates: tuple[Gate, ...]
    questions: int
    repealed_by: str = ""
    origin: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """What tells one frame from another; to compare their hundreds of figures takes far longer."""
        return self.rubric, self.fingerprint, self.policy, self.targets

    @property
    def weight(self) -> Fraction:
        """The most points there are."""
        return self.parts[0].weight


class GateOutcome(NamedTuple):
    """A gate and the points that a workbook has there."""

    gate: Gate
    actual: Fraction

    @property
    def margin(self) -> Fraction:
        """Actual minus required; negative by what is lacking."""
        return self.actual - self.gate.required

    @property
    def is_met(self) -> bool:
        """Whether the unrounded points reach what is required."""
        return self.margin >= 0


class Finding(NamedTuple):
    """A problem as a row keeps it: in the words of the run that found it."""

    severity: str
    code: str
    place: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Row:
    """One workbook. Without a frame it is unusable, withheld or unfilled, and the first finding says why.

    `group` is the folder that it is grouped under; `answers` is a fingerprint of what every assessor answered;
    `copy_of` is the path of the row that this one repeats; `points` and `actuals` follow the parts and gates of the
    frame; `recorded` is the total that the workbook itself shows; `findings` are the worst problems, `errors` and
    `warnings` count them all.
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
    findings: tuple[Finding, ...] = ()
    withheld: Withheld | None = None
    is_unfilled: bool = False

    @property
    def answered(self) -> int:
        """How many questions were read for the assessor whose figures these are."""
        return (self.frame.questions if self.frame else 0) - self.unanswered

    @property
    def has_begun_only(self) -> bool:
        """Whether its assessor has answered less than an earlier one, and decides all the same (ZI129)."""
        return any(finding.code == _PARTLY_FILLED for finding in self.findings)

    @property
    def name(self) -> str:
        """The unit where the form names it, else the path."""
        return self.unit or self.path

    def moved_to(self, path: str, group: str) -> "Row":
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
        outcomes = (GateOutcome(gate, actual) for gate, actual in zip(gates, self.actuals, strict=True))
        return tuple(one for one in outcomes if target in ("", one.gate.target))

    def margin(self, target: str) -> Fraction | None:
        """The smallest margin among the gates of a target; negative when any is not met."""
        return min((one.margin for one in self.gates(target)), default=None)

    def is_met(self, target: str) -> bool:
        """Whether every gate of a target of its rubric is met."""
        margin = self.margin(target)
        return margin is not None and margin >= 0


def frames_of(rows: Iterable[Row]) -> tuple[Frame, ...]:
    """The frames of rows, each once, in the order in which they appear."""
    return tuple({row.frame.key: row.frame for row in rows if row.frame}.values())


def row_of(evaluation: Evaluation, group: str = "") -> Row:
    """The row of an evaluation. The figures are those of the assessor whose verdict counts."""
    submission = evaluation.submission
    if submission is None or not evaluation.is_usable:
        return unusable_row(evaluation.path, evaluation.problems[0], group)
    if submission.withheld:
        return _withheld_row(submission, submission.withheld, group)
    decisive = evaluation.decisive
    if not submission.answer_sets[decisive.scorecard.assessor].is_filled:
        return _unfilled_row(submission, decisive, len(evaluation.rubric.questions), group)
    card = decisive.scorecard
    frame = _frame(evaluation.rubric, decisive)
    recorded = decisive.cross_check.recorded_total
    gates = {(verdict.target, gate.id): gate.actual for verdict in decisive.verdicts for gate in verdict.requirements}
    count = dict.fromkeys(Severity, 0)
    for problem in evaluation.problems:
        count[problem.severity] += 1
    return Row(
        path=evaluation.path,
        group=group,
        sha256=submission.sha256,
        answers=submission.fingerprint,
        unit=submission.unit,
        layout=submission.layout,
        assessor=card.assessor,
        assessor_title=decisive.title,
        frame=frame,
        points=(card.total, *(card.points(part.code) for part in frame.parts[1:])),
        actuals=tuple(gates[gate.target, gate.id] for gate in frame.gates),
        unanswered=len(card.unanswered),
        errors=count[Severity.ERROR],
        warnings=count[Severity.WARNING],
        recorded=recorded.value if recorded else None,
        findings=tuple(map(_finding, _shown_problems(evaluation))),
    )


def unusable_row(path: str, problem: Problem, group: str = "") -> Row:
    """The row of a workbook that could not be used, and why."""
    return Row(path=path, group=group, errors=1, findings=(_finding(problem),))


def _withheld_row(submission: Submission, withheld: Withheld, group: str) -> Row:
    """The row of a workbook whose verdict is withheld: no figure of it may be ranked."""
    row = unusable_row(submission.path, withheld.problem(submission.path), group)
    return replace(row, sha256=submission.sha256, unit=submission.unit, withheld=withheld)


def _unfilled_row(submission: Submission, decisive: Assessment, expected: int, group: str) -> Row:
    """The row of a workbook that its deciding assessor has not begun: not assessed is not 0."""
    place = Location(submission.path, submission.sheet)
    problem = found("ZI225", place, assessor=decisive.title, answered=0, expected=expected)
    return replace(
        unusable_row(submission.path, problem, group),
        sha256=submission.sha256,
        answers=submission.fingerprint,
        unit=submission.unit,
        layout=submission.layout,
        assessor=decisive.scorecard.assessor,
        assessor_title=decisive.title,
        is_unfilled=True,
    )


def _shown_problems(evaluation: Evaluation) -> list[Problem]:
    """The worst problems, and always the one that puts the figures themselves in question."""
    problems = [one for one in evaluation.problems if one.severity is not Severity.NOTE]
    return [problem for at, problem in enumerate(problems) if at < _MOST_FINDINGS or problem.code == _PARTLY_FILLED]


def _finding(problem: Problem) -> Finding:
    return Finding(problem.severity.value, problem.code, problem.location.within, problem.message, problem.hint)


def _frame(rubric: Rubric, decisive: Assessment) -> Frame:
    gates = [
        Gate(verdict.target, gate.id, gate.code, gate.title, gate.required)
        for verdict in decisive.verdicts
        for gate in sorted(verdict.requirements, key=lambda one: one.id)
    ]
    return Frame(
        rubric=rubric.id,
        title=rubric.title,
        fingerprint=rubric.fingerprint,
        policy=decisive.scorecard.policy,
        parts=(Part(TOTAL, _("Nilai total"), "total", rubric.weight), *_parts(rubric)),
        targets=tuple((verdict.target, verdict.title) for verdict in decisive.verdicts),
        gates=tuple(gates),
        questions=len(rubric.questions),
        repealed_by=rubric.repeal.by if rubric.repeal else "",
        origin=rubric.origin,
    )


def _parts(rubric: Rubric) -> Iterator[Part]:
    """The components, then the areas across aspects and the parts of components without areas."""
    for node in rubric.components:
        yield Part(node.code, node.title, "component", node.weight)
    for area in rubric.areas.values():
        yield Part(area.code, area.title, "area", area.weight)
    for node in rubric.parts_without_areas:
        yield Part(node.code, node.title, "part", node.weight)
