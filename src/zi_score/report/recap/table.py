"""The recap on a terminal: what the rows say together, the ranking, the groups, and what could not be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from zi_score.language import _
from zi_score.recap.summary import summary_of
from zi_score.report.ink.cells import DIM, FAILED, HEADING, MET, cell, grid, heading, indented
from zi_score.report.ink.console import narrowed, printed
from zi_score.report.recap.wording import (
    bin_name,
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
from zi_score.report.short_names import short_names
from zi_score.report.wording import closing_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType
    from rich.text import Text

    from zi_score.recap import Frame, Part, Ranking, Recap, Row, Summary
    from zi_score.report import ReportOptions

_WIDE = 150
_BAR = 30


def render(recap: Recap, options: ReportOptions) -> str:
    """Render every ranking; a wide terminal shows the areas as well."""
    return printed(_parts(recap, narrowed(options)), options)


def _parts(recap: Recap, width: int) -> Iterator[RenderableType]:
    rows = [row for ranking in recap.rankings for row in ranking.rows]
    paths = [row.path for row in (*rows, *recap.unranked)]
    folder, names = short_names(paths) if paths else ("", {})
    if folder:
        yield cell(_("Folder {folder}").format(folder=folder), DIM)
    for ranking in recap.rankings:
        yield from _ranking(ranking, names, width)
    for title, unranked in unranked_lists(recap):
        if unranked:
            yield heading(title)
        for row in unranked:
            yield indented(cell(f"{names[row.path]}: {unusable_words(row)}"))
    if rows:
        yield heading("").append_text(cell(margin_sentence(), DIM))
        for closing in closing_sentences(ranking.frame.repealed_by for ranking in recap.rankings):
            yield cell(closing, DIM)


def _ranking(ranking: Ranking, names: Mapping[str, str], width: int) -> Iterator[RenderableType]:
    frame = ranking.frame
    yield cell(ranking_title(frame, ranking), HEADING)
    if not ranking.rows:
        return
    summary = summary_of(frame, ranking.counted)
    for sentence in summary_sentences(frame, summary):
        yield indented(cell(sentence))
    yield cell("")
    parts = [part for part in frame.parts if part.kind == "component" or width >= _WIDE]
    parts = [part for part in parts if part.kind != "total"]
    table = Table.grid(padding=(0, 2 if width >= _WIDE else 1, 0, 0))
    table.add_column(justify="right")
    table.add_column(overflow="fold", ratio=1)
    for _number in range(len(parts) + len(frame.targets) + 5):
        table.add_column(justify="right", overflow="fold", vertical="bottom", max_width=10)
    targets = [target.upper() for target, _title in frame.targets]
    counts = (_("Terisi"), _("Salah"), _("Tercatat"))
    headers = (_("No."), _("Buku kerja"), _("Penilai"), _("Nilai"), *(part.code for part in parts), *targets, *counts)
    table.add_row(*(cell(header, DIM) for header in headers))
    for row, place in zip(ranking.rows, ranking.ranks, strict=True):
        table.add_row(*_cells(frame, row, place, parts, names))
    yield table
    if len(summary.groups) > 1:
        yield from _groups(frame, summary)
    yield from _distribution(frame, summary)


def _cells(frame: Frame, row: Row, place: int, parts: list[Part], names: Mapping[str, str]) -> Iterator[Text]:
    total = frame.parts[0]
    name = f"{row.unit} ({names[row.path]})" if row.unit else names[row.path]
    yield from (cell(str(place)), cell(name + copy_words(row)), cell(row.assessor_title))
    yield cell(part_text(row, total.code, total.weight), HEADING)
    yield from (cell(part_text(row, part.code, part.weight)) for part in parts)
    for target, _title in frame.targets:
        yield cell(margin_words(row, target), MET if row.is_met(target) else FAILED)
    yield cell(completeness_words(row))
    yield cell(str(row.errors), FAILED if row.errors else "")
    yield cell(recorded_words(row))


def _groups(frame: Frame, summary: Summary) -> Iterator[RenderableType]:
    yield heading(_("Menurut folder"))
    table = grid(lead=1, figures=2 + len(frame.targets))
    titles = [target.upper() for target, _title in frame.targets]
    table.add_row(*(cell(text, DIM) for text in (_("Kelompok"), _("Buku kerja"), _("Rata-rata"), *titles)))
    for name, rows in summary.groups.items():
        group = summary_of(frame, rows)
        met = (cell(str(group.met[target])) for target, _title in frame.targets)
        table.add_row(cell(group_name(name)), cell(str(group.count)), cell(mean_text(frame, group)), *met)
    yield indented(table)


def _distribution(frame: Frame, summary: Summary) -> Iterator[RenderableType]:
    yield heading(_("Sebaran nilai total"))
    table = grid(lead=1, figures=1)
    table.add_column()
    most = max(one.count for one in summary.distribution)
    for one in summary.distribution:
        bar = "█" * -(-one.count * _BAR // most)
        table.add_row(cell(bin_name(one.lowest, one.highest, frame.weight)), cell(str(one.count)), cell(bar, DIM))
    yield indented(table)
