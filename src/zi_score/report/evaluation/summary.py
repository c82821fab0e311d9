"""Several workbooks: one row each, then what those that fall short or cannot be used are lacking, then each one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.problems import Severity
from zi_score.report.blocks import Column, Fold, Line, Row, Rows, Section, Sentence, Tone, line, sentence, toned
from zi_score.report.evaluation.verdicts import verdict_tone
from zi_score.report.figures import total_text
from zi_score.report.short_names import short_names
from zi_score.report.wording import (
    closing_sentences,
    shortfall_sentence,
    target_titles,
    unusable_sentence,
    withheld_sentence,
    withheld_word,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from zi_score.outcome import Assessment, Evaluation
    from zi_score.report.blocks import Block

_NOTHING = "–"
_REPEALED = "†"
"""Marks an outcome under a regulation that was repealed."""
_ASSESSOR_WIDTH = 10
_OUTCOME_WIDTH = 9


def summary_blocks(
    evaluations: Sequence[Evaluation], in_full: Callable[[Evaluation], Iterable[Block]]
) -> Iterator[Block]:
    """The rows, the failures, and every workbook that could be scored folded away."""
    folder, names = short_names([evaluation.path for evaluation in evaluations])
    titles = target_titles(evaluations)
    columns = (
        Column(_("Berkas")),
        Column(_("Penilai"), widest=_ASSESSOR_WIDTH),
        *Column.figures(_("Nilai")),
        *(Column(one, widest=_OUTCOME_WIDTH) for one in titles.values()),
        *(Column(one, is_figure=True, widest=_OUTCOME_WIDTH) for one in (_("Belum diisi"), _("Kesalahan"))),
    )
    rows = [Row.of(toned(names[one.path], Tone.STRONG), *_cells(one, tuple(titles))) for one in evaluations]
    for one in evaluations:
        if one.is_usable and (supposed := supposed_sentence(one.leading)):
            yield sentence(f"{names[one.path]}: {supposed}", Tone.WARN, marked=True)
    yield Rows(columns, rows, title=_("Folder {folder}").format(folder=folder) if folder else "")
    yield from _failures(evaluations, names)
    if titles:
        yield sentence(" ".join(_closing(evaluations)), Tone.DIM)
    for one in evaluations:
        if one.is_usable:
            yield Fold(one.path, partial(in_full, one))


def _closing(evaluations: Sequence[Evaluation]) -> Iterator[str]:
    repeals = {verdict.repealed_by for one in evaluations for each in one.assessments for verdict in each.verdicts}
    for by in sorted(repeals):
        mark = f"{_REPEALED} " if by else ""
        yield from (f"{mark}{closing}" for closing in closing_sentences([by]))


def _cells(evaluation: Evaluation, targets: Sequence[str]) -> list[Line]:
    errors = sum(problem.severity is Severity.ERROR for problem in evaluation.problems)
    error_count = toned(str(errors), Tone.BAD if errors else Tone.PLAIN)
    if not evaluation.is_usable:
        figures = [toned(_NOTHING, Tone.DIM) for _column in range(len(targets) + 2)]
        return [line(""), *figures, error_count]
    leading = evaluation.leading
    return [
        line(leading.title),
        toned(total_text(leading), Tone.STRONG),
        *(_outcome(evaluation, target) for target in targets),
        line(str(len(leading.scorecard.unanswered))),
        error_count,
    ]


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
    undecided = [(names[one.path], one.withheld) for one in evaluations if one.withheld]
    if undecided:
        texts = [f"{name}: {withheld_sentence(withheld)}" for name, withheld in undecided]
        yield Section(_("Hasil ditahan"), [sentence(one) for one in texts])
    unusable = [one for one in evaluations if not one.is_usable]
    if unusable:
        yield Section(_("Tidak dapat dinilai"), [sentence(unusable_sentence(one)) for one in unusable])


def supposed_sentence(assessment: Assessment) -> str:
    """How many answers were supposed, and that no file was edited; empty where none was."""
    if not assessment.supposition:
        return ""
    text = _(
        "Andaian: {count} jawaban penilai {assessor} diandaikan, bukan yang tertulis di buku kerja; "
        "tidak ada berkas yang diubah."
    )
    return text.format(count=len(assessment.supposition.answers), assessor=assessment.title)
