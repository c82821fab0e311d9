import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from tests.support.marks import best_marks, worst_marks
from tests.unit.report.check.checks import HOSTILE, check, problem, render, unusable_check, waiver
from zi_score.outcome import Check, Demand
from zi_score.problems import Severity
from zi_score.rubric.catalogue import Rubric
from zi_score.schemas import json_schema


def document(*checks: Check, gate: Demand | None = None) -> Any:
    parsed = json.loads(render("json", *checks, gate=gate or Demand()))
    Draft202012Validator(json_schema("check")).validate(parsed)
    return parsed


def test_the_schema_is_sound_and_shares_its_parts_with_that_of_an_evaluation() -> None:
    schema, base = json_schema("check"), json_schema("evaluation")
    Draft202012Validator.check_schema(schema)
    own = {"result", "check", "finding", "gate", "waiver", "evidence"}
    shared = {name: part for name, part in base["$defs"].items() if name != "result"}
    copied = {name: part for name, part in schema["$defs"].items() if name not in own}
    assert copied == shared, "copy what changed in evaluation.schema.json to check.schema.json"
    result = schema["$defs"]["result"]
    assert result["properties"].pop("check")
    result["required"].remove("check")
    assert result == base["$defs"]["result"]
    finding, plain = schema["$defs"]["finding"], base["$defs"]["problem"]
    assert plain["properties"].items() <= finding["properties"].items()
    assert schema["properties"]["tool"] == base["properties"]["tool"]


def test_a_check_is_an_evaluation_with_the_decision_of_the_gate(rubric: Rubric) -> None:
    parsed = document(
        check(rubric, best_marks(rubric), [problem(), problem("ZI501")], accepted={"ZI203": waiver()}),
        check(rubric, worst_marks(rubric), path="kurang.xlsx"),
        unusable_check(rubric),
        gate=Demand(Severity.WARNING, "wbk"),
    )
    first, second, third = (one["check"] for one in parsed["results"])
    assert parsed["passes"] is False
    assert first["passes"] is True
    assert first["gate"] == {"fail_on": "warning", "require": "wbk", "meets": True}
    assert first["findings"][0]["waiver"] == {
        "reason": "sudah dibahas",
        "expires": "2026-12-31",
        "location": "zi-score.toml:3",
    }
    assert [(one["code"], one["waived"], one["failing"]) for one in first["findings"]] == [
        ("ZI203", True, False),
        ("ZI501", False, False),
    ]
    assert (second["passes"], second["gate"]["meets"]) == (False, False)
    assert third["findings"][0]["failing"] is True
    assert parsed["results"][2]["error"]["code"] == "ZI106"
    assert len(parsed["not_judged"]) == 3


def test_nothing_required_and_nothing_found_passes(rubric: Rubric) -> None:
    parsed = document(check(rubric, worst_marks(rubric)))
    assert parsed["passes"] is True
    assert parsed["results"][0]["check"]["gate"] == {"fail_on": "error", "require": None, "meets": True}


def test_what_stands_in_the_file_is_kept(rubric: Rubric) -> None:
    parsed = document(check(rubric, best_marks(rubric), [problem(answer=HOSTILE)], path="[draft]\x1b.xlsx"))
    assert HOSTILE in parsed["results"][0]["check"]["findings"][0]["message"]
    assert parsed["results"][0]["workbook"]["path"] == "[draft]\x1b.xlsx"


def test_something_unknown_is_refused_by_the_schema(rubric: Rubric) -> None:
    parsed = document(check(rubric, best_marks(rubric), [problem()]))
    parsed["results"][0]["check"]["findings"][0]["x"] = 1
    with pytest.raises(ValidationError, match="Additional properties"):
        Draft202012Validator(json_schema("check")).validate(parsed)
