"""What cannot be used is refused with one clear reason; what can be read is read, whatever its format."""

import shutil
import zipfile
from pathlib import Path

import pytest
import python_calamine
from openpyxl import Workbook, load_workbook

from tests.support.forms import fill_form, layout_named, write_form
from tests.support.libreoffice import in_format
from tests.support.marks import best_marks
from zi_score import bounded
from zi_score.given_answers.reading import GivenAnswers
from zi_score.inspection import SheetState
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import load_lexicon
from zi_score.submission import Submission
from zi_score.template.workbook import write_template
from zi_score.workbook.files import open_workbook
from zi_score.workbook.submission import read_submission
from zi_score.workflows.check import check_workbook
from zi_score.workflows.choices import Choices
from zi_score.workflows.evaluate import evaluate_workbook

COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.fixture
def form(tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]) -> Path:
    layout = layout_named(layouts, "jawaban-2024")
    return write_form(tmp_path / "lke.xlsx", layout, rubric, {"unit": best_marks(rubric)})


def refusal(path: Path, instrument: Instrument, sheet: str = "") -> str:
    """The code of the one problem for which a file is refused."""
    evaluation = evaluate_workbook(path, instrument, Choices(sheet=sheet))
    assert not evaluation.is_usable
    (problem,) = evaluation.problems
    assert problem.location.file == str(path)
    return problem.code


def test_a_missing_file(tmp_path: Path, instrument: Instrument) -> None:
    assert refusal(tmp_path / "tidak-ada.xlsx", instrument) == "ZI101"


def test_a_folder_in_place_of_a_file(tmp_path: Path, instrument: Instrument) -> None:
    assert refusal(tmp_path, instrument) == "ZI113"


def test_an_empty_file(tmp_path: Path, instrument: Instrument) -> None:
    (tmp_path / "kosong.xlsx").touch()
    assert refusal(tmp_path / "kosong.xlsx", instrument) == "ZI103"


def test_a_text_file_named_like_a_workbook(tmp_path: Path, instrument: Instrument) -> None:
    (tmp_path / "catatan.xlsx").write_text("bukan buku kerja", encoding="utf-8")
    assert refusal(tmp_path / "catatan.xlsx", instrument) == "ZI104"


def test_an_encrypted_workbook(tmp_path: Path, instrument: Instrument) -> None:
    stream = "EncryptedPackage".encode("utf-16-le")
    (tmp_path / "terkunci.xlsx").write_bytes(COMPOUND + bytes(500) + stream + bytes(500))
    assert refusal(tmp_path / "terkunci.xlsx", instrument) == "ZI105"


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_workbook(form: Path, instrument: Instrument, kept: float) -> None:
    content = form.read_bytes()
    form.write_bytes(content[: int(len(content) * kept)])
    assert refusal(form, instrument) == "ZI106"


@pytest.mark.parametrize(
    ("part", "told"),
    [("xl/worksheets/sheet1.xml", "ZI106"), ("xl/styles.xml", "ZI106"), ("docProps/core.xml", "")],
)
def test_a_part_that_contradicts_its_checksum(form: Path, instrument: Instrument, part: str, told: str) -> None:
    """A letter that changed on a failing disk can still be unpacked, and would be another answer."""
    with zipfile.ZipFile(form) as archive:
        stated = archive.getinfo(part).CRC.to_bytes(4, "little")
    form.write_bytes(form.read_bytes().replace(stated, bytes(reversed(stated))))
    assert (refusal(form, instrument) if told else "") == told
    assert evaluate_workbook(form, instrument).is_usable == (not told)


@pytest.mark.parametrize(
    "names", [("surat.txt",), ("[Content_Types].xml", "word/document.xml"), ("[Content_Types].xml", "ppt/slide1.xml")]
)
def test_a_zip_that_is_no_workbook(tmp_path: Path, instrument: Instrument, names: tuple[str, ...]) -> None:
    with zipfile.ZipFile(tmp_path / "arsip.xlsx", "w") as archive:
        for name in names:
            archive.writestr(name, "halo")
    assert refusal(tmp_path / "arsip.xlsx", instrument) == "ZI104"


