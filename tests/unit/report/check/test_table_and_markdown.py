import re

from tests.support.marks import best_marks, worst_marks
from tests.unit.report.check.checks import GATE, HOSTILE, check, problem, render, unusable_check, waiver
from zi_score.outcome import Check, Gate
from zi_score.problems import Location, Severity, found
from zi_score.rubric.catalogue import Rubric
from zi_score.waivers import Finding


def table(*checks: Check, gate: Gate = GATE, details: bool = False) -> str:
    return render("table", *checks, gate=gate, details=details, width=100)


def markdown(*checks: Check, gate: Gate = GATE, details: bool = False) -> str:
    return render("markdown", *checks, gate=gate, details=details)


def test_a_workbook_that_passes(rubric: Rubric) -> None:
    text = table(check(rubric, best_marks(rubric)), gate=Gate(require="wbk"))
    assert text.startswith("lke.xlsx  LOLOS\n  Nilai 100,00 dari 100 (penilai Unit) · Menuju WBK: MEMENUHI")
    assert "target wbk terpenuhi." in text
    assert "Temuan" not in text


def test_why_a_workbook_does_not_pass(rubric: Rubric) -> None:
    problems = [problem(), problem(row=10), problem("ZI134")]
    text = table(check(rubric, worst_marks(rubric), problems), gate=Gate(Severity.WARNING, "wbk"))
    assert text.startswith("lke.xlsx  TIDAK LOLOS\n  2 kesalahan, 1 peringatan; Menuju WBK: ")
    assert "setingkat peringatan atau lebih berat" in text


def test_findings_come_worst_first_with_place_and_advice(rubric: Rubric) -> None:
    text = table(check(rubric, best_marks(rubric), [problem("ZI134"), problem()]))
    assert "Temuan: 1 kesalahan, 1 peringatan" in text
    assert text.index("kesalahan   'LKE ZI'!K9: ZI203") < text.index("peringatan  'LKE ZI'!K9: ZI134")


def test_a_kind_that_occurs_often_takes_one_row_unless_details_are_wanted(rubric: Rubric) -> None:
    one = check(rubric, best_marks(rubric), [problem(row=row) for row in range(1, 8)])
    assert "ZI203, 7 kali ('LKE ZI'!K1, K2, K3, K4, K5, dan 2 lagi (--details)); yang pertama" in table(one)
    assert table(one, details=True).count("ZI203: ") == 7


def test_top_answers_without_evidence_are_a_section_of_their_own(rubric: Rubric) -> None:
    answers = [problem("ZI501", row=row, code=f"A.{row}", title=f"Judul {row}") for row in range(1, 13)]
    one = check(rubric, best_marks(rubric), [*answers, problem()])
    text = table(one)
    assert "Jawaban tertinggi tanpa bukti dukung (ZI501): 12 pertanyaan" in text
    assert "'LKE ZI'!K1   A.1   Judul 1\n" in text
    assert "dan 2 lagi (--details)" in text
    assert text.index("Jawaban tertinggi") < text.index("Temuan: 1 kesalahan\n")
    assert "Judul 12" in table(one, details=True)


def test_where_they_fail_the_gate_they_are_findings_like_others(rubric: Rubric) -> None:
    text = table(check(rubric, best_marks(rubric), [problem("ZI501")]), gate=Gate(Severity.NOTE))
    assert "Jawaban tertinggi" not in text
    assert "'LKE ZI'!K9: ZI501: " in text


def test_accepted_findings_are_shown_with_reason_and_last_day(rubric: Rubric) -> None:
    one = check(rubric, best_marks(rubric), [problem(), problem("ZI501")], accepted={"ZI203": waiver()})
    text = " ".join(table(one).split())
    assert "lke.xlsx LOLOS" in text
    assert "Dikecualikan: 1 temuan" in text
    assert "(dikecualikan sampai 2026-12-31: sudah dibahas)" in text
    text = markdown(one)
    assert "<summary>lke.xlsx: 1 temuan dikecualikan</summary>" in text
    assert "_dikecualikan sampai 2026-12-31: sudah dibahas_" in text


