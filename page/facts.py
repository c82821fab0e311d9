"""What the controls around a report need to know of it: plain texts and lists, in the user's language."""

from collections.abc import Iterator

from page.questions import Json
from zi_score.exact import plain_text
from zi_score.language import _
from zi_score.outcome import Evaluation
from zi_score.planning.model import Plan
from zi_score.report.evaluation.verdicts import verdict_tone
from zi_score.report.figures import total_text
from zi_score.report.texts import Tone
from zi_score.report.wording import withheld_word
from zi_score.workflows.plan import PlannedWorkbook


def workbook_facts(evaluation: Evaluation) -> Json:
    """One workbook as an entry of a list: its total, each verdict in a word, and whose answers it has."""
    if not evaluation.is_usable:
        word = {"title": "", "words": _("Tidak dapat dinilai"), "tone": Tone.BAD.value}
        return {"total": "", "outcomes": [word], "assessors": [], "decided": False}
    leading = evaluation.leading
    return {
        "total": total_text(leading),
        "outcomes": list(_outcomes(evaluation)),
        "assessors": [{"id": one.scorecard.assessor, "title": one.title} for one in evaluation.assessments],
        "decided": evaluation.is_decided,
    }


def _outcomes(evaluation: Evaluation) -> Iterator[Json]:
    if not evaluation.is_decided:
        yield {"title": "", "words": withheld_word(), "tone": Tone.WARN.value}
        return
    for verdict in evaluation.leading.verdicts:
        yield {
            "title": verdict.title,
            "words": _("memenuhi") if verdict.is_met else _("belum"),
            "tone": verdict_tone(verdict).value,
        }


def plan_facts(planned: PlannedWorkbook) -> Json:
    """What a plan may be asked to take otherwise: its target, the survey indices, and the answers that it raises."""
    rubric, (plan,) = planned.evaluation.rubric, planned.plans
    return {
        "target": plan.target,
        "targets": [{"id": one.id, "title": one.title} for one in rubric.targets.values()],
        "indices": list(_indices(planned, plan)),
        "steps": [{"code": one.code, "title": one.title, "cell": one.location.cell} for one in plan.steps],
    }


def _indices(planned: PlannedWorkbook, plan: Plan) -> Iterator[Json]:
    rubric = planned.evaluation.rubric
    assumed = {one.code: one.after for one in plan.assumed if one.is_asked}
    for question in rubric.questions.values():
        scale = rubric.scale_of(question)
        if scale.kind == "index":
            yield {
                "code": question.code,
                "title": question.title,
                "value": plain_text(float(assumed[question.code])) if question.code in assumed else "",
                "least": plain_text(float(scale.minimum)),
                "most": plain_text(float(scale.maximum)),
            }
