"""The worst findings of a workbook, as many as somebody may want to read, and the number of the others.

What is left out is never worse than what is shown, so nothing that a report says of passing changes.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zi_score.frozen import replace
from zi_score.limits import current_limits
from zi_score.problems import Location, Problem, Severity, found, worst_first
from zi_score.waivers import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.outcome import Check, Evaluation


def limited_evaluation(evaluation: Evaluation) -> Evaluation:
    """The same evaluation with at most as many problems as the limit says, and one that counts the others."""
    shown = limited_problems(evaluation.problems, evaluation.path)
    return evaluation if shown is evaluation.problems else replace(evaluation, problems=shown)


def limited_problems(problems: tuple[Problem, ...], path: str) -> tuple[Problem, ...]:
    """At most as many problems, worst first, of a file, and one that counts the others."""
    most = current_limits().problems
    return problems if len(problems) <= most else worst_first([*problems[:most], _counted(problems[most:], path)])


def limited_check(check: Check) -> Check:
    """The same of a check and its findings, of which the waived ones are the first to be left out."""
    most = current_limits().problems
    findings = check.findings
    if len(findings) > most:
        ordered = sorted(findings, key=lambda one: (one.is_waived, one.problem.order))
        counted = _counted([one.problem for one in ordered[most:]], check.evaluation.path)
        # The first one left out is the worst, and waived only when all that follow are.
        rest = Finding(counted, ordered[most].waiver)
        findings = tuple(sorted([*ordered[:most], rest], key=lambda one: one.problem.order))
    return replace(check, evaluation=limited_evaluation(check.evaluation), findings=findings)


def _counted(problems: Sequence[Problem], path: str) -> Problem:
    by_severity = Counter(problem.severity for problem in problems)
    return found(
        "ZI149",
        Location(file=path),
        count=len(problems),
        errors=by_severity[Severity.ERROR],
        warnings=by_severity[Severity.WARNING],
        notes=by_severity[Severity.NOTE],
    )
