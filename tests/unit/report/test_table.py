from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from rich.cells import cell_len

from tests.support.marks import best_marks, worst_marks
from tests.unit.report.outcomes import evaluation, unusable
from zi_score.crosscheck import Cause, Difference
from zi_score.frozen import replace
from zi_score.outcome import Evaluation
from zi_score.problems import Location, found
from zi_score.report import ReportOptions, render_report
from zi_score.rubric.catalogue import Rubric
from zi_score.submission import RecordedFigure

HOSTILE = "[bold]a[/bold] | =cmd() <script> \x1b[31mx https://contoh ![g](u)"
Making = Callable[[Rubric], list[Evaluation]]
MAKINGS: list[Making] = [
    lambda rubric: [evaluation(rubric, best_marks(rubric))],
    lambda rubric: [evaluation(rubric, {})],
    lambda rubric: [evaluation(rubric, worst_marks(rubric), best_marks(rubric), {})],
    lambda rubric: [evaluation(rubric, best_marks(rubric), total="74.996")],
    lambda rubric: [
        evaluation(rubric, {}, path="sebuah/jalur/yang/sangat/panjang/" * 4 + "lke.xlsx"),
        evaluation(rubric, best_marks(rubric), path=HOSTILE),
        unusable(rubric),
    ],
]


def table(evaluations: list[Evaluation], **options: Any) -> str:
    return render_report("table", evaluations, ReportOptions(**options))


@pytest.mark.no_cover
@pytest.mark.parametrize("details", [False, True])
@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("making", MAKINGS)
def test_no_line_is_longer_than_the_width(rubric: Rubric, making: Making, width: int, details: bool) -> None:
    lines = table(making(rubric), width=width, details=details).splitlines()
    assert max(map(cell_len, lines)) <= width


def test_a_met_workbook_at_a_glance(rubric: Rubric) -> None:
    text = table([evaluation(rubric, best_marks(rubric))])
    assert "100,00" in text
    assert text.count("MEMENUHI semua 12 ambang nilai") == 2
    assert "Selisih terkecil:" in text
    assert text.count("belum dinilai") == 2
    assert "predikat ditetapkan oleh" in " ".join(text.split())
    assert "Belum diisi" not in text
    for area in rubric.areas.values():
        assert area.title in text


def test_a_failed_gate_says_what_it_lacks_and_the_worst_comes_first(rubric: Rubric) -> None:
    text = table([evaluation(rubric, best_marks(rubric), total="74.996")])
    assert "BELUM MEMENUHI ambang nilai: 1 dari 12 ambang belum terpenuhi" in text
    failed = next(line for line in text.splitlines() if line.startswith("  Nilai total"))
    assert failed.split() == ["Nilai", "total", "75,00", "74,996*", "0,004"]
    assert "* pembulatan dua desimal akan memberi hasil lain" in text
    top = next(line for line in text.splitlines() if line.startswith("Nilai total"))
    assert "74,996" in top
    assert "75,0" not in top


def test_blanks_are_listed_with_their_cells_and_folded(rubric: Rubric) -> None:
    short, long = (table([evaluation(rubric, {})], details=details) for details in (False, True))
    assert "Belum diisi atau tidak terbaca: 113 pertanyaan" in short
    assert "A.I.1.i.a (K8)" in short
    assert "dan 101 lagi" in short
    assert "Rentang nilai: 0,00 bila" in short
    assert "tidak ada nilai" in short
    unwrapped = " ".join(long.split())
    assert all(f"{code} (K" in unwrapped for code in rubric.questions)


def test_several_assessors_stand_side_by_side_and_one_decides(rubric: Rubric) -> None:
    text = table([evaluation(rubric, worst_marks(rubric), best_marks(rubric))])
    total = next(line for line in text.splitlines() if line.startswith("Nilai total"))
    assert total.split()[2:4] == ["0,00", "100,00"]
    assert "hasil di bawah ini: TPI" in text
    assert "BELUM MEMENUHI" not in text


def test_several_workbooks_have_a_row_each_and_then_the_failures(rubric: Rubric) -> None:
    good = evaluation(rubric, best_marks(rubric), path="a/baik.xlsx")
    text = table([good, evaluation(rubric, {}, path="a/kosong.xlsx"), unusable(rubric, "a/rusak.xlsx")])
    assert "Folder a" in text
    rows = {line.split()[0]: line.split()[1:] for line in text.splitlines() if line.startswith(("baik", "kosong"))}
    assert rows["baik.xlsx"] == ["Unit", "100,00", "memenuhi", "memenuhi", "0", "0"]
    assert rows["kosong.xlsx"] == ["Unit", "0,00", "belum", "belum", "113", "0"]
    assert "dan 9 ambang lain" in " ".join(text.split())
    assert "a/rusak.xlsx: ZI106: buku kerja rusak atau terpotong: zip." in text


def test_an_unusable_workbook_says_why(rubric: Rubric) -> None:
    assert "Tidak dapat dinilai: rusak.xlsx: ZI106" in table([unusable(rubric)])


def test_text_from_a_workbook_is_never_markup(rubric: Rubric) -> None:
    problem = found("ZI203", Location(sheet="[red]L", row=9, column=11), answer=HOSTILE, options="A, B")
    one = evaluation(rubric, best_marks(rubric), path="[draft].xlsx", sheet="[red]L", problems=[problem])
    text = " ".join(table([one], width=200).split())
    assert "[draft].xlsx" in text
    assert "'[red]L'!K9: ZI203:" in text
    assert "[bold]a[/bold] | =cmd() <script> x" in text
    assert "\x1b" not in text


