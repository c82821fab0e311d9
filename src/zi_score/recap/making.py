"""From an evaluation to its row, whether it has figures, none yet, or none that may be ranked."""

from zi_score.frozen import replace
from zi_score.outcome import Assessment, Evaluation
from zi_score.problems import Location, Problem, Severity, found
from zi_score.recap.frame import frame_of
from zi_score.recap.row import PARTLY_FILLED, RecapRow, RowFinding
from zi_score.submission import Submission, Withheld

_MOST_FINDINGS = 5
"""Rows are kept by the thousand; `evaluate` shows the others."""


def row_of(evaluation: Evaluation, group: str = "") -> RecapRow:
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
    frame = frame_of(evaluation.rubric, decisive)
    recorded = decisive.cross_check.recorded_total
    gates = {(verdict.target, gate.id): gate.actual for verdict in decisive.verdicts for gate in verdict.requirements}
    count = dict.fromkeys(Severity, 0)
    for problem in evaluation.problems:
        count[problem.severity] += 1
    return RecapRow(
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


def unusable_row(path: str, problem: Problem, group: str = "") -> RecapRow:
    """The row of a workbook that could not be used, and why."""
    return RecapRow(path=path, group=group, errors=1, findings=(_finding(problem),))


def _withheld_row(submission: Submission, withheld: Withheld, group: str) -> RecapRow:
    """The row of a workbook whose verdict is withheld: no figure of it may be ranked."""
    row = unusable_row(submission.path, withheld.problem(submission.path), group)
    return replace(row, sha256=submission.sha256, unit=submission.unit, withheld=withheld)


def _unfilled_row(submission: Submission, decisive: Assessment, expected: int, group: str) -> RecapRow:
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
    return [problem for at, problem in enumerate(problems) if at < _MOST_FINDINGS or problem.code == PARTLY_FILLED]


def _finding(problem: Problem) -> RowFinding:
    return RowFinding(problem.severity.value, problem.code, problem.location.within, problem.message, problem.hint)
