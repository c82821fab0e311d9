"""A row as plain JSON and back, exactly: what JSON and JSONL hold, and what a later run goes on from."""

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from zi_score.exact import fraction_of, fraction_text
from zi_score.recap.frame import Frame, FrameGate, Part
from zi_score.recap.row import FewestChanges, RecapRow, RowFinding
from zi_score.submission import Withheld

LINE_VERSION = 1


def line_of(row: RecapRow, choices: Mapping[str, str]) -> str:
    """A row as one line of JSON, with the choices that it was made under."""
    return json.dumps({"schema_version": LINE_VERSION, "choices": dict(choices), **row_object(row)})


def row_object(row: RecapRow) -> dict[str, Any]:
    """A row as the schema's `row`; an unusable one has null for its figures."""
    frame = row.frame
    return {
        "path": row.path,
        "group": row.group or None,
        "sha256": row.sha256 or None,
        "answers": row.answers or None,
        "unit": row.unit or None,
        "rubric": rubric_of(frame) if frame else None,
        "layout": row.layout or None,
        "assessor": {"id": row.assessor, "title": row.assessor_title} if row.assessor else None,
        "policy": {"unanswered": frame.policy} if frame else None,
        "total": figure_object(row.total) if frame else None,
        "parts": [
            {"code": part.code, "title": part.title, "kind": part.kind, **_weighed(part.weight), **figure_object(value)}
            for part, value in zip(frame.parts if frame else (), row.points, strict=True)
        ],
        "verdicts": [
            {"target": target, "title": title, "met": row.is_met(target), "margin": figure_object(_margin(row, target))}
            for target, title in (frame.targets if frame else ())
        ],
        "gates": [
            {
                "target": one.gate.target,
                "id": one.gate.id,
                "code": one.gate.code,
                "title": one.gate.title,
                "required": figure_object(one.gate.required),
                "actual": figure_object(one.actual),
                "margin": figure_object(one.margin),
                "met": one.is_met,
            }
            for one in row.gates()
        ],
        "unanswered": row.unanswered,
        "answered": row.answered,
        "questions": frame.questions if frame else None,
        "errors": row.errors,
        "warnings": row.warnings,
        "recorded_total": None if row.recorded is None else figure_object(row.recorded),
        "recorded_difference": None
        if row.recorded is None or frame is None
        else figure_object(row.recorded - row.total),
        "findings": [finding._asdict() for finding in row.findings],
        "withheld": _withheld(row.withheld) if row.withheld else None,
        **({"plan": _plan_object(row.fewest)} if row.fewest else {}),
    }


def rubric_of(frame: Frame) -> dict[str, Any]:
    """The rubric of rows as the schema's `rubric`."""
    return {
        "id": frame.rubric,
        "title": frame.title,
        "fingerprint": frame.fingerprint,
        "origin": frame.origin,
        "repealed_by": frame.repealed_by or None,
    }


def figure_object(value: Fraction) -> dict[str, Any]:
    """Points as the nearest double, and exactly."""
    return {"points": float(value), "exact": fraction_text(value)}


def row_of_line(line: str, choices: Mapping[str, str]) -> RecapRow | None:
    """The row of a line, or None where it was made under other choices or of a file that could not be used.

    Raises ValueError, KeyError or TypeError for what is no line of a recap.
    """
    content = json.loads(line)
    if content["schema_version"] != LINE_VERSION:
        raise ValueError(content["schema_version"])
    if content["choices"] != dict(choices) or content["rubric"] is None:
        return None
    frame = Frame(
        rubric=_text(content["rubric"]["id"]),
        title=_text(content["rubric"]["title"]),
        fingerprint=_text(content["rubric"]["fingerprint"]),
        policy=_text(content["policy"]["unanswered"]),
        parts=tuple(
            Part(_text(one["code"]), _text(one["title"]), _text(one["kind"]), fraction_of(one["weight"]["exact"]))
            for one in content["parts"]
        ),
        targets=tuple((_text(one["target"]), _text(one["title"])) for one in content["verdicts"]),
        gates=tuple(
            FrameGate(
                target=_text(one["target"]),
                id=_text(one["id"]),
                code=_text(one["code"]),
                title=_text(one["title"]),
                required=fraction_of(one["required"]["exact"]),
            )
            for one in content["gates"]
        ),
        questions=int(content["questions"]),
        origin=_text(content["rubric"]["origin"]),
        repealed_by=_text(content["rubric"]["repealed_by"] or ""),
    )
    recorded, plan = content["recorded_total"], content.get("plan")
    return RecapRow(
        path=_text(content["path"]),
        group=content["group"] or "",
        sha256=_text(content["sha256"]),
        answers=_text(content["answers"]),
        unit=content["unit"] or "",
        layout=_text(content["layout"]),
        assessor=_text(content["assessor"]["id"]),
        assessor_title=_text(content["assessor"]["title"]),
        frame=frame,
        points=tuple(fraction_of(one["exact"]) for one in content["parts"]),
        actuals=tuple(fraction_of(one["actual"]["exact"]) for one in content["gates"]),
        unanswered=int(content["unanswered"]),
        errors=int(content["errors"]),
        warnings=int(content["warnings"]),
        recorded=None if recorded is None else fraction_of(recorded["exact"]),
        findings=tuple(RowFinding(*(_text(one[name]) for name in RowFinding._fields)) for one in content["findings"]),
        fewest=_fewest(plan) if plan else None,
    )


def _withheld(withheld: Withheld) -> dict[str, Any]:
    columns = [place.within for place in withheld.columns]
    return {"code": withheld.code, "columns": columns, "choose": withheld.choose}


def _weighed(weight: Fraction) -> dict[str, Any]:
    return {"weight": figure_object(weight)}


def _plan_object(fewest: FewestChanges) -> dict[str, Any]:
    return {
        "target": fewest.target,
        "changes": fewest.changes,
        "surveys": list(fewest.surveys),
        "barred_by": list(fewest.barred_by),
    }


def _fewest(plan: Mapping[str, Any]) -> FewestChanges:
    changes = plan["changes"]
    return FewestChanges(
        _text(plan["target"]),
        None if changes is None else int(changes),
        tuple(map(_text, plan["surveys"])),
        tuple(map(_text, plan["barred_by"])),
    )


def _margin(row: RecapRow, target: str) -> Fraction:
    margin = row.margin(target)
    return Fraction(0) if margin is None else margin


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
