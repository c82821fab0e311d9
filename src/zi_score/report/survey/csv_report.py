"""The surveys as CSV: one row for each item, variable, mean, index and gate. Figures have the decimal point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.report.csv_report import csv_text, harmless, number, truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.survey.interval import Interval
    from zi_score.survey.model import IndexResult, Survey

_COLUMNS = (
    "path", "questionnaire", "kind", "code", "title", "conversion", "chosen", "answered", "value", "low", "high",
    "points", "required", "met",
)  # fmt: skip
_Row = dict[str, str]


def render(surveys: Sequence[Survey]) -> str:
    """Render every survey as one CSV table."""
    return csv_text(_COLUMNS, (row for one in surveys for row in _table_rows(one)))


def _table_rows(one: Survey) -> Iterator[_Row]:
    common = {"path": harmless(one.path), "questionnaire": harmless(one.questionnaire.id)}
    yield from (common | row for row in _rows(one))


def _rows(one: Survey) -> Iterator[_Row]:
    counts = one.respondents
    yield {"kind": "respondents", "answered": str(counts.counted), "value": str(counts.persons)}
    for item in one.items:
        figures = {"answered": str(item.answered), "value": number(item.mean), **_ends(item.interval)}
        yield {"kind": "item", "code": harmless(item.key), "title": item.column, **figures}
    for each in one.variables:
        figures = {"value": number(each.mean), **_ends(each.interval)}
        yield {"kind": "variable", "code": each.variable.code, "title": harmless(each.variable.title), **figures}
    yield {"kind": "mean", "value": number(one.mean), **_ends(one.interval)}
    for result in one.indices.values():
        chosen = {"conversion": result.conversion.id, "chosen": truth(result.conversion.id == one.conversion)}
        yield from (chosen | row for row in _index_rows(one, result))


def _index_rows(one: Survey, result: IndexResult) -> Iterator[_Row]:
    title = harmless(one.questionnaire.index_title)
    figures = {"value": number(result.index), **_ends(result.interval), "points": number(result.points)}
    yield {"kind": "index", "code": one.question, "title": title, **figures}
    for key, value in result.without.items():
        yield {"kind": f"index_without_{key}", "code": one.question, "title": title, "value": number(value)}
    for each in result.gates:
        gate = each.gate
        required = {"required": number(gate.index), "met": truth(each.is_met)}
        yield {
            "kind": "gate",
            "code": gate.target,
            "title": harmless(gate.title),
            "value": number(each.index),
            **required,
        }
    if result.grade:
        band = result.grade.band.id if result.grade.band else ""
        grade = {"title": harmless(result.grade.grading.title), "value": number(result.grade.score)}
        yield {"kind": "grade", "code": harmless(band), **grade}


def _ends(interval: Interval | None) -> _Row:
    return {} if interval is None else {"low": number(interval.low), "high": number(interval.high)}
