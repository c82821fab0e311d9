"""Several answer columns are several assessors; the highest tier that is filled gives the verdict."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.forms import Edit, layout_named, write_form
from tests.support.marks import Marks, best_marks, worst_marks
from zi_score.outcome import Evaluation
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.workflows.choices import Choices
from zi_score.workflows.evaluate import evaluate_workbook

Evaluate = Callable[..., Evaluation]


@pytest.fixture
def evaluate(tmp_path: Path, instrument: Instrument) -> Evaluate:
    def run(
        marks: dict[str, Marks],
        choices: Choices | None = None,
        edit: Edit | None = None,
        layout: str = "jawaban-2024",
    ) -> Evaluation:
        form = layout_named(instrument.layouts, layout)
        path = write_form(tmp_path / "lke.xlsx", form, instrument.rubric, marks, edit)
        return evaluate_workbook(path, instrument, choices or Choices())

    return run


def totals(evaluation: Evaluation) -> dict[str, object]:
    return {one.scorecard.assessor: one.scorecard.total for one in evaluation.assessments}


def test_all_filled_assessors_are_shown_and_the_highest_tier_decides(evaluate: Evaluate, rubric: Rubric) -> None:
    evaluation = evaluate({"unit": best_marks(rubric), "tpi": worst_marks(rubric)})
    assert totals(evaluation) == {"unit": 100, "tpi": 0}
    assert evaluation.verdict_assessor == "tpi"
    assert evaluation.problems == ()


@pytest.mark.parametrize("stray", ["-", "x"])
def test_a_stray_sign_makes_no_assessor(evaluate: Evaluate, rubric: Rubric, stray: str) -> None:
    evaluation = evaluate({"unit": best_marks(rubric), "tpi": {"A.I.1.i.a": stray}})
    assert (totals(evaluation), evaluation.verdict_assessor) == ({"unit": 100}, "unit")
    assert [(one.code, one.location.cell) for one in evaluation.problems] == [("ZI203", "O6")]


def test_a_few_answers_under_an_unknown_title_are_told(evaluate: Evaluate, rubric: Rubric) -> None:
    def note(sheet: Worksheet) -> None:
        sheet["Z1"] = "Jawaban lama"
        sheet["Z6"], sheet["Z7"], sheet["Z9"] = "Ya", "A", "Ya"

    evaluation = evaluate({"unit": best_marks(rubric)}, edit=note)
    assert [(one.code, one.location.cell) for one in evaluation.problems] == [("ZI164", "Z6")]


def test_a_chosen_assessor_decides(evaluate: Evaluate, rubric: Rubric) -> None:
    marks = {"unit": best_marks(rubric), "tpi": worst_marks(rubric)}
    evaluation = evaluate(marks, Choices(assessor="unit"))
    assert (totals(evaluation), evaluation.verdict_assessor) == ({"unit": 100, "tpi": 0}, "unit")


def test_a_chosen_assessor_is_shown_even_when_blank(evaluate: Evaluate, rubric: Rubric) -> None:
    evaluation = evaluate({"unit": best_marks(rubric)}, Choices(assessor="tpi-2"))
    assert (totals(evaluation), evaluation.verdict_assessor) == ({"unit": 100, "tpi-2": 0}, "tpi-2")


def test_a_tier_that_has_only_begun_decides_and_that_is_told(evaluate: Evaluate, rubric: Rubric) -> None:
    evaluation = evaluate({"unit": best_marks(rubric), "tpi": {"A.I.1.i.a": "Ya"}})
    assert evaluation.verdict_assessor == "tpi"
    assert [problem.code for problem in evaluation.problems] == ["ZI129", "ZI201"]


def test_a_blank_form_shows_every_assessor(evaluate: Evaluate, rubric: Rubric) -> None:
    evaluation = evaluate({})
    assert totals(evaluation) == {"unit": 0, "tpi": 0, "tpi-2": 0}
    assert [len(one.scorecard.unanswered) for one in evaluation.assessments] == [len(rubric.questions)] * 3
    assert evaluation.verdict_assessor == "unit"


@pytest.mark.parametrize("layout", ["jawaban-2024", "portalrb-2026"])
def test_each_form_is_known_by_its_columns(evaluate: Evaluate, rubric: Rubric, layout: str) -> None:
    evaluation = evaluate({"unit": best_marks(rubric), "tpi": best_marks(rubric)}, layout=layout)
    assert evaluation.submission
    assert evaluation.submission.layout == layout
    assert totals(evaluation) == {"unit": 100, "tpi": 100}


def test_a_form_without_its_second_tpi_is_still_the_same_form(evaluate: Evaluate, rubric: Rubric) -> None:
    evaluation = evaluate({"tpi": best_marks(rubric)}, edit=lambda sheet: sheet.delete_cols(19, 4))
    assert evaluation.submission
    assert (evaluation.submission.layout, totals(evaluation)) == ("jawaban-2024", {"tpi": 100})


def test_repeated_titles_belong_to_the_answers_before_them(evaluate: Evaluate, rubric: Rubric) -> None:
    def record(sheet: Worksheet) -> None:
        sheet["P6"], sheet["T6"] = 0.25, 0.75

    marks = {"tpi": best_marks(rubric), "tpi-2": best_marks(rubric)}
    submission = evaluate(marks, edit=record).submission
    assert submission
    shown = {name: float(one.shares["A.I.1.i.a"].value or 0) for name, one in submission.records.items() if one.shares}
    assert shown == {"tpi": 0.25, "tpi-2": 0.75}


@pytest.mark.parametrize("title", ["Jawaban TPN", "JAWABAN\nTPN", "Jawaban TPN (final)"])
def test_the_national_assessors_have_the_last_word(evaluate: Evaluate, rubric: Rubric, title: str) -> None:
    def answer(sheet: Worksheet) -> None:
        sheet["Z1"] = title
        for row in range(2, 205):
            sheet.cell(row, 26).value = sheet.cell(row, 11).value

    evaluation = evaluate({"unit": best_marks(rubric)}, edit=answer)
    assert (totals(evaluation), evaluation.verdict_assessor) == ({"unit": 100, "tpn": 100}, "tpn")


TITLES_OF_TPI = [
    *("Jawaban Inspektorat", "Evaluator", "Hasil verifikasi Itjen", "Penilaian Kanwil", "Tim Penilai", "Hasil Verval"),
    # Those who supervise have other names in the police, the courts, the prosecution, agencies and universities.
    *("Penilaian Itwasda Polda", "Hasil Bawas", "Jawaban Asisten Pengawasan", "Irtama", "Jawaban SPI"),
]


@pytest.mark.parametrize("title", TITLES_OF_TPI)
def test_an_assessor_may_be_named_in_other_words(evaluate: Evaluate, rubric: Rubric, title: str) -> None:
    def retitle(sheet: Worksheet) -> None:
        sheet["O1"] = title

    evaluation = evaluate({"unit": best_marks(rubric), "tpi": worst_marks(rubric)}, edit=retitle)
    assert (totals(evaluation), evaluation.verdict_assessor) == ({"unit": 100, "tpi": 0}, "tpi")


@pytest.mark.parametrize("title", ["Jawaban Bagian Umum", "Kolom O", ""])
def test_answers_under_an_unknown_title_are_refused_until_an_assessor_is_chosen(
    evaluate: Evaluate, rubric: Rubric, title: str
) -> None:
    def retitle(sheet: Worksheet) -> None:
        sheet["O1"] = title

    marks = {"unit": best_marks(rubric), "tpi": worst_marks(rubric)}
    refused = evaluate(marks, edit=retitle)
    assert [(one.code, one.location.cell) for one in refused.problems] == [("ZI114", "O1")]
    chosen = evaluate(marks, Choices(assessor="UNIT"), edit=retitle)
    assert totals(chosen) == {"unit": 100}
    assert [(one.code, one.location.cell) for one in chosen.problems] == [("ZI142", "O1")]


def doubtful(sheet: Worksheet, column: str) -> None:
    """Answers written so that nobody knows what they mean."""
    for cell in sheet[column][1:]:
        if isinstance(cell.value, str) and len(cell.value) == 1:
            cell.value = f"{cell.value}?"


@pytest.mark.parametrize(
    ("title", "other", "place"),
    [("Jawaban Unit", "Jawaban Unit 2023", "K1"), ("Jawaban TPI", "Jawaban TPI 2023", "O1")],
)
def test_answers_of_another_year_never_take_the_place_of_unreadable_ones(
    evaluate: Evaluate, rubric: Rubric, title: str, other: str, place: str
) -> None:
    def replace(sheet: Worksheet) -> None:
        sheet["Z1"] = other
        for row in range(2, 205):
            sheet[f"Z{row}"] = sheet[f"{place[0]}{row}"].value
        doubtful(sheet, place[0])
        assert sheet[place].value == title

    evaluation = evaluate({"unit": best_marks(rubric), "tpi": best_marks(rubric)}, edit=replace)
    assert [(one.code, one.location.cell) for one in evaluation.problems] == [("ZI167", place)]


def test_a_second_tier_that_cannot_be_read_withholds_the_verdict(evaluate: Evaluate, rubric: Rubric) -> None:
    marks = {"unit": best_marks(rubric), "tpi": best_marks(rubric), "tpi-2": worst_marks(rubric)}
    evaluation = evaluate(marks, edit=lambda sheet: doubtful(sheet, "S"))
    assert totals(evaluation) == {"unit": 100, "tpi": 100}
    assert evaluation.withheld is not None
    assert [place.cell for place in evaluation.withheld.columns] == ["S1"]


def test_a_missing_type_column_is_a_note_and_changes_nothing(evaluate: Evaluate, rubric: Rubric) -> None:
    evaluation = evaluate({"unit": best_marks(rubric)}, edit=lambda sheet: sheet.delete_cols(10))
    assert totals(evaluation) == {"unit": 100}
    assert [problem.code for problem in evaluation.problems] == ["ZI128"]
