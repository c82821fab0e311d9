"""Of very many findings the worst are shown and the others counted; what passes stays the same."""

import json

import pytest

from tests.support.marks import best_marks
from tests.unit.report.check.checks import check, problem, render, waiver
from tests.unit.report.outcomes import evaluation
from zi_score.limits import LIMITS_VARIABLE
from zi_score.outcome import Demand
from zi_score.problems import Severity
from zi_score.report import ReportOptions, render_report
from zi_score.rubric.catalogue import Rubric

MANY = [
    *(problem("ZI203", row=row) for row in range(1, 4)),
    *(problem("ZI134", row=row) for row in range(1, 4)),
    *(problem("ZI501", row=row) for row in range(1, 4)),
]


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LIMITS_VARIABLE, "problems=5")


def test_an_evaluation_shows_the_worst_and_counts_the_others(rubric: Rubric) -> None:
    one = evaluation(rubric, best_marks(rubric), problems=MANY)
    (result,) = json.loads(render_report("json", [one], ReportOptions()))["results"]
    assert [each["code"] for each in result["problems"]] == ["ZI203"] * 3 + ["ZI134"] * 2 + ["ZI149"]
    assert "4 temuan lain tidak ditampilkan: 0 kesalahan, 1 peringatan, 3 catatan" in result["problems"][-1]["message"]


def test_no_more_than_the_limit_are_all_shown(rubric: Rubric) -> None:
    one = evaluation(rubric, best_marks(rubric), problems=MANY[:5])
    (result,) = json.loads(render_report("json", [one], ReportOptions()))["results"]
    assert len(result["problems"]) == 5


@pytest.mark.parametrize("fail_on", Severity)
@pytest.mark.parametrize("accepted", [(), ("ZI203",), ("ZI203", "ZI134"), ("ZI203", "ZI134", "ZI501")])
def test_what_is_left_out_never_changes_whether_a_workbook_passes(
    rubric: Rubric, fail_on: Severity, accepted: tuple[str, ...]
) -> None:
    gate = Demand(fail_on)
    one = check(rubric, best_marks(rubric), MANY, accepted={code: waiver(code) for code in accepted})
    (result,) = json.loads(render("json", one, gate=gate))["results"]
    findings = result["check"]["findings"]
    assert len(findings) == 6
    assert result["check"]["passes"] == one.passes(gate)
    assert any(each["failing"] for each in findings) == bool(one.failing(gate))
