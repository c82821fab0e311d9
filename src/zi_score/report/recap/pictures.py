"""The pictures of a recap: the result at a glance, where the totals lie, and every workbook area by area."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import Bar, Column, Picture, Points, Row, Rows, Section
from zi_score.report.figures import bounded_text, weight_text
from zi_score.report.pictures import Bins, Card, Cards, Heat, HeatCell, HeatRow
from zi_score.report.recap.wording import part_text, summary_sentences, total_text
from zi_score.report.texts import Span, Tone, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zi_score.recap import Bin, Frame, FrameGate, Part, RecapRow, Summary

_PERCENT = 100


def glance_picture(frame: Frame, summary: Summary) -> Picture:
    """How many meet each target, and the mean, in large letters; for inks that cannot draw, as sentences."""
    told = Points([line(one) for one in summary_sentences(frame, summary)])
    return Picture(_("Ringkasan"), partial(_cards, frame, summary), (told,))


def _cards(frame: Frame, summary: Summary) -> Cards:
    count, said = _("{met} dari {count}"), _("memenuhi semua ambang nilai")
    met = (
        Card(title, count.format(met=summary.met[target], count=summary.count), lines=(said,))
        for target, title in frame.targets
    )
    lowest, highest = total_text(frame, summary.lowest), total_text(frame, summary.highest)
    middle = _("median {median}").format(median=total_text(frame, summary.median))
    ends = _("terendah {lowest}, tertinggi {highest}").format(lowest=lowest, highest=highest)
    return Cards((*met, Card(_("Nilai rata-rata"), total_text(frame, summary.mean), lines=(middle, ends))))


def distribution_picture(frame: Frame, summary: Summary) -> Picture:
    """Where the totals lie, with the minima of the total as lines; for inks that cannot draw, as rows with bars."""
    counts = ", ".join(f"{_name(frame, one)}: {one.count}" for one in summary.distribution if one.count)
    title = _("Sebaran nilai total")
    instead = Section(title, (_bin_rows(frame, summary),))
    return Picture(f"{title}: {counts}", partial(_bins, frame, summary, title), (instead,))


def _bins(frame: Frame, summary: Summary, title: str) -> Bins:
    bins, end = whole_scale(frame, summary)
    named = tuple((f"{low}–{high}", count) for low, high, count in bins)
    return Bins(title, named, tuple(total_lines(frame, Fraction(end))))


def whole_scale(frame: Frame, summary: Summary) -> tuple[Sequence[tuple[int, int, int]], int]:
    """Every range from 0 to the whole weight with its count, so that two recaps can be laid side by side; its end."""
    first = summary.distribution[0]
    width = first.highest - first.lowest
    counts = {one.lowest: one.count for one in summary.distribution}
    bins = [(start, start + width, counts.get(start, 0)) for start in range(0, int(frame.weight), width)]
    return bins, width * len(bins)


def total_lines(frame: Frame, end: Fraction | None = None) -> Iterator[tuple[Fraction, str]]:
    """The minimum of the total of each target, as a share of a scale that has this end, or else of the whole weight."""
    whole = end or frame.weight
    return ((gate.required / whole, f"{title} {weight_text(gate.required)}") for title, gate in _minima(frame))


def _minima(frame: Frame) -> Iterator[tuple[str, FrameGate]]:
    """The minimum of the total of each target that has one, with the title of the target."""
    titles = dict(frame.targets)
    return ((titles[gate.target], gate) for gate in frame.gates if gate.code == frame.parts[0].code)


def _bin_rows(frame: Frame, summary: Summary) -> Rows:
    most = max(one.count for one in summary.distribution)
    columns = (Column(_("Nilai total")), Column(_("Buku kerja"), is_figure=True), Column(is_bar=True))
    rows = []
    for one in summary.distribution:
        within = [title for title, gate in _minima(frame) if one.lowest <= gate.required < one.highest]
        minima = (Span(" " + _("ambang {title}").format(title=title), Tone.DIM) for title in within)
        rows.append(Row.of(line(_name(frame, one), *minima), str(one.count), Bar(Fraction(one.count, most))))
    return Rows(columns, rows)


def _name(frame: Frame, one: Bin) -> str:
    """The totals of a bin; the last one includes the highest."""
    return f"{one.lowest}–{'' if one.highest >= frame.weight else '<'}{one.highest}"


def heat_picture(frame: Frame, rows: Sequence[RecapRow], names: Mapping[str, str]) -> Picture:
    """Every workbook in the order of the ranking: its total against the minima, and the share of each area."""
    title = _("Nilai total dan persentase setiap area")
    return Picture(title, partial(_heat, frame, rows, names, title))


def _heat(frame: Frame, rows: Sequence[RecapRow], names: Mapping[str, str], title: str) -> Heat:
    target, target_title = frame.targets[0] if frame.targets else ("", "")
    total = frame.parts[0]
    parts = [part for part in frame.parts if part.kind not in ("total", "component")]
    drawn = []
    for row in rows:
        cells, text = tuple(heat_cell(row, part, target) for part in parts), part_text(row, total.code, total.weight)
        share = row.total / total.weight
        drawn.append(HeatRow(row.unit or names[row.path], text, share, cells, is_lacking(row, target)))
    caption = _(
        "{title}, dalam persen dari bobotnya; ✗ belum mencapai minimal {target} (pada nama: salah satu ambangnya)"
    ).format(title=title, target=target_title)
    return Heat(caption, tuple(part.code for part in parts), tuple(total_lines(frame)), drawn)


def is_lacking(row: RecapRow, target: str) -> bool:
    """Whether any gate of a target is not met, also one that looks at none of the areas: a survey or a component."""
    return bool(target) and not row.is_met(target)


def heat_cell(row: RecapRow, part: Part, target: str) -> HeatCell:
    """The share that a workbook has of a part, in percent, and whether it lacks something for a target."""
    value = row.point(part.code) or Fraction(0)
    gates = row.gates_on(part.code)
    limits = [one.gate.required / part.weight * _PERCENT for one in gates]
    text = bounded_text(value / part.weight * _PERCENT, 0, [*limits, Fraction(_PERCENT)])
    lacking = any(not one.is_met for one in gates if one.gate.target == target)
    return HeatCell(text, value / part.weight, lacking)
