"""``diff --between -o beda.xlsx``: where the assessors of a folder disagree, by unit and question, with their notes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.forms import answer_cell, layout_named, write_form
from tests.support.marks import best_marks, marks_with_option
from zi_score.frozen import replace
from zi_score.inspection import Inspection
from zi_score.problems import Location, UnusableInputError, found
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument, load_instrument
from zi_score.rubric.layout import Layout
from zi_score.submission import Submission
from zi_score.workbook.files import WorkbookFile
from zi_score.workbook.inspection import inspect_workbook
from zi_score.workflows import side_reading
from zi_score.workflows.choices import DEFAULT_CHOICES
from zi_score.workflows.compare import compare_assessors

Run = Callable[..., tuple[int, str, str]]
CODE = "A.I.1.i.a"
HOSTILE = "=HYPERLINK(1)"


@pytest.fixture
def folder(tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...], monkeypatch: pytest.MonkeyPatch) -> Path:
    """One workbook with one disagreement and notes, one with many, one without TPI; the current folder is above."""
    layout = layout_named(layouts, "jawaban-2024")
    best, fair = best_marks(rubric), marks_with_option(rubric, "B")
    row, unit_column = answer_cell(layout, CODE)
    _row, tpi_column = answer_cell(layout, CODE, "tpi")

    def annotated(sheet: Worksheet) -> None:
        sheet.cell(row, unit_column + 1, HOSTILE).data_type = "s"
        sheet.cell(row, tpi_column + 3, "tidak ada SK tim")

    place = tmp_path / "masuk"
    place.mkdir()
    write_form(place / "a.xlsx", layout, rubric, {"unit": best, "tpi": best | {CODE: "Tidak"}}, annotated)
    write_form(place / "b.xlsx", layout, rubric, {"unit": best, "tpi": fair})
    write_form(place / "c.xlsx", layout, rubric, {"unit": best})
    monkeypatch.chdir(tmp_path)
    return place


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in sheet.iter_rows(min_row=2, values_only=True) if row[1] is not None]


def test_it_has_units_questions_and_answers_with_both_notes(run: Run, folder: Path) -> None:
    assert folder.is_dir()
    code, out, err = run("diff", "--between", "unit", "tpi", "masuk", "-o", "beda.xlsx")
    assert (code, out, "c.xlsx" in err) == (3, "", True)
    book = load_workbook("beda.xlsx")
    assert book.sheetnames == ["Satuan kerja", "Pertanyaan", "Jawaban", "Tidak dapat dibandingkan"]
    units, questions, answers, unusable = map(rows, book.worksheets)
    assert [row[1] for row in units] == ["masuk/b.xlsx", "masuk/a.xlsx"]
    assert [row[5] for row in units] == [sum(row[0] == path for row in answers) for path in (row[1] for row in units)]
    assert all(first - second == pytest.approx(inflation) for _no, _path, first, second, inflation, *_ in units)
    assert sum(row[4] for row in questions) == pytest.approx(sum(row[4] for row in units))
    assert [row[3] for row in questions] == sorted((row[3] for row in questions), reverse=True)
    (noted,) = [row for row in answers if row[0] == "masuk/a.xlsx" and row[1] == CODE]
    assert noted[4:6] == ("Ya", "Tidak")
    assert noted[7:9] == (HOSTILE, "tidak ada SK tim")
    assert {cell.data_type for row in book["Jawaban"].iter_rows() for cell in row} <= {"s", "n"}
    assert book["Jawaban"]["A2"].hyperlink.target == "masuk/b.xlsx"
    assert [row[0] for row in unusable] == ["masuk/c.xlsx"]
    for sheet in book.worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")


def test_assessors_named_by_their_titles_keep_their_notes(run: Run, folder: Path) -> None:
    run("diff", "--between", "Unit", "TPI", folder / "a.xlsx", "-o", "beda.xlsx")
    (noted,) = rows(load_workbook("beda.xlsx")["Jawaban"])
    assert noted[7:9] == (HOSTILE, "tidak ada SK tim")


def test_the_form_of_a_recognised_regulation_is_known(instrument_2014: Instrument, tmp_path: Path) -> None:
    (layout,) = instrument_2014.layouts
    names = [one.id for one in layout.assessors]
    best = best_marks(instrument_2014.rubric)
    path = write_form(tmp_path / "lama.xlsx", layout, instrument_2014.rubric, dict.fromkeys(names, best))
    pair = (names[0], names[-1])
    comparison = compare_assessors(path, pair, load_instrument(), DEFAULT_CHOICES, with_notes=True)
    assert (comparison.changes, comparison.after.form) == ((), layout.id)


def test_without_notes_nothing_else_changes_and_it_is_no_submission(run: Run, folder: Path) -> None:
    _code, before, _err = run("diff", "--between", "unit", "tpi", folder, "--format", "json")
    assert run("diff", "--between", "unit", "tpi", folder, "-o", folder / "beda.xlsx")[0] == 3
    _code, after, err = run("diff", "--between", "unit", "tpi", folder, "--format", "json")
    assert (after, "beda.xlsx" in err) == (before, True)


@pytest.mark.parametrize("is_readable", [True, False])
def test_notes_that_the_file_keeps_from_us_are_left_blank(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, *, is_readable: bool
) -> None:
    def inspected(file: WorkbookFile, submission: Submission) -> Inspection:
        if not is_readable:
            raise UnusableInputError(found("ZI104", Location(file="a.xlsx")))
        return replace(inspect_workbook(file, submission), is_complete=False)

    monkeypatch.setattr(side_reading, "inspect_workbook", inspected)
    assert run("diff", "--between", "unit", "tpi", folder / "a.xlsx", "-o", "beda.xlsx")[0] == 0
    answers = rows(load_workbook("beda.xlsx")["Jawaban"])
    assert [row[7:9] for row in answers] == [(None, None)]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "wrong",
    [["masuk/a.xlsx", "masuk/b.xlsx", "-o", "x.xlsx"], ["--between", "unit", "tpi", "masuk", "--format", "xlsx"]],
)
def test_it_needs_two_assessors_and_a_file(run: Run, wrong: list[str]) -> None:
    code, out, err = run("diff", *wrong)
    assert (code, out, "--between" in err) == (2, "", True)


def test_what_cannot_be_written_is_said(run: Run, folder: Path) -> None:
    code, _out, err = run("diff", "--between", "unit", "tpi", folder / "a.xlsx", "-o", "tidak-ada/beda.xlsx")
    assert (code, "tidak dapat ditulis" in err) == (2, True)
