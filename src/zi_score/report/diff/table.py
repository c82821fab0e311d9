"""The comparison on a terminal: totals, gates crossed, areas, then the changes by the points they moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding

from zi_score.comparison.disagreement import disputes_of, units_of
from zi_score.language import _
from zi_score.report.diff.wording import (
    change_texts,
    crossing_sentence,
    crossings,
    deciding_sentence,
    kind_words,
    remark_sentences,
    side_words,
    total_texts,
)
from zi_score.report.figures import difference_text, points_text
from zi_score.report.ink.cells import DIM, FAILED, MET, cell, grid, heading, indented
from zi_score.report.ink.console import printed
from zi_score.report.wording import problem_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from rich.console import RenderableType

    from zi_score.comparison import Change, Comparison
    from zi_score.problems import Problem
    from zi_score.report import ReportOptions

_MOST_DISPUTED = 20


def render(
    comparisons: Sequence[Comparison], options: ReportOptions, is_between: bool, unusable: Sequence[Problem]
) -> str:
    """Render one comparison in full; many as a table of units and a table of questions, in full on request."""
    return printed((*_parts(comparisons, options, is_between), *_unusable(unusable)), options)


def _parts(comparisons: Sequence[Comparison], options: ReportOptions, is_between: bool) -> Iterator[RenderableType]:
    if is_between and len(comparisons) > 1:
        yield from _units(comparisons)
        yield from _disputes(comparisons)
    for one in comparisons:
        if len(comparisons) == 1 or options.details:
            yield from _comparison(one, is_between)


def _unusable(problems: Sequence[Problem]) -> Iterator[RenderableType]:
    if problems:
        yield heading(_("Tidak dapat dibandingkan"))
    for problem in problems:
        yield indented(cell(problem_sentence(problem), FAILED))


def _comparison(one: Comparison, is_between: bool) -> Iterator[RenderableType]:
    before, after = side_words(one, is_between=is_between)
    old, new, moved = total_texts(one)
    if is_between:
        yield cell(one.before.path)
    totals = grid(lead=2, figures=1)
    totals.add_row(cell(_("Pertama") if is_between else _("Sebelum")), cell(before), cell(old))
    totals.add_row(cell(_("Kedua") if is_between else _("Sesudah")), cell(after), cell(new))
    totals.add_row(cell(_("Selisih")), cell(""), cell(moved, _style(one.points)))
    yield totals
    if one.crossed:
        yield heading(_("Ambang yang hasilnya berbeda") if is_between else _("Ambang yang terlampaui atau terlepas"))
    for gates in crossings(one):
        yield indented(cell(crossing_sentence(gates, is_between=is_between), MET if gates[0].is_met else FAILED))
        yield Padding(cell(deciding_sentence(one, gates[0]), DIM), (0, 0, 0, 4))
    yield from _areas(one)
    if one.changes:
        yield heading(_("Perubahan, menurut poin yang digesernya"))
    for change in one.changes:
        yield _change(change)
    yield cell("")
    for sentence in remark_sentences(one, is_between=is_between):
        yield cell(sentence, DIM)


def _areas(one: Comparison) -> Iterator[RenderableType]:
    moved = [area for area in one.areas if area.changed]
    if not moved:
        return
    yield heading(_("Area"))
    table = grid(lead=1, figures=3)
    for area in moved:
        gates = [gate for gate in one.gates if gate.code == area.code]
        table.add_row(
            cell(f"{area.code} {area.title}"),
            cell(points_text(area.before, area.weight, gates)),
            cell(points_text(area.after, area.weight, gates)),
            cell(difference_text(area.points), _style(area.points)),
        )
    yield indented(table)


def _change(change: Change) -> RenderableType:
    table = grid(lead=1, figures=1)
    table.expand = True
    table.columns[0].ratio = 1
    old, new = change_texts(change)
    place = change.place.within or change.earlier_place.within
    points = difference_text(change.points) if change.before else ""
    table.add_row(cell(f"{change.code} {change.title}"), cell(points, _style(change.points)))
    what = cell(f"{kind_words(change.kind)}: {old} -> {new}  {place}".rstrip(), DIM)
    table.add_row(Padding(what, (0, 0, 0, 2)), cell(""))
    return indented(table)


def _units(comparisons: Sequence[Comparison]) -> Iterator[RenderableType]:
    yield heading(_("Satuan kerja, dari yang paling tinggi menilai dirinya"))
    table = grid(lead=1, figures=5)
    headers = [_("Buku kerja"), comparisons[0].before.title, comparisons[0].after.title]
    table.add_row(*(cell(text, DIM) for text in [*headers, _("Selisih"), _("Beda"), _("Ambang")]))
    weight = comparisons[0].before.scorecard.weight
    for unit in units_of(comparisons):
        table.add_row(
            cell(unit.path),
            cell(points_text(unit.first, weight)),
            cell(points_text(unit.second, weight)),
            cell(difference_text(unit.inflation), _style(-unit.inflation)),
            cell(str(unit.disputed)),
            cell(str(len(unit.decided))),
        )
    yield indented(table)


def _disputes(comparisons: Sequence[Comparison]) -> Iterator[RenderableType]:
    disputes = disputes_of(comparisons)
    yield heading(_("Pertanyaan yang paling diperselisihkan"))
    table = grid(lead=1, figures=2)
    table.add_row(cell(_("Pertanyaan"), DIM), cell(_("Buku kerja"), DIM), cell(_("Selisih"), DIM))
    for one in disputes[:_MOST_DISPUTED]:
        table.add_row(cell(f"{one.code} {one.title}"), cell(str(one.count)), cell(difference_text(one.inflation)))
    yield indented(table)
    if len(disputes) > _MOST_DISPUTED:
        rest = len(disputes) - _MOST_DISPUTED
        yield indented(cell(_("dan {count} pertanyaan lain; semuanya ada dalam --format json").format(count=rest), DIM))


def _style(points: Fraction) -> str:
    return MET if points > 0 else FAILED if points < 0 else ""
