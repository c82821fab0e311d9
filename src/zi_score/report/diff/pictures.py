"""The pictures of a comparison, with their words: at a glance, both sides part by part, what each change moved."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import Picture
from zi_score.report.diff.wording import gates_of, target_outcome, total_texts
from zi_score.report.figures import difference_text, percent_text, points_text
from zi_score.report.pictures import Card, Cards, Dumbbells, Pair, PictureLevel, Waterfall
from zi_score.report.texts import Tone
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.comparison import Comparison
    from zi_score.comparison.disagreement import Dispute, Unit
    from zi_score.comparison.model import TargetChange

_NAMED_GATES = 3
_MOST_MOVES = 16
_DRAWN_UNITS = 40
"""As many workbooks as a picture shows; the rows have all of them."""


def comparison_cards(one: Comparison, labels: tuple[str, str]) -> Cards:
    """The total on both sides, and each target with what it gained, lost and lacks."""
    old, new, moved = total_texts(one)
    sides = tuple(f"{label}: {text}" for label, text in zip(labels, (old, new), strict=True))
    changes = _("perubahan: {count}").format(count=len(one.changes))
    cards = [Card(_("Selisih nilai total"), moved, Tone.of_move(one.points), (*sides, changes))]
    for target in one.targets:
        was, now, tone = target_outcome(one, target)
        before = _("{side}: {words}").format(side=labels[0], words=was)
        cards.append(Card(target.title, now, tone, (before, *_lacking(target))))
    return Cards(tuple(cards))


def _lacking(target: TargetChange) -> Iterator[str]:
    lost = [gate.title for gate in target.gates if gate.is_lost]
    if lost:
        yield _("kini tidak terpenuhi: {gates}").format(gates="; ".join(lost))
    others = [gate.title for gate in target.lacking if not gate.is_lost]
    if others:
        named = others[:_NAMED_GATES]
        if len(others) > len(named):
            named.append(_("dan {count} ambang lain").format(count=len(others) - len(named)))
        yield _("belum terpenuhi: {gates}").format(gates="; ".join(named))


def parts_picture(one: Comparison, labels: tuple[str, str]) -> Picture:
    """The total and every area or part on both sides, as shares of their weights."""
    shares = "; ".join(
        f"{area.title} {percent_text(area.before, area.weight)}% -> {percent_text(area.after, area.weight)}%"
        for area in one.areas
    )
    text = _("Capaian tiap bagian terhadap bobotnya, {first} -> {second}: {parts}")
    words = text.format(first=labels[0], second=labels[1], parts=shares)
    return Picture(words, partial(_parts, one, labels))


def _parts(one: Comparison, labels: tuple[str, str]) -> Dumbbells:
    before, after = one.before.scorecard, one.after.scorecard
    shares = (before.total / before.weight, after.total / after.weight)
    pairs = [_pair(one, TOTAL, _("Nilai total"), shares, one.points)]
    for area in one.areas:
        shares = (area.before / area.weight, area.after / area.weight)
        pairs.append(_pair(one, area.code, f"{area.code} {area.title}", shares, area.points))
    title = _("Capaian terhadap bobot, dan selisih dalam poin")
    return Dumbbells(title, labels, tuple(target.title for target in one.targets), tuple(pairs))


def _pair(one: Comparison, code: str, title: str, shares: tuple[Fraction, Fraction], points: Fraction) -> Pair:
    minima = tuple(gate.required / gate.weight if gate else None for gate in gates_of(one, code))
    return Pair(title, shares, difference_text(points), Tone.of_move(points), minima)


def moves_picture(one: Comparison, labels: tuple[str, str]) -> Picture:
    """From the earlier total over the largest moves to the later one; the smallest stand together."""
    moved = [change for change in one.changes if change.points]
    named = moved if len(moved) <= _MOST_MOVES else moved[: _MOST_MOVES - 1]
    moves = [(f"{change.code} {change.title}", change.points) for change in named]
    if rest := moved[len(named) :]:
        points = sum((change.points for change in rest), Fraction(0))
        moves.append((_("{count} lainnya").format(count=len(rest)), points))
    levels = tuple(PictureLevel(title, points, difference_text(points)) for title, points in moves)
    old, new, _moved = total_texts(one)
    text = _("Poin yang digeser tiap perubahan, dari {old} ({first}) ke {new} ({second}): {moves}")
    told = "; ".join(f"{level.title} {level.words}" for level in levels)
    words = text.format(old=old, first=labels[0], new=new, second=labels[1], moves=told)
    return Picture(words, partial(_waterfall, one, labels, levels))


def _waterfall(one: Comparison, labels: tuple[str, str], moves: tuple[PictureLevel, ...]) -> Waterfall:
    totals = zip(labels, (one.before.scorecard.total, one.after.scorecard.total), total_texts(one)[:2], strict=True)
    first, last = (PictureLevel(f"{_('Nilai total')}, {side}", total, words) for side, total, words in totals)
    marks = tuple(
        PictureLevel(gate.target_title, gate.required, points_text(gate.required, gate.weight))
        for gate in gates_of(one, TOTAL)
        if gate
    )
    return Waterfall(first, moves, last, marks)


def unit_cards(units: Sequence[Unit], disputes: Sequence[Dispute]) -> Cards:
    """How many workbooks, where the assessors are farthest apart, and on which question most often."""
    worst = units[0]
    decided = _("ambang yang hasilnya berbeda: {count} buku kerja").format(
        count=sum(bool(one.decided) for one in units)
    )
    cards = [
        Card(_("Buku kerja"), str(len(units)), lines=(decided,)),
        Card(_("Selisih tertinggi"), difference_text(worst.inflation), Tone.of_move(-worst.inflation), (worst.path,)),
    ]
    if disputes:
        most = disputes[0]
        count = _("dijawab berbeda dalam {count} buku kerja").format(count=most.count)
        cards.append(Card(_("Paling diperselisihkan"), most.code, Tone.PLAIN, (most.title, count)))
    return Cards(tuple(cards))


def units_picture(units: Sequence[Unit], titles: tuple[str, str], weight: Fraction) -> Picture:
    """The totals of both assessors in each workbook, those first in which the first one rates highest."""
    first, second = titles
    pairs = tuple(
        Pair(
            one.path,
            (one.first / weight, one.second / weight),
            difference_text(one.inflation),
            Tone.of_move(-one.inflation),
        )
        for one in units[:_DRAWN_UNITS]
    )
    text = _("Nilai total menurut {first} dan {second} dalam tiap buku kerja, {count} teratas; selisih: {parts}")
    parts = "; ".join(f"{one.title} {one.words}" for one in pairs)
    title = _("Selisih poin {first} di atas {second}").format(first=first, second=second)
    words = text.format(first=first, second=second, count=len(pairs), parts=parts)
    return Picture(words, partial(Dumbbells, title, titles, (), pairs))
