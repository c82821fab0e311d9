"""Pieces that several of the generated JSON Schemas are made of."""

from typing import Any

from zi_score.schemas import json_schema


def whole(properties: dict[str, Any]) -> dict[str, Any]:
    """An object of exactly these entries."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def file_schema(name: str, description: str, properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    """The schema of a file that holds these entries and no others."""
    return {
        "$schema": json_schema("rubric")["$schema"],
        "title": f"zi-score {name}",
        "description": description,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
