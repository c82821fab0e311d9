"""Every oddity seen in real files leaves the score as it is, and is told where it matters."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.forms import Edit, answer_cell, layout_named, row_number, write_form
from tests.support.marks import Mark, Marks, best_marks
from zi_score.outcome import Evaluation
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout
from zi_score.workflows.evaluate import evaluate_workbook

Evaluate = Callable[..., Evaluation]

FULL = Fraction(100)
CHOICE = "A.I.1.i.b"
YES_NO = "A.I.1.i.a"
INDEX = "B.I.a"
RATIO = "A.II.1.i.a"


@pytest.fixture
def layout(layouts: tuple[Layout, ...]) -> Layout:
    return layout_named(layouts, "lampiran-iii-2021")


@pytest.fixture
def evaluate(tmp_path: Path, instrument: Instrument, layout: Layout) -> Evaluate:
    def run(edit: Edit | None = None, marks: dict[str, Mark] | None = None) -> Evaluation:
        filled: Marks = best_marks(instrument.rubric) | (marks or {})
        path = write_form(tmp_path / "lke.xlsx", layout, instrument.rubric, {"unit": filled}, edit)
        return evaluate_workbook(path, instrument)

    return run


def found(evaluation: Evaluation) -> list[tuple[str, str]]:
    """Code and cell of each problem."""
    return [(problem.code, problem.location.cell) for problem in evaluation.problems]


def total(evaluation: Evaluation) -> Fraction:
    return evaluation.decisive.scorecard.total


@pytest.mark.parametrize("text", ["ya", "YA", " Ya ", "Ya.", "ya\n"])
def test_an_answer_is_read_whatever_its_case_blanks_and_dot(evaluate: Evaluate, text: str) -> None:
    evaluation = evaluate(marks={YES_NO: text})
    assert (total(evaluation), found(evaluation)) == (FULL, [])


@pytest.mark.parametrize("text", ["a", "A ", "A.", " a. "])
def test_a_letter_is_read_whatever_its_case_blanks_and_dot(evaluate: Evaluate, text: str) -> None:
    assert total(evaluate(marks={CHOICE: text})) == 100


@pytest.mark.parametrize("text", ["3,6", "3.6", "3,60", " 3,6 "])
def test_an_index_typed_as_text_is_the_same_number(evaluate: Evaluate, text: str) -> None:
    evaluation = evaluate(marks={INDEX: text})
    assert total(evaluation) == 100 - Fraction(4, 10) / 4 * Fraction(35, 2)
    assert found(evaluation) == []


def test_counts_typed_as_text_are_the_same_numbers(evaluate: Evaluate) -> None:
    evaluation = evaluate(marks={f"{RATIO}:agen_perubahan": "7", f"{RATIO}:perubahan_dibuat": " 7"})
    assert (total(evaluation), found(evaluation)) == (FULL, [])


def test_a_thousand_of_complaints_may_have_its_point(evaluate: Evaluate) -> None:
    marks = {"A.II.5.ii.a:pengaduan_wajib": "1.234", "A.II.5.ii.a:pengaduan_selesai": 617}
    assert total(evaluate(marks=marks)) == 100 - Fraction(3, 2)


def move_everything_right(sheet: Worksheet) -> None:
    sheet.insert_cols(1, amount=2)


def insert_rows_above(sheet: Worksheet) -> None:
    sheet.insert_rows(1, amount=3)
    sheet["B1"] = "LAMPIRAN III\nPERATURAN MENTERI\nTENTANG ZONA INTEGRITAS"


def hide_rows_and_columns(sheet: Worksheet) -> None:
    for column in ("A", "J"):
        sheet.column_dimensions[column].hidden = True
    for row in range(5, 60):
        sheet.row_dimensions[row].hidden = True


def merge_item_cells(sheet: Worksheet) -> None:
    sheet.merge_cells("B2:G2")
    for row in range(4, 8):
        sheet.merge_cells(start_row=row, end_row=row, start_column=7 - (row < 6), end_column=7)


def format_two_thousand_empty_rows(sheet: Worksheet) -> None:
    for row in range(230, 2230):
        sheet.cell(row, 11).font = Font(bold=True)


def sign(sheet: Worksheet) -> None:
    sheet["J213"] = "MENTERI PENDAYAGUNAAN APARATUR NEGARA"
    sheet["B216"] = "Mengetahui, Kepala Unit"
    sheet["K219"] = "ttd"


def put_stray_percent_and_weight(sheet: Worksheet) -> None:
    sheet["J170"] = "%"
    sheet["H135"] = 1


def drop_markers(sheet: Worksheet) -> None:
    for row in range(8, 200):
        for column in (5, 6):
            if len(str(sheet.cell(row, column).value)) < 5:
                sheet.cell(row, column).value = None


def reletter(sheet: Worksheet) -> None:
    sheet["F32"], sheet["F123"], sheet["F124"], sheet["F140"] = "d", "c. ", "b.", "-"


def insert_empty_row_in_a_group(sheet: Worksheet) -> None:
    sheet.insert_rows(9)


def break_header_lines(sheet: Worksheet) -> None:
    sheet["J2"], sheet["H2"], sheet["K2"] = "PILIHAN\nJAWABAN", " bobot ", "Jawaban\n"


def rename_sheet(sheet: Worksheet) -> None:
    sheet.title = "Lembar (draft) '1'"


def rename_total(sheet: Worksheet) -> None:
    sheet["C208"] = "NILAI EVALUASI REFORMASI BIROKRASI"


@pytest.mark.parametrize(
    "edit",
    [
        move_everything_right,
        insert_rows_above,
        hide_rows_and_columns,
        merge_item_cells,
        format_two_thousand_empty_rows,
        sign,
        put_stray_percent_and_weight,
        drop_markers,
        reletter,
        insert_empty_row_in_a_group,
        break_header_lines,
        rename_sheet,
        rename_total,
    ],
    ids=lambda edit: edit.__name__,
)
def test_an_oddity_that_changes_no_answer_changes_nothing(evaluate: Evaluate, edit: Edit) -> None:
    evaluation = evaluate(edit)
    assert (total(evaluation), found(evaluation)) == (FULL, [])


def test_hidden_recap_sheets_are_not_taken_for_a_form(evaluate: Evaluate) -> None:
    def add_recap(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        recap = sheet.parent.create_sheet("Utama", 0)
        recap.sheet_state = "hidden"
        for column, title in enumerate(("Penilaian", "Bobot", "Nilai"), start=2):
            recap.cell(1, column, title)

    assert (total(evaluate(add_recap)), found(evaluate(add_recap))) == (FULL, [])


def test_a_missing_question_row_is_an_error_and_scores_as_unanswered(evaluate: Evaluate, layout: Layout) -> None:
    evaluation = evaluate(lambda sheet: sheet.delete_rows(row_number(layout, CHOICE)))
    assert [code for code, _ in found(evaluation)] == ["ZI120", "ZI201"]
    assert evaluation.decisive.scorecard.unanswered == (CHOICE,)
    assert total(evaluation) == 100 - Fraction(1, 4)


def test_an_added_row_that_was_answered_is_reported_and_disturbs_nothing(evaluate: Evaluate, layout: Layout) -> None:
    row = row_number(layout, CHOICE)

    def add(sheet: Worksheet) -> None:
        sheet.insert_rows(row)
        sheet.cell(row, 6, "x.")
        sheet.cell(row, 7, "Pertanyaan tambahan dari unit sendiri")
        sheet.cell(row, 11, "C")

    evaluation = evaluate(add)
    assert (total(evaluation), found(evaluation)) == (FULL, [("ZI123", f"K{row}")])


def test_a_repeated_question_is_an_error_and_the_first_is_read(evaluate: Evaluate, layout: Layout) -> None:
    row = row_number(layout, CHOICE)

    def repeat(sheet: Worksheet) -> None:
        sheet.insert_rows(row + 1)
        for column in range(6, 11):
            sheet.cell(row + 1, column, sheet.cell(row, column).value)
        sheet.cell(row + 1, 11, "C")

    evaluation = evaluate(repeat)
    assert (total(evaluation), found(evaluation)) == (FULL, [("ZI127", f"K{row + 1}")])


EXPLANATION = "Penjelasan: diisi tim kerja berdasarkan dokumen yang sah dan masih berlaku."


def explain(sheet: Worksheet, layout: Layout, instrument: Instrument) -> None:
    """Put a line that explains it below the text of each question."""
    for code, question in instrument.rubric.questions.items():
        sheet.cell(row_number(layout, code), 7, f"{question.title}\n{EXPLANATION}")


def test_a_line_below_its_text_explains_a_question_that_has_no_marker(
    evaluate: Evaluate, layout: Layout, instrument: Instrument
) -> None:
    def edit(sheet: Worksheet) -> None:
        explain(sheet, layout, instrument)
        for code in instrument.rubric.questions:
            sheet.cell(row_number(layout, code), 6).value = None

    evaluation = evaluate(edit)
    assert (total(evaluation), found(evaluation)) == (FULL, [])


def test_a_repeated_question_is_an_error_where_all_texts_are_explained_but_the_copy(
    evaluate: Evaluate, layout: Layout, instrument: Instrument
) -> None:
    row = row_number(layout, CHOICE)

    def edit(sheet: Worksheet) -> None:
        explain(sheet, layout, instrument)
        sheet.insert_rows(row + 1)
        for column in range(6, 11):
            sheet.cell(row + 1, column, sheet.cell(row, column).value)
        sheet.cell(row + 1, 7, instrument.rubric.questions[CHOICE].title)
        sheet.cell(row + 1, 11, "C")

    evaluation = evaluate(edit)
    assert (total(evaluation), found(evaluation)) == (FULL, [("ZI127", f"K{row + 1}")])


@pytest.mark.parametrize("first", ["A.I.6.iii.a", "A.I.5.iv.a"])
def test_two_questions_in_one_row_are_an_error_at_that_row(
    evaluate: Evaluate, layout: Layout, instrument: Instrument, first: str
) -> None:
    """All words of one may be among those of the other: ``Penerapan WBS`` and ``Evaluasi penerapan WBS``."""
    row = row_number(layout, first)
    titles = [instrument.rubric.questions[code].title for code in (first, f"{first[:-1]}b")]

    def join(sheet: Worksheet) -> None:
        sheet.cell(row, 7, f"{titles[0]}; b. {titles[1]}")
        sheet.delete_rows(row + 1)

    assert ("ZI169", f"G{row}") in found(evaluate(join))


def test_swapped_questions_keep_their_answers(evaluate: Evaluate, layout: Layout) -> None:
    first, second = row_number(layout, "A.I.1.iv.a"), row_number(layout, "A.I.1.iv.d")

    def swap(sheet: Worksheet) -> None:
        for column in range(6, 12):
            one, other = sheet.cell(first, column), sheet.cell(second, column)
            one.value, other.value = other.value, one.value

    evaluation = evaluate(swap, {"A.I.1.iv.a": "Tidak", "A.I.1.iv.d": "B"})
    scores = evaluation.decisive.scorecard.questions
    assert (scores["A.I.1.iv.a"].share, scores["A.I.1.iv.d"].share) == (Fraction(0), Fraction(67, 100))
    assert {code for code, _ in found(evaluation)} == {"ZI122"}


def test_a_reworded_question_in_its_place_is_read_with_a_notice(evaluate: Evaluate, layout: Layout) -> None:
    row = row_number(layout, CHOICE)
    evaluation = evaluate(lambda sheet: sheet.cell(row, 7, "Personel diambil lewat seleksi terbuka"), {CHOICE: "B"})
    assert total(evaluation) == 100 - Fraction(1, 8)
    assert found(evaluation) == [("ZI121", f"G{row}")]


def test_a_missing_area_is_one_error_and_never_a_pass(evaluate: Evaluate, layout: Layout) -> None:
    first, after = row_number(layout, "A.I.5"), row_number(layout, "A.I.6")
    evaluation = evaluate(lambda sheet: sheet.delete_rows(first, after - first))
    assert [code for code, _ in found(evaluation)] == ["ZI126", "ZI201"]
    assert not evaluation.decisive.verdict("wbk").is_met


def test_a_type_cell_without_a_type_is_said_to_be_empty(evaluate: Evaluate, layout: Layout) -> None:
    row = row_number(layout, YES_NO)
    evaluation = evaluate(lambda sheet: sheet.cell(row, 10).__setattr__("value", None))
    assert 'berisi "(kosong)"' in next(one.message for one in evaluation.problems if one.code == "ZI124")


def test_a_damaged_type_cell_is_named_and_the_rubric_counts(evaluate: Evaluate, layout: Layout) -> None:
    row = row_number(layout, YES_NO)
    evaluation = evaluate(lambda sheet: sheet.cell(row, 10, "Ya"), {YES_NO: "Tidak"})
    assert total(evaluation) == 100 - Fraction(1, 4)
    assert found(evaluation) == [("ZI124", f"J{row}")]


def test_an_edited_weight_is_reported_and_the_rubric_counts(evaluate: Evaluate, layout: Layout) -> None:
    row = row_number(layout, "A.I.1.i")
    evaluation = evaluate(lambda sheet: sheet.cell(row, 8, 5))
    assert (total(evaluation), found(evaluation)) == (FULL, [("ZI125", f"H{row}")])


def test_an_answer_that_hides_a_formula_without_result_is_an_error(evaluate: Evaluate, layout: Layout) -> None:
    row, column = answer_cell(layout, CHOICE)
    evaluation = evaluate(lambda sheet: sheet.cell(row, column, "=Lain!A1"))
    assert found(evaluation) == [("ZI214", f"K{row}")]
    assert evaluation.decisive.scorecard.unanswered == (CHOICE,)


def test_a_form_whose_answers_are_all_formulas_without_results_says_so(evaluate: Evaluate, layout: Layout) -> None:
    def link_all(sheet: Worksheet) -> None:
        for row in layout.rows:
            if row.kind in ("question", "operand"):
                sheet.cell(row.row, 11).value = f"=Lain!K{row.row}"

    evaluation = evaluate(link_all)
    assert total(evaluation) == 0
    assert {code for code, _ in found(evaluation)} == {"ZI214"}


def test_counts_that_are_formulas_without_results_are_named(evaluate: Evaluate, layout: Layout) -> None:
    def link_counts(sheet: Worksheet) -> None:
        for row in layout.rows:
            if row.kind == "operand" and row.code == RATIO:
                sheet.cell(row.row, 11).value = "=Lain!A1"

    evaluation = evaluate(link_counts)
    assert [code for code, _ in found(evaluation)] == ["ZI214", "ZI214"]


@pytest.mark.parametrize("stated", ["50", "dua"])
def test_a_total_typed_as_text_is_compared_too(evaluate: Evaluate, layout: Layout, stated: str) -> None:
    row = row_number(layout, "A.II.5.iii.a:lhkpn_wajib")
    assert found(evaluate(lambda sheet: sheet.cell(row, 11, stated))) == [("ZI211", f"K{row}")]


def test_an_answer_where_nothing_is_asked_is_reported(evaluate: Evaluate, layout: Layout) -> None:
    row = row_number(layout, "A.I.1.i")
    assert found(evaluate(lambda sheet: sheet.cell(row, 11, "A"))) == [("ZI143", f"K{row}")]


def test_binary_noise_does_not_push_an_index_off_its_scale(evaluate: Evaluate) -> None:
    assert total(evaluate(marks={INDEX: 4.000000000000001})) == 100


@pytest.mark.parametrize(("text", "code"), [("1,000", "ZI206"), ("700%", "ZI205")])
def test_a_count_that_may_be_misread_is_an_error(evaluate: Evaluate, layout: Layout, text: str, code: str) -> None:
    row = f"{RATIO}:agen_perubahan"
    assert found(evaluate(marks={row: text})) == [(code, f"K{row_number(layout, row)}")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A.I.2.ii.a", "A.I.2.ii.b"),
        ("A.I.4.i.a", "A.I.4.i.b"),
        ("A.I.5.iii.a", "A.I.5.iv.a"),
        ("A.I.6.i.a", "A.I.6.ii.a"),
    ],
)
def test_similar_questions_that_were_swapped_keep_their_answers_or_are_told(
    evaluate: Evaluate, layout: Layout, first: str, second: str
) -> None:
    one, other = row_number(layout, first), row_number(layout, second)

    def swap(sheet: Worksheet) -> None:
        for column in range(6, 12):
            cells = sheet.cell(one, column), sheet.cell(other, column)
            cells[0].value, cells[1].value = cells[1].value, cells[0].value

    evaluation = evaluate(swap, {first: "B"})
    scores = evaluation.decisive.scorecard.questions
    assert scores[first].share < 1
    assert scores[second].share == (1 if scores[second].counted else 0)
    assert found(evaluation)


def test_an_answer_that_is_an_error_value_is_an_error(evaluate: Evaluate, layout: Layout) -> None:
    row, column = answer_cell(layout, CHOICE)

    def damage(sheet: Worksheet) -> None:
        sheet.cell(row, column).value = "#REF!"
        sheet.cell(row, column).data_type = "e"

    evaluation = evaluate(damage)
    assert found(evaluation) == [("ZI215", f"K{row}")]


def test_a_computed_word_for_blank_is_blank(evaluate: Evaluate) -> None:
    evaluation = evaluate(marks={CHOICE: "Blm Diisi"})
    assert evaluation.decisive.scorecard.unanswered == (CHOICE,)


@pytest.mark.parametrize(
    ("row", "mark", "code"),
    [
        (CHOICE, "D", "ZI203"),
        (CHOICE, 0, "ZI203"),
        (YES_NO, "A", "ZI203"),
        (INDEX, 87.65, "ZI216"),
        (INDEX, 187.65, "ZI204"),
        (INDEX, "-1", "ZI204"),
        (INDEX, "baik", "ZI205"),
        (f"{RATIO}:agen_perubahan", 7.5, "ZI207"),
        (f"{RATIO}:agen_perubahan", -7, "ZI207"),
        (f"{RATIO}:agen_perubahan", "tujuh", "ZI205"),
        (f"{RATIO}:agen_perubahan", True, "ZI205"),
        (INDEX, "1e999", "ZI205"),
    ],
)
def test_what_is_no_answer_is_an_error_at_its_cell_and_never_a_silent_zero(
    evaluate: Evaluate, layout: Layout, row: str, mark: Mark, code: str
) -> None:
    evaluation = evaluate(marks={row: mark})
    assert found(evaluation) == [(code, f"K{row_number(layout, row)}")]
    assert evaluation.decisive.scorecard.unanswered == (row.split(":", maxsplit=1)[0],)


def test_an_index_on_the_scale_of_100_is_told_with_what_it_would_be(evaluate: Evaluate) -> None:
    evaluation = evaluate(marks={INDEX: 87.65})
    problem = next(one for one in evaluation.problems if one.code == "ZI216")
    assert problem.values["converted"] == Fraction("3.506")
    assert problem.message.startswith('indeks "87,65" tampaknya pada skala 100, yaitu 3,506 pada skala 0 sampai 4')
    assert evaluation.decisive.scorecard.unanswered == (INDEX,)


def test_a_partly_filled_ratio_names_what_is_missing(evaluate: Evaluate, layout: Layout) -> None:
    row = row_number(layout, f"{RATIO}:perubahan_dibuat")
    evaluation = evaluate(lambda sheet: sheet.cell(row, 11).__setattr__("value", None))
    problem = next(one for one in evaluation.problems if one.code == "ZI202")
    assert "perubahan yang dibuat" in problem.message
    assert evaluation.decisive.scorecard.unanswered == (RATIO,)


def blank_counts(layout: Layout, sheet: Worksheet) -> None:
    for row in layout.rows:
        if row.kind == "operand" and row.code == RATIO:
            sheet.cell(row.row, 11).value = None


@pytest.mark.parametrize(("typed", "share"), [(0.85, "17/20"), ("85%", "17/20"), ("0,85", "17/20"), (1, "1")])
def test_a_percentage_typed_without_counts_is_used_and_noted(
    evaluate: Evaluate, layout: Layout, typed: Mark, share: str
) -> None:
    def edit(sheet: Worksheet) -> None:
        blank_counts(layout, sheet)
        sheet.cell(row_number(layout, RATIO), 11, typed)

    evaluation = evaluate(edit)
    assert evaluation.decisive.scorecard.questions[RATIO].share == Fraction(share)
    assert [code for code, _ in found(evaluation)] == ["ZI209"]


@pytest.mark.parametrize("typed", [85, "85,0", "120%", -0.1])
def test_a_percentage_that_may_be_misread_is_an_error(evaluate: Evaluate, layout: Layout, typed: Mark) -> None:
    def edit(sheet: Worksheet) -> None:
        blank_counts(layout, sheet)
        sheet.cell(row_number(layout, RATIO), 11, typed)

    evaluation = evaluate(edit)
    assert [code for code, _ in found(evaluation)] == ["ZI208"]
    assert evaluation.decisive.scorecard.unanswered == (RATIO,)


def test_a_percentage_that_contradicts_its_counts_is_reported_and_the_counts_count(
    evaluate: Evaluate, layout: Layout
) -> None:
    row = row_number(layout, RATIO)
    evaluation = evaluate(lambda sheet: sheet.cell(row, 11, 0.5))
    assert (total(evaluation), found(evaluation)) == (FULL, [("ZI210", f"K{row}")])


def test_a_total_that_contradicts_its_parts_is_an_error_and_the_parts_count(evaluate: Evaluate, layout: Layout) -> None:
    code = "A.II.5.iii.a"
    row = row_number(layout, f"{code}:lhkpn_wajib")
    counts = {"lhkpn_kepala": 1, "lhkpn_pejabat": 1, "lhkpn_lain": 13, "lhkpn_lapor": 13}
    marks: dict[str, Mark] = {f"{code}:{key}": value for key, value in counts.items()}
    evaluation = evaluate(lambda sheet: sheet.cell(row, 11, 13), marks)
    assert evaluation.decisive.scorecard.questions[code].share == Fraction(13, 15)
    assert found(evaluation) == [("ZI211", f"K{row}")]


def test_a_misspelt_group_stands_where_its_markers_say(evaluate: Evaluate, layout: Layout) -> None:
    """The second of the three resembles the first one more than itself, and the third the second."""
    texts = {
        "A.I.5.iv.a": "PeapanW BS",
        "A.I.5.iv.b": "Evvaluais peneran WBS",
        "A.I.5.iv.c": "Tindaklajntu evauais WBS",
    }

    def misspell(sheet: Worksheet) -> None:
        for code, text in texts.items():
            row = next(one for one in layout.rows if one.identity == code)
            sheet.cell(row.row, row.column + 1).value = text

    marks: dict[str, Mark] = {"A.I.5.iv.a": "A", "A.I.5.iv.b": "C", "A.I.5.iv.c": "B"}
    questions = evaluate(misspell, marks).decisive.scorecard.questions
    places = {code: (questions[code].response.location.row, str(questions[code].share)) for code in texts}
    assert places == {
        code: (row_number(layout, code), share) for code, share in zip(texts, ("1", "0", "1/2"), strict=True)
    }
