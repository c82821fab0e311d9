"""A comparison as a page: totals, parts against their minima, gates crossed, then the changes by the points they moved.

Of many workbooks the units by how highly they rate themselves, and the questions that are most disputed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zi_score.comparison.disagreement import disputes_of, units_of
from zi_score.language import _
from zi_score.report.blocks import (
    Bar,
    Column,
    Fold,
    Mark,
    Outcome,
    Page,
    Picture,
    Row,
    Rows,
    Section,
    Sentence,
    sentence,
    sentences,
)
from zi_score.report.diff.pictures import comparison_cards, moves_picture, parts_picture, unit_cards, units_picture
from zi_score.report.diff.wording import (
    change_texts,
    crossing_sentence,
    crossings,
    deciding_sentence,
    gates_of,
    kind_words,
    next_sentence,
    remark_sentences,
    target_outcome,
    total_texts,
)
from zi_score.report.figures import difference_text, points_text
from zi_score.report.reading_words import identity_words
from zi_score.report.texts import Span, Stack, Tone, line, toned
from zi_score.report.wording import problem_sentence
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from zi_score.comparison import Change, Comparison, Side
    from zi_score.problems import Problem
    from zi_score.report.blocks import Block

_MOST_DISPUTED = 20


def diff_page(
    comparisons: Sequence[Comparison], unusable: Sequence[Problem], *, is_between: bool, says_next: bool
) -> Page:
    """One comparison in full, or many assessors' as units and questions, each in full behind a fold."""
    blocks: list[Block] = []
    if len(comparisons) == 1:
        (one,) = comparisons
        title = one.before.path
        if not is_between:
            title = _("Perbandingan {before} dan {after}").format(before=one.before.path, after=one.after.path)
        blocks += _comparison(one, is_between=is_between)
    else:
        title = _("Perbandingan penilai dalam {count} buku kerja").format(count=len(comparisons))
        blocks += _many(comparisons) if comparisons else ()
    if unusable:
        told = [sentence(problem_sentence(problem), Tone.BAD) for problem in unusable]
        blocks.append(Section(_("Tidak dapat dibandingkan"), told))
    if says_next and (following := next_sentence(comparisons, is_between=is_between)):
        blocks.append(sentence(following, Tone.STRONG))
    return Page(title, blocks)


def _comparison(one: Comparison, *, is_between: bool) -> Iterator[Block]:
    labels = (one.before.title, one.after.title) if is_between else (_("Sebelum"), _("Sesudah"))
    if is_between and (stated := identity_words(one.after.identity)):
        yield sentence(stated)
    if not is_between:
        yield Rows.entries([_side(label, side) for label, side in zip(labels, (one.before, one.after), strict=True)])
    yield Picture(_("Hasil sekilas"), lambda: comparison_cards(one, labels))
    yield _part_rows(one, labels)
    yield parts_picture(one, labels)
    for target in one.targets:
        was, now, tone = target_outcome(one, target)
        reason = _("{side}: {words}").format(side=labels[0], words=was)
        yield Outcome(target.title, now, f"({reason})", tone)
    if one.crossed:
        title = _("Ambang yang hasilnya berbeda") if is_between else _("Ambang yang terlampaui atau terlepas")
        yield Section(title, tuple(_crossings(one, is_between=is_between)))
    if one.changes:
        blocks = (moves_picture(one, labels), change_rows(one.changes))
        yield Section(_("Perubahan, menurut poin yang digesernya"), blocks)
    yield from sentences(remark_sentences(one, is_between=is_between), Tone.DIM)


def _side(label: str, side: Side) -> Row:
    """A side by its name, and below it what its workbook states of itself."""
    stated = identity_words(side.identity)
    lines = (line(f"{side.path} ({side.title})"), *((toned(stated, Tone.DIM),) if stated else ()))
    return Row.of(toned(label, Tone.STRONG), Stack(lines))


def _crossings(one: Comparison, *, is_between: bool) -> Iterator[Sentence]:
    for gates in crossings(one):
        tone = Tone.of_met(gates[0].is_met)
        yield sentence(crossing_sentence(gates, is_between=is_between), tone, marked=True)
        yield Sentence(line(deciding_sentence(one, gates[0]), depth=1))


