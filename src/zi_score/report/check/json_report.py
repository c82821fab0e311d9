"""The JSON report of a check: that of an evaluation with the gate's decision, as ``check.schema.json`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.report.check.wording import not_judged
from zi_score.report.json_objects import Json, problem_object
from zi_score.report.json_report import SCHEMA_VERSION, result_object
from zi_score.report.json_text import report_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.outcome import Check, Demand
    from zi_score.waivers import Finding, Waiver


def render(checks: Sequence[Check], gate: Demand) -> str:
    """Render every check as one JSON document."""
    parts = {
        "passes": all(check.passes(gate) for check in checks),
        "results": [check_object(check, gate) for check in checks],
        "not_judged": list(not_judged()),
    }
    return report_text(SCHEMA_VERSION, parts)


def check_object(check: Check, gate: Demand) -> Json:
    """One check as the schema's `result`."""
    return {**result_object(check.evaluation), "check": _judged(check, gate)}


def _judged(check: Check, gate: Demand) -> Json:
    failing = {id(finding) for finding in check.failing(gate)}
    return {
        "passes": check.passes(gate),
        "gate": {"fail_on": gate.fail_on.value, "require": gate.require or None, "meets": check.meets(gate)},
        "findings": [_finding(check, finding, id(finding) in failing) for finding in check.findings],
        "evidence": _evidence(check),
    }


def _finding(check: Check, finding: Finding, is_failing: bool) -> Json:
    return {
        **problem_object(finding.problem),
        "file": finding.problem.location.file or check.evaluation.path,
        "failing": is_failing,
        "waived": finding.is_waived,
        "waiver": _waiver(finding.waiver) if finding.waiver else None,
    }


def _waiver(waiver: Waiver) -> Json:
    return {"reason": waiver.reason, "expires": waiver.expires.isoformat(), "location": str(waiver.location) or None}


def _evidence(check: Check) -> list[Json]:
    return [
        {
            "code": one.code,
            "top_answer": one.is_top,
            "named": [
                {
                    "name": named.name,
                    "location": named.location.within,
                    "standing": named.standing.value,
                    "path": named.path or None,
                    "files": named.files,
                    "bytes": named.size,
                }
                for named in one.named
            ],
        }
        for one in check.evidence
    ]
