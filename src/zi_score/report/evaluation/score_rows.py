"""The rows of a score table: the total, and under each component its areas or parts, and its gates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.frozen import dataclass
from zi_score.language import _
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from zi_score.outcome import Assessment
    from zi_score.rubric.catalogue import Rubric
    from zi_score.scorecard import Scorecard


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
    for code in node.children:
        child = rubric.nodes[code]
        if code in shown:
            yield ScoreRow(code, titles.get(code, child.title), child.weight, depth)
        yield from _below(rubric, code, shown, titles, depth + (code in shown))
    for code in node.questions:
        if code in shown:
            question = rubric.questions[code]
            yield ScoreRow(code, titles.get(code, question.title), question.weight, depth)


def _component(rubric: Rubric, code: str) -> str:
    while parent := rubric.nodes[code].parent:
        code = parent
    return code
