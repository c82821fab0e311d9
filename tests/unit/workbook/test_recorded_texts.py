"""Scores that a workbook stores as text are read and compared like numbers."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from tests.support.filled_form import FilledForm
from tests.support.forms import layout_named
from tests.support.marks import best_marks
from tests.support.plain_workbook import Formula, PlainWorkbook, Value
from zi_score.column_letters import column_letters
from zi_score.outcome import Evaluation
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.library import load_lexicon
from zi_score.workbook.files import open_workbook
from zi_score.workbook.submission import read_submission
from zi_score.workflows.evaluate import evaluate_workbook

LEAF = "A.I.1.i"


@pytest.fixture
def form(instrument: Instrument) -> FilledForm:
    """A filled form whose scores have the results of their formulas."""
    form = FilledForm(
        instrument.rubric, layout_named(instrument.layouts, "jawaban-2024"), {"unit": best_marks(instrument.rubric)}
    )
    form.store_results()
    return form


def copied(form: FilledForm, written: Callable[[float], Value]) -> PlainWorkbook:
    """The form with every score as a value that somebody copied in, the first indicator a wrong one."""
    book = form.book.copy()
    for row in form.layout.rows:
        place = form.place(row.identity, "score")
        score = form.sheet.cells.get(place)
        if isinstance(score, Formula) and isinstance(score.result, float):
            book.sheets[0].cells[place] = written(0.4 if row.identity == LEAF else score.result)
    return book


def comma(score: float) -> str:
    return f"{score:.4f}".replace(".", ",")


def findings(evaluation: Evaluation) -> list[tuple[str, str, str]]:
    found = [(one.code, one.location.within, one.message) for one in evaluation.problems]
    return [one for one in found if one[0].startswith("ZI4")]


def test_the_same_scores_give_the_same_findings_as_text(
    form: FilledForm, instrument: Instrument, tmp_path: Path
) -> None:
    numbers, texts = (
        findings(evaluate_workbook(copied(form, written).write(tmp_path / "lke.xlsx"), instrument))
        for written in (lambda score: float(f"{score:.4f}"), comma)
    )
    assert [one for one in texts if one[0] != "ZI413"] == numbers
    assert [code for code, _place, _message in numbers] == ["ZI411", "ZI411"]
    (note,) = [one for one in texts if one[0] == "ZI413"]
    assert '"60,0000"' in note[2]


@pytest.mark.parametrize(
    ("text", "value"),
    [("3,5", "7/2"), ("0,67", "67/100"), ("75 %", "3/4"), ("3.5", "7/2"), ("1.234", "617/500"), ("baik", None)],
)
def test_a_text_is_the_score_that_it_says(
    form: FilledForm, instrument: Instrument, tmp_path: Path, text: str, value: str | None
) -> None:
    form.put(LEAF, text, "score")
    file = open_workbook(form.book.write(tmp_path / "lke.xlsx"))
    submission = read_submission(file, instrument.rubric, instrument.layouts, load_lexicon())
    figure = submission.records["unit"].points[LEAF]
    assert (figure.value, figure.text) == (None if value is None else Fraction(value), text)
    assert figure.is_text is (value is not None)


def test_a_sum_that_skipped_a_text_names_its_cell(form: FilledForm, instrument: Instrument, tmp_path: Path) -> None:
    """Excel shows the text like a number, and SUM leaves it out."""
    at = form.put("A.I.1.iv", "1,5", "score")
    for code in ("A.I.1", "A.I", "A"):
        old = form.formula(code)
        assert isinstance(old.result, float)
        form.put(code, Formula(old.text, old.result - 1.5), "score")
    evaluation = evaluate_workbook(form.book.write(tmp_path / "lke.xlsx"), instrument)
    (problem,) = [one for one in evaluation.problems if one.code == "ZI412"]
    assert f'{column_letters(at[1])}{at[0]} berisi teks "1,5"' in problem.message
    assert not [one for one in evaluation.problems if one.code == "ZI405" and one.values["code"] == "A.I.1"]


def test_an_answer_stored_as_text_is_named_and_not_the_last_calculation(
    form: FilledForm, instrument: Instrument, tmp_path: Path
) -> None:
    """A form whose formula takes the text "3,5" for nothing shows 0; to recalculate helps nobody."""
    row, column = form.put("B.I.a", "3,5")
    old = form.formula("B.I.a")
    form.put("B.I.a", Formula(old.text, 0.0), "score")
    evaluation = evaluate_workbook(form.book.write(tmp_path / "lke.xlsx"), instrument)
    (problem,) = [one for one in evaluation.problems if one.code == "ZI412" and one.values["code"] == "B.I.a"]
    assert f'{column_letters(column)}{row} berisi teks "3,5"' in problem.message
    assert "F9" not in problem.hint
    assert not [one for one in evaluation.problems if one.code == "ZI405" and one.values["code"] == "B.I.a"]


def test_what_is_stored_as_text_is_known_of_a_form_on_two_sheets(
    form: FilledForm, instrument: Instrument, tmp_path: Path
) -> None:
    form.put("B.I.a", "3,5")
    whole = form.sheet
    first = form.place("B", "score")[0]
    header = min(row for row, _column in whole.cells if (row, form.place("A", "score")[1]) in whole.cells)
    second = whole.copy()
    second.name = "Hasil"
    second.cells = {place: value for place, value in whole.cells.items() if place[0] <= header or place[0] >= first}
    whole.cells = {place: value for place, value in whole.cells.items() if place[0] < first}
    form.book.add(second)
    file = open_workbook(form.book.write(tmp_path / "lke.xlsx"))
    submission = read_submission(file, instrument.rubric, instrument.layouts, load_lexicon())
    assert [part.sheet for part in submission.parts] == [whole.name, "Hasil"]
    assert list(submission.records["unit"].text_inputs) == ["B.I.a"]
