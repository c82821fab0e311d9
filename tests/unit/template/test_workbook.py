"""The template as a file: complete, protected, the same every time, and without formulas from text."""

import datetime as dt
import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from zi_score.frozen import replace
from zi_score.given_answers.reading import GivenAnswers, GivenValue
from zi_score.problems import UnusableInputError
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import load_layouts, load_rubric
from zi_score.template.workbook import template_bytes, write_template
from zi_score.workflows.evaluate import evaluate_workbook

LAYOUTS = ("jawaban-2024", "lampiran-iii-2021", "portalrb-2026")


@pytest.fixture(params=LAYOUTS, scope="module")
def layout(request: pytest.FixtureRequest, layouts: tuple[Layout, ...]) -> Layout:
    return next(layout for layout in layouts if layout.id == request.param)


@pytest.fixture(scope="module")
def blank(rubric: Rubric, layout: Layout) -> bytes:
    """The template without answers."""
    return template_bytes(rubric, layout)


@pytest.fixture(scope="module")
def form(blank: bytes, layout: Layout) -> Worksheet:
    """The sheet of its form."""
    return form_of(blank, layout)


def form_of(content: bytes, layout: Layout) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(content))[layout.sheets[0]]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_a_comma_in_the_name_of_a_sheet_ends_no_range(rubric: Rubric, layout: Layout, blank: bytes) -> None:
    odd = replace(layout, sheets=("LKE, unit 'A'",))
    expected = [one.replace(f"'{layout.sheets[0]}'!", "'LKE, unit ''A'''!") for one in cover_formulas(blank)]
    assert cover_formulas(template_bytes(rubric, odd)) == expected


def cover_formulas(content: bytes) -> list[str]:
    cover = openpyxl.load_workbook(io.BytesIO(content))["Identitas"]
    assert isinstance(cover, Worksheet)
    return [str(cell.value) for row in cover for cell in row if cell.data_type == "f"]


def test_every_title_marker_and_code_stands_in_its_place(rubric: Rubric, layout: Layout, form: Worksheet) -> None:
    for column in layout.columns.values():
        assert form.cell(layout.header_row, column.number).value == column.title
    for row in layout.rows:
        texts = [cell.value for cell in form[row.row] if isinstance(cell.value, str)]
        label = row.label(rubric)
        assert any(text.casefold() == label.casefold() for text in texts), row
        assert not row.marker or form.cell(row.row, row.column).value == row.marker
        if "id" in layout.columns:
            assert form.cell(row.row, layout.columns["id"].number).value == row.identity


def test_the_weights_of_the_form_add_up(rubric: Rubric, layout: Layout, form: Worksheet) -> None:
    column = layout.columns["weight"].number
    weights = {row.row: form.cell(row.row, column).value for row in layout.rows}
    assert {row.row for row in layout.rows if weights[row.row] is not None} == {
        row.row
        for row in layout.rows
        if row.kind in ("node", "part")
        or (row.kind == "question" and rubric.questions[row.code].has_own_weight and row.recorded_as == "points")
    }
    components = [row.row for row in layout.rows if row.kind == "node" and not rubric.nodes[row.code].parent]
    assert sum(Decimal(str(weights[row])) for row in components) == rubric.weight


def test_only_answers_and_remarks_can_be_typed(rubric: Rubric, layout: Layout, blank: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank))
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book.worksheets)
    form, cover, *rest = book.worksheets
    assert {cell.coordinate for line in cover for cell in line if not cell.protection.locked} == {
        f"{column}{row}" for row in range(4, 8) for column in "CDEF"
    }
    opened = {(cell.row, cell.column) for line in form for cell in line if not cell.protection.locked}
    expected = set()
    for row in layout.rows:
        for assessor in layout.assessors:
            if row.kind in ("question", "operand"):
                remarks = [assessor.others[name] for name in ("note", "evidence") if name in assessor.others]
                expected |= {(row.row, column.number) for column in remarks}
                if row.kind == "operand" or not rubric.questions[row.code].ratio:
                    expected.add((row.row, assessor.answer.number))
    assert opened == expected
    assert all(cell.protection.locked for sheet in rest for line in sheet for cell in line)


