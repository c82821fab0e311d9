import re

import pytest

from tests.support.marks import best_marks, worst_marks
from tests.unit.report.check.checks import GATE, HOSTILE, check, problem, render, unusable_check, waiver
from zi_score.outcome import Check, Demand
from zi_score.problems import Location, Severity, found
from zi_score.report.check.page import next_sentence
from zi_score.report.ink import INKS
from zi_score.rubric.catalogue import Rubric
from zi_score.waivers import Finding


def table(*checks: Check, gate: Demand = GATE, details: bool = False) -> str:
    return render("table", *checks, gate=gate, details=details, width=100)


def markdown(*checks: Check, gate: Demand = GATE, details: bool = False) -> str:
    return render("markdown", *checks, gate=gate, details=details)


def html(*checks: Check, gate: Demand = GATE) -> str:
    return render("html", *checks, gate=gate)


def mixed(rubric: Rubric) -> list[Check]:
    """One that passes with a finding, one that lacks the target and has an error, one that cannot be read."""
    return [
        check(rubric, best_marks(rubric), [problem("ZI134")], path="masuk/baik_1.xlsx"),
        check(rubric, worst_marks(rubric), [problem(), problem("ZI501")], path="masuk/salah.xlsx"),
        unusable_check(rubric, "masuk/rusak.xlsx"),
    ]


def test_a_workbook_that_passes(rubric: Rubric) -> None:
    text = table(check(rubric, best_marks(rubric)), gate=Demand(require="wbk"))
    assert text.startswith("lke.xlsx\n\nPemeriksaan  LOLOS\n  Nilai 100,00 dari 100 (penilai Unit) · Menuju WBK: MEM")
    assert "target wbk terpenuhi." in text
    assert "Temuan" not in text
    assert "Yang menggagalkan" not in text


def test_why_a_workbook_does_not_pass(rubric: Rubric) -> None:
    problems = [problem(), problem(row=10), problem("ZI134")]
    text = table(check(rubric, worst_marks(rubric), problems), gate=Demand(Severity.WARNING, "wbk"))
    assert "TIDAK LOLOS 2 kesalahan, 1 peringatan; Menuju WBK belum terpenuhi\n" in text
    assert "setingkat peringatan atau lebih berat" in text
    assert text.index("wbk         Menuju WBK: ") < text.index("kesalahan   'LKE ZI'!K9: ZI203")


def test_what_fails_stands_before_what_does_not(rubric: Rubric) -> None:
    text = table(check(rubric, best_marks(rubric), [problem("ZI134"), problem()]))
    places = ["Yang menggagalkan", "kesalahan  'LKE ZI'!K9: ZI203", "Temuan lain: 1 peringatan", "'LKE ZI'!K9: ZI134"]
    assert [text.index(one) for one in places] == sorted(text.index(one) for one in places)


@pytest.mark.parametrize("ink", ["table", "markdown"])
def test_a_kind_that_occurs_often_takes_one_row_unless_details_are_wanted(rubric: Rubric, ink: str) -> None:
    one = check(rubric, best_marks(rubric), [problem(row=row) for row in range(1, 8)])
    assert "ZI203, 7 kali ('LKE ZI'!K1, K2, K3, K4, K5, K6, K7); yang pertama" in render(ink, one)
    assert render(ink, one, details=True).count("ZI203: ") == 7


def test_a_document_on_one_workbook_has_every_finding(rubric: Rubric) -> None:
    one = check(rubric, best_marks(rubric), [problem(row=row) for row in range(1, 31)])
    assert "7 kali" not in html(one)
    assert html(one).count("ZI203: ") == 30
    assert "<summary>dan 10 lagi</summary>" in html(one)


def test_top_answers_without_evidence_are_a_section_of_their_own(rubric: Rubric) -> None:
    answers = [problem("ZI501", row=row, code=f"A.{row}", title=f"Judul {row}") for row in range(1, 13)]
    one = check(rubric, best_marks(rubric), [*answers, problem()])
    text = table(one)
    assert "Jawaban tertinggi tanpa bukti dukung (ZI501): 12 pertanyaan" in text
    assert "'LKE ZI'!K1   A.1   Judul 1\n" in text
    assert "dan 2 lagi (--details)" in text
    assert text.index("Yang menggagalkan") < text.index("Jawaban tertinggi")
    assert "Judul 12" in table(one, details=True)
    assert "ZI501, 12 kali" in table(one, one)
    assert "Judul 12" in table(one, one, details=True)


