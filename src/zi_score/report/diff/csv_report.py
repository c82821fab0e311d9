"""The comparisons as CSV: one row for each total, gate, area and change. Figures have the decimal point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.csv_report import csv_text, harmless, number, truth
from zi_score.report.diff.wording import change_texts
from zi_score.report.wording import rubric_words
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.comparison import Comparison
    from zi_score.problems import Problem

_COLUMNS = ("path_before", "path_after", "kind", "code", "title", "before", "after", "points", "cell", "target")
_Row = dict[str, str]


def render(
    comparisons: Sequence[Comparison],
    is_between: bool,  # noqa: ARG001 - the columns name both sides
    unusable: Sequence[Problem],
) -> str:
    """Render every comparison as one CSV table."""
    rows = [_paths(one.before.path, one.after.path) | row for one in comparisons for row in _rows(one)]
    for problem in unusable:
        row = {"kind": "unusable", "code": problem.code, "title": harmless(problem.message)}
        rows.append(_paths(problem.location.file, problem.location.file) | row)
    return csv_text(_COLUMNS, rows)


def _paths(before: str, after: str) -> _Row:
    return {"path_before": harmless(before), "path_after": harmless(after)}


def _rows(one: Comparison) -> Iterator[_Row]:
    old, new = one.before.scorecard.total, one.after.scorecard.total
    yield {"kind": "total", "code": TOTAL, "before": number(old), "after": number(new), "points": number(one.points)}
    repealed = _(" (peraturan dicabut)") if one.rubric.repeal else ""
    if one.rubric.origin:
        yield {"kind": "rubric", "code": harmless(one.rubric.id), "title": harmless(rubric_words(one.rubric))}
    for gate in one.crossed:
        yield {
            "kind": "gate_gained" if gate.is_gained else "gate_lost",
            "code": gate.code,
            "title": harmless(gate.title + repealed),
            "before": truth(gate.was_met),
            "after": truth(gate.is_met),
            "points": number(gate.after - gate.before),
            "target": gate.target,
        }
    for area in one.areas:
        yield {
            "kind": "area",
            "code": area.code,
            "title": harmless(area.title),
            "before": number(area.before),
            "after": number(area.after),
            "points": number(area.points),
        }
    for change in one.changes:
        before, after = change_texts(change)
        yield {
            "kind": change.kind.value,
            "code": change.code,
            "title": harmless(change.title),
            "before": harmless(before),
            "after": harmless(after),
            "points": number(change.points),
            "cell": change.place.spot,
        }