def test_every_answer_cell_has_the_rule_of_its_scale(rubric: Rubric, layout: Layout, form: Worksheet) -> None:
    rules: dict[tuple[int, int], tuple[object, ...]] = {}
    for rule in form.data_validations.dataValidation:
        assert rule.showErrorMessage
        assert rule.allow_blank
        assert rule.error
        for block in rule.sqref.ranges:
            rules |= dict.fromkeys(block.cells, (rule.type, rule.formula1, rule.formula2))
    for row in layout.rows:
        for assessor in layout.assessors:
            found = rules.pop((row.row, assessor.answer.number), None)
            if row.kind == "operand":
                assert found == ("whole", "0", None)
            elif row.kind == "question" and not (question := rubric.questions[row.code]).ratio:
                scale = rubric.scale_of(question)
                options = ",".join(scale.options)
                expected = ("list", f'"{options}"', None) if options else ("decimal", "0", "4")
                assert found == expected
            else:
                assert found is None
    assert rules == {}


def test_given_answers_are_typed_values(rubric: Rubric, layout: Layout) -> None:
    given: dict[str, GivenValue] = {"A.I.1.i.a": "Ya", "A.II.1.i.a:agen_perubahan": 7, "B.I.a": Decimal("3.6")}
    assessor = layout.assessors[-1]
    sheet = form_of(template_bytes(rubric, layout, GivenAnswers({assessor.id: given})), layout)
    values = {
        row.identity: sheet.cell(row.row, assessor.answer.number).value for row in layout.rows if row.identity in given
    }
    assert values == {"A.I.1.i.a": "Ya", "A.II.1.i.a:agen_perubahan": 7, "B.I.a": 3.6}


@pytest.mark.no_cover
def test_no_text_of_a_rubric_becomes_a_formula(rubric: Rubric, layout: Layout) -> None:
    evil = '=HYPERLINK("http://x.invalid","x")'
    planted = replace(
        rubric,
        title=evil,
        nodes={code: replace(node, title=evil) for code, node in rubric.nodes.items()},
        questions={code: replace(one, title=evil) for code, one in rubric.questions.items()},
        areas={code: replace(area, title=evil) for code, area in rubric.areas.items()},
    )
    book = openpyxl.load_workbook(io.BytesIO(template_bytes(planted, layout)))
    cells = [cell for sheet in book.worksheets for line in sheet for cell in line]
    assert any(cell.value == evil for cell in cells)
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" and "x.invalid" in str(cell.value)]


