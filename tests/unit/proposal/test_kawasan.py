"""The truth table of a kawasan: Permen PANRB 90/2021, p. 58-60."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest

from tests.support.marks import best_marks, worst_marks
from tests.unit.report.outcomes import evaluation, unusable
from zi_score.frozen import replace
from zi_score.outcome import Evaluation
from zi_score.proposal.conditions import ConditionStatus, Facts
from zi_score.proposal.kawasan import KawasanFacts, KawasanOutcome, UnitStatus, judge_kawasan
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.verdict import judge

MET, NOT_MET, UNKNOWN = ConditionStatus.MET, ConditionStatus.NOT_MET, ConditionStatus.NOT_ASSESSED


def facts(integration: str = "10", *, wbk: bool | None = True) -> KawasanFacts:
    score = Fraction(integration) if integration else None
    return KawasanFacts("kawasan.yaml", "Pelabuhan", score, {} if wbk is None else {"wbk": wbk})


def judged(rubric: Rubric, known: KawasanFacts, units: Sequence[Evaluation]) -> KawasanOutcome:
    assert rubric.kawasan is not None
    return judge_kawasan(rubric, rubric.kawasan, known, units, tuple(rubric.targets))


@pytest.fixture(scope="module")
def good(rubric: Rubric) -> tuple[Evaluation, ...]:
    """Three units that meet both targets."""
    return tuple(unit(rubric, name, best_marks(rubric)) for name in "abc")


def unit(rubric: Rubric, name: str, marks: Any, **choices: Any) -> Evaluation:
    """A unit whose workbook is like no other."""
    made = evaluation(rubric, marks, path=f"{name}.xlsx", **choices)
    assert made.submission
    return replace(made, submission=replace(made.submission, sha256=name * 64))


def test_all_that_is_asked_is_met(rubric: Rubric, good: tuple[Evaluation, ...]) -> None:
    outcome = judged(rubric, facts(), good)
    assert [(one.target, one.is_met) for one in outcome.verdicts] == [("wbk", True), ("wbbm", True)]
    assert (outcome.name, outcome.rubric, outcome.problems) == ("Pelabuhan", rubric.id, ())
    assert not outcome.has_profile


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize(
    ("total", "wbk", "wbbm"),
    [("74.999", False, False), ("75", True, False), ("84.99", True, False), ("85", True, True)],
)
def test_one_unit_that_fails_alone_decides(
    rubric: Rubric, good: tuple[Evaluation, ...], at: int, total: str, wbk: bool, wbbm: bool
) -> None:
    units = list(good)
    units[at] = unit(rubric, "x", best_marks(rubric), total=total)
    outcome = judged(rubric, facts(), units)
    assert (outcome.meets("wbk"), outcome.meets("wbbm")) == (wbk, wbbm)
    lacking = () if wbbm else ("x.xlsx",)
    assert outcome.verdicts[1].lacking_units == lacking
    assert (UnitStatus.MET if wbbm else UnitStatus.NOT_MET) is outcome.verdicts[1].units["x.xlsx"]


@pytest.mark.parametrize(
    ("score", "wbk", "wbbm"),
    [
        ("", UNKNOWN, UNKNOWN),
        ("0", NOT_MET, NOT_MET),
        ("6.49", NOT_MET, NOT_MET),
        ("6.499999999999999999999999", NOT_MET, NOT_MET),
        ("6.5", MET, NOT_MET),
        ("7.49", MET, NOT_MET),
        ("7.5", MET, MET),
        ("10", MET, MET),
    ],
)
def test_the_integration_score_is_met_from_its_minimum_on(
    rubric: Rubric, good: tuple[Evaluation, ...], score: str, wbk: ConditionStatus, wbbm: ConditionStatus
) -> None:
    outcome = judged(rubric, facts(score), good)
    assert [one.integration.status for one in outcome.verdicts] == [wbk, wbbm]
    assert (outcome.meets("wbk"), outcome.meets("wbbm")) == (wbk is MET, wbbm is MET)


def test_the_margin_is_exact_and_absent_without_a_score(rubric: Rubric, good: tuple[Evaluation, ...]) -> None:
    assert [one.integration.margin for one in judged(rubric, facts("7"), good).verdicts] == [
        Fraction(1, 2),
        Fraction(-1, 2),
    ]
    assert [one.integration.margin for one in judged(rubric, facts(""), good).verdicts] == [None, None]


@pytest.mark.parametrize(("held", "status"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)])
def test_wbbm_needs_a_kawasan_that_is_wbk_already_and_wbk_does_not(
    rubric: Rubric, good: tuple[Evaluation, ...], held: bool | None, status: ConditionStatus
) -> None:
    outcome = judged(rubric, facts(wbk=held), good)
    wbk, wbbm = outcome.verdicts
    assert wbk.prior is None
    assert wbbm.prior is not None
    assert (wbbm.prior.target, wbbm.prior.title, wbbm.prior.status) == ("wbk", "Menuju WBK", status)
    assert (wbk.is_met, wbbm.is_met) == (True, status is MET)


def test_a_workbook_that_cannot_be_used_is_a_unit_that_does_not_meet(
    rubric: Rubric, good: tuple[Evaluation, ...]
) -> None:
    outcome = judged(rubric, facts(), [*good, unusable(rubric)])
    assert outcome.verdicts[0].units["rusak.xlsx"] is UnitStatus.UNUSABLE
    assert not outcome.meets("wbk")
    nothing = judged(rubric, facts(), [unusable(rubric)])
    assert not nothing.meets("wbk")
    assert not nothing.has_profile


def test_a_unit_under_another_regulation_meets_nothing(
    rubric: Rubric, instrument_2014: Instrument, good: tuple[Evaluation, ...]
) -> None:
    """Even where it meets the targets of that one."""
    other = unit(instrument_2014.rubric, "z", best_marks(instrument_2014.rubric))
    assert other.meets("wbk")
    outcome = judged(rubric, facts(), [*good, other])
    assert [one.units["z.xlsx"] for one in outcome.verdicts] == [UnitStatus.OTHER_REGULATION] * 2
    assert not outcome.meets("wbk")


def test_no_units_meet_nothing(rubric: Rubric) -> None:
    assert not judged(rubric, facts(), []).meets("wbk")


def test_a_target_that_was_not_asked_or_has_no_law_is_not_met(rubric: Rubric, good: tuple[Evaluation, ...]) -> None:
    assert rubric.kawasan is not None
    outcome = judge_kawasan(rubric, rubric.kawasan, facts(), good, ["wbk"])
    assert (outcome.meets("wbk"), outcome.meets("wbbm")) == (True, False)
    law = replace(rubric.kawasan, targets={"wbk": rubric.kawasan.targets["wbk"]})
    only = judge_kawasan(rubric, law, facts(), good, tuple(rubric.targets))
    assert [one.target for one in only.verdicts] == ["wbk"]


def test_one_workbook_alone_is_a_note(rubric: Rubric, good: tuple[Evaluation, ...]) -> None:
    outcome = judged(rubric, facts(), good[:1])
    assert [one.kind.code for one in outcome.problems] == ["ZI893"]
    assert outcome.meets("wbk")


def test_the_same_workbook_twice_is_an_error_at_the_second(rubric: Rubric, good: tuple[Evaluation, ...]) -> None:
    copy = replace(good[0], path="salinan.xlsx")
    outcome = judged(rubric, facts(), [*good, copy])
    (problem,) = outcome.problems
    assert (problem.code, problem.location.file, problem.values["other"]) == ("ZI892", "salinan.xlsx", "a.xlsx")
    assert outcome.has_errors
    assert not outcome.meets("wbk")


def test_conditions_outside_the_workbook_count_once_there_is_a_profile(
    rubric: Rubric, good: tuple[Evaluation, ...]
) -> None:
    def with_profile(one: Evaluation) -> Evaluation:
        card = one.decisive.scorecard
        verdicts = tuple(judge(rubric, card, target, Facts("kl")) for target in rubric.targets.values())
        return replace(one, assessments=(replace(one.decisive, verdicts=verdicts),))

    outcome = judged(rubric, facts(), [with_profile(one) for one in good])
    assert (outcome.has_profile, outcome.meets("wbk")) == (True, False)
    assert not judged(rubric, facts(), [with_profile(good[0]), *good[1:]]).has_profile


def test_all_worst_meets_nothing(rubric: Rubric) -> None:
    assert not judged(rubric, facts(), [unit(rubric, "w", worst_marks(rubric))]).meets("wbk")
