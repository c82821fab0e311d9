"""A workbook as its file holds it."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.filled_form import FilledForm
from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks
from tests.support.plain_workbook import ErrorValue, Formula
from tests.unit.workbook.test_formulas import replace_part
from zi_score.inspection import Inspection
from zi_score.limits import Limits
from zi_score.problems import UnusableInputError
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.library import load_lexicon
from zi_score.sheets_apart import reading_apart, refusal
from zi_score.workbook.files import open_workbook
from zi_score.workbook.inspection import inspect_workbook
from zi_score.workbook.submission import read_submission

LAYOUT = "lampiran-iii-2021"


@pytest.fixture
def form(instrument: Instrument) -> FilledForm:
    layout = layout_named(instrument.layouts, LAYOUT)
    return FilledForm(instrument.rubric, layout, {"unit": best_marks(instrument.rubric)})


def inspect(path: Path, instrument: Instrument) -> Inspection:
    file = open_workbook(path)
    return inspect_workbook(file, read_submission(file, instrument.rubric, instrument.layouts, load_lexicon()))


def test_formulas_results_errors_and_typed_contents_are_told_apart(
    form: FilledForm, instrument: Instrument, tmp_path: Path
) -> None:
    form.sheet.cells |= {
        (300, 1): Formula("=1+1", 2.0),
        (300, 2): Formula("=1/0", "#DIV/0!"),
        (300, 3): Formula("=A1"),
        (300, 4): ErrorValue("#N/A"),
        (300, 5): "=bukan rumus",
        (300, 6): True,
        (300, 7): 0.5,
    }
    facts = inspect(form.book.write(tmp_path / "lke.xlsx"), instrument).form
    assert {place: facts.formulas[place] for place in facts.formulas if place[0] == 300} == {
        (300, 1): "=1+1",
        (300, 2): "=1/0",
        (300, 3): "=A1",
    }
    assert {place: facts.results[place] for place in facts.results if place[0] == 300} == {(300, 1): 2.0}
    assert facts.errors == {(300, 2): "#DIV/0!", (300, 4): "#N/A"}
    assert {place: facts.typed[place] for place in facts.typed if place[0] == 300} == {
        (300, 4): "#N/A",
        (300, 5): "=bukan rumus",
        (300, 6): "True",
        (300, 7): 0.5,
    }
    assert [facts.content(300, column) for column in (1, 2, 7, 8)] == [2.0, "", 0.5, ""]


def test_hidden_rows_columns_and_sheets_are_told(instrument: Instrument, tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[8].hidden = True
        sheet.column_dimensions["N"].hidden = True
        book = sheet.parent
        assert isinstance(book, Workbook)
        book.create_sheet("Data").sheet_state = "veryHidden"

    layout = layout_named(instrument.layouts, LAYOUT)
    path = tmp_path / "lke.xlsx"
    write_form(path, layout, instrument.rubric, {"unit": best_marks(instrument.rubric)}, hide)
    inspection = inspect(path, instrument)
    assert inspection.form.hidden_rows == {8}
    assert inspection.form.hidden_columns == {14}
    assert {name: facts.state for name, facts in inspection.sheets.items()} == {
        "LKE ZI": "visible",
        "Data": "veryHidden",
    }


def test_other_members_and_properties_of_the_file_are_told(
    form: FilledForm, instrument: Instrument, tmp_path: Path
) -> None:
    form.book.members = {
        "xl/vbaProject.bin": b"",
        "xl/embeddings/oleObject1.bin": b"",
        "xl/activeX/activeX1.xml": b"<x/>",
        "xl/activeX/_rels/activeX1.xml.rels": b"<x/>",
        "xl/externalLinks/externalLink1.xml": b"<x/>",
    }
    form.book.creator, form.book.manager = "Siti", "Budi"
    form.sheet.links[8, 11] = "https://contoh.go.id/sk"
    inspection = inspect(form.book.write(tmp_path / "lke.xlsx"), instrument)
    assert inspection.has_macros
    assert inspection.embedded == ("xl/embeddings/oleObject1.bin", "xl/activeX/activeX1.xml")
    assert inspection.external_workbooks == ("xl/externalLinks/externalLink1.xml",)
    assert inspection.properties == {"creator": "Siti", "manager": "Budi"}
    assert inspection.form.links == {(8, 11): "https://contoh.go.id/sk"}


def test_a_format_that_tells_no_formulas_tells_nothing(
    form: FilledForm, instrument: Instrument, tmp_path: Path
) -> None:
    file = open_workbook(form.book.write(tmp_path / "lke.ods"))
    submission = read_submission(file, instrument.rubric, instrument.layouts, load_lexicon())
    assert not inspect_workbook(file, submission).is_complete


def test_the_word_for_the_rows_hides_nothing_elsewhere(
    form: FilledForm, instrument: Instrument, tmp_path: Path
) -> None:
    form.sheet.links[8, 11] = "https://contoh.go.id/sk"
    path = form.book.write(tmp_path / "lke.xlsx")
    sheet = "xl/worksheets/sheet1.xml"
    hidden = b'<sheetPr codeName="sheetData"/><cols><col min="14" max="14" hidden="1"/></cols><sheetData'
    replace_part(path, sheet, lambda part: part.replace(b"<sheetData", hidden, 1))
    replace_part(path, sheet, lambda part: part.replace(b"<hyperlink ", b'<hyperlink display="sheetData" ', 1))
    facts = inspect(path, instrument).form
    assert facts.hidden_columns == {14}
    assert facts.links == {(8, 11): "https://contoh.go.id/sk"}


def test_an_unusual_workbook_is_looked_into_like_any_other(
    form: FilledForm, instrument: Instrument, tmp_path: Path
) -> None:
    """In a process of its own, because of a byte behind its end."""
    form.sheet.cells[300, 1] = Formula("=1+1", 2.0)
    usual = form.book.write(tmp_path / "lke.xlsx")
    unusual = tmp_path / "lain.xlsx"
    unusual.write_bytes(usual.read_bytes() + b"\0")
    assert not open_workbook(unusual).parts
    sheets = [inspect(path, instrument).sheets for path in (usual, unusual)]
    assert sheets[0] == sheets[1]


@pytest.mark.parametrize("behind", [b"", b"\0"])
def test_why_a_workbook_cannot_be_looked_into_is_told_wherever_that_was_found(
    form: FilledForm, instrument: Instrument, tmp_path: Path, behind: bytes
) -> None:
    path = form.book.write(tmp_path / "lke.xlsx")
    replace_part(path, "xl/worksheets/sheet1.xml", lambda part: part.replace(b"<v>", b"<v><![CDATA[]]>", 1))
    path.write_bytes(path.read_bytes() + behind)
    with pytest.raises(UnusableInputError) as raised:
        inspect(path, instrument)
    reasons = [(one.code, one.values["reason"]) for one in raised.value.problems]
    assert reasons == [("ZI130", "penulisan lembarnya tidak lazim")]


def test_a_workbook_that_takes_too_much_to_be_looked_into_is_told(
    form: FilledForm, instrument: Instrument, tmp_path: Path
) -> None:
    path = form.book.write(tmp_path / "lke.xlsx")
    path.write_bytes(path.read_bytes() + b"\0")

    def too_much(_module: str, _request: object, limits: Limits) -> object:
        raise refusal("time", limits)

    file = open_workbook(path)
    submission = read_submission(file, instrument.rubric, instrument.layouts, load_lexicon())
    with reading_apart(too_much), pytest.raises(UnusableInputError) as raised:
        inspect_workbook(file, submission)
    (problem,) = raised.value.problems
    assert problem.message.endswith(f"pemeriksaannya memerlukan lebih dari {Limits().seconds} s")
