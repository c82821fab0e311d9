import re
from collections.abc import Mapping

import pytest

from tests.support.marks import Mark, best_marks, marks_with_option, worst_marks
from tests.unit.report.outcomes import evaluation
from zi_score.comparison import Comparison, Side
from zi_score.frozen import replace
from zi_score.problems import Location, found
from zi_score.report import ReportOptions, render_comparisons
from zi_score.report.diff.wording import next_sentence
from zi_score.report.ink import INKS
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.sources import Repeal, Source
from zi_score.workflows.sides import compare_sides

WIDE = ReportOptions(width=200)


def compared(
    rubric: Rubric,
    before: Mapping[str, Mark],
    after: Mapping[str, Mark],
    *,
    path: str = "b.xlsx",
    is_saved: bool = False,
) -> Comparison:
    """Two assessors' answers as two sides."""
    one = evaluation(rubric, before, after)
    cards = [each.scorecard for each in one.assessments]
    old = Side("a.xlsx", "Unit", "lampiran-iii-2021", cards[0])
    new = Side(path, "TPI", "lampiran-iii-2021", cards[1], is_saved=is_saved)
    return compare_sides(rubric, old, new)


def page(name: str, *comparisons: Comparison, is_between: bool = False, details: bool = False) -> str:
    return render_comparisons(name, comparisons, replace(WIDE, details=details), is_between=is_between)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.fixture
def worse(rubric: Rubric) -> Comparison:
    """All best answers, then B wherever there is one: both targets are lost."""
    return compared(rubric, best_marks(rubric), marks_with_option(rubric, "C"))


@pytest.mark.parametrize("ink", INKS)
def test_every_ink_says_totals_parts_targets_gates_and_changes(worse: Comparison, ink: str) -> None:
    text = page(ink, worse)
    told = words(text) if ink == "html" else text
    for part in ("Perbandingan a.xlsx dan b.xlsx", "a.xlsx (Unit)", "b.xlsx (TPI)", "Nilai total", "100,00"):
        assert part in told
    assert "A.1 Manajemen perubahan" in told
    assert "MEMENUHI (Sebelum: MEMENUHI)" in told
    assert "kini tidak terpenuhi" in told
    assert "Penentu: " in told
    change = worse.changes[0]
    assert f"{change.code} {change.title}" in told
    assert change.place.within in told.replace("&#x27;", "'")
    assert "Pertanyaan tanpa perubahan" in told
    assert "Berikutnya: zi-score explain b.xlsx " in told


def test_the_terminal_has_a_bar_against_the_minima(worse: Comparison) -> None:
    text = page("table", worse)
    assert re.search(r"^Bagian +Sebelum +Sesudah +Selisih$", text, re.MULTILINE)
    assert re.search(r"^  A\.1 Manajemen perubahan +8,00 .*░", text, re.MULTILINE)
    assert "ambang: │ Menuju WBK  ┃ Menuju WBBM" in text


def test_html_draws_both_sides_and_what_each_change_moved(worse: Comparison) -> None:
    text = page("html", worse)
    charts = re.findall(r'<figure class="chart">(.*?)</figure>', text, re.DOTALL)
    assert len(charts) == 2
    sides, moves = charts
    assert sides.count('class="part"') == 1 + len(worse.areas)
    assert "Capaian tiap bagian terhadap bobotnya, Sebelum -&gt; Sesudah: Manajemen perubahan 100,0%" in sides
    assert 'class="way bad"' in sides
    assert moves.count('class="fill bad" x=') == 16
    assert re.search(r"\d+ lainnya", words(moves))
    assert "minimal untuk Menuju WBBM (85,00)" in words(moves)
    cards = re.findall(r'<div class="card bad">(.*?)</div>', text)
    assert len(cards) == 3
    assert "kini tidak terpenuhi: " in cards[1]


