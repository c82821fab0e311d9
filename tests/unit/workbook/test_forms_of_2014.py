"""Two layouts of the repealed instrument as courts and hospitals made them, rebuilt on our own template.

Neither has our titles; the one without a column of answers has only what somebody computed from them.
"""

from pathlib import Path

import pytest

from tests.support.plain_workbook import Formula, PlainSheet, PlainWorkbook, Value, plain_template
from zi_score.rubric.instrument import Instrument, load_instrument
from zi_score.rubric.library import load_rubric, rubric_folder
from zi_score.workflows.evaluate import evaluate_workbook

RUBRIC = "permenpanrb-52-2014"
TITLES = 3
WEIGHT, CRITERIA, SCALE, ANSWER, SCORE = 7, 8, 9, 10, 11
HOSPITAL = {2: "KOMPONEN", WEIGHT: "", SCALE: "Pilihan", ANSWER: "Jwban", SCORE: "Nilai"}
"""A hospital of 2017 with types written ``Y/T`` and answers ``Y`` and ``T``."""
OFFICE = {2: "Penilaian", WEIGHT: "Bobot", SCORE: "Nilai"}
"""A judicial office: ``Penilaian | Bobot | Nilai``, and nobody wrote down the answers."""


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return load_instrument()


def form(titles: dict[int, str]) -> PlainSheet:
    """The best answers in our template, with these columns and titles and no others."""
    book = plain_template("zi-score-52-2014", rubric=RUBRIC)
    sheet = next(one for one in book.sheets if one.name == "LKE 2014")
    rubric = load_rubric(rubric_folder(RUBRIC))
    kept = (*range(2, WEIGHT), *titles)
    cells: dict[tuple[int, int], Value] = {
        place: value
        for place, value in sheet.cells.items()
        if place[0] > TITLES and place[1] in kept and not isinstance(value, Formula)
    }
    layout = next(one for one in load_instrument(RUBRIC).layouts if one.id == "zi-score-52-2014")
    for line in layout.rows:
        if line.kind == "question":
            scale = rubric.scale_of(rubric.questions[line.code])
            best = next(iter(scale.options), None)
            cells[line.row, ANSWER] = best or float(scale.maximum)
            cells[line.row, SCORE] = 1.0
    cells |= {(TITLES, column): title for column, title in titles.items()}
    return PlainSheet("Penilaian", {place: value for place, value in cells.items() if place[1] in kept})


def write(sheet: PlainSheet, path: Path) -> Path:
    return PlainWorkbook([sheet]).write(path)


def test_a_hospitals_form_without_a_title_for_the_weight_is_read(instrument: Instrument, tmp_path: Path) -> None:
    sheet = form(HOSPITAL)
    for place, value in list(sheet.cells.items()):
        if place[1] == SCALE and value == "Ya/Tidak":
            sheet.cells[place] = "Y/T"
        if place[1] == ANSWER and value in ("Ya", "Tidak"):
            sheet.cells[place] = str(value)[0]
    evaluation = evaluate_workbook(write(sheet, tmp_path / "rs.xlsx"), instrument)
    assert (evaluation.rubric.id, evaluation.is_usable) == (RUBRIC, True)
    assert evaluation.decisive.scorecard.total == 100
    assert "ZI163" in {problem.code for problem in evaluation.problems}


def test_a_form_without_answers_is_refused_and_says_so(instrument: Instrument, tmp_path: Path) -> None:
    evaluation = evaluate_workbook(write(form(OFFICE), tmp_path / "pn.xlsx"), instrument)
    assert not evaluation.is_usable
    (problem,) = evaluation.problems
    assert problem.code == "ZI171"
    assert "jawaban" in problem.message
