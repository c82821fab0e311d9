"""The score table: the total, the components, the areas and every gate, with a bar against each minimum."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import Bar, Column, Mark, Picture, Row, Rows, Tone, line, toned
from zi_score.report.evaluation.score_rows import score_rows
from zi_score.report.figures import difference_text, gates_by_code, percent_text, points_text, weight_text
from zi_score.report.pictures import Axis, Dumbbells, Pair, Radar
from zi_score.report.wording import minimum_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zi_score.outcome import Assessment, Evaluation
    from zi_score.report.blocks import Block
    from zi_score.report.evaluation.score_rows import ScoreRow
    from zi_score.verdict import Requirement, Verdict

    GatesByTarget = Sequence[Mapping[str, Requirement]]


def score_blocks(evaluation: Evaluation) -> Iterator[Block]:
    """The table of one workbook, several assessors side by side, the bar that of the leading one; then its areas."""
    leading, assessors = evaluation.leading, evaluation.assessments
    several = len(assessors) > 1
    targets = tuple(verdict.title for verdict in leading.verdicts)
    columns = (
        Column(_("Bagian")),
        *(Column(one.title if several else _("Nilai"), is_figure=True) for one in assessors),
        Column(_("Bobot"), is_figure=True),
        Column("%", is_figure=True),
        *([Column(marks=targets, others=_titles(evaluation) if several else ())] if targets else []),
    )
    gates = gates_by_code(leading.verdicts)
    by_target = [_gates_of(verdict) for verdict in leading.verdicts]
    rows = [_row(evaluation, one, gates.get(one.code, ()), by_target) for one in score_rows(evaluation.rubric, leading)]
    note = _("Bagan, persentase, dan hasil di bawah ini: {assessor}").format(assessor=leading.title) if several else ""
    yield Rows(columns, rows, note=note)
    if evaluation.rubric.areas:
        yield Picture(_radar_words(evaluation), lambda: _radar(evaluation, by_target))
    for other in filled_others(evaluation):
        words = _inflation_words(evaluation, other)
        yield Picture(words, partial(_dumbbells, evaluation, other, by_target))


def _titles(evaluation: Evaluation) -> tuple[str, ...]:
    return tuple(one.title for one in (*_others(evaluation), evaluation.leading))


def _others(evaluation: Evaluation) -> list[Assessment]:
    return [one for one in evaluation.assessments if one is not evaluation.leading]


def filled_others(evaluation: Evaluation) -> list[Assessment]:
    """The other assessors who have answered anything, and may be held against the leading one."""
    return [one for one in _others(evaluation) if len(one.scorecard.unanswered) < len(one.scorecard.questions)]


def _gates_of(verdict: Verdict) -> Mapping[str, Requirement]:
    return {gate.code: gate for gate in verdict.requirements}


def _row(evaluation: Evaluation, row: ScoreRow, gates: Sequence[Requirement], by_target: GatesByTarget) -> Row:
    tone = Tone.PLAIN if row.depth else Tone.STRONG
    score = row.points(evaluation.leading.scorecard)
    points = (points_text(row.points(one.scorecard), row.weight, gates) for one in evaluation.assessments)
    percent = line(f"{percent_text(score, row.weight, gates)}%")
    texts = (toned(row.title, tone), *(toned(one, tone) for one in points))
    cells = (*texts, toned(weight_text(row.weight), Tone.DIM), percent)
    if not by_target:  # no verdict is given, so there is nothing to hold a bar against
        return Row.of(*cells, depth=row.depth)
    marks = tuple(_mark(of_target.get(row.code)) for of_target in by_target)
    others = tuple(row.points(one.scorecard) / row.weight for one in _others(evaluation))
    return Row.of(*cells, Bar(score / row.weight, marks, others), depth=row.depth)


def _mark(gate: Requirement | None) -> Mark | None:
    return Mark(gate.required / gate.weight, minimum_text(gate), gate.is_met) if gate else None


def _radar(evaluation: Evaluation, by_target: GatesByTarget) -> Radar:
    shown = [*_others(evaluation), evaluation.leading]
    axes = []
    for area in evaluation.rubric.areas.values():
        marks = (_mark(of_target.get(area.code)) for of_target in by_target)
        shares = tuple(one.scorecard.areas[area.code].share for one in shown)
        axes.append(Axis(area.title, shares, tuple(mark.share if mark else None for mark in marks)))
    titles = tuple(verdict.title for verdict in evaluation.leading.verdicts)
    return Radar(_titles(evaluation), titles, tuple(axes))


def _radar_words(evaluation: Evaluation) -> str:
    areas = evaluation.leading.scorecard.areas.values()
    shares = (f"{one.title} {percent_text(one.score, one.weight)}%" for one in areas)
    return _("Capaian tiap area terhadap bobotnya: {shares}").format(shares="; ".join(shares))


def _dumbbells(evaluation: Evaluation, other: Assessment, by_target: GatesByTarget) -> Dumbbells:
    """Every row of the table in both assessors' points, with what the other one gives beyond the leading one."""
    leading = evaluation.leading
    pairs = []
    for row in score_rows(evaluation.rubric, leading):
        theirs, ours = row.points(other.scorecard), row.points(leading.scorecard)
        marks = (_mark(of_target.get(row.code)) for of_target in by_target)
        minima = tuple(mark.share if mark else None for mark in marks)
        tone = Tone.BAD if theirs > ours else Tone.GOOD if theirs < ours else Tone.PLAIN
        shares = (theirs / row.weight, ours / row.weight)
        pairs.append(Pair(row.title, shares, difference_text(theirs - ours), tone, minima))
    titles = tuple(verdict.title for verdict in leading.verdicts)
    title = _("Selisih poin {first} di atas {second}").format(first=other.title, second=leading.title)
    return Dumbbells(title, (other.title, leading.title), titles, tuple(pairs))


def _inflation_words(evaluation: Evaluation, other: Assessment) -> str:
    ours, theirs = evaluation.leading.scorecard.areas, other.scorecard.areas
    parts = (f"{area.title} {difference_text(theirs[code].score - area.score)}" for code, area in ours.items())
    title = _("Selisih poin {first} di atas {second}").format(first=other.title, second=evaluation.leading.title)
    return f"{title}: {'; '.join(parts)}"
