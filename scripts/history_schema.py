"""The JSON Schema of what ``zi-score history --format json`` prints, from its classes and that of an evaluation."""

from typing import Any

from scripts.schema_parts import file_schema, whole
from zi_score.history.model import Basis
from zi_score.identity import FIRST_YEAR, LAST_YEAR
from zi_score.rubric.catalogue import Rubric
from zi_score.schemas import json_schema


def history_schema(_rubric: Rubric) -> dict[str, Any]:
    """What ``zi-score history --format json`` prints: the years of one unit and the steps between them."""
    schema = json_schema("evaluation")
    known = schema["$defs"]
    result, assessment = known["result"]["properties"], known["assessment"]["properties"]
    workbook = result["workbook"]["properties"]
    kinds = {name: known[name] for name in ("exact", "points", "share", "code", "problem", "node", "verdict")}
    kinds |= {name: known[name] for name in ("requirement", "condition", "scored")}
    answer = {"type": ["string", "number", "object", "null"], "description": "As in an evaluation; null for a blank."}
    text, nodes = {"type": "string"}, {"type": "array", "items": {"$ref": "#/$defs/node"}}
    gates = {"type": "array", "items": whole({"target": text, "id": text, "title": text})}
    named = {"code": {"$ref": "#/$defs/code"}, "title": text}
    points = {"points": {"$ref": "#/$defs/points"}, "exact": {"$ref": "#/$defs/exact"}}
    signed = {"score": {"type": "number"}, "exact": {"$ref": "#/$defs/exact"}}
    year = {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
    basis = {
        "kind": {"enum": [one.value for one in Basis], "description": "What the year rests on, the surest first."},
        "text": {**text, "description": "What says so; empty for the user's word."},
        "cell": {"type": ["string", "null"]},
    }
    kinds["year"] = whole(
        {
            "year": year,
            "basis": whole(basis),
            **{name: workbook[name] for name in ("path", "sha256", "identity")},
            "rubric": result["rubric"],
            "assessor": text,
            "total": assessment["total"],
            "nodes": nodes,
            "areas": nodes,
            "unanswered": {"type": "integer", "minimum": 0},
            "verdicts": assessment["verdicts"],
        }
    )
    change = {**named, "kind": text, "from": answer, "to": answer, **points, "points": {"type": "number"}}
    compared = {
        **signed,
        "areas": {"type": "array", "items": whole({**named, **signed})},
        "gained": gates,
        "lost": gates,
        "changes": {"type": "array", "items": whole(change), "description": "Those that moved most first."},
    }
    step = whole({"from": year, "to": year, "comparable": {"type": "boolean"}})
    kinds["step"] = {**step, "properties": step["properties"] | compared}
    kinds["step"]["description"] = "From one year to the next; the rest only where both are of one regulation."
    whose = {"path": {**text, "description": "The file."}}
    problem = known["problem"]
    kinds["left_out"] = whole(whose | problem["properties"])
    properties = {
        **{name: schema["properties"][name] for name in ("schema_version", "tool")},
        "years": {"type": "array", "items": {"$ref": "#/$defs/year"}},
        "steps": {"type": "array", "items": {"$ref": "#/$defs/step"}},
        "problems": {"type": "array", "items": {"$ref": "#/$defs/problem"}},
        "left_out": {
            "type": "array",
            "items": {"$ref": "#/$defs/left_out"},
            "description": "Files that could not be used or dated.",
        },
    }
    described = "What zi-score history --format json prints: the same unit over the years."
    return {**file_schema("history", described, properties, list(properties)), "$defs": kinds}
