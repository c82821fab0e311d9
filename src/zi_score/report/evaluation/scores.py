"""The score table: the total, the components, the areas and every gate, with a bar against each minimum."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zi_score.frozen import dataclass
from zi_score.language import _
from zi_score.report.blocks import Bar, Column, Mark, Picture, Row, Rows
from zi_score.report.figures import difference_text, gates_by_code, percent_text, points_text, weight_text
from zi_score.report.pictures import Axis, Dumbbells, Pair, Radar
from zi_score.report.texts import Tone, line, toned
from zi_score.report.wording import minimum_text
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from zi_score.outcome import Assessment, Evaluation
    from zi_score.report.blocks import Block
    from zi_score.rubric.catalogue import Rubric
    from zi_score.scorecard import Scorecard
    from zi_score.verdict import Requirement


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
    rows = [_row(evaluation, one, gates.get(one.code, ())) for one in score_rows(evaluation.rubric, leading)]
    note = _("Bagan, persentase, dan hasil di bawah ini: {assessor}").format(assessor=leading.title) if several else ""
    yield Rows(columns, rows, note=note)
    areas = leading.scorecard.areas
    if evaluation.rubric.areas:
        shares = (f"{one.title} {percent_text(one.score, one.weight)}%" for one in areas.values())
        words = _("Capaian tiap area terhadap bobotnya: {shares}").format(shares="; ".join(shares))
        yield Picture(words, partial(_radar, evaluation))
    for other in filled_others(evaluation):
        title = _("Selisih poin {first} di atas {second}").format(first=other.title, second=leading.title)
        beyond = {one.title: other.scorecard.areas[code].score - one.score for code, one in areas.items()}
        parts = "; ".join(f"{area} {difference_text(points)}" for area, points in beyond.items())
        yield Picture(f"{title}: {parts}", partial(_dumbbells, evaluation, other, title))


def _others(evaluation: Evaluation) -> list[Assessment]:
    return [one for one in evaluation.assessments if one is not evaluation.leading]


def _titles(evaluation: Evaluation) -> tuple[str, ...]:
    return tuple(one.title for one in (*_others(evaluation), evaluation.leading))


def filled_others(evaluation: Evaluation) -> list[Assessment]:
    """The other assessors who have answered anything, and may be held against the leading one."""
    return [one for one in _others(evaluation) if len(one.scorecard.unanswered) < len(one.scorecard.questions)]


def _row(evaluation: Evaluation, row: ScoreRow, gates: Sequence[Requirement]) -> Row:
    tone = Tone.PLAIN if row.depth else Tone.STRONG
    score = row.points(evaluation.leading.scorecard)
    points = (points_text(row.points(one.scorecard), row.weight, gates) for one in evaluation.assessments)
    texts = (toned(one, tone) for one in (row.title, *points))
    cells = (*texts, toned(weight_text(row.weight), Tone.DIM), line(f"{percent_text(score, row.weight, gates)}%"))
    if not evaluation.leading.verdicts:  # so there is nothing to hold a bar against
        return Row.of(*cells, depth=row.depth)
    marks = tuple(
        Mark(gate.required / gate.weight, minimum_text(gate), gate.is_met) if gate else None
        for gate in _gates_on(evaluation, row.code)
    )
    others = tuple(row.points(one.scorecard) / row.weight for one in _others(evaluation))
    return Row.of(*cells, Bar(score / row.weight, marks, others), depth=row.depth)


def _gates_on(evaluation: Evaluation, code: str) -> list[Requirement | None]:
    """The gate of each target that looks at this code, None where there is none."""
    verdicts = evaluation.leading.verdicts
    return [next((gate for gate in one.requirements if gate.code == code), None) for one in verdicts]


def _minima(evaluation: Evaluation, code: str) -> tuple[Fraction | None, ...]:
    return tuple(gate.required / gate.weight if gate else None for gate in _gates_on(evaluation, code))


def _radar(evaluation: Evaluation) -> Radar:
    shown = [one.scorecard.areas for one in (*_others(evaluation), evaluation.leading)]
    axes = (
        Axis(area.title, tuple(areas[code].share for areas in shown), _minima(evaluation, code))
        for code, area in evaluation.rubric.areas.items()
    )
    titles = tuple(verdict.title for verdict in evaluation.leading.verdicts)
    return Radar(_titles(evaluation), titles, tuple(axes))


def _dumbbells(evaluation: Evaluation, other: Assessment, title: str) -> Dumbbells:
    """Every row of the table in both assessors' points, with what the other one gives beyond the leading one."""
    leading = evaluation.leading
    pairs = []
    for row in score_rows(evaluation.rubric, leading):
        theirs, ours = row.points(other.scorecard), row.points(leading.scorecard)
        shares, beyond = (theirs / row.weight, ours / row.weight), theirs - ours
        minima = _minima(evaluation, row.code)
        pairs.append(Pair(row.title, shares, difference_text(beyond), Tone.of_move(-beyond), minima))
    titles = tuple(verdict.title for verdict in leading.verdicts)
    return Dumbbells(title, (other.title, leading.title), titles, tuple(pairs))


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One row; `depth` is 0 for the total and the components."""

    code: str
    title: str
    weight: Fraction
    depth: int

    def points(self, scorecard: Scorecard) -> Fraction:
        """What an assessor's scorecard has for this row."""
        return scorecard.total if self.code == TOTAL else scorecard.points(self.code)


def score_rows(rubric: Rubric, assessment: Assessment) -> Iterator[ScoreRow]:
    """Every row, in the order of the rubric; a part that a gate looks at has the title of the gate."""
    titles = {gate.code: gate.title for verdict in assessment.verdicts for gate in verdict.requirements}
    yield ScoreRow(TOTAL, _("Nilai total"), rubric.weight, 0)
    for component in rubric.components:
        yield ScoreRow(component.code, component.title, component.weight, 0)
        areas = [area for area in rubric.areas.values() if _component(rubric, area.parts[0]) == component.code]
        for area in areas:
            yield ScoreRow(area.code, area.title, area.weight, 1)
        shown = set(titles) if areas else {*titles, *component.children}
        yield from _below(rubric, component.code, shown, titles, 1)


def _below(rubric: Rubric, parent: str, shown: set[str], titles: dict[str, str], depth: int) -> Iterator[ScoreRow]:
    node = rubric.nodes[parent]
    for code in (*node.children, *node.questions):
        part = rubric.nodes.get(code) or rubric.questions[code]
        if code in shown:
            yield ScoreRow(code, titles.get(code, part.title), part.weight, depth)
        if code in rubric.nodes:
            yield from _below(rubric, code, shown, titles, depth + (code in shown))


def _component(rubric: Rubric, code: str) -> str:
    while parent := rubric.nodes[code].parent:
        code = parent
    return code
