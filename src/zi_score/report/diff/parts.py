"""The totals of two sides and the parts that moved, each later figure with a bar against its minima."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import Bar, Column, Mark, Row, Rows, Tone, toned
from zi_score.report.diff.wording import moved_tone, total_texts
from zi_score.report.figures import difference_text, points_text
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from fractions import Fraction

    from zi_score.comparison import Comparison, GateChange


def part_rows(one: Comparison, labels: tuple[str, str]) -> Rows:
    """The total, and below it each area or part of which a question moved."""
    figures = (*labels, _("Selisih"))
    columns = (
        Column(_("Bagian")),
        *(Column(title, is_figure=True) for title in figures),
        Column(marks=tuple(target.title for target in one.targets)),
    )
    card = one.after.scorecard
    rows = [_row(one, TOTAL, _("Nilai total"), total_texts(one), one.points, card.total / card.weight)]
    for area in one.areas:
        if area.changed:
            gates = [gate for gate in one.gates if gate.code == area.code]
            before, after = (points_text(value, area.weight, gates) for value in (area.before, area.after))
            texts = (before, after, difference_text(area.points))
            rows.append(_row(one, area.code, f"{area.code} {area.title}", texts, area.points, area.after / area.weight))
    note = _("Bagan: {side}").format(side=labels[1])
    return Rows(columns, rows, note=note)


def _row(one: Comparison, code: str, title: str, texts: tuple[str, str, str], points: Fraction, share: Fraction) -> Row:
    before, after, moved = texts
    tone = Tone.STRONG if code == TOTAL else Tone.PLAIN
    marks = tuple(_mark(gate) for gate in gates_of(one, code))
    cells = (toned(title, tone), toned(before, tone), toned(after, tone), toned(moved, moved_tone(points)))
    return Row((*cells, Bar(share, marks)), depth=int(code != TOTAL))


def gates_of(one: Comparison, code: str) -> tuple[GateChange | None, ...]:
    """The gate of each target that looks at this code, None where there is none."""
    return tuple(next((gate for gate in target.gates if gate.code == code), None) for target in one.targets)


def _mark(gate: GateChange | None) -> Mark | None:
    return Mark(gate.required / gate.weight, points_text(gate.required, gate.weight), gate.is_met) if gate else None
