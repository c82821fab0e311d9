"""``zi-score check --annotate``: a copy with every finding at its cell, and a source that stays as it is."""

import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.forms import answer_cell, layout_named, write_form
from tests.support.marks import Mark, best_marks
from zi_score import annotation
from zi_score.annotation import AnnotationError, TargetTakenError, annotate, annotated_copy, findings_sheet
from zi_score.annotation.finding_text import plain
from zi_score.column_letters import column_letters
from zi_score.frozen import replace
from zi_score.outcome import Check
from zi_score.problems import Location
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout
from zi_score.workbook.files import NamedContent
from zi_score.workflows import check_many
from zi_score.workflows.check import check_workbook

Run = Callable[..., tuple[int, str, str]]
LIST_SHEET = "Temuan zi-score"
HOSTILE = '=HYPERLINK("http://x","F")'
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def wrong_answers(rubric: Rubric) -> tuple[str, str]:
    """Two questions that take an option."""
    first, second, *_ = (one.code for one in rubric.questions.values() if rubric.scale_of(one).kind == "choice")
    return first, second


@pytest.fixture
def source(tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]) -> Path:
    """A form with two answers off their scale, one of them a text that looks like a formula, and a comment."""
    layout = layout_named(layouts, "lampiran-iii-2021")
    first, second = wrong_answers(rubric)
    marks: dict[str, Mark] = {**best_marks(rubric), first: "F"}

    def edit(sheet: Worksheet) -> None:
        hostile = sheet.cell(*answer_cell(layout, second))
        hostile.value = HOSTILE
        hostile.data_type = "s"
        sheet.cell(*answer_cell(layout, first)).comment = Comment("catatan TPI", "Budi")

    return write_form(tmp_path / "lke.xlsx", layout, rubric, {"unit": marks}, edit)


def place(layouts: tuple[Layout, ...], identity: str) -> str:
    row, column = answer_cell(layout_named(layouts, "lampiran-iii-2021"), identity)
    return f"{column_letters(column)}{row}"


def comments(path: Path) -> dict[tuple[str, str], Comment]:
    book = load_workbook(path)
    return {
        (sheet.title, cell.coordinate): cell.comment
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def listed(path: Path, name: str = LIST_SHEET) -> list[tuple[str, ...]]:
    """The rows below the header of the list."""
    rows = [tuple("" if value is None else str(value) for value in row) for row in load_workbook(path)[name].values]
    header = next(number for number, row in enumerate(rows) if row[:2] == ("Tingkat", "Kode"))
    return rows[header + 1 :]


def test_each_finding_is_a_comment_on_its_cell_and_a_row_of_the_list(
    run: Run, source: Path, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...], instrument: Instrument
) -> None:
    copy = tmp_path / "salinan.xlsx"
    code, _, err = run("check", source, "--annotate", copy)
    assert (code, err) == (1, "")
    findings = check_workbook(source, instrument).findings
    written = comments(copy)
    placed = {(one.problem.location.sheet, one.problem.location.cell) for one in findings if one.problem.location.cell}
    assert set(written) == placed
    for one in findings:
        if one.problem.location.cell:
            text = written[one.problem.location.sheet, one.problem.location.cell].text
            assert f"zi-score {one.problem.code} (" in text
            assert one.problem.hint in text
    rows = listed(copy)
    assert [row[1] for row in rows] == [one.problem.code for one in findings]
    assert [row[2] for row in rows] == [one.problem.location.within or "(berkas)" for one in findings]
    second = wrong_answers(rubric)[1]
    assert written["LKE ZI", place(layouts, second)].author == "zi-score"


def test_an_existing_comment_is_kept_and_ours_comes_after_it(
    run: Run, source: Path, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]
) -> None:
    run("check", source, "--annotate", tmp_path / "salinan.xlsx")
    comment = comments(tmp_path / "salinan.xlsx")["LKE ZI", place(layouts, wrong_answers(rubric)[0])]
    assert comment.text.startswith("catatan TPI\n\nzi-score ZI203 (kesalahan): ")
    assert comment.author == "Budi"


