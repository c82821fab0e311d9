"""Checked bodies as JSON, as ``rubrics/schema/portalrb-check.schema.json`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.report.json_objects import Json, problem_object
from zi_score.report.json_text import report_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.portalrb.check import CheckedBody

SCHEMA_VERSION = 1


def render(bodies: Sequence[CheckedBody]) -> str:
    """Render the result of every file as one JSON document."""
    return report_text(SCHEMA_VERSION, {"results": [_body(one) for one in bodies]})


def _body(body: CheckedBody) -> Json:
    submission = body.submission
    return {
        "path": body.path,
        "kind": body.kind,
        "accepted": body.is_accepted,
        "year": body.year or None,
        "units": body.units if body.kind == "units" else None,
        "unit": submission.unit if submission else None,
        "answered": {name: one.answered for name, one in submission.answer_sets.items()} if submission else None,
        "problems": [problem_object(problem) for problem in body.problems],
    }
