"""The CSV report: one row for each verdict, total, node, area and question of each assessor of each workbook.

Figures have the decimal point. A text that a spreadsheet would take for a formula is prefixed with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.proposal.conditions import ConditionStatus
from zi_score.report.printable import printable
from zi_score.report.wording import answer_text, change_words, rubric_words, withheld_sentence
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from zi_score.identity import Stated
    from zi_score.outcome import Assessment, Evaluation
    from zi_score.proposal.conditions import AssessedCondition
    from zi_score.proposal.kawasan import KawasanOutcome
    from zi_score.scorecard import NodeScore, QuestionScore
    from zi_score.survey.claims import Claim

_COLUMNS = ("path", "assessor", "kind", "code", "title", "weight", "score", "share", "answer", "cell")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_Row = dict[str, str]


def render(
    evaluations: Sequence[Evaluation],
    kawasan: KawasanOutcome | None = None,
) -> str:
    """Render every evaluation as one CSV table; an unusable input has one row of kind ``error``.

    One whose verdict is withheld has a row of kind ``withheld`` before its scores.
    """
    targets = dict.fromkeys(
        verdict.target for one in evaluations for each in one.assessments for verdict in each.verdicts
    )
    targets |= dict.fromkeys(verdict.target for verdict in (kawasan.verdicts if kawasan else ()))
    gates = [f"{name}_{target}" for target in targets for name in ("required", "met")]
    rows = [{"path": harmless(one.path), **row} for one in evaluations for row in _rows(one)]
    if kawasan:
        from zi_score.report.kawasan.csv_report import kawasan_table_rows  # noqa: PLC0415 - only with a kawasan

        rows += kawasan_table_rows(kawasan)
    return csv_text((*_COLUMNS, *gates), rows)


def _rows(evaluation: Evaluation) -> Iterator[_Row]:
    if not evaluation.is_usable:
        worst = evaluation.problems[0]
        yield {"kind": "error", "code": worst.code, "title": harmless(worst.message)}
    if evaluation.rubric.origin:
        rubric = evaluation.rubric
        yield {"kind": "rubric", "code": harmless(rubric.id), "title": harmless(rubric_words(rubric))}
    for field, stated in _stated(evaluation):
        yield {"kind": "identity", "code": field, "title": harmless(stated.text), "cell": stated.location.within}
    if withheld := evaluation.withheld:
        yield {"kind": "withheld", "code": withheld.code, "title": harmless(withheld_sentence(withheld))}
    for assessment in evaluation.assessments:
        yield from _supposed_rows(evaluation, assessment)
        for row in _assessment_rows(assessment):
            gates = _gate_cells(assessment, row["code"])
            yield {"assessor": harmless(assessment.scorecard.assessor), **row, **gates}
    for claim in evaluation.claims:
        yield from _claim_rows(claim)


def _stated(evaluation: Evaluation) -> Iterator[tuple[str, Stated]]:
    """The fields of the identity that the workbook states."""
    submission = evaluation.submission
    fields = submission.identity._asdict() if submission else {}
    yield from ((name, stated) for name, stated in fields.items() if stated)


def _supposed_rows(evaluation: Evaluation, assessment: Assessment) -> Iterator[_Row]:
    """Each answer that was supposed, as `answer`, with what the workbook has in `title`."""
    for one in assessment.supposition.answers if assessment.supposition else ():
        question = evaluation.rubric.questions[one.response.question]
        before, after = change_words(question, one.response.answer, one.answer)
        text = _("diandaikan, berkas tidak diubah; di buku kerja {answer}")
        yield {
            "assessor": harmless(assessment.scorecard.assessor),
            "kind": "supposed",
            "code": question.code,
            "title": harmless(text.format(answer=before)),
            "answer": harmless(after),
            "cell": one.response.location.within,
        }


def _claim_rows(claim: Claim) -> Iterator[_Row]:
    """The index that the respondents give, by each conversion that may count."""
    for result in claim.survey.results:
        yield {
            "assessor": harmless(claim.assessor),
            "kind": "survey",
            "code": claim.survey.question,
            "title": harmless(result.conversion.id),
            "score": number(result.points),
            "answer": number(result.index),
        }


def _assessment_rows(assessment: Assessment) -> Iterator[_Row]:
    card = assessment.scorecard
    for verdict in assessment.verdicts:
        # A gate may be met while the target is not: the verdict itself is a row.
        met = {f"met_{verdict.target}": truth(verdict.is_met)}
        repealed = _(" (peraturan dicabut)") if verdict.repealed_by else ""
        yield {"kind": "verdict", "code": verdict.target, "title": harmless(verdict.title + repealed), **met}
        if verdict.has_profile:
            yield from (_condition_row(verdict.target, one) for one in verdict.conditions)
    yield {"kind": "total", "code": TOTAL, **_figures(card.weight, card.total)}
    for node in card.nodes.values():
        yield _node_row(node.level, node)
    for area in card.areas.values():
        yield _node_row("combined_area", area)
    for question in card.questions.values():
        yield _question_row(question)


def _condition_row(target: str, one: AssessedCondition) -> _Row:
    """A condition; whether it is met stays empty where it is not assessed."""
    is_known = one.status is not ConditionStatus.NOT_ASSESSED
    return {
        "kind": "condition",
        "code": one.condition.id,
        "title": harmless(one.condition.title),
        "answer": harmless(one.actual),
        f"required_{target}": harmless(one.required),
        f"met_{target}": truth(one.status is ConditionStatus.MET) if is_known else "",
    }


def _node_row(kind: str, node: NodeScore) -> _Row:
    return {"kind": kind, "code": node.code, "title": harmless(node.title), **_figures(node.weight, node.score)}


def _question_row(question: QuestionScore) -> _Row:
    return {
        "kind": "question",
        "code": question.code,
        "title": harmless(question.title),
        **_figures(question.weight, question.score),
        "answer": harmless(answer_text(question)),
        "cell": question.response.location.spot,
    }


def _figures(weight: Fraction, score: Fraction) -> _Row:
    return {"weight": number(weight), "score": number(score), "share": number(score / weight)}


def _gate_cells(assessment: Assessment, code: str) -> _Row:
    cells = {}
    for verdict in assessment.verdicts:
        for gate in verdict.requirements:
            if gate.code == code:
                cells[f"required_{verdict.target}"] = number(gate.required)
                cells[f"met_{verdict.target}"] = truth(gate.is_met)
    return cells


def csv_text(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as CSV below the names of the columns; what a row does not have stays empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def truth(is_so: bool) -> str:
    """A truth value as programs read it."""
    return "true" if is_so else "false"


def number(value: Fraction) -> str:
    """The nearest double, with a decimal point."""
    numerator, denominator = value.as_integer_ratio()
    return str(numerator) if denominator == 1 else repr(numerator / denominator)


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    safe = printable(text)
    # Some programs drop the blanks before they look.
    return f"'{safe}" if text.startswith(_FORMULA_STARTS) or safe.lstrip().startswith(_FORMULA_STARTS) else safe
