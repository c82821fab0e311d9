"""The section on a kawasan: every requirement in words, and figures that never contradict the outcome."""

from fractions import Fraction

import pytest

from tests.support.marks import best_marks
from tests.unit.report.outcomes import evaluation, unusable
from zi_score.frozen import replace
from zi_score.proposal.kawasan import KawasanFacts, KawasanOutcome, judge_kawasan
from zi_score.report import ReportOptions, render_report
from zi_score.report.blocks import Bar
from zi_score.report.kawasan.page import closing_sentences, kawasan_rows, verdict_reasons
from zi_score.report.texts import Line, Stack, Tone
from zi_score.report.wording import met_words
from zi_score.rubric.catalogue import Rubric


def outcome_of(rubric: Rubric, score: str, *, wbk: bool | None = None) -> KawasanOutcome:
    assert rubric.kawasan is not None
    integration = Fraction(score) if score else None
    facts = KawasanFacts("kawasan.yaml", "Pelabuhan", integration, {} if wbk is None else {"wbk": wbk})
    units = [evaluation(rubric, best_marks(rubric))]
    return judge_kawasan(rubric, rubric.kawasan, facts, units, tuple(rubric.targets))


def said(outcome: KawasanOutcome, at: int) -> str:
    verdict = outcome.verdicts[at]
    words = met_words(is_met=outcome.meets(verdict.target), is_repealed=False)
    return f"{words}: {verdict_reasons(outcome, verdict)}"


def told(cell: Line | Stack | Bar) -> tuple[str, Tone]:
    assert isinstance(cell, Line)
    (span,) = cell.spans
    return span.text, span.tone


@pytest.mark.parametrize(
    ("score", "wbk", "first", "second"),
    [
        (
            "",
            None,
            "BELUM MEMENUHI: nilai integrasi belum dinilai",
            "BELUM MEMENUHI: nilai integrasi belum dinilai; predikat Menuju WBK belum dinilai",
        ),
        (
            "6.496",
            False,
            "BELUM MEMENUHI: nilai integrasi kurang 0,004",
            "BELUM MEMENUHI: nilai integrasi kurang 1,004; predikat Menuju WBK belum disandang",
        ),
        (
            "7.5",
            True,
            "MEMENUHI: semua unit (1) dan kawasannya memenuhi",
            "MEMENUHI: semua unit (1) dan kawasannya memenuhi",
        ),
    ],
)
def test_everything_lacking_is_named(rubric: Rubric, score: str, wbk: bool | None, first: str, second: str) -> None:
    outcome = outcome_of(rubric, score, wbk=wbk)
    assert (said(outcome, 0), said(outcome, 1)) == (first, second)


def test_a_unit_that_does_not_meet_is_counted(rubric: Rubric) -> None:
    assert rubric.kawasan is not None
    units = [evaluation(rubric, best_marks(rubric)), unusable(rubric)]
    facts = KawasanFacts("kawasan.yaml", "Pelabuhan", Fraction(10), {})
    outcome = judge_kawasan(rubric, rubric.kawasan, facts, units, ["wbk"])
    assert said(outcome, 0) == "BELUM MEMENUHI: 1 dari 2 unit belum memenuhi"


def test_rows_say_what_is_asked_of_each_target(rubric: Rubric) -> None:
    unit, score, predicate = (list(map(told, row.cells)) for row in kawasan_rows(outcome_of(rubric, "6.496", wbk=True)))
    assert unit[1:] == [("memenuhi", Tone.GOOD)] * 2
    assert score[0] == ("Nilai integrasi proses bisnis: 6,496", Tone.PLAIN)
    assert score[1:] == [("kurang 0,004 (minimal 6,5)", Tone.BAD), ("kurang 1,004 (minimal 7,5)", Tone.BAD)]
    assert predicate[1:] == [("–", Tone.DIM), ("ya", Tone.GOOD)]


def test_an_unknown_scale_is_said_in_every_report_for_a_reader(rubric: Rubric) -> None:
    outcome = outcome_of(rubric, "7")
    for name in ("table", "markdown"):
        text = " ".join(render_report(name, [], ReportOptions(), outcome).split())
        assert "Skala nilai integrasi, 0 sampai 10, belum terkonfirmasi" in text
    sure = replace(outcome, scale=replace(outcome.scale, confirmed=True))
    assert not any("Skala" in sentence for sentence in closing_sentences(sure))
