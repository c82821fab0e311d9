"""The surveys as Markdown, for a report or a step summary. Every text is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.markdown import problem_lines
from zi_score.report.markdown_text import escaped, table_head, table_row
from zi_score.report.survey.wording import (
    conversion_words,
    count_rows,
    index_rows,
    interval_text,
    mean_text,
    remark_sentences,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.report import ReportOptions
    from zi_score.survey.model import Survey


def render(surveys: Sequence[Survey], options: ReportOptions) -> str:
    """Render one section for each survey, each item only on request."""
    return "\n".join(line for one in surveys for line in (*_survey(one, options.details), "")).strip("\n") + "\n"


def _survey(one: Survey, details: bool) -> Iterator[str]:
    yield from (f"## {escaped(one.path)}", "", escaped(one.questionnaire.title), "")
    yield from table_head([_("Responden"), ""], 2)
    yield from (table_row(escaped(title), escaped(text)) for title, text in count_rows(one.respondents))
    yield ""
    yield from _means(one, details)
    yield ""
    yield from _indices(one)
    yield ""
    yield from (f"- {escaped(sentence)}" for sentence in remark_sentences(one))
    yield from problem_lines(one.problems)


def _means(one: Survey, details: bool) -> Iterator[str]:
    yield from table_head([_("Variabel"), _("Rata-rata"), _("Selang kepercayaan 95%")], 1)
    for each in one.variables:
        figures = (mean_text(each.mean), interval_text(each.interval))
        yield table_row(escaped(each.variable.title), *map(escaped, figures))
        for item in (one_of for one_of in one.items if details and one_of.variable == each.variable.code):
            texts = (f"{item.key} ({item.column})", mean_text(item.mean), interval_text(item.interval))
            yield table_row(*map(escaped, texts))
    yield table_row(*map(escaped, (_("Keseluruhan"), mean_text(one.mean), interval_text(one.interval))))


def _indices(one: Survey) -> Iterator[str]:
    titles = [conversion_words(one, each) for each in one.indices.values()]
    yield from table_head([one.questionnaire.index_title, *titles], 1)
    for row in index_rows(one):
        signs = ["✅ " if is_met else "❌ " for is_met in row.outcomes] or [""] * len(titles)
        texts = (sign + escaped(text) for sign, text in zip(signs, row.texts, strict=True))
        yield table_row(escaped(row.title), *texts)