@pytest.mark.parametrize("is_damaged", [False, True])
def test_an_archive_of_a_later_version_than_is_known(form: Path, instrument: Instrument, is_damaged: bool) -> None:
    """``zipfile`` lists none of it: python-calamine reads it all the same, or says that it is broken."""
    content = bytearray(form.read_bytes())
    entry = content.index(b"PK\x01\x02")
    content[entry + 6] = 254
    if is_damaged:
        part = content.index(b"xl/workbook.xml")
        content[part + 30 : part + 60] = bytes(30)
    form.write_bytes(content)
    evaluation = evaluate_workbook(form, instrument)
    assert [one.code for one in evaluation.problems if not evaluation.is_usable] == ["ZI106"] * is_damaged


def test_a_broken_old_format(tmp_path: Path, instrument: Instrument) -> None:
    (tmp_path / "lama.xls").write_bytes(COMPOUND + bytes(2000))
    assert refusal(tmp_path / "lama.xls", instrument) == "ZI106"


def test_a_lock_file(tmp_path: Path, instrument: Instrument) -> None:
    (tmp_path / "~$lke.xlsx").write_bytes(b"Unit")
    assert refusal(tmp_path / "~$lke.xlsx", instrument) == "ZI107"


def test_a_workbook_that_is_no_lke(tmp_path: Path, instrument: Instrument) -> None:
    workbook = Workbook()
    assert workbook.active
    workbook.active["A1"] = "Daftar hadir"
    workbook.save(tmp_path / "hadir.xlsx")
    assert refusal(tmp_path / "hadir.xlsx", instrument) == "ZI108"


def test_a_form_of_another_instrument(tmp_path: Path, instrument: Instrument) -> None:
    workbook = Workbook()
    assert workbook.active
    workbook.active.append(["", "Penilaian", "Bobot", "Pilihan Jawaban", "Jawaban"])
    workbook.active.append(["", "Apakah kantin bersih?", 10, "Ya/Tidak", "Ya"])
    workbook.save(tmp_path / "lain.xlsx")
    assert refusal(tmp_path / "lain.xlsx", instrument) == "ZI111"


@pytest.fixture
def two_forms(tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]) -> Path:
    layout = layout_named(layouts, "jawaban-2024")
    workbook = Workbook()
    for number, mark in enumerate((0, 4), start=1):
        sheet = workbook.create_sheet()
        fill_form(sheet, layout, rubric, {"unit": best_marks(rubric) | {"B.I.a": mark}})
        sheet.title = f"Jawaban {number}"
    workbook.save(tmp_path / "dua.xlsx")
    return tmp_path / "dua.xlsx"


def test_two_forms_in_one_file_are_refused_until_one_is_chosen(two_forms: Path, instrument: Instrument) -> None:
    assert refusal(two_forms, instrument) == "ZI109"
    chosen = evaluate_workbook(two_forms, instrument, Choices(sheet="Jawaban 2"))
    assert chosen.decisive.scorecard.total == 100


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_form_with_other_answers_is_never_passed_over(
    two_forms: Path, instrument: Instrument, state: SheetState
) -> None:
    workbook = load_workbook(two_forms)
    workbook["Jawaban 1"].sheet_state = state
    workbook.save(two_forms)
    (problem,) = evaluate_workbook(two_forms, instrument).problems
    assert (problem.code, "Jawaban 1 (tersembunyi)" in problem.message) == ("ZI109", True)


def test_a_hidden_copy_with_the_same_answers_is_told_and_counted_once(two_forms: Path, instrument: Instrument) -> None:
    workbook = load_workbook(two_forms)
    copy = workbook.copy_worksheet(workbook["Jawaban 2"])
    copy.sheet_state = "hidden"
    del workbook["Jawaban 1"]
    workbook.save(two_forms)
    evaluation = evaluate_workbook(two_forms, instrument)
    assert evaluation.decisive.scorecard.total == 100
    assert [one.code for one in evaluation.problems] == ["ZI162"]


