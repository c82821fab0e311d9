"""The page on many workbooks: at a glance first, then each ranking, then those without one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.recap.summary import summary_of
from zi_score.report.blocks import Column, Fold, Page, Points, Row, Rows, Section, sentence, sentences
from zi_score.report.recap.pictures import distribution_picture, glance_picture, heat_picture
from zi_score.report.recap.wording import (
    changes_meaning,
    changes_words,
    completeness_words,
    copy_words,
    group_name,
    margin_sentence,
    margin_words,
    mixture_sentence,
    part_text,
    planned_targets,
    ranking_title,
    recorded_words,
    total_text,
    unranked_lists,
    unusable_words,
)
from zi_score.report.short_names import short_names
from zi_score.report.texts import Span, Tone, line, toned
from zi_score.report.wording import closing_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zi_score.recap import Frame, Part, Ranking, Recap, RecapRow, Summary
    from zi_score.report.blocks import Block
    from zi_score.report.texts import Line

_COUNT_SPARE, _COMPONENT_SPARE, _AREA_SPARE = 1, 2, 3
"""Where room is short the areas go first, then the components, then what the workbooks record themselves."""


def recap_page(recap: Recap) -> Page:
    """Every row of a recap."""
    rows = [row for ranking in recap.rankings for row in ranking.rows]
    paths = [row.path for row in (*rows, *recap.unranked)]
    folder, names = short_names(paths) if paths else ("", {})
    count = len(paths) + sum(ranking.hidden for ranking in recap.rankings)
    return Page(_("Rekap {count} buku kerja").format(count=count), tuple(_blocks(recap, folder, names)))


def _blocks(recap: Recap, folder: str, names: Mapping[str, str]) -> Iterator[Block]:
    if folder:
        yield sentence(_("Folder {folder}").format(folder=folder), Tone.DIM)
    unranked = [(title, rows) for title, rows in unranked_lists(recap) if rows]
    if unranked:
        counts = ", ".join(f"{title.lower()} {len(rows)}" for title, rows in unranked)
        yield sentence(_("Tidak diperingkat: {counts}.").format(counts=counts), Tone.WARN, marked=True)
    for ranking in recap.rankings:
        yield Section(ranking_title(ranking.frame, ranking), tuple(_ranking(ranking, names)))
    for title, rows in unranked:
        reasons = [line(Span(f"{names[row.path]}: ", Tone.STRONG), unusable_words(row)) for row in rows]
        yield Section(title, (Points(reasons),))
    if any(ranking.rows for ranking in recap.rankings):
        repeals = (ranking.frame.repealed_by for ranking in recap.rankings)
        yield from sentences(closing_sentences(repeals), Tone.DIM)


def _ranking(ranking: Ranking, names: Mapping[str, str]) -> Iterator[Block]:
    frame = ranking.frame
    if not ranking.rows:
        return
    summary = summary_of(frame, ranking.counted)
    yield glance_picture(frame, summary)
    yield from sentences([mixture_sentence(summary)], Tone.WARN, marked=True)
    yield Section(_("Peringkat"), (_table(ranking, names),))
    if len(summary.groups) > 1:
        yield Section(_("Menurut folder"), (_groups(frame, summary),))
    yield distribution_picture(frame, summary)
    yield heat_picture(frame, ranking.counted, names)
    if any(summary.failed.values()):
        yield Fold(_("Ambang yang belum terpenuhi"), partial(_failed, frame, summary))


def _table(ranking: Ranking, names: Mapping[str, str]) -> Rows:
    frame, planned, change = ranking.frame, planned_targets(ranking), _("Ubah {target}")
    columns = (
        *Column.figures(_("No.")),
        Column(_("Buku kerja")),
        Column(_("Penilai"), is_whole=True),
        *Column.figures(_("Nilai")),
        *(Column(target.upper(), is_figure=True, is_whole=True) for target, _title in frame.targets),
        *(
            Column(change.format(target=target.upper()), is_figure=True, is_whole=True, meaning=changes_meaning(title))
            for target, title in planned.items()
        ),
        *Column.figures(_("Terisi"), _("Salah")),
        Column(_("Tercatat"), is_figure=True, is_whole=True, spare=_COUNT_SPARE),
        *map(_part_column, frame.parts[1:]),
    )
    ranked = zip(ranking.rows, ranking.ranks, strict=True)
    rows = [Row.of(*_cells(frame, row, place, names, len(planned))) for row, place in ranked]
    recorded = _("Kolom Tercatat memuat beda nilai yang tercatat dalam buku kerja dengan hasil hitung.")
    return Rows(columns, rows, note=f"{margin_sentence()} {recorded}", is_sortable=True)


def _part_column(part: Part) -> Column:
    spare = _COMPONENT_SPARE if part.kind == "component" else _AREA_SPARE
    return Column(part.code, is_figure=True, is_whole=True, spare=spare, meaning=part.title)


def _cells(frame: Frame, row: RecapRow, place: int, names: Mapping[str, str], planned: int) -> Iterator[str | Line]:
    total, *parts = frame.parts
    yield str(place)
    name = names[row.path]
    copied = copy_words(names.get(row.copy_of, row.copy_of))
    yield line(Span(row.unit), Span(f" ({name}){copied}", Tone.DIM)) if row.unit else name + copied
    yield row.assessor_title
    yield toned(part_text(row, total.code, total.weight), Tone.STRONG)
    for target, _title in frame.targets:
        yield toned(margin_words(row, target), Tone.of_met(row.is_met(target)), marked=True)
    is_out_of_reach = row.fewest is not None and row.fewest.by_answers is None
    yield from [toned(changes_words(row), Tone.WARN if is_out_of_reach else Tone.PLAIN)] * planned
    yield toned(completeness_words(row), Tone.WARN if row.unanswered else Tone.PLAIN)
    yield toned(str(row.errors), Tone.BAD if row.errors else Tone.PLAIN)
    yield recorded_words(row)
    yield from (part_text(row, part.code, part.weight) for part in parts)


def _groups(frame: Frame, summary: Summary) -> Rows:
    columns = (
        Column(_("Kelompok")),
        Column(_("Buku kerja"), is_figure=True),
        *Column.figures(_("Rata-rata")),
        *(Column(target.upper(), is_figure=True, is_whole=True) for target, _title in frame.targets),
    )
    rows = []
    for name, members in summary.groups.items():
        group = summary_of(frame, members)
        met = (line(str(group.met[target])) for target, _title in frame.targets)
        rows.append(Row.of(group_name(name), str(group.count), total_text(frame, group.mean), *met))
    return Rows(columns, rows)


def _failed(frame: Frame, summary: Summary) -> Iterator[Rows]:
    titles = dict(frame.targets)
    columns = (Column(_("Ambang")), Column(_("Target")), Column(_("Buku kerja"), is_figure=True))
    failed = sorted((one for one in summary.failed.items() if one[1]), key=lambda one: -one[1])
    yield Rows(columns, [Row.of(gate.title, titles[gate.target], str(n)) for gate, n in failed])
