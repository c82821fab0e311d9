"""GitLab Code Quality: one entry for each thing that fails the gate.

The format is a bare array of failures, so this report alone cannot say what was not judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zi_score.problems import Severity
from zi_score.report.check.places import fingerprint, first_line, placed, relative_path
from zi_score.report.check.wording import finding_sentence, is_short, shortfall
from zi_score.report.json_text import json_text
from zi_score.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.outcome import Check, Demand

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "minor"}
_WORST = "blocker"
_REQUIRE = "require"
_OWN_RUBRIC = "ZI323"


def render(checks: Sequence[Check], gate: Demand) -> str:
    """Render every failure as one JSON array."""
    entries = [entry for check in checks for entry in _entries(check, gate)]
    return json_text(entries)


def _entries(check: Check, gate: Demand) -> Iterator[dict[str, Any]]:
    path = relative_path(check.evaluation.path)
    if is_short(check, gate):
        key = fingerprint(path, _REQUIRE, gate.require)
        yield _entry(_REQUIRE, shortfall(check, gate), _WORST, key, path)
    failing = check.failing(gate)
    # A rubric of one's own fails nothing, and is said all the same.
    told = [one for one in check.findings if one.problem.code == _OWN_RUBRIC and one not in failing]
    for one in placed(check, (*failing, *told)):
        problem = one.finding.problem
        severity = _SEVERITIES[problem.severity] if check.evaluation.is_usable else _WORST
        text = finding_sentence(check, problem)
        yield _entry(problem.code, text, severity, one.fingerprint, one.file, first_line(problem.location))


def _entry(name: str, text: str, severity: str, key: str, path: str, line: int = 1) -> dict[str, Any]:
    return {
        "description": printable(text),
        "check_name": name,
        "fingerprint": key,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
