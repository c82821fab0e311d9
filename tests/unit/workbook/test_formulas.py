"""Looking behind values: what a cell really holds, where the file can tell."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks
from zi_score.evaluation import Instrument, evaluate_workbook
from zi_score.problems import Location, UnusableInputError
from zi_score.rubric.layout import Layout
from zi_score.workbook.formulas import cell_contents
from zi_score.workbook.grid import cell_number


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    made = Workbook()
    assert made.active
    made.active.append(["=1+1", "teks", None, 5])
    made.save(tmp_path / "isi.xlsx")
    return tmp_path / "isi.xlsx"


def places(file: Path, *columns: int) -> list[Location]:
    return [Location(file=str(file), sheet="Sheet", row=1, column=column) for column in columns]


def test_formulas_texts_numbers_and_blanks_are_told_apart(workbook: Path) -> None:
    contents = cell_contents(workbook, places(workbook, 1, 2, 3, 4))
    assert contents is not None
    assert list(contents.values()) == ["=1+1", "teks", "", "5"]


def test_nothing_is_known_of_other_formats_and_of_no_cells(workbook: Path) -> None:
    assert cell_contents(workbook.with_suffix(".ods"), places(workbook, 1)) is None
    assert cell_contents(workbook, []) is None


def test_what_openpyxl_refuses_is_a_problem_of_the_sheet(workbook: Path) -> None:
    workbook.write_bytes(b"PK")
    with pytest.raises(UnusableInputError) as raised:
        cell_contents(workbook, places(workbook, 1))
    assert [problem.code for problem in raised.value.problems] == ["ZI130"]


def test_a_form_that_only_one_library_can_read_is_scored_with_a_note(
    tmp_path: Path, instrument: Instrument, layouts: tuple[Layout, ...]
) -> None:
    marks = best_marks(instrument.rubric)
    del marks["A.I.1.i.a"]
    layout = layout_named(layouts, "jawaban-2024")
    path = write_form(tmp_path / "lke.xlsx", layout, instrument.rubric, {"unit": marks})
    damage_properties(path)
    evaluation = evaluate_workbook(path, instrument)
    assert evaluation.decisive.scorecard.unanswered == ("A.I.1.i.a",)
    assert [problem.code for problem in evaluation.problems] == ["ZI201", "ZI130"]


def damage_properties(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["docProps/core.xml"] = b"<broken"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def test_a_number_beyond_all_bounds_is_no_number() -> None:
    assert cell_number(float("inf")) is None
    assert cell_number(float("nan")) is None
