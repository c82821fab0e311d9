"""The truth table of the conditions outside the workbook, for both targets and both kinds of instansi."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest

from tests.support.marks import answer_set, best_marks, worst_marks
from zi_score.frozen import replace
from zi_score.proposal.conditions import ConditionStatus, Facts, assess_conditions, measure
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.scoring import score
from zi_score.verdict import Verdict, judge

ENOUGH = {
    "wbk": {"sakip": "B", "indeks_rb_pemda": "CC", "indeks_rb_kl": "B", "sakip_internal": "B"},
    "wbbm": {"sakip": "BB", "indeks_rb_pemda": "B", "indeks_rb_kl": "BB", "sakip_internal": "BB", "predikat_wbk": "ya"},
}
COMMON = {
    "opini_bpk": "WTP",
    "maturitas_spip": "3",
    "layanan_inti": "ya",
    "dampak_publik": "ya",
    "tlhp": "100",
    "lhkpn": "100",
    "lhkan": "100",
    "lama_pembangunan": "1",
    "bebas_perkara_pimpinan": "ya",
    "bebas_pencabutan": "ya",
}
JUST_BELOW = {
    "opini_bpk": {"wbk": "WDP", "wbbm": "WDP"},
    "sakip": {"wbk": "CC", "wbbm": "B"},
    "indeks_rb_pemda": {"wbk": "C", "wbbm": "CC"},
    "indeks_rb_kl": {"wbk": "CC", "wbbm": "B"},
    "sakip_internal": {"wbk": "CC", "wbbm": "B"},
    "maturitas_spip": {"wbk": "2,99", "wbbm": "2"},
    "layanan_inti": {"wbk": "tidak", "wbbm": "tidak"},
    "dampak_publik": {"wbk": "tidak", "wbbm": "tidak"},
    "tlhp": {"wbk": "99,99", "wbbm": "99.99"},
    "lhkpn": {"wbk": "99,99%", "wbbm": "0"},
    "lhkan": {"wbk": "99,99", "wbbm": "0"},
    "lama_pembangunan": {"wbk": "0,9", "wbbm": "0"},
    "predikat_wbk": {"wbbm": "tidak"},
    "bebas_perkara_pimpinan": {"wbk": "tidak", "wbbm": "tidak"},
    "bebas_pencabutan": {"wbk": "tidak"},
}
NEVER_DEFERRED = ("predikat_wbk", "bebas_perkara_pimpinan", "bebas_pencabutan")
"""What stands outside Tabel 5, which alone affirmation puts off."""
TARGETS = [(target, agency) for target in ("wbk", "wbbm") for agency in ("pemda", "kl")]
ROWS = [
    (target, agency, one)
    for target, agency in TARGETS
    for one, below in JUST_BELOW.items()
    if target in below and one != f"indeks_rb_{'kl' if agency == 'pemda' else 'pemda'}"
]


def facts(target: str, agency: str, changes: Mapping[str, str] | None = None, *, is_affirmed: bool = False) -> Facts:
    """A unit that has exactly what the target asks for, with some of it changed; an empty text is unknown."""
    return Facts(agency, is_affirmed, {**COMMON, **ENOUGH[target], **(changes or {})})


def verdict(rubric: Rubric, target: str, known: Facts | None) -> Verdict:
    card = score(rubric, answer_set(rubric, best_marks(rubric)), "zero")
    return judge(rubric, card, rubric.targets[target], known)


@pytest.mark.parametrize(("target", "agency"), TARGETS)
def test_a_unit_that_has_exactly_what_is_asked_may_be_proposed(rubric: Rubric, target: str, agency: str) -> None:
    assert verdict(rubric, target, facts(target, agency)).may_be_proposed


@pytest.mark.parametrize(("target", "agency", "lacking"), ROWS)
@pytest.mark.parametrize("is_affirmed", [False, True])
def test_one_condition_that_fails_alone_decides_unless_affirmation_defers_it(
    rubric: Rubric, target: str, agency: str, lacking: str, *, is_affirmed: bool
) -> None:
    below = {lacking: JUST_BELOW[lacking][target]}
    result = verdict(rubric, target, facts(target, agency, below, is_affirmed=is_affirmed))
    (other,) = [one for one in result.conditions if one.status is not ConditionStatus.MET and one.condition.is_binding]
    is_deferred = is_affirmed and lacking not in NEVER_DEFERRED
    assert other.condition.id == lacking
    assert other.status is (ConditionStatus.DEFERRED if is_deferred else ConditionStatus.NOT_MET)
    assert result.may_be_proposed is is_deferred
    assert result.holds is is_deferred


@pytest.mark.parametrize(("target", "agency", "unknown"), ROWS)
def test_an_unknown_condition_is_not_assessed_and_not_taken_for_met(
    rubric: Rubric, target: str, agency: str, unknown: str
) -> None:
    result = verdict(rubric, target, facts(target, agency, {unknown: ""}))
    (other,) = [one for one in result.conditions if one.status is not ConditionStatus.MET and one.condition.is_binding]
    assert (other.condition.id, other.status) == (unknown, ConditionStatus.NOT_ASSESSED)
    assert not result.may_be_proposed


@pytest.mark.parametrize("years", ["", "0", "1,99", "2"])
def test_two_years_as_wbk_is_a_practice_that_never_decides(rubric: Rubric, years: str) -> None:
    """Permen PANRB 5/2024 Tabel 5 asks for WBK held and one year of building; the two years have no text."""
    assert verdict(rubric, "wbbm", facts("wbbm", "pemda", {"masa_wbk": years})).may_be_proposed


@pytest.mark.parametrize("answer", ["", "tidak", "ya"])
def test_the_report_of_the_survey_is_asked_by_a_practice_that_never_decides(rubric: Rubric, answer: str) -> None:
    assert verdict(rubric, "wbk", facts("wbk", "kl", {"laporan_survei": answer})).may_be_proposed


@pytest.mark.parametrize(
    ("since", "as_of", "is_enough"),
    [
        ("2025-05-31", date(2026, 5, 31), True),
        ("2025-06-01", date(2026, 5, 31), False),
        ("2024-02-29", date(2025, 2, 28), False),
        ("2024-02-29", date(2025, 3, 1), True),
        ("2026-06-01", date(2026, 5, 31), False),
        ("2025-13-01", date(2026, 5, 31), False),
        ("2020-01-01", None, False),
    ],
)
def test_a_year_is_whole_on_its_anniversary(rubric: Rubric, since: str, as_of: date | None, is_enough: bool) -> None:
    known = replace(facts("wbk", "pemda", {"lama_pembangunan": since}), as_of=as_of)
    assert verdict(rubric, "wbk", known).may_be_proposed is is_enough


def test_affirmation_does_not_replace_a_score_gate(rubric: Rubric) -> None:
    card = score(rubric, answer_set(rubric, worst_marks(rubric)), "zero")
    known = facts("wbk", "pemda", is_affirmed=True)
    assert not judge(rubric, card, rubric.targets["wbk"], known).may_be_proposed


def test_without_a_profile_nothing_is_assessed_and_scores_alone_hold(rubric: Rubric) -> None:
    result = verdict(rubric, "wbk", None)
    assert {one.status for one in result.conditions} == {ConditionStatus.NOT_ASSESSED}
    assert (result.holds, result.may_be_proposed) == (True, False)


def test_only_the_conditions_of_the_own_kind_of_instansi_remain(rubric: Rubric) -> None:
    ids = [one.condition.id for one in assess_conditions(rubric, "wbk", facts("wbk", "kl"))]
    assert "indeks_rb_kl" in ids
    assert "indeks_rb_pemda" not in ids


def test_a_condition_says_what_is_asked_and_what_there_is(rubric: Rubric) -> None:
    known = facts("wbk", "pemda", {"sakip": "CC", "tlhp": ""})
    told = {one.condition.id: (one.required, one.actual) for one in assess_conditions(rubric, "wbk", known)}
    assert told["sakip"] == ("B", "CC")
    assert told["tlhp"] == ("100", "")
    assert {one.actual for one in assess_conditions(rubric, "wbk", None)} == {""}


@pytest.mark.parametrize(("text", "percentage"), [("85", "85"), ("99,99%", "99.99"), ("0", "0"), ("100%", "100")])
def test_a_percentage_may_have_its_sign(rubric: Rubric, text: str, percentage: str) -> None:
    (tlhp,) = [one for one in rubric.conditions if one.id == "tlhp"]
    assert measure(tlhp, text) == Fraction(percentage)


def test_only_a_percentage_has_a_sign_and_only_years_have_a_first_day(rubric: Rubric) -> None:
    conditions = {one.id: one for one in rubric.conditions}
    assert measure(conditions["maturitas_spip"], "300%") == 3
    assert measure(conditions["tlhp"], "2020-01-01", date(2026, 5, 31)) is None
    assert measure(conditions["lama_pembangunan"], "2026-05-31", date(2026, 5, 31)) == 0


@pytest.mark.parametrize("text", ["101", "-1", "seratus", "1.234", "nan"])
def test_what_is_no_percentage_has_no_measure(rubric: Rubric, text: str) -> None:
    (tlhp,) = [one for one in rubric.conditions if one.id == "tlhp"]
    assert measure(tlhp, text) is None


def test_a_grade_without_a_ladder_is_never_met(rubric: Rubric) -> None:
    (sakip,) = [one for one in rubric.conditions if one.id == "sakip"]
    assert measure(replace(sakip, grades=()), "AA") is None


@pytest.mark.parametrize(("grade", "holds"), [("CC", True), ("C", False)])
def test_under_a_repealed_regulation_conditions_may_hold_but_nothing_is_proposed(
    instrument_2014: Instrument, grade: str, *, holds: bool
) -> None:
    """PermenPANRB 52/2014, Bab III.B.4: AKIP at least CC."""
    former = instrument_2014.rubric
    yes = dict.fromkeys(["setingkat_eselon", "pelayanan_strategis", "pelaksanaan_rb", "sumber_daya"], "ya")
    card = score(former, answer_set(former, best_marks(former)), "zero")
    result = judge(former, card, former.targets["wbk"], Facts(values={"opini_bpk": "WTP", "akip": grade, **yes}))
    assert (result.is_met, result.holds, result.may_be_proposed) == (True, holds, False)
