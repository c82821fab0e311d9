"""A saved result whose verdict is withheld, compared."""

from collections.abc import Callable
from pathlib import Path

from tests.support.marks import best_marks, worst_marks
from tests.support.withheld import withheld_in
from tests.unit.report.outcomes import evaluation
from zi_score.report import ReportOptions, render_report
from zi_score.rubric.catalogue import Rubric

Run = Callable[..., tuple[int, str, str]]


def test_diff_refuses_a_saved_result_without_a_verdict_until_an_assessor_is_chosen(
    rubric: Rubric, tmp_path: Path, run: Run
) -> None:
    files = [tmp_path / "sebelum.json", tmp_path / "sesudah.json"]
    held = withheld_in(evaluation(rubric, worst_marks(rubric), best_marks(rubric)))
    for path, one in zip(files, (evaluation(rubric, worst_marks(rubric)), held), strict=True):
        path.write_text(render_report("json", [one], ReportOptions()), encoding="utf-8")
    code, out, err = run("diff", *files)
    assert (code, out) == (3, "")
    assert "ZI157" in err
    assert run("diff", *files, "--assessor", "unit")[0] == 0
