import csv
import io
import re
from fractions import Fraction

import pytest

from tests.support.marks import best_marks, worst_marks
from tests.unit.report.outcomes import evaluation, unusable
from zi_score.crosscheck import Cause, Difference
from zi_score.outcome import Evaluation
from zi_score.problems import Location, found
from zi_score.report import ReportOptions, render_report
from zi_score.rubric.catalogue import Rubric
from zi_score.submission import RecordedFigure


def rows(*evaluations: Evaluation) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_report("csv", evaluations, ReportOptions()))))


def markdown(*evaluations: Evaluation, details: bool = False) -> str:
    return render_report("markdown", evaluations, ReportOptions(details=details))


def test_csv_has_a_row_for_everything_that_has_a_score(rubric: Rubric) -> None:
    found_rows = rows(evaluation(rubric, best_marks(rubric)), unusable(rubric))
    assert len(found_rows) == 3 + len(rubric.nodes) + len(rubric.areas) + len(rubric.questions) + 1
    assert [(row["kind"], row["code"]) for row in found_rows[:3]] == [
        ("verdict", "wbk"),
        ("verdict", "wbbm"),
        ("total", "total"),
    ]
    total = found_rows[2]
    assert (total["code"], total["score"], total["required_wbk"], total["met_wbbm"]) == ("total", "100", "75", "true")
    question = next(row for row in found_rows if row["code"] == "A.I.1.i.a")
    assert (question["answer"], question["cell"], question["score"]) == ("Ya", "K8", "0.25")
    assert found_rows[-1]["kind"] == "error"
    assert found_rows[-1]["code"] == "ZI106"


def test_csv_says_no_where_one_gate_fails_although_the_total_is_enough(rubric: Rubric) -> None:
    marks = {row: mark for row, mark in best_marks(rubric).items() if not row.startswith(("A.I.1.", "A.II.1."))}
    found_rows = {(row["kind"], row["code"]): row for row in rows(evaluation(rubric, marks))}
    assert found_rows["total", "total"]["met_wbk"] == "true"
    assert found_rows["verdict", "wbk"]["met_wbk"] == "false"


def test_csv_has_a_row_for_each_assessor(rubric: Rubric) -> None:
    totals = [
        row for row in rows(evaluation(rubric, worst_marks(rubric), best_marks(rubric))) if row["kind"] == "total"
    ]
    assert [(row["assessor"], row["score"]) for row in totals] == [("unit", "0"), ("tpi", "100")]


@pytest.mark.parametrize("name", ["=cmd|x", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\x1b[31m=1"])
def test_no_csv_cell_begins_a_formula(rubric: Rubric, name: str) -> None:
    path = rows(evaluation(rubric, best_marks(rubric), path=name))[0]["path"]
    assert path.startswith("'")
    assert "\x1b" not in path


def test_a_negative_number_of_ours_would_stay_a_number(rubric: Rubric) -> None:
    assert all(float(row["score"] or 0) >= 0 for row in rows(evaluation(rubric, {})))


def test_markdown_says_what_the_table_says(rubric: Rubric) -> None:
    text = markdown(evaluation(rubric, best_marks(rubric), total="74.996"))
    assert "### ❌ Menuju WBK: BELUM MEMENUHI ambang nilai: 1 dari 12" in text
    assert "| Nilai total | 75,00 | 74,996\\* | 0,004 |" in text
    assert "| Nilai total | 74,996 | 100 |" in text
    assert "belum dinilai" in text


def test_markdown_explains_the_recorded_total(rubric: Rubric) -> None:
    figure = RecordedFigure(Location(sheet="LKE ZI", row=175, column=12), Fraction("1.5"))
    difference = Difference("A.II.5.iii", figure, Fraction(2), Cause.FORM_FORMULA, Fraction("-0.25"), "")
    text = markdown(evaluation(rubric, best_marks(rubric), differences=[difference]))
    assert "| A.II.5.iii | L175 | rumus formulir berbeda dari peraturan | -0,2500 |" in text


def test_markdown_lists_blanks_and_several_workbooks(rubric: Rubric) -> None:
    text = markdown(evaluation(rubric, {}), evaluation(rubric, {}, best_marks(rubric)), unusable(rubric), details=True)
    assert "| rusak.xlsx |  | – | – | – | – | 1 |" in text
    assert "### Belum diisi atau tidak terbaca: 113 pertanyaan" in text
    assert "<summary>dan 101 lagi</summary>" in text
    assert "### Tidak dapat dinilai\n\nrusak.xlsx: ZI106" in text
    assert "❌ **Tidak dapat dinilai**: rusak.xlsx: ZI106" in markdown(unusable(rubric))
    assert text.count("<details>") == text.count("</details>")


def test_markdown_of_hostile_text_is_only_text(rubric: Rubric) -> None:
    hostile = "a|b <script>x</script> [t](http://contoh) ![g](u) `c` @tim #1 $x$ www.contoh.id \x1b[31mm & *t* _u_ ~s~"
    problem = found("ZI203", Location(sheet=hostile, row=9, column=11), answer=hostile, options="A")
    text = markdown(
        evaluation(rubric, best_marks(rubric), path=hostile, problems=[problem]),
        evaluation(rubric, {}),
    )
    assert "<script" not in text
    assert "\x1b" not in text
    assert "://" not in text
    assert "www." not in text
    assert re.findall(r"(?<![\\&])[\[\]`@#$~](?![# ])", text.replace("\n#", "\n")) == []
    table_rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in table_rows[:4]} == {8}
