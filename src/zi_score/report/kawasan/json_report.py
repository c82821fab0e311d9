"""The kawasan in the JSON report, as the schema's `kawasan` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.exact import fraction_text
from zi_score.report.json_objects import number, problem_object

if TYPE_CHECKING:
    from zi_score.proposal.kawasan import Integration, KawasanOutcome, KawasanVerdict
    from zi_score.report.json_objects import Json


def kawasan_object(outcome: KawasanOutcome) -> Json:
    """One kawasan as the schema's `kawasan`."""
    return {
        "path": outcome.path,
        "name": outcome.name,
        "rubric": outcome.rubric,
        "scale": {
            "maximum": number(outcome.scale.maximum),
            "source": str(outcome.scale.source),
            "confirmed": outcome.scale.confirmed,
        },
        "verdicts": [_verdict(outcome, verdict) for verdict in outcome.verdicts],
        "conditions_assessed": outcome.has_profile,
        "problems": [{"path": one.location.file, **problem_object(one)} for one in outcome.problems],
    }


def _verdict(outcome: KawasanOutcome, verdict: KawasanVerdict) -> Json:
    prior = verdict.prior
    held = prior and {"target": prior.target, "status": prior.status.value, "source": str(prior.source)}
    return {
        "target": verdict.target,
        "title": verdict.title,
        "met": outcome.meets(verdict.target),
        "units": [{"path": path, "status": status.value} for path, status in verdict.units.items()],
        "integration": _integration(verdict.integration),
        "prior_predicate": held,
    }


def _integration(one: Integration) -> Json:
    figures = {"required": one.required, "actual": one.actual, "margin": one.margin}
    return {
        **{name: None if value is None else number(value) for name, value in figures.items()},
        "exact": {name: None if value is None else fraction_text(value) for name, value in figures.items()},
        "status": one.status.value,
        "source": str(one.source),
        "confirmed": one.confirmed,
    }
