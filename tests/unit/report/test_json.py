import json
from fractions import Fraction
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support.marks import best_marks, worst_marks
from tests.unit.report.outcomes import evaluation, unusable
from zi_score.crosscheck import Cause, Difference
from zi_score.outcome import Evaluation
from zi_score.problems import Location
from zi_score.report import ReportOptions, render_report
from zi_score.rubric.catalogue import Rubric
from zi_score.schemas import json_schema
from zi_score.submission import RecordedFigure


def render(*evaluations: Evaluation) -> str:
    return render_report("json", evaluations, ReportOptions())


def document(*evaluations: Evaluation) -> Any:
    parsed = json.loads(render(*evaluations))
    Draft202012Validator(json_schema("evaluation")).validate(parsed)
    return parsed


def test_one_shape_for_one_many_and_unusable_inputs(rubric: Rubric) -> None:
    figure = RecordedFigure(Location(sheet="LKE ZI", row=175, column=12), None, "#DIV/0!")
    difference = Difference("A.II.5.iii", figure, Fraction(2), Cause.STALE, Fraction(-1, 3), "")
    parsed = document(
        evaluation(rubric, worst_marks(rubric), best_marks(rubric)),
        evaluation(rubric, {"A.I.1.i.a": "F"}, differences=[difference]),
        unusable(rubric),
    )
    assert parsed["schema_version"] == 1
    first, second, third = parsed["results"]
    assert [one["assessor"] for one in first["assessments"]] == ["unit", "tpi"]
    assert first["verdict_assessor"] == "tpi"
    assert first["error"] is None
    assert second["assessments"][0]["unanswered"][0] == "A.I.1.i.a"
    assert second["assessments"][0]["questions"][0]["kind"] == "unreadable"
    assert second["assessments"][0]["cross_check"]["unexplained"] == {"score": 0, "exact": "0"}
    assert third["assessments"] == []
    assert third["error"]["code"] == "ZI106"
    assert third["workbook"] == {
        "path": "rusak.xlsx",
        "sha256": None,
        "sheet": None,
        "layout": None,
        "identity": None,
        "reading": [],
    }


def test_figures_are_the_nearest_double_and_the_exact_fraction(rubric: Rubric) -> None:
    (result,) = document(evaluation(rubric, best_marks(rubric), total="261077/2730"))["results"]
    total = result["assessments"][0]["total"]
    assert total["score"] == float(Fraction(261077, 2730))
    assert total["exact"] == "261077/2730"
    assert total["weight"] == 100


def test_failed_gates_come_first_with_exact_margins(rubric: Rubric) -> None:
    (result,) = document(evaluation(rubric, best_marks(rubric), total="74.996"))["results"]
    verdict = result["assessments"][0]["verdicts"][0]
    assert verdict["met"] is False
    first = verdict["requirements"][0]
    assert (first["id"], first["met"], first["rounding_sensitive"]) == ("total", False, True)
    assert first["exact"]["margin"] == "-1/250"
    assert {condition["status"] for condition in verdict["conditions"]} == {"not_assessed"}


def test_the_text_is_stable_and_keeps_what_stands_in_the_file(rubric: Rubric) -> None:
    one = evaluation(rubric, best_marks(rubric), path="[draft] é \x1b[31m.xlsx")
    assert render(one) == render(one)
    assert render(one).endswith("}\n")
    assert "[draft] é \\u001b[31m.xlsx" in render(one)


def test_something_unknown_is_refused_by_the_schema(rubric: Rubric) -> None:
    parsed = document(unusable(rubric))
    parsed["results"][0]["workbook"]["name"] = "x"
    with pytest.raises(Exception, match="Additional properties"):
        Draft202012Validator(json_schema("evaluation")).validate(parsed)
