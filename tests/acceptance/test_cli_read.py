"""``zi-score read``: what of a workbook was recognised, and the layout that it is written as."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks, worst_marks
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import DEFAULT_RUBRIC, load_own_layouts, rubric_folder
from zi_score.schemas import json_schema

Run = Callable[..., tuple[int, str, str]]
LAYOUT = "jawaban-2024"
MOVED = 2


def moved(sheet: Worksheet) -> None:
    """Two rows above, one column before: a form that stands elsewhere."""
    sheet.insert_rows(1, MOVED)
    sheet.insert_cols(1)


@pytest.fixture
def book(tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A moved form that the unit and TPI have answered, in the current folder."""
    monkeypatch.chdir(tmp_path)
    answers = {"unit": best_marks(rubric), "tpi": worst_marks(rubric)}
    write_form(tmp_path / "lke.xlsx", layout_named(layouts, LAYOUT), rubric, answers, moved)
    return Path("lke.xlsx")


def as_json(run: Run, *arguments: str | Path) -> Any:
    code, out, err = run("read", *arguments, "--format", "json")
    assert code == 0, err
    document = json.loads(out)
    Draft202012Validator(json_schema("read")).validate(document)
    return document


def test_data_has_columns_and_every_row_with_the_cells_of_its_answers(run: Run, book: Path) -> None:
    document = as_json(run, book)
    columns = {one["column"]: (one["role"], one["assessor"]) for one in document["workbook"]["reading"]}
    assert columns["L"] == ("answer", "unit")
    assert columns["P"] == ("answer", "tpi")
    rows = {one["id"]: one for one in document["rows"]}
    assert rows["A.I.1.i.a"]["location"] == "'Jawaban'!8:8"
    assert rows["A.I.1.i.a"]["answers"] == [
        {"assessor": "unit", "cell": "'Jawaban'!L8", "kind": "choice", "answer": "Ya"},
        {"assessor": "tpi", "cell": "'Jawaban'!P8", "kind": "choice", "answer": "Tidak"},
    ]
    counts = [one for one in document["rows"] if one["kind"] == "operand"]
    assert len(counts) == 22
    assert {answer["kind"] for one in counts for answer in one["answers"]} == {"count"}
    assert rows["A"]["answers"] == []
    assert document["withheld"] is None


@pytest.mark.parametrize("name", ["table", "markdown"])
def test_a_person_reads_the_same(run: Run, book: Path, name: str) -> None:
    code, out, err = run("read", book, "--format", name, "--output", "terbaca.txt")
    assert (code, out, err) == (0, "", "")
    text = Path("terbaca.txt").read_text(encoding="utf-8")
    assert "Jawaban TPI" in text
    assert "P8: Tidak" in text
    assert "127 dari 127 sesuai" in text


def test_a_long_code_is_broken_where_its_count_begins(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    lines = run("read", book)[1].splitlines()
    at = next(at for at, text in enumerate(lines) if " A.II.3.iii.a: " in text)
    assert lines[at + 1].strip() == "pelanggaran_lalu"


def test_a_row_that_the_workbook_lacks_is_left_over(
    run: Run, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]
) -> None:
    form = layout_named(layouts, LAYOUT)
    number = next(row.row for row in form.rows if row.identity == "A.I.2.i.b")
    path = tmp_path / "kurang.xlsx"
    write_form(path, form, rubric, {"unit": best_marks(rubric)}, lambda sheet: sheet.delete_rows(number))
    document = as_json(run, path, "--as", tmp_path / "kurang.yaml")
    (row,) = [one for one in document["rows"] if one["id"] == "A.I.2.i.b"]
    assert (row["location"], row["answers"]) == (None, [])
    assert "ZI120" in {one["code"] for one in document["left_over"]}
    assert "  tidak ada" in run("read", path)[1]
    assert "question: A.I.2.i.b}  # tidak ada di buku kerja ini" in (tmp_path / "kurang.yaml").read_text("utf-8")


def test_a_layout_that_was_written_is_loaded_again_and_reads_the_workbook_alike(
    run: Run, book: Path, layouts: tuple[Layout, ...]
) -> None:
    plain = as_json(run, book, "--as", "layouts.yaml")
    (own,) = load_own_layouts(rubric_folder(DEFAULT_RUBRIC), ("layouts.yaml",))
    like = layout_named(layouts, LAYOUT)
    assert own.id == "layouts"
    assert [(row.identity, row.kind, row.words, row.marker, row.sums, row.recorded_as) for row in own.rows] == [
        (row.identity, row.kind, row.words, row.marker, row.sums, row.recorded_as) for row in like.rows
    ]
    assert [row.row for row in own.rows] == [row.row + MOVED for row in like.rows]
    assert [row.column for row in own.rows] == [row.column + 1 for row in like.rows]
    assert own.header_row == like.header_row + MOVED
    assert {name: column.number - 1 for name, column in own.columns.items()} == {
        name: column.number for name, column in like.columns.items()
    }
    assert [(one.id, one.answer.number - 1) for one in own.assessors] == [
        (one.id, one.answer.number) for one in like.assessors
    ]
    assert own.formulas == like.formulas
    assert (own.blank_texts, own.other_sheets, own.unit_name) == (like.blank_texts, like.other_sheets, like.unit_name)
    Path("zi-score.toml").write_text('layouts = ["layouts.yaml"]\n', encoding="utf-8")
    taught = as_json(run, book)
    assert taught["workbook"]["layout"] == "layouts"
    assert taught["rows"] == plain["rows"]


@pytest.mark.parametrize("name", ["lampiran-iii-2021", "portalrb-2026"])
def test_every_bundled_form_can_be_written_and_loaded(
    run: Run, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...], name: str
) -> None:
    form = layout_named(layouts, name)
    write_form(tmp_path / "lke.xlsx", form, rubric, {form.assessors[0].id: best_marks(rubric)})
    target = tmp_path / "Bentuk (Baru) 2.yaml"
    assert run("read", tmp_path / "lke.xlsx", "--as", target)[0] == 0
    (own,) = load_own_layouts(rubric_folder(DEFAULT_RUBRIC), (str(target),))
    assert own.id == "bentuk-baru-2"
    assert [row.identity for row in own.rows] == [row.identity for row in form.rows]


def test_nothing_is_written_over_without_being_asked(run: Run, book: Path) -> None:
    Path("ada.yaml").write_text("jangan hilang", encoding="utf-8")
    code, out, err = run("read", book, "--as", "ada.yaml")
    assert (code, out) == (2, "")
    assert "--force" in err
    assert run("read", book, "--as", "ada.yaml", "--force")[0] == 0
    assert "rows:" in Path("ada.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [["--as", "lke.xlsx"], ["--as", "a.txt"], ["--column", "tpi"]])
def test_wrong_usage(run: Run, book: Path, arguments: list[str]) -> None:
    assert run("read", book, *arguments)[0] == 2


def test_what_is_no_lke_is_an_unusable_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kosong.xlsx").touch()
    code, out, err = run("read", tmp_path / "kosong.xlsx", "--as", tmp_path / "a.yaml")
    assert (code, out) == (3, "")
    assert "ZI1" in err
    assert not (tmp_path / "a.yaml").exists()


def test_a_named_column_is_read_as_that_of_its_assessor(run: Run, book: Path) -> None:
    document = as_json(run, book, "--column", "unit=P", "--column", "tpi=L")
    columns = {one["column"]: one["assessor"] for one in document["workbook"]["reading"] if one["role"] == "answer"}
    assert (columns["L"], columns["P"]) == ("tpi", "unit")
