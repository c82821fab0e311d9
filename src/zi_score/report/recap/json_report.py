"""The recap as JSON: every row with its exact figures, and what the rows of each rubric say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.recap.lines import figure_object, row_object, rubric_of
from zi_score.recap.summary import summary_of
from zi_score.report.json_text import report_text

if TYPE_CHECKING:
    from zi_score.recap import Frame, Ranking, Recap, Summary
    from zi_score.report.json_objects import Json

SCHEMA_VERSION = 1


def render(recap: Recap) -> str:
    """Render as ``rubrics/schema/recap.schema.json`` says."""
    parts = {
        "rankings": [_ranking(one) for one in recap.rankings],
        "unusable": [row_object(row) for row in recap.unusable],
        "withheld": [row_object(row) for row in recap.withheld],
        "unfilled": [row_object(row) for row in recap.unfilled],
    }
    return report_text(SCHEMA_VERSION, parts)


def _ranking(ranking: Ranking) -> Json:
    rows = [
        {"rank": place, "copy_of": row.copy_of or None, **row_object(row)}
        for row, place in zip(ranking.rows, ranking.ranks, strict=True)
    ]
    frame = ranking.frame
    return {
        "rubric": rubric_of(frame),
        "rows": rows,
        "hidden": ranking.hidden,
        "summary": _summary(frame, summary_of(frame, ranking.counted)) if rows else None,
    }


def _summary(frame: Frame, summary: Summary) -> Json:
    return {
        "count": summary.count,
        "assessors": [
            {"id": name, "title": title, "count": count} for (name, title), count in summary.assessors.items()
        ],
        "met": dict(summary.met),
        **{name: figure_object(getattr(summary, name)) for name in ("mean", "median", "lowest", "highest")},
        "distribution": [
            {"lowest": one.lowest, "highest": one.highest, "count": one.count} for one in summary.distribution
        ],
        "failed_gates": [
            {"target": gate.target, "id": gate.id, "title": gate.title, "count": count}
            for gate, count in summary.failed.items()
        ],
        "groups": [
            {
                "group": name or None,
                "count": group.count,
                "met": dict(group.met),
                "mean": figure_object(group.mean),
                "highest": figure_object(group.highest),
            }
            for name, group in ((name, summary_of(frame, rows)) for name, rows in summary.groups.items())
        ],
        "weight": figure_object(frame.weight),
    }
