"""The page on one workbook: at a glance first, then the verdicts, then what is missing and what is wrong.

Of several one row each, then what those that fall short or cannot be used are lacking, then each one.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.problems import Severity
from zi_score.report.blocks import Column, Fold, Page, Picture, Row, Rows, Section, Sentence, sentence, sentences
from zi_score.report.evaluation.findings import claim_section, cross_check_section, problem_section, unanswered_section
from zi_score.report.evaluation.questions import question_section
from zi_score.report.evaluation.scores import score_blocks
from zi_score.report.evaluation.verdicts import verdict_blocks, verdict_cards, verdict_tone
from zi_score.report.figures import fine_points_text, total_gates, total_text
from zi_score.report.next_step import evaluation_step
from zi_score.report.plan.wording import fragility_sentence
from zi_score.report.reading_words import identity_sentence, reading_sentence
from zi_score.report.short_names import short_names
from zi_score.report.texts import Line, Span, Stack, Tone, line, toned
from zi_score.report.wording import (
    change_words,
    closing_sentences,
    rubric_words,
    shortfall_sentence,
    unusable_sentence,
    withheld_sentence,
    withheld_word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zi_score.outcome import Evaluation
    from zi_score.planning.fragility import Fragility
    from zi_score.proposal.kawasan import KawasanOutcome
    from zi_score.report.blocks import Block

_NOTHING = "–"
_REPEALED = "†"
"""Marks an outcome under a regulation that was repealed."""
_ASSESSOR_WIDTH = 10
_OUTCOME_WIDTH = 9


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
        title = _("Hasil penilaian {count} buku kerja").format(count=len(evaluations))
        yield Page(title, tuple(_summary_blocks(evaluations, details=details)))
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
    yield from _supposed_blocks(evaluation)
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


def _supposed_sentence(assessor: str, count: int) -> str:
    """How many answers were supposed, and that no file was edited."""
    text = _(
        "Andaian: {count} jawaban penilai {assessor} diandaikan, bukan yang tertulis di buku kerja; "
        "tidak ada berkas yang diubah."
    )
    return text.format(count=count, assessor=assessor)


def _supposed_blocks(evaluation: Evaluation) -> Iterator[Block]:
    """Every answer that was supposed, from what to what, and the total with and without."""
    assessment = evaluation.leading
    supposition = assessment.supposition
    if not supposition:
        return
    yield sentence(_supposed_sentence(assessment.title, len(supposition.answers)), Tone.WARN, marked=True)
    rows = []
    for one in supposition.answers:
        question = evaluation.rubric.questions[one.response.question]
        before, after = change_words(question, one.response.answer, one.answer)
        lines = (
            line(f"{question.code} {question.title}"),
            toned(_("di buku kerja {answer}").format(answer=before), Tone.DIM),
            toned(_("diandaikan {answer}").format(answer=after), Tone.STRONG),
        )
        rows.append(Row.of(one.response.location.cell, Stack(lines)))
    yield Rows((Column(_("Sel"), is_whole=True), Column(_("Diandaikan"))), rows)
    gates = total_gates(assessment.verdicts)
    before, after = (fine_points_text(one, gates) for one in (supposition.total, assessment.scorecard.total))
    text = _("Nilai total {before} menurut buku kerja, {after} dengan andaian.")
    yield sentence(text.format(before=before, after=after))


def _summary_blocks(evaluations: Sequence[Evaluation], *, details: bool) -> Iterator[Block]:
    """The rows, the failures, and every workbook that could be scored folded away."""
    folder, names = short_names([evaluation.path for evaluation in evaluations])
    # Those of the regulation in force come first.
    verdicts = [verdict for one in evaluations for each in one.assessments for verdict in each.verdicts]
    titles = {verdict.target: verdict.title for verdict in sorted(verdicts, key=lambda one: not one.repealed_by)}
    columns = (
        Column(_("Berkas")),
        Column(_("Penilai"), widest=_ASSESSOR_WIDTH),
        *Column.figures(_("Nilai")),
        *(Column(one, widest=_OUTCOME_WIDTH) for one in titles.values()),
        *(Column(one, is_figure=True, widest=_OUTCOME_WIDTH) for one in (_("Belum diisi"), _("Kesalahan"))),
    )
    rows = [Row.of(toned(names[one.path], Tone.STRONG), *_cells(one, tuple(titles))) for one in evaluations]
    usable = [one for one in evaluations if one.is_usable]
    for one in usable:
        if supposition := one.leading.supposition:
            supposed = _supposed_sentence(one.leading.title, len(supposition.answers))
            yield sentence(f"{names[one.path]}: {supposed}", Tone.WARN, marked=True)
    yield Rows(columns, rows, title=_("Folder {folder}").format(folder=folder) if folder else "")
    yield from _failures(evaluations, names)
    if titles:
        closing = [
            f"{_REPEALED} {text}" if by else text
            for by in sorted({verdict.repealed_by for verdict in verdicts})
            for text in closing_sentences([by])
        ]
        yield sentence(" ".join(closing), Tone.DIM)
    yield from (Fold(one.path, partial(evaluation_blocks, one, details=details)) for one in usable)


def _cells(evaluation: Evaluation, targets: Sequence[str]) -> Iterator[str | Line]:
    if evaluation.is_usable:
        yield evaluation.leading.title
        yield toned(total_text(evaluation.leading), Tone.STRONG)
        yield from (_outcome(evaluation, target) for target in targets)
        yield str(len(evaluation.leading.scorecard.unanswered))
    else:
        yield ""
        yield from (toned(_NOTHING, Tone.DIM) for _column in range(len(targets) + 2))
    errors = sum(problem.severity is Severity.ERROR for problem in evaluation.problems)
    yield toned(str(errors), Tone.BAD if errors else Tone.PLAIN)


def _outcome(evaluation: Evaluation, target: str) -> Line:
    if not evaluation.is_decided:
        return toned(withheld_word(), Tone.WARN, marked=True)
    verdict = evaluation.leading.verdict(target)
    words = (_("memenuhi") if verdict.is_met else _("belum")) + (_REPEALED if verdict.repealed_by else "")
    return toned(words, verdict_tone(verdict), marked=True)


def _failures(evaluations: Sequence[Evaluation], names: Mapping[str, str]) -> Iterator[Section]:
    short: list[Sentence] = []
    for evaluation in evaluations:
        verdicts = evaluation.leading.verdicts if evaluation.is_usable else ()
        if failed := [verdict for verdict in verdicts if verdict.failed]:
            short.append(sentence(names[evaluation.path], Tone.STRONG))
            short += [Sentence(line(shortfall_sentence(verdict), depth=1)) for verdict in failed]
    if short:
        yield Section(_("Belum memenuhi"), short)
    withheld = [f"{names[one.path]}: {withheld_sentence(one.withheld)}" for one in evaluations if one.withheld]
    if withheld:
        yield Section(_("Hasil ditahan"), [*map(sentence, withheld)])
    unusable = [unusable_sentence(one) for one in evaluations if not one.is_usable]
    if unusable:
        yield Section(_("Tidak dapat dinilai"), [*map(sentence, unusable)])