def change_rows(changes: Sequence[Change], few: int = 0) -> Rows:
    """The changes with their points; more than `few` (0: any number) are folded."""
    columns = (Column(_("Pertanyaan")), Column(_("Sel")), *Column.figures(_("Poin")))
    return Rows(columns, [_change(one) for one in changes], few=few)


def _change(change: Change) -> Row:
    old, new = change_texts(change)
    what = line(Span(f"{kind_words(change.kind)}: {old} -> {new}", Tone.DIM), depth=1)
    named = line(f"{change.code} {change.title}")
    place = change.place.within or change.earlier_place.within
    points = difference_text(change.points) if change.before else ""
    return Row.of(Stack((named, what)), place, toned(points, Tone.of_move(change.points)))


def _many(comparisons: Sequence[Comparison]) -> Iterator[Block]:
    units, disputes = units_of(comparisons), disputes_of(comparisons)
    titles = (comparisons[0].before.title, comparisons[0].after.title)
    weight = comparisons[0].before.scorecard.weight
    yield Picture(_("Hasil sekilas"), lambda: unit_cards(units, disputes))
    columns = (Column(_("Buku kerja")), *Column.figures(*titles, _("Selisih"), _("Beda"), _("Ambang")))
    rows = []
    for unit in units:
        points = (line(points_text(value, weight)) for value in (unit.first, unit.second))
        inflation = toned(difference_text(unit.inflation), Tone.of_move(-unit.inflation))
        rows.append(Row.of(unit.path, *points, inflation, str(unit.disputed), str(len(unit.decided))))
    note = _("Beda: pertanyaan yang dijawab berbeda. Ambang: yang hasilnya berbeda.")
    title = _("Satuan kerja, dari yang paling tinggi menilai dirinya")
    yield Section(title, (units_picture(units, titles, weight), Rows(columns, rows, note=note)))
    columns = (Column(_("Pertanyaan")), *(Column(one, is_figure=True) for one in (_("Buku kerja"), _("Selisih"))))
    rows = [Row.of(f"{one.code} {one.title}", str(one.count), difference_text(one.inflation)) for one in disputes]
    yield Section(_("Pertanyaan yang paling diperselisihkan"), (Rows(columns, rows, few=_MOST_DISPUTED),))
    for one in comparisons:
        yield Fold(one.before.path, partial(_comparison, one, is_between=True))


def _part_rows(one: Comparison, labels: tuple[str, str]) -> Rows:
    """The total, and below it each area or part of which a question moved."""
    figures = (Column(title, is_figure=True) for title in (*labels, _("Selisih")))
    columns = (Column(_("Bagian")), *figures, Column(marks=tuple(target.title for target in one.targets)))
    card = one.after.scorecard
    rows = [_part_row(one, TOTAL, _("Nilai total"), total_texts(one), one.points, card.total / card.weight)]
    for area in one.areas:
        if area.changed:
            gates = [gate for gate in one.gates if gate.code == area.code]
            before, after = (points_text(value, area.weight, gates) for value in (area.before, area.after))
            texts, share = (before, after, difference_text(area.points)), area.after / area.weight
            rows.append(_part_row(one, area.code, f"{area.code} {area.title}", texts, area.points, share))
    return Rows(columns, rows, note=_("Bagan: {side}").format(side=labels[1]))


def _part_row(
    one: Comparison, code: str, title: str, texts: tuple[str, str, str], points: Fraction, share: Fraction
) -> Row:
    before, after, moved = texts
    tone = Tone.STRONG if code == TOTAL else Tone.PLAIN
    marks = tuple(
        Mark(gate.required / gate.weight, points_text(gate.required, gate.weight), gate.is_met) if gate else None
        for gate in gates_of(one, code)
    )
    cells = (toned(title, tone), toned(before, tone), toned(after, tone), toned(moved, Tone.of_move(points)))
    return Row.of(*cells, Bar(share, marks), depth=int(code != TOTAL))
