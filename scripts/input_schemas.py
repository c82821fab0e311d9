"""The schemas of files that users write for the program: settings, and answers that fill a form."""

from typing import Any

from scripts.schema_parts import file_schema
from zi_score.problems import Severity
from zi_score.problems.model import SEVERITY_WORDS
from zi_score.rubric.catalogue import Question, Rubric

_TEXT = {"type": "string", "pattern": "\\S"}
_TEXTS = {"type": "array", "items": _TEXT}


def settings_schema(_rubric: Rubric) -> dict[str, Any]:
    """What ``zi-score.toml`` may state. The values of TOML are as in JSON; a day is a date of TOML."""
    waiver = {
        "type": "object",
        "properties": {
            "code": {"type": "string", "pattern": "^ZI[0-9]{3}$"},
            "cell": {**_TEXT, "description": "Such as K9 or 'LKE ZI'!K9."},
            "file": {**_TEXT, "description": "The name of a workbook, or its path from the folder of this file."},
            "reason": _TEXT,
            "expires": {"type": "string", "format": "date", "description": "The last day, as a date of TOML."},
        },
        "required": ["code", "reason", "expires"],
        "additionalProperties": False,
    }
    severities = "|".join((*(one.value for one in Severity), *SEVERITY_WORDS))
    return file_schema(
        "settings",
        "The settings of a run: zi-score.toml of the current folder, or the file of --settings.",
        {
            "rubric": {**_TEXT, "description": "The name of a bundled rubric, or a folder, from that of this file."},
            "assessor": _TEXT,
            "columns": {**_TEXTS, "description": "Whose answers stand in which column: tpi=R."},
            "layouts": {**_TEXTS, "description": "Layouts of one's own, by path from the folder of this file."},
            "require": {**_TEXT, "description": "A target of the rubric, such as wbk."},
            "fail-on": {"type": "string", "pattern": f"^(?i:{severities})$"},
            "waiver": {"type": "array", "items": waiver},
        },
        [],
    )


def answers_schema(rubric: Rubric) -> dict[str, Any]:
    """What a JSON file of answers under this rubric may hold: those of one assessor, or by assessor."""
    schema = file_schema("answers", f"Answers under {rubric.id}, by the code of the question.", {}, [])
    head = {key: schema[key] for key in ("$schema", "title", "description")}
    one = {
        "type": "object",
        "properties": {code: _answer(rubric, question) for code, question in rubric.questions.items()},
        "additionalProperties": False,
    }
    by_assessor = {
        "type": "object",
        "additionalProperties": {"$ref": "#/$defs/answers"},
        "propertyNames": {"not": {"enum": list(rubric.questions)}},
    }
    return {**head, "anyOf": [{"$ref": "#/$defs/answers"}, by_assessor], "$defs": {"answers": one}}


def _answer(rubric: Rubric, question: Question) -> dict[str, Any]:
    scale = rubric.scale_of(question)
    count = {"type": ["integer", "string", "null"], "minimum": 0}
    if scale.kind == "ratio":
        counts = {operand.key: {"title": operand.title, **count} for operand in question.operands}
        answer: dict[str, Any] = {"type": ["object", "null"], "properties": counts, "additionalProperties": False}
    elif scale.kind == "choice":
        answer = {"enum": [*scale.options, *(one.lower() for one in scale.options), "", None]}
    else:
        limits = {"minimum": float(scale.minimum), "maximum": float(scale.maximum)} if scale.kind == "index" else {}
        answer = {"type": ["number", "string", "null"], **limits}
    return {"title": question.title, **answer}
