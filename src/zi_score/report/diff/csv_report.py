"""The comparisons as CSV: one row for each total, gate, area and change. Figures have the decimal point."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.csv_report import harmless, number, truth
from zi_score.report.diff.wording import change_texts
from zi_score.report.wording import rubric_words
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.comparison import Comparison
    from zi_score.problems import Problem
    from zi_score.report import ReportOptions

_COLUMNS = ("path_before", "path_after", "kind", "code", "title", "before", "after", "points", "cell", "target")
_Row = dict[str, str]


def render(
    comparisons: Sequence[Comparison],
    options: ReportOptions,  # noqa: ARG001 - always whole
    is_between: bool,  # noqa: ARG001 - the columns name both sides
    unusable: Sequence[Problem],
) -> str:
    """Render every comparison as one CSV table."""
    text = io.StringIO()
    writer = csv.DictWriter(text, _COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for one in comparisons:
        paths = {"path_before": harmless(one.before.path), "path_after": harmless(one.after.path)}
        writer.writerows(paths | row for row in _rows(one))
    for problem in unusable:
        path = harmless(problem.location.file)
        row = {"kind": "unusable", "code": problem.code, "title": harmless(problem.message)}
        writer.writerow({"path_before": path, "path_after": path} | row)
    return text.getvalue()


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
