"""A history as CSV: one row for each score, verdict and changed answer of a year. Figures have the decimal point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.report.csv_report import csv_text, harmless, number, truth
from zi_score.report.diff.wording import change_texts
from zi_score.report.evaluation.scores import score_rows
from zi_score.report.wording import problem_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.history.model import DatedResult, History, YearStep
    from zi_score.problems import Problem

_COLUMNS = (
    "year", "path", "basis", "assessor", "rubric", "kind", "code", "title", "weight", "score", "share", "met", "from",
    "to", "points",
)  # fmt: skip
_Row = dict[str, str]


def render(history: History) -> str:
    """Render every year, every step to it, and what was left out."""
    return csv_text(_COLUMNS, _table_rows(history))


def _table_rows(history: History) -> Iterator[_Row]:
    for problem in history.left_out:
        yield {"path": harmless(problem.location.file), "kind": "error", **_told(problem)}
    steps = {step.later.year: step for step in history.steps}
    for one in history.years:
        own = {
            "year": str(one.year),
            "path": harmless(one.evaluation.path),
            "basis": one.dating.basis.value,
            "assessor": harmless(one.evaluation.verdict_assessor),
            "rubric": harmless(one.evaluation.rubric.id),
        }
        yield from (own | row for row in (*_rows(one), *_changes(steps.get(one.year))))
    for problem in history.problems:
        yield {"kind": problem.severity.value, **_told(problem)}


def _told(problem: Problem) -> _Row:
    return {"code": problem.code, "title": harmless(problem_sentence(problem))}


def _rows(one: DatedResult) -> Iterator[_Row]:
    deciding = one.evaluation.decisive
    for row in score_rows(one.evaluation.rubric, deciding):
        score = row.points(deciding.scorecard)
        yield {
            "kind": "score",
            "code": row.code,
            "title": harmless(row.title),
            "weight": number(row.weight),
            "score": number(score),
            "share": number(score / row.weight),
        }
    for verdict in deciding.verdicts:
        met = {"met": truth(verdict.is_met)}
        yield {"kind": "verdict", "code": verdict.target, "title": harmless(verdict.title), **met}


def _changes(step: YearStep | None) -> Iterator[_Row]:
    for one in step.comparison.changes if step and step.comparison else ():
        before, after = change_texts(one)
        yield {
            "kind": "change",
            "code": one.code,
            "title": harmless(one.title),
            "from": harmless(before),
            "to": harmless(after),
            "points": number(one.points),
        }
