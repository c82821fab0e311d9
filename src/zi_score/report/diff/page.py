"""A comparison as a page: totals, parts against their minima, gates crossed, then the changes by the points they moved.

Of many workbooks the units by how highly they rate themselves, and the questions that are most disputed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zi_score.comparison.disagreement import disputes_of, units_of
from zi_score.language import _
from zi_score.report.blocks import (
    Column,
    Fold,
    Outcome,
    Page,
    Picture,
    Row,
    Rows,
    Section,
    Sentence,
    Span,
    Stack,
    Tone,
    line,
    sentence,
    toned,
)
from zi_score.report.diff.parts import part_rows
from zi_score.report.diff.pictures import (
    comparison_cards,
    part_dumbbells,
    parts_words,
    unit_cards,
    unit_dumbbells,
    units_words,
    waterfall,
    waterfall_words,
)
from zi_score.report.diff.wording import (
    change_texts,
    crossing_sentence,
    crossings,
    deciding_sentence,
    kind_words,
    moved_tone,
    next_sentence,
    remark_sentences,
    side_labels,
    side_words,
    target_texts,
    target_tone,
)
from zi_score.report.figures import difference_text, points_text
from zi_score.report.reading_words import identity_words
from zi_score.report.wording import problem_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    labels = side_labels(one, is_between=is_between)
    if is_between and (stated := identity_words(one.after.identity)):
        yield sentence(stated)
    if not is_between:
        sides = zip(labels, side_words(one, is_between=False), (one.before, one.after), strict=True)
        yield Rows((Column(), Column()), [_side(*each) for each in sides])
    yield Picture(_("Hasil sekilas"), lambda: comparison_cards(one, labels))
    yield part_rows(one, labels)
    yield Picture(parts_words(one, labels), lambda: part_dumbbells(one, labels))
    for target in one.targets:
        was, now = target_texts(one, target)
        reason = _("{side}: {words}").format(side=labels[0], words=was)
        yield Outcome(target.title, now, f"({reason})", target_tone(one, target))
    if one.crossed:
        title = _("Ambang yang hasilnya berbeda") if is_between else _("Ambang yang terlampaui atau terlepas")
        yield Section(title, tuple(_crossings(one, is_between=is_between)))
    if one.changes:
        moves = Picture(waterfall_words(one, labels), lambda: waterfall(one, labels))
        yield Section(_("Perubahan, menurut poin yang digesernya"), (moves, change_rows(one.changes)))
    for text in remark_sentences(one, is_between=is_between):
        yield sentence(text, Tone.DIM)


def _side(label: str, words: str, side: Side) -> Row:
    """A side by its name, and below it what its workbook states of itself."""
    stated = identity_words(side.identity)
    lines = (line(words), toned(stated, Tone.DIM)) if stated else (line(words),)
    return Row((toned(label, Tone.STRONG), Stack(lines)))


def _crossings(one: Comparison, *, is_between: bool) -> Iterator[Sentence]:
    for gates in crossings(one):
        tone = Tone.GOOD if gates[0].is_met else Tone.BAD
        yield sentence(crossing_sentence(gates, is_between=is_between), tone, marked=True)
        yield Sentence(line(deciding_sentence(one, gates[0]), depth=1))


def change_rows(changes: Sequence[Change], few: int = 0) -> Rows:
    """The changes with their points; more than `few` (0: any number) are folded."""
    columns = (
        Column(_("Pertanyaan")),
        Column(_("Sel")),
        Column(_("Poin"), is_figure=True, is_whole=True),
    )
    return Rows(columns, [_change(one) for one in changes], few=few)


def _change(change: Change) -> Row:
    old, new = change_texts(change)
    what = line(Span(f"{kind_words(change.kind)}: {old} -> {new}", Tone.DIM), depth=1)
    named = line(f"{change.code} {change.title}")
    place = change.place.within or change.earlier_place.within
    points = difference_text(change.points) if change.before else ""
    return Row((Stack((named, what)), line(place), toned(points, moved_tone(change.points))))


def _many(comparisons: Sequence[Comparison]) -> Iterator[Block]:
    units, disputes = units_of(comparisons), disputes_of(comparisons)
    titles = (comparisons[0].before.title, comparisons[0].after.title)
    weight = comparisons[0].before.scorecard.weight
    yield Picture(_("Hasil sekilas"), lambda: unit_cards(units, disputes))
    columns = (
        Column(_("Buku kerja")),
        *(Column(title, is_figure=True, is_whole=True) for title in (*titles, _("Selisih"), _("Beda"), _("Ambang"))),
    )
    rows = []
    for unit in units:
        points = (line(points_text(value, weight)) for value in (unit.first, unit.second))
        inflation = toned(difference_text(unit.inflation), moved_tone(-unit.inflation))
        rows.append(Row((line(unit.path), *points, inflation, line(str(unit.disputed)), line(str(len(unit.decided))))))
    note = _("Beda: pertanyaan yang dijawab berbeda. Ambang: yang hasilnya berbeda.")
    picture = Picture(units_words(units, titles), lambda: unit_dumbbells(units, titles, weight))
    title = _("Satuan kerja, dari yang paling tinggi menilai dirinya")
    yield Section(title, (picture, Rows(columns, rows, note=note)))
    columns = (Column(_("Pertanyaan")), *(Column(one, is_figure=True) for one in (_("Buku kerja"), _("Selisih"))))
    rows = [
        Row((line(f"{one.code} {one.title}"), line(str(one.count)), line(difference_text(one.inflation))))
        for one in disputes
    ]
    yield Section(_("Pertanyaan yang paling diperselisihkan"), (Rows(columns, rows, few=_MOST_DISPUTED),))
    for one in comparisons:
        yield Fold(one.before.path, partial(_comparison, one, is_between=True))
