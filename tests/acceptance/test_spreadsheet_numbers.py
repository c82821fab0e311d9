"""A number of a workbook is what a spreadsheet program shows of it: AVERAGE(3.4, 3.8) is 3.6, however it is stored."""

import json
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from tests.support.filled_form import FilledForm
from tests.support.forms import layout_named
from tests.support.marks import best_marks
from tests.support.plain_workbook import Formula
from zi_score.answers import Index
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout
from zi_score.saved_results import read_saved_result
from zi_score.workflows.evaluate import evaluate_workbook

Run = Callable[..., tuple[int, str, str]]
RESIDUE = (3.4 + 3.8) / 2
RESIDUE_SHOWN = re.compile(r"[.,]\d*(?:9{7}|0{7})")


@pytest.fixture
def residue(tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]) -> Path:
    """A form of best answers whose first index is the mean of two surveys."""
    form = FilledForm(rubric, layout_named(layouts, "jawaban-2024"), {"unit": best_marks(rubric)})
    form.put("B.I.a", Formula("=AVERAGE(3.4,3.8)", RESIDUE))
    return form.book.write(tmp_path / "lke.xlsx")


def test_a_stored_mean_meets_the_gate_that_it_is(residue: Path, instrument: Instrument) -> None:
    assert RESIDUE < 3.6
    evaluation = evaluate_workbook(residue, instrument)
    scorecard = evaluation.decisive.scorecard
    assert scorecard.questions["B.I.a"].score == Fraction(63, 4)
    gates = [one for verdict in evaluation.decisive.verdicts for one in verdict.requirements if one.id == "spak"]
    assert [one.margin for one in gates] == [0, 0]
    assert all(verdict.is_met for verdict in evaluation.decisive.verdicts)


def test_a_mean_below_the_gate_still_misses_it(residue: Path, instrument: Instrument, rubric: Rubric) -> None:
    form = FilledForm(rubric, layout_named(instrument.layouts, "jawaban-2024"), {"unit": best_marks(rubric)})
    form.put("B.I.a", Formula("=AVERAGE(3.4,3.79999)", 3.599995))
    evaluation = evaluate_workbook(form.book.write(residue), instrument)
    assert not any(verdict.is_met for verdict in evaluation.decisive.verdicts)


@pytest.mark.parametrize("format_", ["table", "json", "markdown", "csv"])
def test_no_output_shows_the_residue(run: Run, residue: Path, format_: str) -> None:
    code, out, _err = run("evaluate", residue, "--format", format_)
    assert code == 0
    assert "15.75" in out or "15,75" in out
    assert not RESIDUE_SHOWN.search(out)


def test_a_saved_result_is_read_without_it(run: Run, residue: Path, rubric: Rubric, tmp_path: Path) -> None:
    _code, out, _err = run("evaluate", residue, "--format", "json")
    document = json.loads(out)
    (entry,) = [one for one in document["results"][0]["assessments"][0]["questions"] if one["code"] == "B.I.a"]
    assert entry["answer"] == 3.6
    entry["answer"] = RESIDUE
    saved = tmp_path / "hasil.json"
    saved.write_text(json.dumps(document), encoding="utf-8")
    answers = read_saved_result(str(saved), saved.read_bytes(), lambda _name: rubric).answer_sets["unit"]
    assert answers.responses["B.I.a"].answer == Index(Fraction(18, 5))
    code, _out, err = run("diff", saved, residue, "--fail-on", "regression")
    assert (code, err) == (0, "")