def test_problems_stand_worst_first_each_with_place_and_hint(rubric: Rubric) -> None:
    problems = [
        found("ZI128", Location(sheet="LKE ZI"), column="%"),
        found("ZI203", Location(sheet="LKE ZI", row=9, column=11), answer="F", options="A, B, C"),
    ]
    text = table([evaluation(rubric, best_marks(rubric), problems=problems)])
    assert "Temuan: 1 kesalahan, 1 catatan" in text
    assert text.index("kesalahan  'LKE ZI'!K9: ZI203: jawaban \"F\"") < text.index("catatan    'LKE ZI': ZI128")
    assert "Isi salah satu dari A, B, C." in " ".join(text.split())


def test_many_problems_are_folded_and_all_are_in_the_details(rubric: Rubric) -> None:
    problems = [found("ZI205", Location(sheet="L", row=row, column=1), answer="x") for row in range(1, 31)]
    one = evaluation(rubric, best_marks(rubric), problems=problems)
    assert "dan 10 lagi (--details)" in table([one])
    assert "'L'!A30" in table([one], details=True)


def test_the_cross_check_accounts_for_the_recorded_total(rubric: Rubric) -> None:
    figure = RecordedFigure(Location(sheet="LKE ZI", row=175, column=12), Fraction("1.5"))
    causes = (Cause.FORM_FORMULA, Cause.UNKNOWN)
    differences = [Difference("A.II.5.iii", figure, Fraction(2), cause, Fraction("-0.25"), "") for cause in causes]
    text = table([evaluation(rubric, best_marks(rubric), differences=differences)])
    assert "Total tercatat 99,5000 ('LKE ZI'!L208), dihitung 100,0000;" in text
    assert "selisih (tercatat - dihitung) -0,5000" in " ".join(text.split())
    assert ["A.II.5.iii", "L175", *["rumus", "formulir", "berbeda", "dari", "peraturan"], "-0,2500"] in [
        line.split() for line in text.splitlines()
    ]
    assert "belum terjelaskan" in text


def test_details_show_every_question_with_answer_and_cell(rubric: Rubric) -> None:
    text = table([evaluation(rubric, best_marks(rubric))], details=True)
    assert all(code in text for code in rubric.questions)
    assert all(code in text for code in rubric.nodes)


def test_colour_only_when_asked_for(rubric: Rubric) -> None:
    one = evaluation(rubric, best_marks(rubric))
    assert "\x1b" not in table([one])
    assert "\x1b[" in table([one], color=True)


def test_english_is_complete_where_nothing_is_from_the_rubric(rubric: Rubric, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_SCORE_LANG", "en")
    text = table([evaluation(rubric, best_marks(rubric), total="74.996")])
    assert "DOES NOT MEET the score thresholds: 1 of 12 are not met" in text
    assert "74.996" in text
    assert "nilai" not in text.lower().replace("nilai total", "")


def test_a_policy_of_the_form_is_stated(rubric: Rubric) -> None:
    text = table([evaluation(rubric, {"A.I.1.i.a": "Ya"}, policy="skip")])
    assert "Jawaban kosong dilewati" in text


def test_a_form_that_computes_otherwise_is_stated_without_any_blank(rubric: Rubric) -> None:
    text = table([evaluation(rubric, best_marks(rubric), as_form="99")])
    assert "seperti rumus formulir: 99,00" in text


def test_a_recorded_total_that_is_no_number_or_differs_without_a_cause(rubric: Rubric) -> None:
    error, low = (evaluation(rubric, best_marks(rubric), recorded=one) for one in ("#DIV/0!", "99"))
    assert "Total tercatat #DIV/0! ('LKE ZI'!L208), dihitung 100,0000" in table([error])
    assert "Belum terjelaskan: -1,0000" in table([low])
    assert "-1,0000" in render_report("markdown", [low], ReportOptions())


def test_paths_without_a_common_folder_stay_whole(rubric: Rubric) -> None:
    paths = ("/a/satu.xlsx", "dua.xlsx")
    text = table([evaluation(rubric, best_marks(rubric), path=path) for path in paths])
    assert all(path in text for path in paths)
    assert "Folder" not in text


def test_counts_are_shown_with_their_percentage_in_the_details(rubric: Rubric) -> None:
    question = next(one for one in rubric.questions.values() if one.ratio)
    text = table([evaluation(rubric, best_marks(rubric))], details=True, width=120)
    assert "100,0%" in text
    assert f"· {question.operands[0].title}" in text


def test_what_all_gates_rest_on_is_said_once_and_else_at_each(rubric: Rubric) -> None:
    one = evaluation(rubric, best_marks(rubric))
    text = " ".join(table([one], details=True, width=200).split())
    assert text.count("Dasar semua ambang: Peraturan Menteri PANRB Nomor 90 Tahun 2021") == len(rubric.targets)
    assert text.count("Peraturan Menteri PANRB Nomor 90 Tahun 2021") == len(rubric.targets)
    (assessed,) = one.assessments
    verdict = assessed.verdicts[0]
    first, *others = verdict.requirements
    mixed = replace(verdict, requirements=(replace(first, confirmed=False), *others))
    lone = replace(one, assessments=(replace(assessed, verdicts=(mixed,)),))
    text = " ".join(table([lone], details=True, width=200).split())
    assert "Dasar semua ambang" not in text
    assert text.count("(belum terkonfirmasi)") == 1
