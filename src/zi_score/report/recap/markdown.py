"""The recap as Markdown: what the rows say together, then the ranking, then what could not be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.recap.summary import summary_of
from zi_score.report.ink.markdown_text import escaped, table_head, table_row
from zi_score.report.recap.wording import (
    completeness_words,
    copy_words,
    group_name,
    margin_sentence,
    margin_words,
    mean_text,
    part_text,
    ranking_title,
    recorded_words,
    summary_sentences,
    unranked_lists,
    unusable_words,
)
from zi_score.report.wording import closing_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.recap import Frame, Ranking, Recap, Row, Summary
    from zi_score.report import ReportOptions


def render(recap: Recap, options: ReportOptions) -> str:  # noqa: ARG001 - Markdown is always whole
    """Render every ranking."""
    lines: list[str] = []
    for ranking in recap.rankings:
        lines += [*_ranking(ranking.frame, ranking), ""]
    for title, rows in unranked_lists(recap):
        if rows:
            lines += ["## " + escaped(title), ""]
            lines += [f"- {escaped(row.path)}: {escaped(unusable_words(row))}" for row in rows]
            lines.append("")
    if recap.rankings:
        repeals = (ranking.frame.repealed_by for ranking in recap.rankings)
        lines += map(escaped, closing_sentences(repeals))
    return "\n".join(lines).strip("\n") + "\n"


def _ranking(frame: Frame, ranking: Ranking) -> Iterator[str]:
    yield f"## {escaped(ranking_title(frame, ranking))}"
    yield ""
    if not ranking.rows:
        return
    summary = summary_of(frame, ranking.counted)
    yield from (f"- {escaped(sentence)}" for sentence in summary_sentences(frame, summary))
    yield ""
    parts = [part for part in frame.parts if part.kind != "total"]
    figures = [_("Nilai"), *(part.code for part in parts), *(title for _target, title in frame.targets)]
    counts = [_("Terisi"), _("Belum diisi"), _("Kesalahan"), _("Beda nilai tercatat")]
    yield from table_head([_("No."), _("Buku kerja"), _("Penilai"), *figures, *counts], 3)
    for row, place in zip(ranking.rows, ranking.ranks, strict=True):
        yield table_row(*map(escaped, _cells(frame, row, place)))
    yield ""
    yield escaped(margin_sentence())
    if len(summary.groups) > 1:
        yield ""
        yield from _groups(frame, summary)


def _cells(frame: Frame, row: Row, place: int) -> Iterator[str]:
    yield str(place)
    yield (f"{row.unit} ({row.path})" if row.unit else row.path) + copy_words(row)
    yield row.assessor_title
    yield from (part_text(row, part.code, part.weight) for part in frame.parts)
    yield from (margin_words(row, target) for target, _title in frame.targets)
    yield from (completeness_words(row), str(row.unanswered), str(row.errors), recorded_words(row))


def _groups(frame: Frame, summary: Summary) -> Iterator[str]:
    titles = [title for _target, title in frame.targets]
    yield from table_head([_("Kelompok"), _("Buku kerja"), _("Rata-rata"), *titles], 1)
    for name, rows in summary.groups.items():
        group = summary_of(frame, rows)
        met = (str(group.met[target]) for target, _title in frame.targets)
        yield table_row(*map(escaped, (group_name(name), str(group.count), mean_text(frame, group), *met)))
