"""What stands beside the answers of a workbook, by what it is about: notes, evidence, weights, scales, formulas.

An inspection goes in. A formula is told apart from its place: an inserted row is no change of a formula.
"""

import re
from collections.abc import Iterator, Mapping

from zi_score.column_letters import column_number
from zi_score.comparison.model import ChangeKind, Fact, FactKey
from zi_score.exact import plain_text
from zi_score.inspection import Inspection
from zi_score.rubric.layout import Layout, LayoutRow

_REFERENCE = re.compile(r"(?<![A-Za-z0-9_])\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?![A-Za-z0-9_(])")
_COMPUTED = ("answer", "score", "share")
FILE_KINDS = frozenset({ChangeKind.NOTE, ChangeKind.EVIDENCE, ChangeKind.WEIGHT, ChangeKind.SCALE, ChangeKind.FORMULA})
"""The kinds of change that only the file itself tells."""
FORM_KINDS = frozenset({ChangeKind.WEIGHT, ChangeKind.SCALE, ChangeKind.FORMULA})
"""Those that concern the form and are told only between two files of the same form."""


def facts_of(inspection: Inspection, layout: Layout, assessor: str) -> dict[FactKey, Fact]:
    """Every cell beside the answers of one assessor, empty ones included."""
    return {key: fact for row in layout.rows for key, fact in _row_facts(inspection, row, assessor)}


def untold_by(inspection: Inspection, assessor: str) -> frozenset[ChangeKind]:
    """The kinds of change that this file cannot tell: its format keeps them from us, or the form has no such cell."""
    if not inspection.is_complete:
        return FILE_KINDS
    columns = inspection.submission.places.assessors.get(assessor, {})
    named = {ChangeKind.NOTE: "note", ChangeKind.EVIDENCE: "evidence"}
    return frozenset(kind for kind, name in named.items() if name not in columns)


def _row_facts(inspection: Inspection, row: LayoutRow, assessor: str) -> Iterator[tuple[FactKey, Fact]]:
    places = inspection.submission.places
    number = places.rows.get(row.identity)
    if number is None:
        return
    columns = places.assessors.get(assessor, {})
    form, sheet = inspection.form, inspection.submission.sheet
    for kind, name in ((ChangeKind.NOTE, "note"), (ChangeKind.EVIDENCE, "evidence")):
        if name in columns:
            place = (number, columns[name])
            text = " ".join(part for part in (_text(form.content(*place)), form.links.get(place, "")) if part)
            yield (kind, row.code, row.identity), (text, inspection.location(sheet, *place))
    for kind, name in ((ChangeKind.WEIGHT, "weight"), (ChangeKind.SCALE, "scale")):
        if name in places.columns:
            place = (number, places.columns[name])
            yield (kind, row.code, row.identity), (_text(form.content(*place)), inspection.location(sheet, *place))
    for name in _COMPUTED:
        if name in columns:
            place = (number, columns[name])
            formula = _placeless(form.formulas.get(place, ""), inspection)
            yield (
                (ChangeKind.FORMULA, row.code, f"{row.identity} {name}"),
                (formula, inspection.location(sheet, *place)),
            )


def _text(content: str | float) -> str:
    return " ".join(content.split()) if isinstance(content, str) else plain_text(content)


def _placeless(formula: str, inspection: Inspection) -> str:
    """The formula with each cell of the form named by its row's identity and its column's name."""
    places = inspection.submission.places
    rows = {number: identity for identity, number in places.rows.items()}
    columns: Mapping[int, str] = {
        **{number: name for name, number in places.columns.items()},
        **{
            number: f"{assessor}.{name}"
            for assessor, named in places.assessors.items()
            for name, number in named.items()
        },
    }

    def named(match: re.Match[str]) -> str:
        row, column = rows.get(int(match[2])), columns.get(column_number(match[1]))
        return f"[{row} {column}]" if row and column else match[0].replace("$", "")

    return _REFERENCE.sub(named, formula)