def test_the_same_best_answer_of_two_assessors_is_one_question(rubric: Rubric) -> None:
    answers = [problem("ZI501", row=9, column=column, code="A.1") for column in (11, 14)]
    assert "tanpa bukti dukung (ZI501): 2 jawaban" in table(check(rubric, best_marks(rubric), answers))


def test_where_they_fail_the_gate_they_are_findings_like_others(rubric: Rubric) -> None:
    text = table(check(rubric, best_marks(rubric), [problem("ZI501")]), gate=Demand(Severity.NOTE))
    assert "Jawaban tertinggi" not in text
    assert "'LKE ZI'!K9: ZI501: " in text


@pytest.mark.parametrize("ink", INKS)
def test_accepted_findings_are_shown_with_reason_and_last_day(rubric: Rubric, ink: str) -> None:
    one = check(rubric, best_marks(rubric), [problem(), problem("ZI501")], accepted={"ZI203": waiver()})
    text = " ".join(render(ink, one).split())
    assert "TIDAK LOLOS" not in text
    assert "Dikecualikan: 1 temuan" in text
    assert "(dikecualikan sampai 2026-12-31: sudah dibahas)" in text


def test_many_accepted_findings_are_folded(rubric: Rubric) -> None:
    problems = [problem(row=row) for row in range(1, 13)]
    one = check(rubric, best_marks(rubric), problems, accepted={"ZI203": waiver()})
    assert "dan 2 lagi (--details)" in table(one)
    assert "K12: ZI203" in table(one, details=True)


def test_several_workbooks_begin_with_a_row_each(rubric: Rubric) -> None:
    text = table(*mixed(rubric))
    assert text.startswith("Pemeriksaan 3 buku kerja\n2 dari 3 tidak lolos\n\nFolder masuk\n")
    assert re.search(r"^baik_1\.xlsx +LOLOS +100,00 Unit +0 +1 +0$", text, re.MULTILINE)
    assert re.search(r"^salah\.xlsx +TIDAK LOLOS +0,00 Unit +1 +0 +1$", text, re.MULTILINE)
    assert re.search(r"^rusak\.xlsx +TIDAK DAPAT +– +1 +0 +0$", text, re.MULTILINE)
    assert "masuk/baik_1.xlsx  LOLOS" not in text
    assert "masuk/baik_1.xlsx  LOLOS" in table(*mixed(rubric), details=True)
    assert re.search(r"^masuk/rusak\.xlsx  TIDAK DAPAT DIPERIKSA 1 kesalahan$", text, re.MULTILINE)
    assert "    kesalahan  ZI106: " in text


def test_a_finding_in_another_file_names_it(rubric: Rubric) -> None:
    elsewhere = Finding(found("ZI301", Location(file="zi-score.toml", line=7), reason="x"))
    one = check(rubric, best_marks(rubric))
    assert "zi-score.toml:7: ZI301: " in table(Check(one.evaluation, (elsewhere,)))


def test_the_cards_say_what_fails_and_where(rubric: Rubric) -> None:
    problems = [problem(row=row) for row in range(9, 15)]
    text = html(check(rubric, worst_marks(rubric), problems), gate=Demand(require="wbk"))
    cards = re.findall(r'<div class="card (?:bad)?">(.*?)</div>', text)
    outcome = re.sub(r"<[^>]*>", " ", cards[0])
    assert outcome.split()[:4] == ["Pemeriksaan", "✗", "TIDAK", "LOLOS"]
    assert "Menuju WBK: Survei persepsi anti korupsi kurang 15,75; " in outcome
    assert "&#x27;LKE ZI&#x27;!K9: jawaban" in outcome
    assert outcome.rstrip().endswith("dan 3 lagi")
    assert '<p class="title">Temuan</p><p class="value">6</p><p>6 kesalahan</p>' in text


