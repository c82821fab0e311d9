"""A survey as a page: who answered, the mean of each variable, the index by each conversion, and the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _, shown
from zi_score.report.blocks import Column, Page, Points, Row, Rows, Tone, line, sentence, toned
from zi_score.report.evaluation.findings import problem_section
from zi_score.report.survey.wording import (
    conversion_words,
    count_rows,
    index_rows,
    interval_text,
    mean_text,
    remark_sentences,
)
from zi_score.report.wording import rubric_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.report.blocks import Block
    from zi_score.survey.model import Survey


def survey_page(one: Survey, *, details: bool) -> Page:
    """A survey in full, each item only on request."""
    return Page(one.path, tuple(_blocks(one, details=details)))


def _blocks(one: Survey, *, details: bool) -> Iterator[Block]:
    parts = [one.questionnaire.title]
    if one.sheet:
        parts.append(_("lembar {sheet}").format(sheet=one.sheet))
    parts.append(rubric_words(one.rubric))
    yield sentence(" · ".join(parts), Tone.DIM)
    counts = [Row((line(title), line(text))) for title, text in count_rows(one.respondents)]
    yield Rows((Column(_("Responden")), Column(_("Jumlah"))), counts)
    yield Rows(_mean_columns(one), list(_means(one, details=details)))
    yield _indices(one)
    yield Points([toned(text, Tone.DIM) for text in remark_sentences(one)])
    yield from problem_section(one.problems)


def _mean_columns(one: Survey) -> tuple[Column, ...]:
    scale = one.questionnaire.scale
    span = f"{shown(scale.minimum)}–{shown(scale.maximum)}"
    figures = (_("rata-rata ({span})").format(span=span), _("selang kepercayaan 95%"))
    return (Column(_("Variabel")), *(Column(title, is_figure=True, is_whole=True) for title in figures))


def _means(one: Survey, *, details: bool) -> Iterator[Row]:
    for variable in one.variables:
        interval = toned(interval_text(variable.interval), Tone.DIM)
        yield Row((line(variable.variable.title), line(mean_text(variable.mean)), interval))
        for item in (each for each in one.items if details and each.variable == variable.variable.code):
            text = _("{item}, kolom {column}, {answered} jawaban").format(
                item=item.key, column=item.column, answered=item.answered
            )
            texts = (text, mean_text(item.mean), interval_text(item.interval))
            yield Row(tuple(toned(each, Tone.DIM) for each in texts), depth=1)
    totals = (toned(each, Tone.STRONG) for each in (_("Keseluruhan"), mean_text(one.mean)))
    yield Row((*totals, toned(interval_text(one.interval), Tone.DIM)))


def _indices(one: Survey) -> Rows:
    results = list(one.indices.values())
    titles = (Column(conversion_words(one, each), is_figure=True, is_whole=True) for each in results)
    rows = []
    for row in index_rows(one):
        tones = [Tone.GOOD if is_met else Tone.BAD for is_met in row.outcomes] or [Tone.PLAIN] * len(results)
        cells = (toned(text, tone, marked=True) for text, tone in zip(row.texts, tones, strict=True))
        rows.append(Row((line(row.title), *cells)))
    return Rows((Column(one.questionnaire.index_title), *titles), rows)
