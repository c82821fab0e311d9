"""A survey on a terminal: who answered, the mean of each variable, the index by each conversion, and the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from zi_score.language import _, shown
from zi_score.report.survey.wording import (
    conversion_words,
    count_rows,
    index_rows,
    interval_text,
    mean_text,
    remark_sentences,
)
from zi_score.report.table.cells import DIM, FAILED, HEADING, MET, cell, grid, indented
from zi_score.report.table.console import printed
from zi_score.report.table.findings import problem_parts
from zi_score.report.wording import rubric_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from zi_score.report import ReportOptions
    from zi_score.survey.model import Survey


def render(surveys: Sequence[Survey], options: ReportOptions) -> str:
    """Render every survey in full, each item only on request."""
    return printed((part for one in surveys for part in _survey(one, options.details)), options)


def _survey(one: Survey, details: bool) -> Iterator[RenderableType]:
    yield Text("\n").append_text(cell(one.path, HEADING))
    parts = [one.questionnaire.title]
    if one.sheet:
        parts.append(_("lembar {sheet}").format(sheet=one.sheet))
    parts.append(rubric_words(one.rubric))
    yield cell(" · ".join(parts), DIM)
    counts = grid(lead=2)
    for title, text in count_rows(one.respondents):
        counts.add_row(cell(title), cell(text))
    yield Text("")
    yield counts
    yield from _means(one, details)
    yield from _indices(one)
    yield Text("")
    for sentence in remark_sentences(one):
        yield cell(sentence, DIM)
    yield from problem_parts(one.problems, details)


def _means(one: Survey, details: bool) -> Iterator[RenderableType]:
    scale = one.questionnaire.scale
    span = f"{shown(scale.minimum)}–{shown(scale.maximum)}"
    yield Text("")
    table = grid(lead=1, figures=2)
    table.add_row(
        cell(_("Variabel"), HEADING),
        cell(_("rata-rata ({span})").format(span=span), DIM),
        cell(_("selang kepercayaan 95%"), DIM),
    )
    for variable in one.variables:
        table.add_row(
            cell(variable.variable.title), cell(mean_text(variable.mean)), cell(interval_text(variable.interval), DIM)
        )
        for item in (each for each in one.items if details and each.variable == variable.variable.code):
            text = _("{item}, kolom {column}, {answered} jawaban").format(
                item=item.key, column=item.column, answered=item.answered
            )
            table.add_row(
                indented(cell(text, DIM)), cell(mean_text(item.mean), DIM), cell(interval_text(item.interval), DIM)
            )
    table.add_row(
        cell(_("Keseluruhan"), HEADING), cell(mean_text(one.mean), HEADING), cell(interval_text(one.interval), DIM)
    )
    yield table


def _indices(one: Survey) -> Iterator[RenderableType]:
    results = list(one.indices.values())
    table = grid(lead=1, figures=len(results))
    table.add_row(
        cell(one.questionnaire.index_title, HEADING), *(cell(conversion_words(one, each), DIM) for each in results)
    )
    for row in index_rows(one):
        styles = [MET if is_met else FAILED for is_met in row.outcomes] or [""] * len(results)
        table.add_row(cell(row.title), *(cell(text, style) for text, style in zip(row.texts, styles, strict=True)))
    yield Text("")
    yield table
