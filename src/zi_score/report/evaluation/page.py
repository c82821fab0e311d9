"""The page on one workbook: at a glance first, then the verdicts, then what is missing and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import (
    Column,
    Page,
    Picture,
    Row,
    Rows,
    Sentence,
    Span,
    Stack,
    Tone,
    line,
    sentence,
    sentences,
    toned,
)
from zi_score.report.change_wording import change_words
from zi_score.report.evaluation.findings import (
    claim_section,
    cross_check_section,
    problem_section,
    unanswered_section,
)
from zi_score.report.evaluation.questions import question_section
from zi_score.report.evaluation.scores import score_blocks
from zi_score.report.evaluation.summary import summary_blocks, supposed_sentence
from zi_score.report.evaluation.verdicts import verdict_blocks, verdict_cards
from zi_score.report.figures import fine_points_text, total_gates
from zi_score.report.fragility_wording import fragility_sentence
from zi_score.report.next_step import evaluation_step
from zi_score.report.reading_words import identity_sentence, reading_sentence
from zi_score.report.wording import (
    closing_sentences,
    rubric_words,
    unusable_sentence,
    withheld_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.given_answers.supposing import Supposed
    from zi_score.outcome import Evaluation
    from zi_score.planning.fragility import Fragility
    from zi_score.proposal.kawasan import KawasanOutcome
    from zi_score.report.blocks import Block, Line


def evaluation_pages(
    evaluations: Sequence[Evaluation],
    kawasan: KawasanOutcome | None,
    weaknesses: Sequence[Fragility] = (),
    *,
    details: bool,
) -> Iterator[Page]:
    """One workbook in full, or several as one row each with what they lack; then their kawasan."""
    if len(evaluations) == 1:
        (one,) = evaluations
        is_supposed = one.is_usable and one.leading.supposition
        title = _("{path} (andaian)").format(path=one.path) if is_supposed else one.path
        yield Page(title, tuple(evaluation_blocks(one, weaknesses, details=details)))
    elif evaluations:
        blocks = tuple(summary_blocks(evaluations, lambda one: evaluation_blocks(one, details=details)))
        yield Page(_("Hasil penilaian {count} buku kerja").format(count=len(evaluations)), blocks)
    if kawasan:
        from zi_score.report.kawasan.page import kawasan_section  # noqa: PLC0415 - only with a kawasan

        yield Page("", (kawasan_section(kawasan),))


def evaluation_blocks(
    evaluation: Evaluation, weaknesses: Sequence[Fragility] = (), *, details: bool, says_next: bool = True
) -> Iterator[Block]:
    """The blocks on one workbook, in the order in which they are read.

    `says_next` ends them with the command that looks further; where there are no commands, something else leads on.
    """
    if not evaluation.is_usable:
        words = Span(_("Tidak dapat dinilai"), Tone.BAD, marked=True)
        yield Sentence(line(words, f": {unusable_sentence(evaluation)}"))
        return
    leading = evaluation.leading
    yield from _opening(evaluation)
    yield from supposed_blocks(evaluation)
    yield Picture(_("Hasil sekilas"), lambda: verdict_cards(evaluation))
    yield from score_blocks(evaluation)
    if evaluation.withheld:
        yield sentence(withheld_sentence(evaluation.withheld), Tone.WARN, marked=True)
    else:
        yield from verdict_blocks(leading)
        yield from (sentence(fragility_sentence(one)) for one in weaknesses)
        yield from sentences((closing_sentences(verdict.repealed_by for verdict in leading.verdicts)), Tone.DIM)
    yield from unanswered_section(leading.scorecard)
    yield from cross_check_section(leading)
    yield from claim_section(evaluation)
    yield from problem_section(evaluation.problems)
    if details:
        for assessment in evaluation.assessments:
            yield question_section(evaluation.rubric, assessment)
    if says_next and (following := evaluation_step(evaluation)):
        yield sentence(following, Tone.STRONG)


def _opening(evaluation: Evaluation) -> Iterator[Block]:
    submission = evaluation.submission
    yield from sentences([identity_sentence(submission)])
    assessors = ", ".join(one.title for one in evaluation.assessments)
    parts = [rubric_words(evaluation.rubric)]
    if submission:
        form = _("bentuk formulir: {layout}").format(layout=submission.layout)
        parts.append(_("lembar {sheet}").format(sheet=submission.sheet) if submission.sheet else form)
    parts.append(_("penilai {assessors}").format(assessors=assessors))
    yield sentence(" · ".join(parts), Tone.DIM)
    yield from sentences([reading_sentence(submission)], Tone.DIM)


def supposed_blocks(evaluation: Evaluation) -> Iterator[Block]:
    """Every answer that was supposed, from what to what, and the total with and without."""
    assessment = evaluation.leading
    if not assessment.supposition:
        return
    yield sentence(supposed_sentence(assessment), Tone.WARN, marked=True)
    rows = [Row.of(*_supposed_cells(evaluation, one)) for one in assessment.supposition.answers]
    yield Rows((Column(_("Sel"), is_whole=True), Column(_("Diandaikan"))), rows)
    card = assessment.scorecard
    gates = total_gates(assessment.verdicts)
    text = _("Nilai total {before} menurut buku kerja, {after} dengan andaian.")
    before = fine_points_text(assessment.supposition.total, gates)
    yield sentence(text.format(before=before, after=fine_points_text(card.total, gates)))


def _supposed_cells(evaluation: Evaluation, one: Supposed) -> tuple[Line, Stack]:
    question = evaluation.rubric.questions[one.response.question]
    before, after = change_words(question, one.response.answer, one.answer)
    lines = (
        line(f"{question.code} {question.title}"),
        toned(_("di buku kerja {answer}").format(answer=before), Tone.DIM),
        toned(_("diandaikan {answer}").format(answer=after), Tone.STRONG),
    )
    return (line(one.response.location.cell), Stack(lines))