def test_a_blank_copy_does_not_stand_in_the_way(two_forms: Path, instrument: Instrument) -> None:
    workbook = load_workbook(two_forms)
    for row in range(2, 210):
        workbook["Jawaban 1"].cell(row, 11).value = None
    workbook.save(two_forms)
    assert evaluate_workbook(two_forms, instrument).decisive.scorecard.total == 100


class PanicException(BaseException):
    """A panic."""


def test_a_panic_of_the_reading_library_is_a_broken_file(
    form: Path, instrument: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    def panic(*_: object) -> None:
        raise PanicException

    monkeypatch.setattr(python_calamine, "load_workbook", panic)
    assert refusal(form, instrument) == "ZI106"


def test_an_interruption_is_not_taken_for_a_broken_file(
    form: Path, instrument: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(python_calamine, "load_workbook", interrupt)
    with pytest.raises(KeyboardInterrupt):
        evaluate_workbook(form, instrument)


def test_a_chosen_sheet_that_is_not_there(form: Path, instrument: Instrument) -> None:
    assert refusal(form, instrument, sheet="LKE") == "ZI110"


def test_a_chosen_assessor_that_is_not_there(form: Path, instrument: Instrument) -> None:
    evaluation = evaluate_workbook(form, instrument, Choices(assessor="tpn"))
    assert [problem.code for problem in evaluation.problems] == ["ZI112"]


def test_an_unreadable_file(form: Path, instrument: Instrument, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(_path: str, _flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(bounded, "_without_waiting", deny)
    assert refusal(form, instrument) == "ZI113"


def test_reading_leaves_the_file_as_it_was(form: Path, instrument: Instrument) -> None:
    before = (form.read_bytes(), form.stat().st_mtime_ns)
    evaluate_workbook(form, instrument)
    assert (form.read_bytes(), form.stat().st_mtime_ns) == before


def test_a_chart_sheet_is_passed_over(form: Path, instrument: Instrument, layouts: tuple[Layout, ...]) -> None:
    workbook = Workbook()
    workbook.create_chartsheet("Grafik")
    sheet = workbook.active
    assert sheet is not None
    fill_form(sheet, layout_named(layouts, "jawaban-2024"), instrument.rubric, {"unit": best_marks(instrument.rubric)})
    workbook.save(form)
    assert evaluate_workbook(form, instrument).decisive.scorecard.total == 100


@pytest.mark.no_cover
@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsm"])
def test_other_formats_say_the_same(form: Path, rubric: Rubric, layouts: tuple[Layout, ...], suffix: str) -> None:
    expected = read_submission(open_workbook(form), rubric, layouts, load_lexicon())
    converted = read_submission(open_workbook(in_format(form, suffix)), rubric, layouts, load_lexicon())
    assert answers(converted) == answers(expected)
    assert converted.problems == expected.problems


@pytest.fixture(scope="module")
def old_format(tmp_path_factory: pytest.TempPathFactory, rubric: Rubric, layouts: tuple[Layout, ...]) -> Path:
    """A filled template as an .xls file."""
    marks = {row: mark if isinstance(mark, int) else str(mark) for row, mark in best_marks(rubric).items()}
    path = tmp_path_factory.mktemp("template") / "templat.xlsx"
    write_template(path, rubric, layout_named(layouts, "jawaban-2024"), GivenAnswers({"unit": marks}))
    return in_format(path, "xls")


@pytest.mark.parametrize("name", ["templat.xls", "bernama-baru.xlsx"])
def test_empty_results_of_formulas_make_no_assessor_of_an_old_format(
    old_format: Path, instrument: Instrument, tmp_path: Path, name: str
) -> None:
    check = check_workbook(Path(shutil.copy(old_format, tmp_path / name)), instrument)
    evaluation = check.evaluation
    assert [one.problem.code for one in check.findings if one.problem.code in {"ZI130", "ZI209"}] == []
    assert [one.scorecard.assessor for one in evaluation.assessments] == ["unit"]
    assert evaluation.decisive.scorecard.total == 100
    assert evaluation.verdict_assessor == "unit"


def answers(submission: Submission) -> list[object]:
    return [one.answer for assessor in submission.answer_sets.values() for one in assessor.responses.values()]
