"""What was supposed of a workbook's answers: said before any figure, for none of them is the workbook's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import Column, Row, Rows, Stack, Tone, line, sentence, toned
from zi_score.report.change_wording import change_words
from zi_score.report.figures import fine_points_text, gates_by_code
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.given_answers.supposing import Supposed
    from zi_score.outcome import Assessment, Evaluation
    from zi_score.report.blocks import Block, Line


def supposed_sentence(assessment: Assessment) -> str:
    """How many answers were supposed, and that no file was edited; empty where none was."""
    if not assessment.supposition:
        return ""
    text = _(
        "Andaian: {count} jawaban penilai {assessor} diandaikan, bukan yang tertulis di buku kerja; "
        "tidak ada berkas yang diubah."
    )
    return text.format(count=len(assessment.supposition.answers), assessor=assessment.title)


def supposed_blocks(evaluation: Evaluation) -> Iterator[Block]:
    """Every answer that was supposed, from what to what, and the total with and without."""
    assessment = evaluation.leading
    if not assessment.supposition:
        return
    yield sentence(supposed_sentence(assessment), Tone.WARN, marked=True)
    rows = [Row(_cells(evaluation, one)) for one in assessment.supposition.answers]
    yield Rows((Column(_("Sel"), is_whole=True), Column(_("Diandaikan"))), rows)
    card = assessment.scorecard
    gates = gates_by_code(assessment.verdicts).get(TOTAL, ())
    text = _("Nilai total {before} menurut buku kerja, {after} dengan andaian.")
    before = fine_points_text(assessment.supposition.total, gates)
    yield sentence(text.format(before=before, after=fine_points_text(card.total, gates)))


def _cells(evaluation: Evaluation, one: Supposed) -> tuple[Line, Stack]:
    question = evaluation.rubric.questions[one.response.question]
    before, after = change_words(question, one.response.answer, one.answer)
    lines = (
        line(f"{question.code} {question.title}"),
        toned(_("di buku kerja {answer}").format(answer=before), Tone.DIM),
        toned(_("diandaikan {answer}").format(answer=after), Tone.STRONG),
    )
    return (line(one.response.location.cell), Stack(lines))
