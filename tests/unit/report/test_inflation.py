"""By how much one assessor is above the other, as the page of a workbook draws it."""

import re

from tests.support.marks import best_marks, marks_with_option, worst_marks
from tests.unit.report.outcomes import evaluation
from zi_score.outcome import Evaluation
from zi_score.report import ReportOptions, render_report
from zi_score.rubric.catalogue import Rubric


def charts(one: Evaluation) -> list[str]:
    text = render_report("html", [one], ReportOptions())
    return re.findall(r'<figure class="chart"><figcaption>(.*?)</figure>', text, re.DOTALL)


def test_the_unit_stands_beside_its_assessor_part_by_part(rubric: Rubric) -> None:
    (chart,) = charts(evaluation(rubric, best_marks(rubric), marks_with_option(rubric, "B")))
    assert chart.startswith("Selisih poin Unit di atas TPI</figcaption>")
    assert 'aria-label="Selisih poin Unit di atas TPI: Manajemen perubahan +' in chart
    rows = re.findall(r'<div class="part"><span>(.*?)</span>.*?<span class="figure">(.*?)</span>', chart)
    assert [title for title, _points in rows][:3] == ["Nilai total", "Pengungkit", "Manajemen perubahan"]
    assert all(points.startswith("+") or points == "0,0000" for _title, points in rows)
    assert 'class="way bad"' in chart
    assert "minimal untuk Menuju WBBM" in chart


def test_a_stricter_unit_is_no_inflation(rubric: Rubric) -> None:
    (chart,) = charts(evaluation(rubric, worst_marks(rubric), best_marks(rubric)))
    assert 'class="way good"' in chart
    assert 'class="way bad"' not in chart


def test_each_other_assessor_who_answered_anything_is_held_against_the_leading_one(rubric: Rubric) -> None:
    best = best_marks(rubric)
    three = charts(evaluation(rubric, best, marks_with_option(rubric, "B"), best))
    assert [one.partition("<")[0] for one in three] == [
        "Selisih poin Unit di atas TPI kedua",
        "Selisih poin TPI di atas TPI kedua",
    ]
    assert charts(evaluation(rubric, {}, best)) == []
    assert charts(evaluation(rubric, best)) == []
