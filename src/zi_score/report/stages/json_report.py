"""The checklist of stages as JSON, as ``rubrics/schema/stages.schema.json`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.report.json_objects import condition_object, rubric_object
from zi_score.report.json_text import report_text

if TYPE_CHECKING:
    from zi_score.proposal.stages import Road, RoadStage
    from zi_score.report.json_objects import Json

SCHEMA_VERSION = 1


def render(road: Road) -> str:
    """Render the whole road as one JSON document."""
    following = road.next_step
    parts = {
        "rubric": rubric_object(road.rubric),
        "target": road.target,
        "has_profile": road.has_profile,
        "next": following.stage.id if following else None,
        "stages": [_step(step) for step in road.steps],
    }
    return report_text(SCHEMA_VERSION, parts)


def _step(step: RoadStage) -> Json:
    stage = step.stage
    return {
        "id": stage.id,
        "title": stage.title,
        "actor": stage.actor,
        "status": step.status.value,
        "recorded": step.recorded or None,
        "checks": list(stage.checks),
        "lacking": [condition_object(one) for one in step.lacking],
        "note": stage.note or None,
        "source": str(stage.source),
        "confirmed": stage.confirmed,
    }