def test_many_accepted_findings_are_folded(rubric: Rubric) -> None:
    problems = [problem(row=row) for row in range(1, 13)]
    one = check(rubric, best_marks(rubric), problems, accepted={"ZI203": waiver()})
    assert "dan 2 lagi (--details)" in table(one)
    assert "K12: ZI203" in table(one, details=True)


def test_several_workbooks_begin_with_a_row_each(rubric: Rubric) -> None:
    checks = [
        check(rubric, best_marks(rubric), [problem("ZI134")], path="masuk/baik.xlsx"),
        check(rubric, best_marks(rubric), [problem()], path="masuk/salah.xlsx"),
        unusable_check(rubric, "masuk/rusak.xlsx"),
    ]
    text = table(*checks)
    assert re.search(r"^baik\.xlsx +LOLOS +100,00 +0 +1 +0$", text, re.MULTILINE)
    assert re.search(r"^salah\.xlsx +TIDAK LOLOS +100,00 +1 +0 +0$", text, re.MULTILINE)
    assert re.search(r"^rusak\.xlsx +TIDAK DAPAT DIPERIKSA +– +1 +0 +0$", text, re.MULTILINE)
    assert "masuk/baik.xlsx  LOLOS" not in text
    assert "Berkas yang lolos dengan temuan: 1 (--details menampilkannya)" in text
    assert "masuk/baik.xlsx  LOLOS" in table(*checks, details=True)
    assert "masuk/rusak.xlsx  TIDAK DAPAT DIPERIKSA\n  masuk/rusak.xlsx: ZI106: " in text


def test_a_finding_in_another_file_names_it(rubric: Rubric) -> None:
    elsewhere = Finding(found("ZI301", Location(file="zi-score.toml", line=7), reason="x"))
    one = check(rubric, best_marks(rubric))
    assert "zi-score.toml:7: ZI301: " in table(Check(one.evaluation, (elsewhere,)))


def test_a_table_of_hostile_text_is_only_text(rubric: Rubric) -> None:
    text = table(check(rubric, best_marks(rubric), [problem(answer=f"[red]{HOSTILE}")], path="[bold]x[/bold]"))
    assert "[bold]x[/bold]" in text
    assert "[red]a|b" in text
    assert "\x1b" not in text


def test_the_job_summary_is_a_table_then_failures_then_the_rest_folded(rubric: Rubric) -> None:
    text = markdown(
        check(rubric, best_marks(rubric), [problem("ZI134")], path="baik_1.xlsx"),
        check(rubric, worst_marks(rubric), [problem(), problem("ZI501")], path="salah.xlsx"),
        unusable_check(rubric),
        gate=Gate(require="wbk"),
    )
    assert text.startswith("## ❌ Pemeriksaan LKE: 1 dari 3 lolos\n")
    assert "| baik\\_1.xlsx | ✅ LOLOS | Unit | 100,00 | 0 | 1 | 0 |" in text
    assert "| rusak.xlsx | ❌ TIDAK DAPAT DIPERIKSA |  | – | 1 | 0 | 0 |" in text
    headings = re.findall(r"^### (.*)$", text, re.MULTILINE)
    assert headings == ["❌ salah.xlsx", "❌ rusak.xlsx"]
    assert text.index("- **wbk** Menuju WBK: ") < text.index("- **kesalahan** 'LKE ZI'!K9: ZI203")
    assert "<summary>baik&#95;1.xlsx: temuan lain: 1 peringatan</summary>" in text
    assert text.rstrip().endswith("_")
    assert "Tidak dinilai: isi bukti dukung" in text.splitlines()[-1]


def test_when_all_pass_the_summary_says_so(rubric: Rubric) -> None:
    assert markdown(check(rubric, best_marks(rubric))).startswith("## ✅ Pemeriksaan LKE: 1 dari 1 lolos\n")


def test_the_job_summary_of_hostile_text_is_only_text(rubric: Rubric) -> None:
    one = check(rubric, worst_marks(rubric), [problem("ZI420", code=HOSTILE), problem(answer=HOSTILE)], path=HOSTILE)
    text = markdown(one, gate=Gate(require="wbk"))
    assert "<script" not in text
    assert "://" not in text
    assert "\x1b" not in text
    assert text.count("<details>") == text.count("</details>") == 1
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {8}
