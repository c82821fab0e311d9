"""What is remembered of one workbook speeds up the next and never speaks of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.forms import Edit, answer_cell, layout_named, row_number, write_form
from tests.support.marks import best_marks
from zi_score.outcome import Evaluation
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout
from zi_score.workflows.evaluate import evaluate_workbook

CHOICE = "A.I.1.i.b"


@pytest.fixture
def layout(layouts: tuple[Layout, ...]) -> Layout:
    return layout_named(layouts, "lampiran-iii-2021")


@pytest.fixture
def evaluate(tmp_path: Path, instrument: Instrument, layout: Layout) -> Callable[[str, Edit | None], Evaluation]:
    def run(name: str, edit: Edit | None = None) -> Evaluation:
        marks = {"unit": best_marks(instrument.rubric)}
        return evaluate_workbook(write_form(tmp_path / name, layout, instrument.rubric, marks, edit), instrument)

    return run


def remove_row(sheet: Worksheet, layout: Layout) -> None:
    sheet.delete_rows(row_number(layout, CHOICE))


def test_a_form_that_lacks_a_row_does_not_lend_its_rows_to_the_next(
    evaluate: Callable[..., Evaluation], layout: Layout
) -> None:
    sound, damaged = evaluate("satu.xlsx"), evaluate("dua.xlsx", lambda sheet: remove_row(sheet, layout))
    again = evaluate("tiga.xlsx")
    assert [one.decisive.scorecard.unanswered for one in (sound, damaged, again)] == [(), (CHOICE,), ()]
    assert {problem.location.file for problem in damaged.problems} == {damaged.path}
    assert [Path(one.path).name for one in (sound, damaged, again)] == ["satu.xlsx", "dua.xlsx", "tiga.xlsx"]


def test_each_workbook_is_told_its_own_places(evaluate: Callable[..., Evaluation]) -> None:
    one, other = evaluate("satu.xlsx"), evaluate("dua.xlsx")
    for evaluation in (one, other):
        answers = evaluation.decisive.scorecard.questions.values()
        assert {answer.response.location.file for answer in answers} == {evaluation.path}


def test_a_true_in_an_answer_cell_is_not_the_number_1(evaluate: Callable[..., Evaluation], layout: Layout) -> None:
    """Both are equal to Python, and neither is an option."""

    def put(value: object) -> Edit:
        return lambda sheet: sheet.cell(*answer_cell(layout, CHOICE)).__setattr__("value", value)

    told = [
        [str(problem.values["answer"]) for problem in evaluate(f"{name}.xlsx", put(value)).problems]
        for name, value in (("satu", 1), ("benar", True), ("satu-lagi", 1))
    ]
    assert told == [["1"], ["True"], ["1"]]


def test_a_form_with_more_text_than_is_remembered_is_read_alike(
    evaluate: Callable[..., Evaluation], layout: Layout
) -> None:
    def add_book(sheet: Worksheet) -> None:
        last = sheet.max_row
        for row in range(last + 2, last + 12):
            sheet.cell(row, layout.columns["item"].number, "kata " * 5_000)

    evaluation = evaluate("panjang.xlsx", add_book)
    assert evaluation.decisive.scorecard.total == 100
    assert not evaluation.problems


def test_a_header_with_more_text_than_is_remembered_is_read_alike(
    evaluate: Callable[..., Evaluation], layout: Layout
) -> None:
    def add_title(sheet: Worksheet) -> None:
        sheet.cell(layout.header_row, sheet.max_column + 2, "keterangan " * 2_000)

    assert evaluate("judul.xlsx", add_title).decisive.scorecard.total == 100
