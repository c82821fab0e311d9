"""The surveys as JSON, as ``rubrics/schema/survey.schema.json`` says. `exact` is a fraction that loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.exact import fraction_text
from zi_score.report.json_objects import number, problem_object, rubric_object
from zi_score.report.json_text import report_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from zi_score.report.json_objects import Json
    from zi_score.survey.interval import Interval
    from zi_score.survey.model import GateResult, GradeResult, IndexResult, RespondentCounts, Survey

SCHEMA_VERSION = 1


def render(surveys: Sequence[Survey]) -> str:
    """Render every survey as one JSON document."""
    parts = {
        "surveys": [_survey(one) for one in surveys],
    }
    return report_text(SCHEMA_VERSION, parts)


def _survey(one: Survey) -> Json:
    questionnaire = one.questionnaire
    scale = questionnaire.scale
    return {
        "file": {"path": one.path, "sha256": one.sha256, "sheet": one.sheet or None, "heading_row": one.heading_row},
        "questionnaire": {
            "id": questionnaire.id,
            "title": questionnaire.title,
            "kind": questionnaire.kind,
            "index_title": questionnaire.index_title,
            "comparison_only": questionnaire.is_comparison,
            "fingerprint": questionnaire.fingerprint,
            "origin": questionnaire.origin,
            "scale": {
                "minimum": number(scale.minimum),
                "maximum": number(scale.maximum),
                "confirmed": scale.confirmed,
                "texts": [{"text": text, "value": number(value)} for text, value in scale.texts.items()],
            },
            "weighting": {"reason": questionnaire.weighting, "confirmed": questionnaire.weighting_confirmed},
        },
        "rubric": rubric_object(one.rubric),
        "question": one.question,
        "seed": one.seed,
        "respondents": _respondents(one.respondents),
        "items": [
            {
                "item": item.key,
                "variable": item.variable,
                "column": item.column,
                "answered": item.answered,
                "mean": _figure(item.mean),
                "interval": _interval(item.interval),
            }
            for item in one.items
        ],
        "variables": [
            {
                "code": each.variable.code,
                "title": each.variable.title,
                "weight": _figure(each.weight),
                "mean": _figure(each.mean),
                "interval": _interval(each.interval),
                "source": str(each.variable.source),
                "confirmed": each.variable.confirmed,
            }
            for each in one.variables
        ],
        "left_out": list(one.without),
        "mean": _figure(one.mean),
        "interval": _interval(one.interval),
        "conversion": one.conversion or None,
        "indices": [_index(each) for each in one.indices.values()],
        "disputed": [{"target": gate.target, "id": gate.id} for gate in one.disputed],
        "problems": [problem_object(problem) for problem in one.problems],
    }


def _respondents(counts: RespondentCounts) -> Json:
    sample = counts.sample
    return {
        "counted": counts.counted,
        "persons": counts.persons,
        "repeated": counts.repeated,
        "straight": counts.straight,
        "unanswered_rows": counts.unanswered_rows,
        "summary_rows": counts.summary_rows,
        "missing_answers": counts.missing_answers,
        "missing_respondents": counts.missing_respondents,
        "off_scale_answers": counts.off_scale_answers,
        "least": counts.least or None,
        "enough": counts.are_enough,
        "sample": None
        if sample is None
        else {
            "method": sample.rule.title,
            "population": sample.population,
            "size": sample.size,
            "reached": counts.persons >= sample.size,
            "source": str(sample.rule.source),
            "confirmed": sample.rule.confirmed,
        },
    }


def _index(one: IndexResult) -> Json:
    conversion = one.conversion
    return {
        "conversion": conversion.id,
        "title": conversion.title,
        "formula": conversion.formula,
        "reason": conversion.reason,
        "source": str(conversion.source),
        "confirmed": conversion.confirmed,
        "index": _figure(one.index),
        "interval": _interval(one.interval),
        "points": _figure(one.points),
        "without": {key: _figure(value) for key, value in one.without.items()},
        "gates": [_gate(each) for each in one.gates],
        "grade": None if one.grade is None else _grade(one.grade),
    }


def _gate(one: GateResult) -> Json:
    gate = one.gate
    return {
        "target": gate.target,
        "id": gate.id,
        "title": gate.title,
        "required": _figure(gate.index),
        "required_points": _figure(gate.points),
        "margin": _figure(one.margin),
        "met": one.is_met,
        "straddled": one.is_straddled,
        "source": str(gate.source),
        "confirmed": gate.confirmed,
    }


def _grade(one: GradeResult) -> Json:
    return {
        "title": one.grading.title,
        "score": _figure(one.score),
        "band": one.band.id if one.band else None,
        "band_title": one.band.title if one.band else None,
        "best_from": _figure(one.least_index),
        "best_misses": [{"target": gate.target, "id": gate.id} for gate in one.short],
        "source": str(one.grading.source),
        "confirmed": one.grading.confirmed,
    }


def _interval(interval: Interval | None) -> Json | None:
    return None if interval is None else {"low": number(interval.low), "high": number(interval.high)}


def _figure(value: Fraction) -> Json:
    return {"value": number(value), "exact": fraction_text(value)}
