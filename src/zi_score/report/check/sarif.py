"""SARIF 2.1.0: every finding as a result with a place in its file; one that somebody accepted is suppressed.

A cell is a region, its row as the line and its column as the column; its Excel name is the logical location.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zi_score.language import _
from zi_score.problems import CATALOGUE
from zi_score.report.check.places import PlacedFinding, fingerprint, first_line, path_uri, placed, relative_path
from zi_score.report.check.wording import advice, is_short, not_judged, not_judged_sentence, shortfall, waiver_sentence
from zi_score.report.json_text import json_text
from zi_score.report.printable import printable
from zi_score.report.wording import general_text
from zi_score.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.outcome import Check, Demand
    from zi_score.problems import Location
    from zi_score.waivers import Waiver

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_VERSION = "2.1.0"
_FINGERPRINT = "ziScore/v1"
_REQUIRE = "require"
_Json = dict[str, Any]


def render(checks: Sequence[Check], gate: Demand) -> str:
    """Render every check as one run."""
    results = [result for check in checks for result in _results(check, gate)]
    run = {
        "tool": {
            "driver": {"name": "zi-score", "semanticVersion": __version__, "rules": list(_rules(results, gate))},
        },
        "invocations": [
            {
                "executionSuccessful": all(check.evaluation.is_usable for check in checks),
                "toolExecutionNotifications": [{"level": "note", "message": _message(not_judged_sentence())}],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {
            "withheld": [relative_path(check.evaluation.path) for check in checks if check.evaluation.withheld],
            "passes": all(check.passes(gate) for check in checks),
            "failOn": gate.fail_on.value,
            "require": gate.require,
            "notJudged": list(not_judged()),
        },
    }
    document = {"$schema": _SCHEMA, "version": _VERSION, "runs": [run]}
    return json_text(document)


def _rules(results: Sequence[_Json], gate: Demand) -> Iterator[_Json]:
    """The rules that the results speak of, in the order of the catalogue."""
    named = {result["ruleId"] for result in results}
    for code, kind in CATALOGUE.items():
        if code in named:
            yield {
                "id": code,
                "shortDescription": {"text": printable(general_text(kind.message))},
                "help": {"text": printable(general_text(kind.hint) or general_text(kind.message))},
                "defaultConfiguration": {"level": kind.severity.value},
            }
    if _REQUIRE in named:
        text = _("Target yang dituntut terpenuhi menurut nilai: {target}").format(target=gate.require)
        yield {"id": _REQUIRE, "shortDescription": {"text": text}, "defaultConfiguration": {"level": "error"}}


def _results(check: Check, gate: Demand) -> Iterator[_Json]:
    failing = {id(finding) for finding in check.failing(gate)}
    if is_short(check, gate):
        yield _unmet(check, gate)
    for one in placed(check, check.findings):
        yield _result(one, id(one.finding) in failing)


def _unmet(check: Check, gate: Demand) -> _Json:
    path = relative_path(check.evaluation.path)
    return {
        "ruleId": _REQUIRE,
        "level": "error",
        "message": _message(shortfall(check, gate)),
        "locations": [{"physicalLocation": _physical(path, {"startLine": 1})}],
        "partialFingerprints": {_FINGERPRINT: fingerprint(path, _REQUIRE, gate.require)},
        "suppressions": [],
        "properties": {"failing": True},
    }


def _result(one: PlacedFinding, is_failing: bool) -> _Json:
    problem = one.finding.problem
    return {
        "ruleId": problem.code,
        "level": problem.severity.value,
        "message": _message(advice(problem)),
        "locations": [_location(one.file, problem.location)],
        "partialFingerprints": {_FINGERPRINT: one.fingerprint},
        # The standard wants this of every result as soon as one has it.
        "suppressions": [_suppression(waiver) for waiver in (one.finding.waiver,) if waiver],
        "properties": {"failing": is_failing},
    }


def _suppression(waiver: Waiver) -> _Json:
    return {"kind": "external", "status": "accepted", "justification": printable(waiver_sentence(waiver))}


def _location(path: str, location: Location) -> _Json:
    region = {"startLine": first_line(location)}
    if location.cell:
        region["startColumn"] = location.column
    placed_at: _Json = {"physicalLocation": _physical(path, region)}
    if location.within:
        name = printable(location.cell or location.within)
        placed_at["logicalLocations"] = [{"name": name, "fullyQualifiedName": printable(location.within)}]
    return placed_at


def _physical(path: str, region: _Json) -> _Json:
    return {"artifactLocation": {"uri": path_uri(path)}, "region": region}


def _message(text: str) -> _Json:
    """A message that is only text: braces would hold a place, a bracket before a parenthesis would be a link."""
    return {"text": printable(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")}
