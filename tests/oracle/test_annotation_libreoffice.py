"""LibreOffice opens an annotated copy, and the comments and links that it sees are where the findings are."""

from pathlib import Path

from openpyxl import load_workbook

from tests.support.forms import answer_cell, layout_named, write_form
from tests.support.libreoffice import recalculated
from tests.support.marks import Mark, best_marks
from zi_score.annotation import annotate
from zi_score.outcome import Check
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.workflows.check import check_workbook

LIST_SHEET = "Temuan zi-score"


def read_back(check: Check, folder: Path) -> Path:
    """The annotated copy of a check as LibreOffice reads and writes it; skips where there is none."""
    annotate(check, folder / "salinan.xlsx")
    (copy,) = recalculated([folder / "salinan.xlsx"], folder)
    return copy


def require_every_finding(check: Check, copy: Path) -> None:
    """Every finding that has a cell is in the comment there, and no other cell has a comment of ours."""
    book = load_workbook(copy)
    ours = {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and "zi-score ZI" in cell.comment.text
    }
    expected: dict[tuple[str, str], list[str]] = {}
    for finding in check.findings:
        place = finding.problem.location
        if place.cell:
            expected.setdefault((place.sheet, place.cell), []).append(finding.problem.code)
    assert ours.keys() == expected.keys()
    for place_of, codes in expected.items():
        assert ours[place_of].count("zi-score ZI") == len(codes), place_of
        assert all(f"zi-score {code} (" in ours[place_of] for code in codes), place_of
    cells = [cell for row in book[LIST_SHEET].iter_rows(min_col=3, max_col=3) for cell in row]
    links = [(cell.hyperlink, str(cell.value)) for cell in cells if cell.hyperlink]
    assert len(links) == sum(bool(finding.problem.location.sheet) for finding in check.findings)
    for link, text in links:
        target = str(link.location or link.target).lstrip("#").replace("$", "").replace("'", "")
        assert target.removesuffix("!A1") == text.replace("'", "").removesuffix("!A1")


def test_a_form_with_planted_defects(tmp_path: Path, instrument: Instrument, rubric: Rubric) -> None:
    layout = layout_named(instrument.layouts, "lampiran-iii-2021")
    choices = [one.code for one in rubric.questions.values() if rubric.scale_of(one).kind == "choice"][::5]
    wrong: dict[str, Mark] = dict.fromkeys(choices, "=F [draft] <b>&")
    marks = {**best_marks(rubric), **wrong}
    path = write_form(tmp_path / "lke.xlsx", layout, rubric, {"unit": {**marks, **dict.fromkeys(wrong, "F")}})
    book = load_workbook(path)
    for code in choices:
        cell = book["LKE ZI"].cell(*answer_cell(layout, code))
        cell.value, cell.data_type = wrong[code], "s"
    book.save(path)
    check = check_workbook(path, instrument, keeps_content=True)
    assert len([one for one in check.findings if one.problem.code == "ZI203"]) == len(choices)
    require_every_finding(check, read_back(check, tmp_path))


def test_the_real_filled_form(tmp_path: Path, workbooks: Path, instrument: Instrument) -> None:
    check = check_workbook(workbooks / "lke-lampiran-iii-2021-filled.xlsx", instrument, keeps_content=True)
    assert check.findings
    copy = read_back(check, tmp_path)
    require_every_finding(check, copy)
    scores = [
        check_workbook(path, instrument).evaluation.decisive.scorecard.total
        for path in (tmp_path / "salinan.xlsx", copy)
    ]
    assert scores == [check.evaluation.decisive.scorecard.total] * 2


def test_the_real_blank_form(tmp_path: Path, workbooks: Path, instrument: Instrument) -> None:
    check = check_workbook(workbooks / "lke-jawaban-2024-blank.xlsx", instrument, keeps_content=True)
    assert check.findings
    require_every_finding(check, read_back(check, tmp_path))