def test_the_cards_of_several_say_which_do_not_pass(rubric: Rubric) -> None:
    text = html(*mixed(rubric), gate=Demand(require="wbk"))
    assert "2 dari 3 tidak lolos</p>" in text
    assert (
        "<p>masuk/salah.xlsx: 1 kesalahan; Menuju WBK belum terpenuhi</p><p>masuk/rusak.xlsx: 1 kesalahan</p>" in text
    )
    good = html(*mixed(rubric)[:1], check(rubric, best_marks(rubric)))
    assert 'class="card bad"' not in good
    accepted = check(rubric, best_marks(rubric), [problem()], accepted={"ZI203": waiver()})
    assert '<p class="value">0</p><p>Dikecualikan: 1 temuan</p>' in html(accepted)
    assert 'class="card bad"' in html(unusable_check(rubric))


@pytest.mark.parametrize(
    ("kinds", "gate", "told"),
    [
        (["fails"], GATE, "--annotate"),
        (["short"], Demand(require="wbk"), "zi-score plan short.xlsx --target wbk"),
        (["passes"], GATE, "zi-score evaluate passes.xlsx"),
        (["unusable"], GATE, ""),
        (["noticed", "fails"], GATE, "perbaiki yang tidak lolos"),
        (["noticed", "passes"], GATE, "--details menampilkan temuan"),
        (["passes", "passes"], GATE, ""),
    ],
)
def test_it_ends_with_what_to_do_next(rubric: Rubric, kinds: list[str], gate: Demand, told: str) -> None:
    made = {
        "fails": check(rubric, best_marks(rubric), [problem()]),
        "short": check(rubric, worst_marks(rubric), path="short.xlsx"),
        "passes": check(rubric, best_marks(rubric), path="passes.xlsx"),
        "noticed": check(rubric, best_marks(rubric), [problem("ZI134")]),
        "unusable": unusable_check(rubric),
    }
    checks = [made[kind] for kind in kinds]
    assert told in next_sentence(checks, gate)
    assert bool(next_sentence(checks, gate)) == bool(told)
    assert ("Berikutnya: " in table(*checks, gate=gate)) == bool(told)


def test_a_table_of_hostile_text_is_only_text(rubric: Rubric) -> None:
    text = table(check(rubric, best_marks(rubric), [problem(answer=f"[red]{HOSTILE}")], path="[bold]x[/bold]"))
    assert "[bold]x[/bold]" in text
    assert "[red]a|b" in text
    assert "\x1b" not in text


def test_the_job_summary_is_a_table_then_failures_then_the_rest_folded(rubric: Rubric) -> None:
    text = markdown(*mixed(rubric), gate=Demand(require="wbk"))
    assert text.startswith("## Pemeriksaan 3 buku kerja\n\n❌ **2 dari 3 tidak lolos**\n")
    assert "| baik\\_1.xlsx | ✅ LOLOS | 100,00 Unit | 0 | 1 | 0 |" in text
    assert "| rusak.xlsx | ❌ TIDAK DAPAT DIPERIKSA | – | 1 | 0 | 0 |" in text
    assert re.findall(r"^### ❌ (.*?): ", text, re.MULTILINE) == ["masuk/salah.xlsx", "masuk/rusak.xlsx"]
    assert text.index("- **wbk** Menuju WBK: ") < text.index("- **kesalahan** 'LKE ZI'!K9: ZI203")
    assert "<summary>masuk/baik&#95;1.xlsx: temuan: 1 peringatan</summary>" in text
    assert text.index("### ❌ masuk/rusak") < text.index("<summary>")
    assert "Tidak dinilai: isi bukti dukung" in text
    assert "✅ **2 dari 2 lolos**" in markdown(*mixed(rubric)[:1], check(rubric, best_marks(rubric)))


def test_the_job_summary_of_hostile_text_is_only_text(rubric: Rubric) -> None:
    one = check(rubric, worst_marks(rubric), [problem("ZI420", code=HOSTILE), problem(answer=HOSTILE)], path=HOSTILE)
    text = markdown(one, one, gate=Demand(require="wbk"))
    assert "<script" not in text
    assert "://" not in text
    assert "\x1b" not in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {7}
