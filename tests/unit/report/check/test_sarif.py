"""SARIF 2.1.0: what the standard and GitHub ask of a result.

No package on PyPI ships the published schema, and it is not ours to commit. Where a copy stands beside the
project, or where ``ZI_SCORE_SARIF_SCHEMA`` names one, it is used; the rest is asserted here by hand.
"""

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema.validators import validator_for
from sarif_pydantic import Sarif

from tests.support.marks import best_marks, worst_marks
from tests.unit.report.check.checks import HOSTILE, check, problem, render, unusable_check, waiver
from zi_score.outcome import Check, Demand
from zi_score.problems import CATALOGUE, Location, found
from zi_score.rubric.catalogue import Rubric
from zi_score.waivers import Finding

ALLOWED = {
    "log": {"$schema", "version", "runs"},
    "run": {"tool", "invocations", "columnKind", "results", "properties"},
    "driver": {"name", "semanticVersion", "rules"},
    "rule": {"id", "shortDescription", "help", "defaultConfiguration"},
    "result": {"ruleId", "level", "message", "locations", "partialFingerprints", "suppressions", "properties"},
    "location": {"physicalLocation", "logicalLocations"},
    "logical": {"name", "fullyQualifiedName"},
    "suppression": {"kind", "status", "justification"},
}
URI_REFERENCE = re.compile(r"[A-Za-z0-9\-._~!$&'()*+,;=:@/%]+")


def log(*checks: Check, gate: Demand | None = None) -> Any:
    text = render("sarif", *checks, gate=gate or Demand())
    Sarif.model_validate_json(text)
    parsed = json.loads(text)
    assert_structure(parsed)
    return parsed


def assert_structure(parsed: Any) -> None:
    assert set(parsed) == ALLOWED["log"]
    assert parsed["version"] == "2.1.0"
    (run,) = parsed["runs"]
    assert set(run) == ALLOWED["run"]
    assert set(run["tool"]) == {"driver"}
    assert set(run["tool"]["driver"]) == ALLOWED["driver"]
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert set(rule) <= ALLOWED["rule"]
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    identities = [rule["id"] for rule in rules]
    assert len(set(identities)) == len(identities)
    (invocation,) = run["invocations"]
    assert isinstance(invocation["executionSuccessful"], bool)
    for result in run["results"]:
        assert_result(result, identities)
    fingerprints = [result["partialFingerprints"]["ziScore/v1"] for result in run["results"]]
    assert len(set(fingerprints)) == len(fingerprints)


def assert_result(result: Any, rules: list[str]) -> None:
    assert set(result) == ALLOWED["result"]
    assert result["ruleId"] in rules
    assert result["level"] in {"error", "warning", "note"}
    assert result["message"]["text"]
    assert re.search(r"(?<!\{)\{\d", result["message"]["text"]) is None
    assert "](" not in result["message"]["text"]
    (location,) = result["locations"]
    assert set(location) <= ALLOWED["location"]
    physical = location["physicalLocation"]
    assert set(physical) == {"artifactLocation", "region"}
    assert URI_REFERENCE.fullmatch(physical["artifactLocation"]["uri"])
    assert urlsplit(physical["artifactLocation"]["uri"]).scheme in {"", "file"}
    assert set(physical["region"]) <= {"startLine", "startColumn"}
    assert all(isinstance(value, int) and value >= 1 for value in physical["region"].values())
    for logical in location.get("logicalLocations", []):
        assert set(logical) == ALLOWED["logical"]
    for one in result["suppressions"]:
        assert set(one) == ALLOWED["suppression"]
        assert (one["kind"], one["status"]) == ("external", "accepted")


@pytest.fixture
def mixed(rubric: Rubric) -> list[Check]:
    problems = [problem(), problem("ZI134", row=3), problem("ZI501", row=4), problem("ZI420", answer=HOSTILE)]
    return [
        check(rubric, best_marks(rubric), problems, accepted={"ZI134": waiver("ZI134")}),
        check(rubric, worst_marks(rubric), [problem(sheet=HOSTILE)], path="lke b/50% [draf]:é.xlsx"),
        unusable_check(rubric),
    ]


