"""The pictures of a comparison, with their words: at a glance, both sides part by part, what each change moved."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import Tone
from zi_score.report.diff.wording import gates_of, target_texts, target_tone, total_texts
from zi_score.report.figures import difference_text, percent_text, points_text
from zi_score.report.pictures import Card, Cards, Dumbbells, Pair, PictureLevel, Waterfall
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
        was, now = target_texts(one, target)
        before = _("{side}: {words}").format(side=labels[0], words=was)
        cards.append(Card(target.title, now, target_tone(one, target), (before, *_lacking(target))))
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


def part_dumbbells(one: Comparison, labels: tuple[str, str]) -> Dumbbells:
    """The total and every area or part on both sides, as shares of their weights."""
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


def waterfall(one: Comparison, labels: tuple[str, str]) -> Waterfall:
    """From the earlier total over the largest moves to the later one; the smallest stand together."""
    old, new, _moved = total_texts(one)
    total = _("Nilai total")
    moves = tuple(PictureLevel(title, points, difference_text(points)) for title, points in _largest_moves(one))
    marks = (gate for gate in gates_of(one, TOTAL) if gate)
    return Waterfall(
        PictureLevel(f"{total}, {labels[0]}", one.before.scorecard.total, old),
        moves,
        PictureLevel(f"{total}, {labels[1]}", one.after.scorecard.total, new),
        tuple(
            PictureLevel(gate.target_title, gate.required, points_text(gate.required, gate.weight)) for gate in marks
        ),
    )


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


def unit_dumbbells(units: Sequence[Unit], titles: tuple[str, str], weight: Fraction) -> Dumbbells:
    """The totals of both assessors in each workbook, those first in which the first one rates highest."""
    pairs = tuple(
        Pair(
            one.path,
            (one.first / weight, one.second / weight),
            difference_text(one.inflation),
            Tone.of_move(-one.inflation),
        )
        for one in units[:_DRAWN_UNITS]
    )
    first, second = titles
    title = _("Selisih poin {first} di atas {second}").format(first=first, second=second)
    return Dumbbells(title, titles, (), pairs)


def parts_words(comparison: Comparison, labels: tuple[str, str]) -> str:
    """What the picture of both sides shows, in words."""
    parts = [
        f"{one.title} {percent_text(one.before, one.weight)}% -> {percent_text(one.after, one.weight)}%"
        for one in comparison.areas
    ]
    return _("Capaian tiap bagian terhadap bobotnya, {first} -> {second}: {parts}").format(
        first=labels[0], second=labels[1], parts="; ".join(parts)
    )


def _largest_moves(comparison: Comparison) -> tuple[tuple[str, Fraction], ...]:
    """The changes that moved most, each with its points; what the others moved together stands last."""
    moved = [one for one in comparison.changes if one.points]
    named = moved if len(moved) <= _MOST_MOVES else moved[: _MOST_MOVES - 1]
    moves = [(f"{one.code} {one.title}", one.points) for one in named]
    if rest := moved[len(named) :]:
        moves.append((_("{count} lainnya").format(count=len(rest)), sum((one.points for one in rest), Fraction(0))))
    return tuple(moves)


def waterfall_words(comparison: Comparison, labels: tuple[str, str]) -> str:
    """What the picture of the moves shows, in words."""
    old, new, _moved = total_texts(comparison)
    moves = "; ".join(f"{title} {difference_text(points)}" for title, points in _largest_moves(comparison))
    return _("Poin yang digeser tiap perubahan, dari {old} ({first}) ke {new} ({second}): {moves}").format(
        old=old, first=labels[0], new=new, second=labels[1], moves=moves
    )


def units_words(units: Sequence[Unit], titles: tuple[str, str]) -> str:
    """What the picture of the workbooks shows, in words."""
    text = _("Nilai total menurut {first} dan {second} dalam tiap buku kerja, {count} teratas; selisih: {parts}")
    drawn = units[:_DRAWN_UNITS]
    parts = "; ".join(f"{one.path} {difference_text(one.inflation)}" for one in drawn)
    return text.format(first=titles[0], second=titles[1], count=len(drawn), parts=parts)