def test_every_row_of_the_list_leads_to_its_cell(run: Run, source: Path, tmp_path: Path) -> None:
    run("check", source, "--annotate", tmp_path / "salinan.xlsx")
    book = load_workbook(tmp_path / "salinan.xlsx")
    sheet = book[LIST_SHEET]
    assert book.active is sheet
    assert [one.title for one in book.worksheets if one.sheet_view.tabSelected] == [LIST_SHEET]
    cells = [cell for row in sheet.iter_rows(min_col=3, max_col=3) for cell in row if cell.hyperlink]
    assert len(cells) > 1
    for cell in cells:
        assert cell.hyperlink
        text = str(cell.value)
        assert cell.hyperlink.target is None
        assert cell.hyperlink.location == (text if "!" in text else f"{text}!A1")


def test_no_text_becomes_a_formula(run: Run, source: Path, tmp_path: Path) -> None:
    run("check", source, "--annotate", tmp_path / "salinan.xlsx")
    sheet = load_workbook(tmp_path / "salinan.xlsx")[LIST_SHEET]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert any(HOSTILE in str(cell.value) for cell in cells)


def test_a_message_that_begins_like_a_formula_stays_text(
    source: Path, tmp_path: Path, instrument: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings_sheet, "message_text", lambda _finding: "=1+1")
    annotate(check_workbook(source, instrument, keeps_content=True), tmp_path / "salinan.xlsx")
    cell = next(
        cell
        for row in load_workbook(tmp_path / "salinan.xlsx")[LIST_SHEET].iter_rows()
        for cell in row[3:4]
        if cell.value == "=1+1"
    )
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_the_source_is_never_modified(run: Run, source: Path, tmp_path: Path) -> None:
    before, state = source.read_bytes(), source.stat()
    assert run("check", source, "--annotate", tmp_path / "salinan.xlsx")[0] == 1
    assert source.read_bytes() == before
    assert source.stat().st_mtime_ns == state.st_mtime_ns
    link = tmp_path / "nama-lain.xlsx"
    link.hardlink_to(source)
    for target in (source, link):
        code, out, err = run("check", source, "--annotate", target, "--force")
        assert (code, out) == (2, "")
        assert "buku kerja yang sedang dinilai" in err
    assert source.read_bytes() == before


def test_the_source_is_refused_even_by_the_writer_itself(source: Path, instrument: Instrument) -> None:
    before = source.read_bytes()
    with pytest.raises(TargetTakenError):
        annotate(check_workbook(source, instrument, keeps_content=True), source, replace=True)
    assert source.read_bytes() == before


def test_a_copy_is_bytes_where_nothing_is_to_be_written(source: Path, instrument: Instrument, tmp_path: Path) -> None:
    check = check_workbook(NamedContent("lke.xlsx", source.read_bytes()), instrument, keeps_content=True)
    copy = annotated_copy(check, ".xlsx")
    assert (copy.suffix, copy.lost_macros) == (".xlsx", False)
    (tmp_path / "salinan.xlsx").write_bytes(copy.content)
    assert len(listed(tmp_path / "salinan.xlsx")) == len(check.findings)


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm"])
def test_a_missing_part_of_the_program_is_no_fault_of_the_workbook(
    source: Path, instrument: Instrument, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = check_workbook(source, instrument, keeps_content=True)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ImportError):
        annotated_copy(check, suffix)


def test_an_existing_copy_is_replaced_only_by_force(run: Run, source: Path, tmp_path: Path) -> None:
    copy = tmp_path / "salinan.xlsx"
    copy.write_bytes(b"lama")
    code, out, err = run("check", source, "--annotate", copy)
    assert (code, out) == (2, "")
    assert "--force" in err
    assert copy.read_bytes() == b"lama"
    assert run("check", source, "--annotate", copy, "--force")[0] == 1
    assert listed(copy)


