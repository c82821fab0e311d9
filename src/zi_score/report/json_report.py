"""The JSON report: one shape for one or many inputs, as ``rubrics/schema/evaluation.schema.json`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.exact import fraction_text
from zi_score.report.json_objects import (
    answer_object,
    condition_object,
    number,
    points_object,
    problem_object,
    rubric_object,
    withheld_object,
    workbook_object,
)
from zi_score.report.json_text import report_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.crosscheck import CrossCheck
    from zi_score.outcome import Assessment, Evaluation
    from zi_score.proposal.kawasan import KawasanOutcome
    from zi_score.report.json_objects import Json
    from zi_score.scorecard import NodeScore, QuestionScore, Scorecard
    from zi_score.submission import RecordedFigure
    from zi_score.survey.claims import Claim
    from zi_score.verdict import Requirement, Verdict

SCHEMA_VERSION = 1


def render(
    evaluations: Sequence[Evaluation],
    kawasan: KawasanOutcome | None = None,
) -> str:
    """Render every evaluation as one JSON document; `kawasan` only where the units are those of one."""
    parts: Json = {"results": [result_object(evaluation) for evaluation in evaluations]}
    if kawasan:
        from zi_score.report.kawasan.json_report import kawasan_object  # noqa: PLC0415 - only with a kawasan

        parts["kawasan"] = kawasan_object(kawasan)
    return report_text(SCHEMA_VERSION, parts)


def result_object(evaluation: Evaluation) -> Json:
    """One evaluation as the schema's `result`; `surveys` only where there are any beside it."""
    result = {
        "workbook": workbook_object(evaluation),
        "rubric": rubric_object(evaluation.rubric),
        "assessments": [_assessment(one) for one in evaluation.assessments],
        "verdict_assessor": evaluation.verdict_assessor or None,
        "withheld": withheld_object(evaluation.withheld),
        "problems": [problem_object(problem) for problem in evaluation.problems],
        "error": None if evaluation.is_usable else problem_object(evaluation.problems[0]),
    }
    return result | {"surveys": [_claim(one) for one in evaluation.claims]} if evaluation.claims else result


def _claim(claim: Claim) -> Json:
    survey = claim.survey
    return {
        "code": survey.question,
        "assessor": claim.assessor,
        "claimed": None if claim.value is None else number(claim.value),
        "cell": claim.response.location.within or None,
        "file": {"path": survey.path, "sha256": survey.sha256, "sheet": survey.sheet or None},
        "questionnaire": survey.questionnaire.id,
        "respondents": survey.respondents.counted,
        "conversion": survey.conversion or None,
        "indices": [
            {
                "conversion": one.conversion.id,
                "index": number(one.index),
                "exact": fraction_text(one.index),
                "points": number(one.points),
                "agrees": one in claim.agreeing,
            }
            for one in survey.results
        ],
        "problem": claim.problem.code if claim.problem else None,
    }


def _assessment(assessment: Assessment) -> Json:
    card = assessment.scorecard
    supposed = {"supposed": _supposed(assessment)} if assessment.supposition else {}
    return {
        "assessor": card.assessor,
        "title": assessment.title,
        "policy": {"unanswered": card.policy},
        "total": total_object(card),
        "range": {"lowest": number(card.lowest), "highest": number(card.highest)},
        "as_form": None if card.as_form is None else number(card.as_form),
        "nodes": [node_object(node) for node in card.nodes.values()],
        "areas": [node_object(area) for area in card.areas.values()],
        "questions": [_question(question) for question in card.questions.values()],
        "unanswered": list(card.unanswered),
        "verdicts": [verdict_object(verdict) for verdict in assessment.verdicts],
        "cross_check": _cross_check(assessment.cross_check),
        **supposed,
    }


def _supposed(assessment: Assessment) -> list[Json]:
    """The answers that were supposed, each with what the workbook has and what follows from it."""
    return [
        {
            "code": one.response.question,
            "title": assessment.scorecard.questions[one.response.question].title,
            "cell": one.response.location.within or None,
            "from": answer_object(one.response.answer)[1],
            "to": answer_object(one.answer)[1],
        }
        for one in (assessment.supposition.answers if assessment.supposition else ())
    ]


def total_object(card: Scorecard) -> Json:
    """The total of an assessor as the schema's `total`."""
    share = number(card.total / card.weight)
    return {**points_object(card.total), "weight": number(card.weight), "share": share}


def node_object(node: NodeScore) -> Json:
    """A node or an area as the schema's `node`."""
    return {
        "code": node.code,
        "title": node.title,
        "level": node.level,
        "weight": number(node.weight),
        **points_object(node.score),
        "share": number(node.share),
    }


def _question(question: QuestionScore) -> Json:
    kind, answer = answer_object(question.response.answer)
    return {
        "code": question.code,
        "title": question.title,
        "kind": kind,
        "answer": answer,
        "counted": question.counted,
        "weight": number(question.weight),
        **points_object(question.score),
        "share": number(question.share),
        "cell": question.response.location.within or None,
    }


def verdict_object(verdict: Verdict) -> Json:
    """A verdict as the schema's `verdict`."""
    return {
        "target": verdict.target,
        "title": verdict.title,
        "met": verdict.is_met,
        "may_be_proposed": verdict.may_be_proposed if verdict.has_profile else None,
        "repealed_by": verdict.repealed_by or None,
        "requirements": [_requirement(gate) for gate in verdict.requirements],
        "conditions": [condition_object(one) for one in verdict.conditions],
    }


def _requirement(gate: Requirement) -> Json:
    return {
        "id": gate.id,
        "title": gate.title,
        "code": gate.code,
        "required": number(gate.required),
        "required_share": None if gate.required_share is None else number(gate.required_share),
        "actual": number(gate.actual),
        "margin": number(gate.margin),
        "exact": {
            "required": fraction_text(gate.required),
            "actual": fraction_text(gate.actual),
            "margin": fraction_text(gate.margin),
        },
        "met": gate.is_met,
        "rounding_sensitive": gate.is_rounding_sensitive,
        "source": str(gate.source),
        "confirmed": gate.confirmed,
    }


def _cross_check(checked: CrossCheck) -> Json:
    return {
        "recorded_total": None if checked.recorded_total is None else _recorded(checked.recorded_total),
        "computed_total": points_object(checked.computed_total),
        "differences": [
            {
                "code": difference.code,
                "recorded": _recorded(difference.figure),
                "computed": number(difference.computed),
                "cause": difference.cause.value,
                "points": number(difference.points),
                "problem": difference.problem.code,
            }
            for difference in checked.differences
        ],
        "unexplained": points_object(checked.unexplained),
    }


def _recorded(figure: RecordedFigure) -> Json:
    return {
        "score": None if figure.value is None else number(figure.value),
        "text": figure.text,
        "cell": figure.location.within or None,
        "has_formula": figure.has_formula,
    }
