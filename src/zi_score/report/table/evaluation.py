"""One workbook in full: at a glance first, then the verdicts, then what is missing and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from zi_score.language import _
from zi_score.report.reading_words import reading_sentence
from zi_score.report.table.cells import DIM, FAILED, HEADING, cell
from zi_score.report.table.details import detail_parts
from zi_score.report.table.findings import claim_parts, cross_check_parts, problem_parts, unanswered_parts
from zi_score.report.table.scores import score_parts
from zi_score.report.table.verdicts import verdict_parts
from zi_score.report.wording import rubric_words, unusable_sentence, withheld_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from zi_score.outcome import Evaluation


def evaluation_parts(evaluation: Evaluation, width: int, details: bool) -> Iterator[RenderableType]:
    """The report of one workbook, in the order in which it is read."""
    if not evaluation.is_usable:
        yield cell(_("Tidak dapat dinilai: {reason}").format(reason=unusable_sentence(evaluation)), FAILED)
        return
    yield from _opening(evaluation)
    yield from score_parts(evaluation, width)
    leading = evaluation.leading
    if len(evaluation.assessments) > 1:
        yield cell(_("Bagan, persentase, dan hasil di bawah ini: {assessor}").format(assessor=leading.title), DIM)
    if evaluation.withheld:
        yield Text("\n").append_text(cell(withheld_sentence(evaluation.withheld), FAILED))
    else:
        yield from verdict_parts(leading.verdicts)
    yield from unanswered_parts(leading.scorecard, details)
    yield from cross_check_parts(leading)
    yield from claim_parts(evaluation)
    yield from problem_parts(evaluation.problems, details)
    if details:
        for assessment in evaluation.assessments:
            yield from detail_parts(evaluation.rubric, assessment)


def _opening(evaluation: Evaluation) -> Iterator[RenderableType]:
    submission = evaluation.submission
    yield Text("\n").append_text(cell(evaluation.path, HEADING))
    assessors = ", ".join(one.title for one in evaluation.assessments)
    parts = [rubric_words(evaluation.rubric)]
    if submission:
        parts.append(_("lembar {sheet}").format(sheet=submission.sheet))
    parts.append(_("penilai {assessors}").format(assessors=assessors))
    yield cell(" · ".join(parts), DIM)
    if reading := reading_sentence(submission):
        yield cell(reading, DIM)
    yield Text("")
