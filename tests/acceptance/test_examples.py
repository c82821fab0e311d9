"""The examples hold what the README claims of them, and `evaluate` prints for each what is committed beside it.

``pytest tests/acceptance/test_examples.py --update-golden`` accepts new output; `scripts/make_examples.py`
also writes the workbooks anew.
"""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from scripts import make_examples, make_screenshot

from zi_score.cli.instrument import instrument_named
from zi_score.outcome import Evaluation
from zi_score.rubric.instrument import Instrument
from zi_score.workflows.evaluate import evaluate_workbook

pytestmark = pytest.mark.no_cover
NAMES = sorted(make_examples.LAYOUTS)


def evaluation_of(name: str, instrument: Instrument) -> Evaluation:
    return evaluate_workbook(make_examples.workbook_path(name), instrument)


@pytest.mark.parametrize("suffix", sorted(make_examples.FORMATS))
@pytest.mark.parametrize("name", NAMES)
def test_evaluate_prints_what_is_committed(name: str, suffix: str, update_golden: bool) -> None:
    expected = make_examples.expected_path(name, suffix)
    printed = make_examples.evaluated(name, suffix)
    if update_golden:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", sorted(make_examples.FORMATS))
def test_a_process_of_its_own_prints_the_same(suffix: str) -> None:
    """The others are printed within the process of the tests, which is faster."""
    command = [sys.executable, "-m", "zi_score", "evaluate", "examples/memenuhi-wbbm.xlsx", "--format"]
    surroundings = {**os.environ, "COLUMNS": str(make_examples.WIDTH), "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [*command, make_examples.FORMATS[suffix]],
        cwd=make_examples.PROJECT,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == make_examples.expected_path("memenuhi-wbbm", suffix).read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", sorted(make_examples.FORMATS))
@pytest.mark.parametrize("name", sorted(make_examples.COMPARISONS))
def test_diff_prints_what_is_committed(name: str, suffix: str, update_golden: bool) -> None:
    expected = make_examples.expected_path(name, suffix)
    printed = make_examples.compared(name, suffix)
    if update_golden:
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", sorted(make_examples.FORMATS))
@pytest.mark.parametrize("name", make_examples.PLANS)
def test_plan_prints_what_is_committed(name: str, suffix: str, update_golden: bool) -> None:
    expected = make_examples.plan_path(name, suffix)
    printed = make_examples.planned(name, suffix)
    if update_golden:
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", sorted(make_examples.FORMATS))
@pytest.mark.parametrize("name", make_examples.SURVEYS)
def test_survey_prints_what_is_committed(name: str, suffix: str, update_golden: bool) -> None:
    expected = make_examples.expected_path(name, suffix)
    printed = make_examples.surveyed(name, suffix)
    if update_golden:
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", sorted(make_examples.FORMATS))
def test_stages_prints_what_is_committed(suffix: str, update_golden: bool) -> None:
    expected = make_examples.expected_path("profile", suffix)
    printed = make_examples.staged(suffix)
    if update_golden:
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")


def test_the_kawasan_is_what_kawasan_new_writes_today() -> None:
    assert make_examples.kawasan_path().read_text(encoding="utf-8") == make_examples.filled_kawasan()


def test_the_profile_is_what_profile_new_writes_today() -> None:
    assert make_examples.profile_path().read_text(encoding="utf-8") == make_examples.filled_profile()


@pytest.mark.parametrize("name", [*NAMES, *make_examples.COMPARISONS, *make_examples.SURVEYS, "profile"])
def test_the_table_fits_its_width(name: str) -> None:
    lines = make_examples.expected_path(name, "txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > make_examples.WIDTH] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_workbook_is_what_the_template_writes_today(name: str) -> None:
    """By content: the bytes also depend on the compression library."""
    committed = cells(make_examples.workbook_path(name).read_bytes())
    assert committed == cells(make_examples.workbook_bytes(name)), "run scripts/make_examples.py"


def test_no_example_is_left_over(project: Path) -> None:
    found = {file.stem for file in (project / "examples").rglob("*") if file.is_file()}
    plans = {make_examples.plan_path(name, "txt").stem for name in make_examples.PLANS}
    assert found == {*NAMES, *make_examples.COMPARISONS, *make_examples.SURVEYS, *plans, "profile", "kawasan"}


def test_memenuhi_wbbm_meets_both_targets_for_both_assessors(instrument: Instrument) -> None:
    evaluation = evaluation_of("memenuhi-wbbm", instrument)
    assert [one.scorecard.assessor for one in evaluation.assessments] == ["unit", "tpi"]
    assert evaluation.verdict_assessor == "tpi"
    assert all(verdict.is_met for one in evaluation.assessments for verdict in one.verdicts)


def test_memenuhi_wbk_meets_wbk_only(instrument: Instrument) -> None:
    decisive = evaluation_of("memenuhi-wbk", instrument).decisive
    assert decisive.verdict("wbk").is_met
    assert not decisive.verdict("wbbm").is_met


def test_gagal_satu_area_fails_by_one_area_although_its_total_is_enough(instrument: Instrument) -> None:
    decisive = evaluation_of("gagal-satu-area", instrument).decisive
    (failed,) = decisive.verdict("wbk").failed
    assert failed.code in decisive.scorecard.areas
    assert decisive.scorecard.total > 75


def test_setengah_terisi_is_about_half_filled_and_still_open(instrument: Instrument) -> None:
    scorecard = evaluation_of("setengah-terisi", instrument).decisive.scorecard
    assert 0.4 < len(scorecard.unanswered) / len(scorecard.questions) < 0.6
    assert scorecard.lowest < 75 < scorecard.highest


def test_lke_2014_is_recognised_and_fails_by_the_sum_that_its_two_minima_do_not_make() -> None:
    evaluation = evaluation_of("lke-2014", instrument_named(""))
    assert evaluation.was_recognised
    for verdict in evaluation.decisive.verdicts:
        (failed,) = verdict.failed
        assert failed.code == "H.1"
        assert failed.margin == -1


def test_the_picture_shows_what_the_program_prints(update_golden: bool) -> None:
    """By its text: the drawing around it is Rich's own and changes with its version."""
    drawn = make_screenshot.picture()
    if update_golden:
        make_screenshot.PICTURE.write_text(drawn, encoding="utf-8")
    committed = make_screenshot.PICTURE.read_text(encoding="utf-8")
    assert make_screenshot.visible_text(committed) == make_screenshot.visible_text(drawn)


def test_the_picture_of_the_page_is_of_the_page_that_is_written(update_golden: bool) -> None:
    """By the elements and words of the page, which its picture carries."""
    page = make_screenshot.page()
    if update_golden and (chromium := shutil.which("chromium")):
        make_screenshot.PAGE_PICTURE.write_bytes(make_screenshot.page_picture(chromium, page))
    recorded = make_screenshot.recorded_structure(make_screenshot.PAGE_PICTURE.read_bytes())
    assert recorded == make_screenshot.structure(page), "python -m scripts.make_screenshot draws it anew"


def cells(content: bytes) -> dict[tuple[str, str], object]:
    """Everything that stands in any cell of a workbook."""
    book = load_workbook(io.BytesIO(content))
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
