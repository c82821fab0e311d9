"""Writes the JSON Schemas of the rubric files from their models, those of a profile and the like from the rubric.

Run it after changing a model, or the conditions, the stages or the kawasan of the bundled rubric.
"""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from scripts.history_schema import history_schema
from scripts.input_schemas import answers_schema, settings_schema
from scripts.schema_parts import file_schema, whole
from zi_score.planning import efforts
from zi_score.proposal import kawasan_file as kawasan
from zi_score.proposal.profile import (
    AFFIRMATION,
    AGENCY,
    AS_OF,
    CONDITIONS,
    NO,
    STAGES,
    VERSION,
    YES,
    affirmations,
    agencies,
)
from zi_score.report.json_objects import number
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.library import DEFAULT_RUBRIC, load_rubric, rubric_folder, rubrics_folder
from zi_score.rubric.proposal import Condition
from zi_score.schemas import GENERATED_SCHEMAS, json_schema, schema_id

_DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_UNKNOWN = {"type": "null"}


def main() -> None:
    """Write each schema anew."""
    for name in (*GENERATED_SCHEMAS, *LAW_SCHEMAS):
        file = rubrics_folder() / "schema" / f"{name}.schema.json"
        file.parent.mkdir(exist_ok=True)
        file.write_text(schema_text(name), encoding="utf-8")
        print(file.name)


def schema_text(name: str) -> str:
    """A schema as it stands in its file."""
    of_law = LAW_SCHEMAS.get(name)
    schema = of_law(load_rubric(rubric_folder(DEFAULT_RUBRIC))) if of_law else json_schema(name)
    rest = {key: part for key, part in schema.items() if key != "$id"}
    schema = {"$schema": schema["$schema"], "$id": schema_id(name), **rest}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def profile_schema(rubric: Rubric) -> dict[str, Any]:
    """What a profile under this rubric may hold. An empty value is null: not known."""
    stage = {"anyOf": [{"enum": [YES, NO]}, _DAY, _UNKNOWN]}
    return file_schema(
        "profile",
        f"The profile of a unit under {rubric.id}: conditions outside the workbook, and stages.",
        {
            VERSION: {"const": 1},
            AGENCY: {"enum": list(agencies(rubric))},
            AFFIRMATION: {"enum": [*affirmations(rubric), None]},
            AS_OF: {"anyOf": [_DAY, _UNKNOWN], "description": "The day until which years are counted."},
            CONDITIONS: _section({one.id: _condition(one) for one in rubric.conditions}),
            STAGES: _section({one.id: {"title": one.title, **stage} for one in rubric.stages}),
        },
        [AGENCY],
    )


def kawasan_schema(rubric: Rubric) -> dict[str, Any]:
    """What the file of a kawasan under this rubric, which must speak of one, may hold. An empty value is null."""
    law = rubric.kawasan
    if law is None:
        raise ValueError(rubric.id)
    score = {"type": ["number", "string"], "minimum": 0, "maximum": number(law.scale.maximum)}
    return file_schema(
        "kawasan",
        f"A kawasan under {rubric.id}: several units that are proposed together.",
        {
            kawasan.VERSION: {"const": kawasan.SCHEMA_VERSION},
            kawasan.NAME: {"type": "string", "minLength": 1},
            kawasan.INTEGRATION: {
                "anyOf": [score, _UNKNOWN],
                "description": f"One number, never computed from the aspects: {'; '.join(law.aspects)}",
            },
            **{key: {"enum": [kawasan.YES, kawasan.NO, None]} for key in kawasan.predicate_keys(law)},
        },
        [kawasan.NAME],
    )


def effort_schema(rubric: Rubric) -> dict[str, Any]:
    """What a file of efforts under this rubric may hold."""
    codes = {"enum": [*rubric.nodes, *rubric.areas, *rubric.questions]}
    effort = {"type": ["integer", "string"], "minimum": 1, "maximum": efforts.MOST}
    return file_schema(
        "effort",
        f"How great the effort of a change is, and what must not change, in plans under {rubric.id}.",
        {
            efforts.VERSION: {"const": efforts.SCHEMA_VERSION},
            efforts.EFFORTS: {"type": ["object", "null"], "propertyNames": codes, "additionalProperties": effort},
            efforts.LOCKS: {"type": ["array", "null"], "items": codes},
        },
        [],
    )


