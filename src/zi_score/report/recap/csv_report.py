"""The recap as CSV: one row for each workbook, with a column for each figure and gate. Decimal points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.report.csv_report import csv_text, harmless, number, truth

if TYPE_CHECKING:
    from zi_score.recap import FewestChanges, Recap, RecapRow, RowFinding

_BEFORE = ("rank", "path", "group", "unit", "rubric", "layout", "assessor")
_AFTER = (
    "unanswered", "errors", "warnings", "recorded_total", "problem", "answered", "questions", "copy_of",
    "rubric_origin",
)  # fmt: skip


def render(recap: Recap) -> str:
    """Render every row; those without a verdict come last, with their problem."""
    frames = [ranking.frame for ranking in recap.rankings]
    parts = dict.fromkeys(part.code for frame in frames for part in frame.parts)
    targets = dict.fromkeys(target for frame in frames for target, _title in frame.targets)
    gates = dict.fromkeys((gate.target, gate.id) for frame in frames for gate in frame.gates)
    planned = dict.fromkeys(row.fewest.target for one in recap.rankings for row in one.rows if row.fewest)
    columns = [
        *_BEFORE,
        *(f"points_{code}" for code in parts),
        *(f"{name}_{target}" for target in targets for name in ("met", "margin")),
        *(f"margin_{target}_{name}" for target, name in gates),
        *_AFTER,
        *(f"{name}_{target}" for target in planned for name in ("changes", "plan", "barred_by")),
    ]
    ranked = (pair for one in recap.rankings for pair in zip(one.rows, one.ranks, strict=True))
    return csv_text(columns, (*({"rank": str(at), **_cells(row)} for row, at in ranked), *map(_cells, recap.unranked)))


def _cells(row: RecapRow) -> dict[str, str]:
    frame = row.frame
    cells = {"path": harmless(row.path), "group": harmless(row.group), "errors": str(row.errors)}
    if frame is None:
        cells["assessor"] = harmless(row.assessor)
        return cells | {"problem": _told(row.findings[0])}
    cells |= {
        "unit": harmless(row.unit),
        "rubric": harmless(frame.rubric),
        "layout": harmless(row.layout),
        "assessor": harmless(row.assessor),
        "unanswered": str(row.unanswered),
        "answered": str(row.answered),
        "questions": str(frame.questions),
        "copy_of": harmless(row.copy_of),
        "rubric_origin": harmless(frame.origin),
        "warnings": str(row.warnings),
        "recorded_total": "" if row.recorded is None else number(row.recorded),
        "problem": _told(row.partly_filled) if row.partly_filled else "",
    }
    cells |= {f"points_{part.code}": number(value) for part, value in zip(frame.parts, row.points, strict=True)}
    margins = [(one.gate, one.margin) for one in row.gates()]
    for target, _title in frame.targets:
        least = min((margin for gate, margin in margins if gate.target == target), default=None)
        cells[f"met_{target}"] = truth(least is not None and least >= 0)
        cells[f"margin_{target}"] = "" if least is None else number(least)
    if row.fewest:
        cells |= _plan_cells(row.fewest)
    return cells | {f"margin_{gate.target}_{gate.id}": number(margin) for gate, margin in margins}


def _plan_cells(fewest: FewestChanges) -> dict[str, str]:
    """How few answers must change; `plan` says whether that is enough, or surveys must rise too, or nothing is."""
    is_met = fewest.changes == 0 and not fewest.surveys
    state = "met" if is_met else "barred" if fewest.changes is None else "survey" if fewest.surveys else "reachable"
    return {
        f"changes_{fewest.target}": "" if fewest.changes is None else str(fewest.changes),
        f"plan_{fewest.target}": state,
        f"barred_by_{fewest.target}": " ".join(fewest.barred_by),
    }


def _told(finding: RowFinding) -> str:
    return harmless(f"{finding.code}: {finding.message}")