@pytest.mark.no_cover
def test_the_same_input_gives_the_same_bytes(rubric: Rubric, layout: Layout, blank: bytes) -> None:
    answers = GivenAnswers({layout.assessors[0].id: {"A.I.1.i.a": "Ya"}})
    first = template_bytes(rubric, layout, answers)
    assert first == template_bytes(rubric, layout, answers)
    assert first != blank
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from zi_score.rubric.library import DEFAULT_RUBRIC, load_layouts, load_rubric, rubric_folder\n"
        "from zi_score.template.workbook import write_template\n"
        "folder = rubric_folder(DEFAULT_RUBRIC)\n"
        "write_template(Path(sys.argv[1]), load_rubric(folder), load_layouts(folder)[0])\n"
    )
    digests = set()
    for seed in ("1", "2"):
        file = tmp_path / f"{seed}.xlsx"
        path = os.pathsep.join(sys.path)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        subprocess.run([sys.executable, "-c", program, str(file)], check=True, env=environment)
        digests.add(hashlib.sha256(file.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_the_properties_name_no_person_and_no_time(blank: bytes) -> None:
    properties = openpyxl.load_workbook(io.BytesIO(blank)).properties
    assert (properties.creator, properties.lastModifiedBy) == ("zi-score", None)
    assert properties.created == properties.modified == dt.datetime(1980, 1, 1)  # noqa: DTZ001 - as stored


def test_the_fields_of_the_cover_are_read_back(tmp_path: Path, instrument: Instrument, blank: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank))
    cover = book["Identitas"]
    assert isinstance(cover, Worksheet)
    for row, value in enumerate(["Pemerintah Kota Contoh", "Dinas A", "2026", "Ani"], start=4):
        cover.cell(row, 3).value = value
    book.save(tmp_path / "lke.xlsx")
    submission = evaluate_workbook(tmp_path / "lke.xlsx", instrument).submission
    assert submission
    told = {name: one.text for name, one in submission.identity._asdict().items() if one}
    assert told == {"agency": "Pemerintah Kota Contoh", "unit": "Dinas A", "year": "2026", "assessor": "Ani"}
    assert submission.unit == "Dinas A"
    assert submission.identity.year_number == 2026


def test_the_fields_are_known_in_english_as_well(
    tmp_path: Path, instrument: Instrument, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZI_SCORE_LANG", "en")
    book = openpyxl.load_workbook(io.BytesIO(template_bytes(instrument.rubric, layout)))
    cover = book["Identity"]
    assert isinstance(cover, Worksheet)
    for row in range(4, 8):
        cover.cell(row, 3).value = "2026"
    book.save(tmp_path / "lke.xlsx")
    submission = evaluate_workbook(tmp_path / "lke.xlsx", instrument).submission
    assert submission
    assert None not in submission.identity


def test_the_file_opens_at_the_cover(blank: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank))
    assert book.active is book["Identitas"]
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == ["Identitas"]


def test_the_form_is_printed_on_a4_one_page_wide(layout: Layout, form: Worksheet) -> None:
    assert (int(form.page_setup.paperSize or 0), form.page_setup.orientation) == (9, "landscape")
    properties = form.sheet_properties.pageSetUpPr
    assert properties
    assert properties.fitToPage
    assert (form.page_setup.fitToWidth, form.page_setup.fitToHeight) == (1, 0)
    assert form.print_title_rows == f"${layout.header_row}:${layout.header_row}"
    assert len(str(form.print_area).split(",")) == len(layout.assessors)


def test_the_next_cell_is_marked_for_each_assessor(layout: Layout, form: Worksheet) -> None:
    ranges = {str(one.sqref): rule.formula for one in form.conditional_formatting for rule in one.rules}
    assert len(ranges) == len(layout.assessors)
    assert all("ROW()='Identitas'!$" in formula[0] for formula in ranges.values())


def test_the_criteria_say_what_sets_the_options_apart(rubric: Rubric, layout: Layout, form: Worksheet) -> None:
    row = next(row for row in layout.rows if row.identity == "A.I.1.ii.a")
    labels = rubric.questions["A.I.1.ii.a"].labels
    told = form.cell(row.row, layout.columns["criteria"].number).value
    assert told == f"Ya (1): {labels['Ya'].id}\nTidak (0): {labels['Tidak'].id}"


def test_the_recapitulation_does_not_look_like_a_form(rubric: Rubric, layouts: tuple[Layout, ...]) -> None:
    layout = next(layout for layout in layouts if layout.id == "lampiran-iii-2021")
    book = openpyxl.load_workbook(io.BytesIO(template_bytes(rubric, layout)))
    assert book.sheetnames == ["LKE ZI", "Identitas", "Rekap"]
    texts = [str(cell.value).casefold() for line in book["Rekap"] for cell in line if cell.data_type == "s"]
    assert not [text for text in texts if "penilaian" in text.split() or text == "jawaban"]
    assert any(text.startswith("syarat di luar lke belum dinilai") for text in texts)


def test_a_file_appears_whole_or_not_at_all(
    tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    target, layout = tmp_path / "lke.xlsx", layouts[-1]
    write_template(target, rubric, layout)
    before = target.read_bytes()

    def fail(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UnusableInputError, match="tidak ada izin"):
        write_template(target, rubric, layout, GivenAnswers({"unit": {"A.I.1.i.a": "Ya"}}))
    assert [file.name for file in tmp_path.iterdir()] == ["lke.xlsx"]
    assert target.read_bytes() == before


def test_a_missing_folder_is_told(tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]) -> None:
    with pytest.raises(UnusableInputError) as caught:
        write_template(tmp_path / "absent" / "lke.xlsx", rubric, layouts[-1])
    assert [problem.code for problem in caught.value.problems] == ["ZI612"]


def test_a_rubric_whose_area_is_a_whole_component_has_a_template(project: Path, tmp_path: Path) -> None:
    sound = project / "tests" / "rubrics" / "sound"
    (tmp_path / "layouts").mkdir()
    shutil.copy(sound / "minimal.yaml", tmp_path / "rubric.yaml")
    shutil.copy(sound / "layout.yaml", tmp_path / "layouts" / "contoh.yaml")
    instrument = Instrument(load_rubric(tmp_path), load_layouts(tmp_path))
    write_template(tmp_path / "lke.xlsx", instrument.rubric, instrument.layouts[0])
    evaluation = evaluate_workbook(tmp_path / "lke.xlsx", instrument)
    assert evaluation.is_usable
    assert evaluation.decisive.scorecard.total == 0
