"""GitHub's workflow commands and GitLab's Code Quality."""

import json
import re
from typing import Any

from tests.support.check_reports import commands_in
from tests.support.marks import best_marks, worst_marks
from tests.unit.report.check.checks import GATE, HOSTILE, check, problem, render, unusable_check
from zi_score.outcome import Check, Demand
from zi_score.problems import Severity
from zi_score.rubric.catalogue import Rubric


def entries(*checks: Check, gate: Demand = GATE) -> Any:
    return json.loads(render("gitlab", *checks, gate=gate))


def test_an_annotation_names_file_row_and_cell(rubric: Rubric) -> None:
    text = render("github", check(rubric, best_marks(rubric), [problem()]))
    first, last = text.splitlines()
    assert first == (
        "::error file=lke.xlsx,line=9,title=ZI203 'LKE ZI'!K9::"
        'jawaban "F" bukan salah satu dari F; dihitung belum diisi. Isi salah satu dari F.'
    )
    assert last.startswith("Tidak dinilai: ")


def test_what_passes_has_no_annotation(rubric: Rubric) -> None:
    text = render("github", check(rubric, best_marks(rubric), [problem("ZI134"), problem("ZI501")]))
    assert list(commands_in(text)) == []


def test_unusable_files_and_unmet_targets_come_first(rubric: Rubric) -> None:
    text = render(
        "github",
        check(rubric, best_marks(rubric), [problem()]),
        check(rubric, worst_marks(rubric), path="kurang.xlsx"),
        unusable_check(rubric),
        gate=Demand(require="wbk"),
    )
    titles = [properties["title"] for _name, properties, _text in commands_in(text)]
    assert titles == ["ZI106", "require wbk", "ZI203 'LKE ZI'!K9"]


def test_more_than_github_shows_is_said(rubric: Rubric) -> None:
    for count, names in ((10, ["error"] * 10), (11, [*["error"] * 11, "notice"])):
        problems = [problem(row=row) for row in range(1, count + 1)]
        commands = list(commands_in(render("github", check(rubric, best_marks(rubric), problems))))
        assert [name for name, _properties, _text in commands] == names
    assert "seluruhnya ada 11" in commands[-1][2]


def test_hostile_text_ends_no_command_and_begins_none(rubric: Rubric) -> None:
    hostile = "a,b:c%0A::error::x\n::error file=y::z"
    text = render("github", check(rubric, best_marks(rubric), [problem(answer=hostile, sheet=hostile)], path=hostile))
    ((name, properties, message),) = commands_in(text)
    assert name == "error"
    assert set(properties) == {"file", "line", "title"}
    assert properties["file"] == "a,b:c%0A::error::x ::error file=y::z"
    assert "a,b:c%0A::error::x ::error file=y::z" in message
    assert len([line for line in text.splitlines() if line.startswith("::")]) == 1


def test_an_entry_of_code_quality(rubric: Rubric) -> None:
    (entry,) = entries(check(rubric, best_marks(rubric), [problem(), problem("ZI134")]))
    assert entry["check_name"] == "ZI203"
    assert entry["severity"] == "critical"
    assert entry["location"] == {"path": "lke.xlsx", "lines": {"begin": 9}}
    assert entry["description"].startswith("'LKE ZI'!K9: ZI203: ")
    assert re.fullmatch("[0-9a-f]{64}", entry["fingerprint"])


def test_severities_of_code_quality(rubric: Rubric) -> None:
    checks = [
        check(rubric, worst_marks(rubric), [problem(), problem("ZI134"), problem("ZI501")]),
        unusable_check(rubric),
    ]
    found = {entry["check_name"]: entry["severity"] for entry in entries(*checks, gate=Demand(Severity.NOTE, "wbk"))}
    assert found == {
        "require": "blocker",
        "ZI203": "critical",
        "ZI134": "major",
        "ZI501": "minor",
        "ZI106": "blocker",
    }


def test_fingerprints_are_unique_and_stay_when_the_wording_changes(rubric: Rubric) -> None:
    def prints(answer: str) -> list[str]:
        problems = [problem(answer=answer), problem(answer=answer * 2), problem(row=10)]
        return [entry["fingerprint"] for entry in entries(check(rubric, best_marks(rubric), problems))]

    assert prints("F") == prints("G")
    assert len(set(prints("F"))) == 3


def test_nothing_that_fails_is_an_empty_array(rubric: Rubric) -> None:
    assert entries(check(rubric, best_marks(rubric), [problem("ZI501")])) == []


def test_no_control_character_reaches_a_merge_request(rubric: Rubric) -> None:
    text = json.dumps(entries(check(rubric, best_marks(rubric), [problem(answer=HOSTILE)])))
    assert "\\u001b" not in text
    assert "\\u0000" not in text