def test_a_copy_that_appeared_meanwhile_is_not_replaced(
    run: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "salinan.xlsx"
    real = annotation.annotate

    def late(check: Check, target: Path, *, replace: bool) -> annotation.Annotated:
        copy.write_bytes(b"lain")
        return real(check, target, replace=replace)

    monkeypatch.setattr(check_many, "annotate", late)
    assert run("check", source, "--annotate", copy)[0] == 2
    assert copy.read_bytes() == b"lain"


@pytest.mark.parametrize(
    ("workbooks", "copy"),
    [
        (["lke.xlsx", "dua.xlsx"], "salinan.xlsx"),
        (["."], "salinan.xlsx"),
        (["lke.xlsx"], "salinan.xls"),
        (["lke.xlsx"], "salinan"),
        (["lke.xlsx"], "salinan.xlsm"),
        (["lke.ods"], "salinan.xlsx"),
        (["lke.xls"], "salinan.xls"),
    ],
)
def test_what_cannot_be_annotated_is_wrong_usage(
    run: Run, source: Path, tmp_path: Path, workbooks: list[str], copy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(source, tmp_path / "dua.xlsx")
    code, out, err = run("check", *workbooks, "--annotate", copy)
    assert (code, out) == (2, "")
    assert err.startswith("zi-score: nilai --annotate tidak dapat dipakai: ")
    assert not (tmp_path / copy).exists()


def test_the_copy_and_a_report_cannot_be_one_file(run: Run, source: Path, tmp_path: Path) -> None:
    copy = tmp_path / "salinan.xlsx"
    assert run("check", source, "--annotate", copy, "--output", copy)[0] == 2
    assert run("check", source, "--annotate", copy, "--report", f"json={copy}")[0] == 2


def test_a_folder_that_is_not_there(run: Run, source: Path, tmp_path: Path) -> None:
    code, _, err = run("check", source, "--annotate", tmp_path / "tidak" / "ada.xlsx")
    assert code == 2
    assert "tidak dapat ditulis" in err


def test_an_unusable_workbook_has_no_copy(run: Run, tmp_path: Path) -> None:
    Workbook().save(tmp_path / "bukan-lke.xlsx")
    code, _, err = run("check", tmp_path / "bukan-lke.xlsx", "--annotate", tmp_path / "salinan.xlsx")
    assert code == 3
    assert "salinan beranotasi tidak dibuat" in err
    assert not (tmp_path / "salinan.xlsx").exists()


def test_a_workbook_that_only_the_reader_can_open(
    run: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise KeyError("xl/theme\x1b[2J")

    monkeypatch.setattr(annotation, "_annotated", refuse)
    code, _, err = run("check", source, "--annotate", tmp_path / "salinan.xlsx")
    assert code == 3
    assert "tidak dapat dibuat: " in err
    assert "\x1b" not in err


def test_a_waived_finding_says_so(run: Run, source: Path, tmp_path: Path) -> None:
    reason = "=disepakati"
    (tmp_path / "zi-score.toml").write_text(
        f'[[waiver]]\ncode = "ZI203"\nreason = "{reason}"\nexpires = 2999-12-31\n'
        '[[waiver]]\ncode = "ZI503"\nreason = "lama"\nexpires = 2020-12-31\n',
        encoding="utf-8",
    )
    assert run("check", source, "--annotate", tmp_path / "salinan.xlsx")[0] == 0
    rows = listed(tmp_path / "salinan.xlsx")
    assert {row[5] for row in rows if row[1] == "ZI203"} == {f"Dikecualikan sampai 2999-12-31: {reason}"}
    assert [row[2] for row in rows if row[1] == "ZI710"] == [f"{tmp_path / 'zi-score.toml'}:5: waiver[1]"]
    waived = [one.text for one in comments(tmp_path / "salinan.xlsx").values() if "ZI203" in one.text]
    assert all(f"Dikecualikan sampai 2999-12-31: {reason}" in text for text in waived)


def test_a_copy_of_a_copy_has_a_second_list(run: Run, source: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"
    run("check", source, "--annotate", first)
    assert run("check", first, "--annotate", second)[0] == 1
    assert load_workbook(second).sheetnames[-2:] == [LIST_SHEET, f"{LIST_SHEET} (2)"]
    assert listed(second, f"{LIST_SHEET} (2)")


def test_the_copy_scores_as_its_source(source: Path, tmp_path: Path, instrument: Instrument) -> None:
    before = check_workbook(source, instrument, keeps_content=True)
    annotate(before, tmp_path / "salinan.xlsx")
    after = check_workbook(tmp_path / "salinan.xlsx", instrument)
    assert after.evaluation.decisive.scorecard.total == before.evaluation.decisive.scorecard.total
    assert after.evaluation.decisive.verdicts == before.evaluation.decisive.verdicts


def test_a_finding_in_a_merged_range_stands_at_its_first_cell(
    source: Path, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...], instrument: Instrument
) -> None:
    check = check_workbook(source, instrument)
    row, column = answer_cell(layout_named(layouts, "lampiran-iii-2021"), wrong_answers(rubric)[0])
    book = load_workbook(source)
    book["LKE ZI"].merge_cells(start_row=row - 1, end_row=row, start_column=column - 1, end_column=column)
    book.save(source)
    annotate(replace(check, content=source.read_bytes()), tmp_path / "salinan.xlsx")
    anchor = Location(row=row - 1, column=column - 1).cell
    assert "ZI203" in comments(tmp_path / "salinan.xlsx")["LKE ZI", anchor].text


def test_what_a_copy_cannot_hold_is_shown_in_part() -> None:
    assert plain("a\x00b\ud800\n c") == "a b c"
    assert len(plain("x" * 40_000)) == 2000


def with_macros(source: Path, target: Path) -> Path:
    """The same workbook as an .xlsm that carries a macro project."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "[Content_Types].xml":
                binary = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
                content = content.replace(PLAIN_TYPE.encode(), MACRO_TYPE.encode()).replace(b"</Types>", binary)
            if name == "xl/_rels/workbook.xml.rels":
                kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
                link = f'<Relationship Type="{kind}" Target="vbaProject.bin" Id="rIdVba"/></Relationships>'
                content = content.replace(b"</Relationships>", link.encode())
            new.writestr(name, content)
        new.writestr("xl/vbaProject.bin", b"macros")
    return target


def test_macros_are_kept_in_an_xlsm(
    run: Run, source: Path, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]
) -> None:
    book = with_macros(source, tmp_path / "lke.xlsm")
    code, _, err = run("check", book, "--annotate", tmp_path / "salinan.xlsm")
    assert (code, err) == (1, "")
    with zipfile.ZipFile(tmp_path / "salinan.xlsm") as archive:
        assert archive.read("xl/vbaProject.bin") == b"macros"
        assert MACRO_TYPE.encode() in archive.read("[Content_Types].xml")
        assert len(archive.namelist()) == len(set(archive.namelist()))
    written = comments(tmp_path / "salinan.xlsm")
    assert "catatan TPI" in written["LKE ZI", place(layouts, wrong_answers(rubric)[0])].text
    assert "ZI203" in written["LKE ZI", place(layouts, wrong_answers(rubric)[1])].text


def test_macros_are_left_out_of_an_xlsx_and_that_is_said(run: Run, source: Path, tmp_path: Path) -> None:
    book = with_macros(source, tmp_path / "lke.xlsm")
    code, _, err = run("check", book, "--annotate", tmp_path / "salinan.xlsx")
    assert code == 1
    assert err == f"zi-score: {tmp_path / 'salinan.xlsx'}: makro tidak ikut disalin\n"
    with zipfile.ZipFile(tmp_path / "salinan.xlsx") as archive:
        assert "xl/vbaProject.bin" not in archive.namelist()
        assert PLAIN_TYPE.encode() in archive.read("[Content_Types].xml")


def test_where_macros_cannot_be_carried_the_copy_is_an_xlsx(
    source: Path, tmp_path: Path, instrument: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = check_workbook(with_macros(source, tmp_path / "lke.xlsm"), instrument, keeps_content=True)
    real = annotation._annotated

    def fails_with_macros(one: Check, *, keep_macros: bool) -> bytes:
        if keep_macros:
            raise KeyError
        return real(one, keep_macros=False)

    monkeypatch.setattr(annotation, "_annotated", fails_with_macros)
    done = annotate(check, tmp_path / "salinan.xlsm")
    assert (done.path, done.lost_macros) == (tmp_path / "salinan.xlsx", True)
    with pytest.raises(TargetTakenError):
        annotate(check, tmp_path / "salinan.xlsm")


def test_no_reason_at_all_still_has_a_name(
    source: Path, tmp_path: Path, instrument: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise KeyError

    monkeypatch.setattr(annotation, "_annotated", refuse)
    with pytest.raises(AnnotationError, match="KeyError"):
        annotate(check_workbook(source, instrument, keeps_content=True), tmp_path / "salinan.xlsx")