def test_the_published_schema_accepts_it(mixed: list[Check], project: Path) -> None:
    named = os.environ.get("ZI_SCORE_SARIF_SCHEMA")
    schema = Path(named) if named else project.parent / "shared" / "schemas" / "sarif-schema-2.1.0.json"
    if not schema.is_file():
        pytest.skip("the published SARIF schema is absent; set ZI_SCORE_SARIF_SCHEMA to its file")
    published = json.loads(schema.read_text(encoding="utf-8"))
    validator = validator_for(published)(published)
    validator.validate(log(*mixed, gate=Demand(require="wbk")))
    validator.validate(log())


def test_a_cell_is_a_region_and_a_logical_location(mixed: list[Check]) -> None:
    result = log(*mixed)["runs"][0]["results"][0]
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "lke.xlsx"},
                "region": {"startLine": 9, "startColumn": 11},
            },
            "logicalLocations": [{"name": "K9", "fullyQualifiedName": "'LKE ZI'!K9"}],
        }
    ]


def test_what_has_no_cell_stands_at_the_first_line(mixed: list[Check]) -> None:
    run = log(*mixed, gate=Demand(require="wbk"))["runs"][0]
    placed = {result["ruleId"]: result["locations"][0] for result in run["results"]}
    for code in ("ZI106", "require"):
        assert placed[code]["physicalLocation"]["region"] == {"startLine": 1}
        assert "logicalLocations" not in placed[code]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_a_path_is_relative_and_percent_encoded(
    rubric: Rubric, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = {
        str(tmp_path / "masuk" / "a b.xlsx"): "masuk/a%20b.xlsx",
        "50% [draf]:é.xlsx": "50%25%20%5Bdraf%5D%3A%C3%A9.xlsx",
        "rusak\udcff.xlsx": "rusak%FF.xlsx",
    }
    checks = [check(rubric, best_marks(rubric), [problem()], path=name) for name in names]
    results = log(*checks)["runs"][0]["results"]
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results]
    assert uris == list(names.values())
    (outside,) = log(check(rubric, best_marks(rubric), [problem()], path="/lain/a b.xlsx"))["runs"][0]["results"]
    uri = outside["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == "file:///lain/a b.xlsx"


def test_the_rules_are_those_of_the_catalogue_and_every_severity_has_its_level(mixed: list[Check]) -> None:
    run = log(*mixed)["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        code for code in CATALOGUE if code in {"ZI203", "ZI134", "ZI501", "ZI420", "ZI106"}
    ]
    for result in run["results"]:
        assert result["level"] == CATALOGUE[result["ruleId"]].severity.value


def test_a_waived_finding_is_suppressed_and_the_others_say_that_they_are_not(mixed: list[Check]) -> None:
    results = log(*mixed)["runs"][0]["results"]
    suppressed = {one["ruleId"]: one["suppressions"] for one in results}
    assert "sudah dibahas" in suppressed["ZI134"][0]["justification"]
    assert [one["ruleId"] for one in results if one["suppressions"]] == ["ZI134"]


def test_text_that_looks_like_a_place_or_a_link_is_only_text(rubric: Rubric) -> None:
    (result,) = log(check(rubric, best_marks(rubric), [problem(answer="{0} [t](1)")]))["runs"][0]["results"]
    assert "{{0}} [t] (1)" in result["message"]["text"]


def test_two_findings_at_one_cell_are_told_apart_and_the_same_again_is_not(rubric: Rubric) -> None:
    def prints(answer: str) -> list[str]:
        problems = [problem(answer=answer), problem(answer=answer * 2)]
        results = log(check(rubric, best_marks(rubric), problems))["runs"][0]["results"]
        return [result["partialFingerprints"]["ziScore/v1"] for result in results]

    assert prints("F") == prints("G")
    assert len(set(prints("F"))) == 2


def test_a_finding_in_another_file_stands_there(rubric: Rubric) -> None:
    elsewhere = found("ZI301", Location(file="zi-score.toml", line=7), reason="x")
    one = check(rubric, best_marks(rubric))
    results = log(Check(one.evaluation, (Finding(elsewhere),)))["runs"][0]["results"]
    assert results[0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "zi-score.toml"},
        "region": {"startLine": 7},
    }


def test_the_run_says_what_it_does_not_judge(rubric: Rubric) -> None:
    run = log(check(rubric, best_marks(rubric)))["runs"][0]
    assert run["properties"]["passes"] is True
    assert len(run["properties"]["notJudged"]) == 3
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["level"] == "note"
    assert notification["message"]["text"].startswith("Tidak dinilai")
