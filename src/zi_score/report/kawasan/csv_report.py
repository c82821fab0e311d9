"""The kawasan in the CSV report: rows whose kind begins with ``kawasan``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.proposal.conditions import ConditionStatus
from zi_score.proposal.kawasan import UnitStatus
from zi_score.report.csv_report import harmless, number, truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.proposal.kawasan import KawasanOutcome

_Row = dict[str, str]


def kawasan_table_rows(outcome: KawasanOutcome) -> Iterator[_Row]:
    """The verdicts, the units, the integration score, the predicates and the problems."""
    verdicts = outcome.verdicts
    kawasan = {"path": harmless(outcome.path), "title": harmless(outcome.name)}
    for verdict in verdicts:
        met = {f"met_{verdict.target}": truth(outcome.meets(verdict.target))}
        yield {**kawasan, "kind": "kawasan", "code": verdict.target, **met}
    for path in outcome.units:
        met = {f"met_{one.target}": truth(one.units[path] is UnitStatus.MET) for one in verdicts}
        yield {"path": harmless(path), "kind": "kawasan_unit", "title": harmless(outcome.name), **met}
    for verdict in verdicts:
        score = verdict.integration
        yield {
            **kawasan,
            "kind": "kawasan_integration",
            "code": verdict.target,
            "score": "" if score.actual is None else number(score.actual),
            f"required_{verdict.target}": number(score.required),
            f"met_{verdict.target}": _met(score.status),
        }
        if verdict.prior:
            held = {f"met_{verdict.target}": _met(verdict.prior.status)}
            yield {**kawasan, "kind": "kawasan_predicate", "code": verdict.prior.target, **held}
    for problem in outcome.problems:
        yield {
            "path": harmless(problem.location.file),
            "kind": f"kawasan_{problem.severity.value}",
            "code": problem.code,
            "title": harmless(problem.message),
        }


def _met(status: ConditionStatus) -> str:
    """Whether it is met; empty where it was not assessed."""
    return "" if status is ConditionStatus.NOT_ASSESSED else truth(status is ConditionStatus.MET)
