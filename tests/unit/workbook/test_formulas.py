"""Looking behind values: what a cell really holds, where the file can tell."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks
from zi_score.limits import Limits
from zi_score.problems import Location, UnusableInputError
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout
from zi_score.workbook.files import WorkbookFile
from zi_score.workbook.formulas import cell_contents, formula_cells, formula_teller
from zi_score.workbook.grid import cell_number
from zi_score.workbook.safety import harmless_parts
from zi_score.workflows.evaluate import evaluate_workbook


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    made = Workbook()
    assert made.active
    made.active.append(["=1+1", "teks", None, 5])
    made.save(tmp_path / "isi.xlsx")
    return tmp_path / "isi.xlsx"


def opened(file: Path) -> WorkbookFile:
    """A workbook as its formulas are looked for; its values do not matter here."""
    content = file.read_bytes()
    return WorkbookFile(str(file), "", (), content, harmless_parts(content, Location(), Limits()) or {})


def places(file: Path, *columns: int) -> list[Location]:
    return [Location(file=str(file), sheet="Sheet", row=1, column=column) for column in columns]


def test_only_a_formula_is_behind_a_value(workbook: Path) -> None:
    contents = cell_contents(opened(workbook), places(workbook, 1, 2, 3, 4))
    assert contents is not None
    assert list(contents.values()) == ["=1+1", "", "", ""]
    assert formula_cells(opened(workbook), Location(sheet="Sheet")) == frozenset({"A1"})


def replace_part(file: Path, part: str, edit: Callable[[bytes], bytes]) -> None:
    """Change one part of a workbook in place."""
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[part] = edit(members[part])
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def with_row(workbook: Path, row: str) -> Path:
    """The workbook with another row in place of its own; the XML is as other programs write it."""
    replace_part(
        workbook,
        "xl/worksheets/sheet1.xml",
        lambda part: re.sub(rb"<row .*</row>", lambda _: row.encode(), part),
    )
    return workbook


@pytest.mark.parametrize(
    ("cell", "content"),
    [
        ('<c r="A1"><f>1+1</f><v>2</v></c>', "=1+1"),
        ("<c s='3' r='A1' t='str'><f>1+1</f></c>", "=1+1"),
        ('<c r="A1">\n  <f>1+1</f>\n  <v>2</v>\n</c>', "=1+1"),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "=1/0"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="A1" t="str"><f>IF(B1&lt;2,&quot;a&amp;b&quot;,&#39;x&#x27;!A1)</f></c>', "=IF(B1<2,\"a&b\",'x'!A1)"),
        ('<c r="A1"><f t="array" ref="A1">SUM(B1:B9)</f></c>', "=SUM(B1:B9)"),
        ('<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>', ""),
        ('<c r="A1" t="s"><v>0</v></c>', ""),
        ('<c r="A1"/><c r="B1"><f>1+1</f></c>', ""),
        ('<c r="A1" s="1" /><c r="B1" t="e"><v>#REF!</v></c>', ""),
        ('<!-- <c r="A1"><f>1+1</f></c> --><c r="A1"/>', ""),
        ("", ""),
    ],
)
def test_what_is_behind_a_cell_does_not_depend_on_who_wrote_the_file(workbook: Path, cell: str, content: str) -> None:
    file = with_row(workbook, f'<row r="1">{cell}</row>')
    (place,) = places(file, 1)
    assert cell_contents(opened(file), [place]) == {place: content}
    assert ("A1" in (formula_cells(opened(file), place) or ())) == content.startswith("=")
    assert formula_teller(opened(file))(place) == content.startswith("=")


def test_a_sheet_whose_elements_have_a_prefix_is_read_alike(workbook: Path) -> None:
    file = with_row(workbook, '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><v>#REF!</v></c></row>')
    replace_part(file, "xl/worksheets/sheet1.xml", lambda part: re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", part))
    replace_part(file, "xl/worksheets/sheet1.xml", lambda part: part.replace(b"xmlns=", b"xmlns:x="))
    contents = cell_contents(opened(file), places(file, 1, 2, 3))
    assert contents is not None
    assert list(contents.values()) == ["=1+1", "#REF!", ""]


def test_a_shared_formula_is_told_as_it_reads_in_each_cell(workbook: Path) -> None:
    row = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">A2+$A$3</f></c><c r="B1"><f t="shared" si="0"/></c>'
        '<c r="C1"><f t="shared" si="7"/></c></row>'
    )
    file = with_row(workbook, row)
    contents = cell_contents(opened(file), places(file, 1, 2, 3))
    assert contents is not None
    assert list(contents.values()) == ["=A2+$A$3", "=B2+$A$3", "="]


@pytest.mark.parametrize("row", ["<row><c><f>1+1</f></c></row>", '<row r="1"><c r="A1"><v><![CDATA[1]]></v></c></row>'])
def test_a_sheet_that_is_written_in_an_unusual_way_is_told(workbook: Path, row: str) -> None:
    file = with_row(workbook, row)
    with pytest.raises(UnusableInputError) as raised:
        formula_cells(opened(file), Location(sheet="Sheet"))
    assert [problem.code for problem in raised.value.problems] == ["ZI130"]


def test_a_sheet_that_is_not_there_is_told(workbook: Path) -> None:
    with pytest.raises(UnusableInputError) as raised:
        formula_cells(opened(workbook), Location(sheet="Lain"))
    assert [problem.code for problem in raised.value.problems] == ["ZI130"]


def test_a_sheet_is_found_by_its_name_whatever_signs_are_in_it(tmp_path: Path) -> None:
    made = Workbook()
    made.create_sheet('A & <B> "C"').append(["=2+2"])
    made.save(tmp_path / "nama.xlsx")
    place = Location(file="nama.xlsx", sheet='A & <B> "C"', row=1, column=1)
    assert cell_contents(opened(tmp_path / "nama.xlsx"), [place]) == {place: "=2+2"}


def test_nothing_is_known_of_other_formats_and_of_no_cells(workbook: Path) -> None:
    other = workbook.rename(workbook.with_suffix(".ods"))
    assert cell_contents(opened(other), places(other, 1)) is None
    assert formula_cells(opened(other), Location(sheet="Sheet")) is None
    assert formula_teller(opened(other))(*places(other, 1)) is None
    assert cell_contents(opened(other), []) is None


def test_formulas_are_told_in_whatever_order_they_are_asked_for(workbook: Path) -> None:
    row = '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><v>1</v></c><c r="C1"><f>1+1</f></c></row><x r="D1"/>'
    has_formula = formula_teller(opened(with_row(workbook, row)))
    assert [has_formula(place) for place in places(workbook, 3, 1, 2, 4)] == [True, True, False, False]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('<row r="1"><c r="A1"><f>1+1</f></c><c><f>1+1</f></c></row>', [True, None]),
        ('<row r="1"><c r="A1"><v><![CDATA[1]]></v></c></row>', [None, None]),
    ],
)
def test_of_a_sheet_that_is_written_in_an_unusual_way_only_a_cell_with_its_address_is_told(
    workbook: Path, row: str, told: list[bool | None]
) -> None:
    has_formula = formula_teller(opened(with_row(workbook, row)))
    assert [has_formula(place) for place in places(workbook, 1, 2)] == told


def test_a_file_that_is_no_archive_is_a_problem_of_the_sheet(workbook: Path) -> None:
    workbook.write_bytes(b"PK")
    with pytest.raises(UnusableInputError) as raised:
        cell_contents(opened(workbook), places(workbook, 1))
    assert [problem.code for problem in raised.value.problems] == ["ZI130"]


def damage_properties(file: Path) -> None:
    replace_part(file, "docProps/core.xml", lambda _: b"<broken")


def append_unparsed_text(file: Path) -> None:
    note = b"<extLst><ext><![CDATA[x]]></ext></extLst></worksheet>"
    replace_part(file, "xl/worksheets/sheet1.xml", lambda part: part.replace(b"</worksheet>", note))


@pytest.mark.parametrize(("damage", "told"), [(damage_properties, []), (append_unparsed_text, ["ZI130"])])
def test_a_form_is_scored_though_another_part_is_damaged_or_its_formulas_cannot_be_looked_at(
    tmp_path: Path,
    instrument: Instrument,
    layouts: tuple[Layout, ...],
    damage: Callable[[Path], None],
    told: list[str],
) -> None:
    marks = best_marks(instrument.rubric)
    del marks["A.I.1.i.a"]
    layout = layout_named(layouts, "jawaban-2024")
    path = write_form(tmp_path / "lke.xlsx", layout, instrument.rubric, {"unit": marks})
    damage(path)
    evaluation = evaluate_workbook(path, instrument)
    assert evaluation.decisive.scorecard.unanswered == ("A.I.1.i.a",)
    assert [problem.code for problem in evaluation.problems] == ["ZI201", *told]


def test_a_number_beyond_all_bounds_is_no_number() -> None:
    assert cell_number(float("inf")) is None
    assert cell_number(float("nan")) is None