def test_what_was_gained_is_good_and_what_is_still_lacking_is_named(rubric: Rubric) -> None:
    one = compared(rubric, worst_marks(rubric), best_marks(rubric) | {"B.I.a": 3.2})
    text = page("html", one)
    assert "MEMENUHI (Sebelum: BELUM MEMENUHI)" in words(text)
    assert "belum terpenuhi: Survei persepsi anti korupsi" in text
    assert 'class="fill good" x=' in text
    many = compared(rubric, worst_marks(rubric), worst_marks(rubric) | {"A.I.1.i.a": "Ya"})
    assert "dan 9 ambang lain" in page("html", many)


def test_without_a_change_there_is_nothing_to_draw(rubric: Rubric) -> None:
    text = page("html", compared(rubric, best_marks(rubric), best_marks(rubric)))
    assert "Perubahan, menurut" not in text
    assert "naik" not in words(text)


def test_of_a_repealed_regulation_nothing_is_good_news(rubric: Rubric) -> None:
    one = compared(rubric, worst_marks(rubric), best_marks(rubric))
    gone = replace(one, rubric=replace(rubric, repeal=Repeal("Permen X", Source("x", "Permen X", "hlm. 1"))))
    text = page("html", gone)
    assert "MEMENUHI (PERATURAN DICABUT)" in text
    assert 'class="outcome warn"' in text


def test_assessors_are_named_instead_of_before_and_after(worse: Comparison) -> None:
    text = page("table", worse, is_between=True)
    assert text.startswith("a.xlsx\n")
    assert re.search(r"^Bagian +Unit +TPI +Selisih$", text, re.MULTILINE)
    assert "BELUM MEMENUHI (Unit: MEMENUHI)" in text
    assert "hanya menurut yang pertama terpenuhi" in text


@pytest.mark.parametrize("ink", INKS)
def test_many_workbooks_are_units_and_questions(rubric: Rubric, worse: Comparison, ink: str) -> None:
    other = compared(rubric, best_marks(rubric), best_marks(rubric) | {"A.I.1.i.a": "Tidak"})
    text = page(ink, other, worse, is_between=True)
    told = words(text) if ink == "html" else text
    assert "Perbandingan penilai dalam 2 buku kerja" in told
    assert "Satuan kerja, dari yang paling tinggi menilai dirinya" in told
    assert "Pertanyaan yang paling diperselisihkan" in told
    assert "Berikutnya: bahas dulu " in told
    assert ("hanya menurut yang pertama" in told) == (ink != "table")
    assert "hanya menurut yang pertama" in page("table", other, worse, is_between=True, details=True)
    if ink == "html":
        assert "Selisih poin Unit di atas TPI" in told
        assert re.search(r"Paling diperselisihkan B\.I\.b", told)


def test_many_that_agree_dispute_nothing(rubric: Rubric) -> None:
    same = compared(rubric, best_marks(rubric), best_marks(rubric))
    text = page("html", same, same, is_between=True)
    assert "Paling diperselisihkan" not in text
    assert "Berikutnya" not in text


@pytest.mark.parametrize("count", [0, 1])
def test_what_could_not_be_compared_is_said(worse: Comparison, count: int) -> None:
    problem = found("ZI106", Location(file="rusak.xlsx"), reason="zip")
    for ink in INKS:
        text = render_comparisons(ink, [worse] * count, WIDE, is_between=True, unusable=[problem])
        assert "Tidak dapat dibandingkan" in text
        assert "rusak.xlsx: ZI106" in text


def test_it_ends_with_what_to_do_next(rubric: Rubric, worse: Comparison) -> None:
    best, worst = best_marks(rubric), worst_marks(rubric)
    for comparison, is_between, told in (
        (worse, False, "zi-score explain b.xlsx "),
        (worse, True, f"zi-score explain b.xlsx {worse.changes[0].code} "),
        (compared(rubric, worst, worst), False, "zi-score plan b.xlsx --target wbk"),
        (compared(rubric, worst, best), False, "zi-score check"),
        (compared(rubric, worst, worst), True, ""),
        (compared(rubric, best, worst, is_saved=True), False, ""),
    ):
        following = next_sentence([comparison], is_between=is_between)
        assert told in following
        assert bool(following) == bool(told)
    silent = render_comparisons("table", [worse], WIDE, says_next=False)
    assert "Berikutnya" not in silent
