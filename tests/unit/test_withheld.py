"""A verdict that is withheld: scores are shown, no verdict is given, and every report says why and what chooses."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from tests.support.marks import best_marks, worst_marks
from tests.support.withheld import CHOOSE, withheld_in
from tests.unit.report.outcomes import evaluation, unusable
from zi_score.annotation.findings_sheet import list_findings
from zi_score.cli.exit_codes import check_exit_code, exit_code, recap_exit_code
from zi_score.frozen import replace
from zi_score.outcome import Check, Demand, Evaluation
from zi_score.problems import UnusableInputError
from zi_score.proposal.kawasan import KawasanFacts, UnitStatus, judge_kawasan
from zi_score.recap import RecapRow, recap_of, row_of
from zi_score.recap.lines import line_of, row_of_line
from zi_score.report import CHECK_FORMATS, FORMATS, ReportOptions, render_checks, render_recap, render_report
from zi_score.report.git_text import headline, workbook_text
from zi_score.rubric.catalogue import Rubric
from zi_score.saved_results import read_saved_result
from zi_score.schemas import json_schema
from zi_score.submission import Records
from zi_score.waivers import Finding
from zi_score.workflows.choices import Choices
from zi_score.workflows.compare import require_verdict
from zi_score.workflows.evaluate import evaluate_submission

WIDE = ReportOptions(width=200)


@pytest.fixture
def held(rubric: Rubric) -> Evaluation:
    """A unit with the best answers, and a column R of nobody knows whom."""
    return withheld_in(evaluation(rubric, worst_marks(rubric), best_marks(rubric)))


def as_check(one: Evaluation) -> Check:
    return Check(one, tuple(Finding(problem) for problem in one.problems))


def schema_holds(name: str, text: str) -> Any:
    document = json.loads(text)
    Draft202012Validator(json_schema(name)).validate(document)
    return document


def test_what_was_read_is_scored_and_nothing_is_judged(rubric: Rubric, held: Evaluation) -> None:
    assert held.submission
    records = {name: Records({}, {}, {}, {}) for name in held.submission.answer_sets}
    read = replace(held.submission, records=records)
    sound = replace(read, withheld=None)
    judged = evaluate_submission(rubric, sound, Choices(), lambda _place: None)
    one = evaluate_submission(rubric, read, Choices(), lambda _place: None)
    assert (one.is_usable, one.is_decided, one.verdict_assessor) == (True, False, "")
    assert [each.verdicts for each in one.assessments] == [(), ()]
    assert [each.scorecard for each in one.assessments] == [each.scorecard for each in judged.assessments]
    assert (judged.is_decided, judged.meets("wbk")) == (True, True)
    assert not one.meets("wbk")
    assert one.leading.scorecard.assessor == "tpi"


def test_it_is_an_unusable_input_except_to_a_check_which_fails(rubric: Rubric, held: Evaluation) -> None:
    sound = evaluation(rubric, best_marks(rubric))
    assert exit_code([sound, held]) == 3
    assert recap_exit_code([row_of(sound), row_of(held)], rubric.id) == 3
    assert check_exit_code([as_check(held)], Demand()) == 1
    assert check_exit_code([as_check(replace(held, problems=()))], Demand()) == 1
    assert check_exit_code([as_check(held), as_check(unusable(rubric))], Demand()) == 3
    with pytest.raises(UnusableInputError, match="tpi=R"):
        require_verdict(held)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "json"])
@pytest.mark.parametrize("beside", [0, 1], ids=["alone", "beside"])
def test_every_report_of_an_evaluation_says_so(rubric: Rubric, held: Evaluation, name: str, beside: int) -> None:
    others = [evaluation(rubric, best_marks(rubric), path="lain.xlsx")][:beside]
    text = render_report(name, [held, *others], WIDE)
    assert "Hasil ditahan" in text
    assert "LKE ZI" in text
    assert "R3" in text
    assert "tpi=R" in text
    assert ("MEMENUHI" in text) is (bool(beside) and name in ("markdown", "html"))


def test_the_line_stands_where_the_verdict_would(held: Evaluation) -> None:
    lines = render_report("table", [held], WIDE).splitlines()
    assert (
        "Hasil ditahan (ZI157): 'LKE ZI'!R3 mungkin memuat penilaian penilai berikutnya, tetapi belum diketahui milik "
        "siapa. Tentukan dengan --column tpi=R." in lines
    )
    assert not any("predikat ditetapkan" in line for line in lines)


def test_json_has_the_reason_and_no_verdict(rubric: Rubric, held: Evaluation) -> None:
    parsed = schema_holds("evaluation", render_report("json", [held, evaluation(rubric, best_marks(rubric))], WIDE))
    first, second = parsed["results"]
    assert first["withheld"] == {"code": "ZI157", "columns": ["'LKE ZI'!R3"], "choose": CHOOSE}
    assert (first["verdict_assessor"], first["error"]) == (None, None)
    assert [one["verdicts"] for one in first["assessments"]] == [[], []]
    assert first["assessments"][1]["total"]["score"] == 100
    assert second["withheld"] is None


@pytest.mark.parametrize("name", CHECK_FORMATS)
@pytest.mark.parametrize("require", ["", "wbk"])
def test_every_report_of_a_check_says_so_and_fails(held: Evaluation, name: str, require: str) -> None:
    text = render_checks(name, [as_check(held)], Demand(require=require), WIDE)
    assert "ZI157" in text
    assert "tpi=R" in text
    if name in ("table", "markdown"):
        assert "TIDAK LOLOS" in text
    if name == "json":
        document = schema_holds("check", text)
        assert document["passes"] is False


def test_the_annotated_copy_says_so_above_its_list(held: Evaluation) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - only here

    book, target = Workbook(), io.BytesIO()
    list_findings(book, as_check(held))
    book.save(target)
    sheet = load_workbook(target).worksheets[-1]
    texts = [str(cell.value) for row in sheet.iter_rows(max_row=5, max_col=1) for cell in row]
    assert any("hasil ditahan" in text and "tpi=R" in text for text in texts)


def test_git_tells_it_in_its_lines(held: Evaluation) -> None:
    assert "Hasil ditahan (ZI157)" in headline(held, "lke.xlsx")
    assert "Hasil ditahan (ZI157)" in workbook_text(held, "0" * 64)


@pytest.fixture
def rows(rubric: Rubric, held: Evaluation) -> list[RecapRow]:
    return [row_of(held), row_of(evaluation(rubric, best_marks(rubric), path="lain.xlsx")), row_of(unusable(rubric))]


def test_a_recap_ranks_only_what_has_a_verdict(rows: list[RecapRow]) -> None:
    recap = recap_of(rows)
    assert [row.path for ranking in recap.rankings for row in ranking.rows] == ["lain.xlsx"]
    assert [row.path for row in recap.withheld] == ["lke.xlsx"]
    assert [row.path for row in recap.unusable] == ["rusak.xlsx"]
    assert rows[0].findings[0].code == "ZI157"
    assert not rows[0].is_met("wbk")


@pytest.mark.parametrize("name", ["table", "markdown", "csv"])
def test_every_recap_lists_it_with_the_reason(rows: list[RecapRow], name: str) -> None:
    text = render_recap(name, recap_of(rows), WIDE)
    assert isinstance(text, str)
    assert "ZI157" in text
    assert "hasil ditahan" in text
    assert "Hasil ditahan" in text or name == "csv"


def test_a_recap_as_data_lists_it_apart(rows: list[RecapRow]) -> None:
    text = render_recap("json", recap_of(rows), WIDE)
    assert isinstance(text, str)
    document = schema_holds("recap", text)
    (one,) = document["withheld"]
    assert one["withheld"] == {"code": "ZI157", "columns": ["'LKE ZI'!R3"], "choose": CHOOSE}
    assert [one["path"] for one in document["unusable"]] == ["rusak.xlsx"]
    line = line_of(rows[0], {})
    assert json.loads(line)["withheld"]["choose"] == CHOOSE
    assert row_of_line(line, {}) is None


def test_a_recap_as_a_workbook_lists_it(rows: list[RecapRow]) -> None:
    content = render_recap("xlsx", recap_of(rows), WIDE)
    assert isinstance(content, bytes)
    sheet = load_workbook(io.BytesIO(content))["Temuan"]
    found = [(row[0].value, row[2].value) for row in sheet.iter_rows(min_row=2)]
    assert ("lke.xlsx", "ZI157") in found


def test_a_unit_of_a_kawasan_without_a_verdict_meets_nothing(rubric: Rubric, held: Evaluation) -> None:
    assert rubric.kawasan
    facts = KawasanFacts("kawasan.yaml", "Pelabuhan", None, {})
    outcome = judge_kawasan(rubric, rubric.kawasan, facts, [held], ("wbk",))
    assert outcome.verdicts[0].units == {"lke.xlsx": UnitStatus.WITHHELD}
    for name in FORMATS:
        text = render_report(name, [held], WIDE, outcome)
        assert "hasil ditahan" in text or name in ("json", "csv")
    schema_holds("evaluation", render_report("json", [held], WIDE, outcome))


def test_a_saved_result_keeps_the_reason(rubric: Rubric, held: Evaluation, tmp_path: Path) -> None:
    path = tmp_path / "hasil.json"
    path.write_text(render_report("json", [held], WIDE), encoding="utf-8")
    saved = read_saved_result(str(path), path.read_bytes(), lambda _name: rubric)
    assert (saved.verdict_assessor, saved.withheld and saved.withheld.choose) == ("", CHOOSE)
    assert saved.withheld
    assert [place.within for place in saved.withheld.columns] == ["'LKE ZI'!R3"]