def plan_schema(_rubric: Rubric) -> dict[str, Any]:
    """What ``zi-score plan --format json`` prints: evaluations, with plans in each assessment."""
    schema = json_schema("evaluation")
    kinds = schema["$defs"]
    assessment = kinds["assessment"]
    plans = {"type": "array", "description": "Those of the deciding assessor.", "items": {"$ref": "#/$defs/plan"}}
    assessment["properties"]["plans"] = plans
    assessment["required"].append("plans")
    kinds.update(_plan_kinds())
    return {**schema, "title": "zi-score plan"}


def _plan_kinds() -> dict[str, Any]:
    texts = {"type": "array", "items": {"type": "string"}}
    effort = {"type": "integer", "minimum": 0}
    points, exact = {"$ref": "#/$defs/points"}, {"$ref": "#/$defs/exact"}
    answer = {"type": ["string", "number", "object", "null"], "description": "As in `questions`; null for a blank."}
    change = {
        "code": {"$ref": "#/$defs/code"},
        "title": {"type": "string"},
        "cell": {"type": ["string", "null"]},
        "from": answer,
        "to": answer,
        "points": points,
        "exact": exact,
    }
    total = whole({"score": points, "exact": exact})
    state = whole({"total": total, "verdict": {"$ref": "#/$defs/verdict"}})
    index = {"type": ["number", "null"], "minimum": 0}
    return {
        "plan": whole(
            {
                "target": {"type": "string"},
                "title": {"type": "string"},
                "reachable": {"type": "boolean", "description": "Without anything that is assumed."},
                "barred_by": {**texts, "description": "The gates that no raise can meet, by id."},
                "assumed": {"type": "array", "items": {"$ref": "#/$defs/assumption"}},
                "least_effort": {"type": ["integer", "null"], "minimum": 0, "description": "With what is assumed."},
                "effort": {**effort, "description": "Of all steps together."},
                "before": state,
                "after": {**state, "description": "The planned answers, scored and judged anew."},
                "steps": {"type": "array", "items": {"$ref": "#/$defs/step"}},
                "alternatives": {"type": "array", "items": {"$ref": "#/$defs/substitute"}},
                "frontier": {"type": "array", "items": {"$ref": "#/$defs/frontier_point"}},
                "downgrades": {
                    "type": ["integer", "null"],
                    "minimum": 0,
                    "description": "The fewest that lose the target; 0 where none can, null where it is not met.",
                },
                "fragile": {"type": "array", "items": {"$ref": "#/$defs/downgrade"}},
                "index_margins": {"type": "array", "items": {"$ref": "#/$defs/index_margin"}},
            }
        ),
        "assumption": whole(
            {"code": {"$ref": "#/$defs/code"}, "from": index, "to": index, "asked": {"type": "boolean"}}
        ),
        "step": whole(
            {
                **change,
                "effort": effort,
                "closes": {**texts, "description": "The gates that are met from this step on, by id."},
                "total": points,
                "also": {**texts, "description": "Questions that ask for the raised count once more."},
            }
        ),
        "substitute": whole({"instead_of": {"$ref": "#/$defs/code"}, **change, "effort": effort}),
        "frontier_point": whole({"effort": effort, "total": points, "exact": exact, "meets": {"type": "boolean"}}),
        "downgrade": whole({**change, "loses": texts}),
        "index_margin": whole(
            {
                **{name: change[name] for name in ("code", "title", "cell")},
                "index": {"type": "number", "minimum": 0},
                "least": {"type": "number", "minimum": 0, "description": "Rounded up: it is enough."},
                "margin": {"type": "number", "minimum": 0},
                "gate": {"type": "string", "description": "The gate that is lost first below `least`, by id."},
            }
        ),
    }


def _section(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": ["object", "null"], "properties": properties, "additionalProperties": False}


def _condition(condition: Condition) -> dict[str, Any]:
    figure = {"type": ["number", "string"], "minimum": 0}
    values: dict[str, list[dict[str, Any]]] = {
        "grade": [{"enum": list(condition.grades)}],
        "yes_no": [{"enum": [YES, NO]}],
        "percent": [{**figure, "maximum": 100}],
        "level": [figure],
        "years": [figure, _DAY],
    }
    return {"title": condition.title, "anyOf": [*values[condition.kind], _UNKNOWN]}


LAW_SCHEMAS: Mapping[str, Callable[[Rubric], dict[str, Any]]] = MappingProxyType(
    {
        "profile": profile_schema,
        "kawasan": kawasan_schema,
        "effort": effort_schema,
        "plan": plan_schema,
        "history": history_schema,
        "settings": settings_schema,
        "answers": answers_schema,
    }
)
"""The schemas that follow from the law of the bundled rubric, each with what makes it."""


if __name__ == "__main__":
    main()
