"""The gates: each decided on unrounded points, the failed ones first and the most lacking at the top."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from tests.support.marks import answer_set, best_marks, worst_marks
from zi_score.frozen import replace
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.sources import Source
from zi_score.scorecard import Scorecard
from zi_score.scoring import score
from zi_score.verdict import Requirement, Verdict, judge

GATES = ["total", "pengungkit", *(f"area.A.{number}" for number in range(1, 7))]
GATES += ["birokrasi_bersih", "spak", "capaian_kinerja", "pelayanan_prima"]


def requirement(actual: str, required: str = "75") -> Requirement:
    source = Source("permen", "Permen")
    return Requirement(
        "total",
        "Nilai total",
        "total",
        Fraction(required),
        None,
        Fraction(actual),
        Fraction(100),
        source,
        confirmed=True,
    )


def with_points(card: Scorecard, total: str = "", nodes: Mapping[str, str] | None = None) -> Scorecard:
    """A scorecard with some figures replaced, to try a gate that answers can hardly reach alone."""
    changed = {code: card.nodes[code]._replace(score=Fraction(points)) for code, points in (nodes or {}).items()}
    return replace(card, total=Fraction(total) if total else card.total, nodes={**card.nodes, **changed})


def per_aspect(rubric: Rubric) -> Rubric:
    policy = replace(rubric.policies["area_minimum"], value="per_aspect")
    return replace(rubric, policies={**rubric.policies, "area_minimum": policy})


@pytest.fixture
def best(rubric: Rubric) -> Scorecard:
    return score(rubric, answer_set(rubric, best_marks(rubric)), "zero")


@pytest.mark.parametrize(
    ("actual", "is_met", "is_sensitive"),
    [
        ("75", True, False),
        ("75.004", True, False),
        ("74.996", False, True),
        ("74.995", False, True),
        ("74.9949", False, False),
        ("74.99", False, False),
        ("0", False, False),
        ("100", True, False),
    ],
)
def test_the_unrounded_value_decides(actual: str, is_met: bool, is_sensitive: bool) -> None:
    one = requirement(actual)
    assert one.is_met is is_met
    assert one.is_rounding_sensitive is is_sensitive
    assert one.margin == Fraction(actual) - 75


@pytest.mark.parametrize(
    ("actual", "required", "is_met", "is_sensitive"),
    [
        ("2.628", "2.627", True, False),
        ("2.624", "2.622", True, True),
        ("2.6272", "2.6274", False, True),
        ("2.62", "2.622", False, False),
    ],
)
def test_rounding_matters_both_ways_where_a_gate_has_more_decimals_than_are_shown(
    actual: str, required: str, is_met: bool, is_sensitive: bool
) -> None:
    one = requirement(actual, required)
    assert one.is_met is is_met
    assert one.is_rounding_sensitive is is_sensitive


@pytest.mark.parametrize("target", ["wbk", "wbbm"])
def test_all_gates_are_met_by_the_best_answers_in_the_order_of_the_rubric(
    rubric: Rubric, best: Scorecard, target: str
) -> None:
    verdict = judge(rubric, best, rubric.targets[target])
    assert verdict.is_met
    assert verdict.failed == ()
    assert [one.id for one in verdict.requirements] == GATES
    assert (verdict.target, verdict.title) == (target, rubric.targets[target].title)


@pytest.mark.parametrize(
    ("target", "code", "below", "gate", "margin"),
    [
        ("wbk", "A", "39.999", "pengungkit", "-1/1000"),
        ("wbk", "B.I", "18.2499", "birokrasi_bersih", "-1/10000"),
        ("wbk", "B.II", "13.99", "pelayanan_prima", "-1/100"),
        ("wbbm", "A", "47.5", "pengungkit", "-1/2"),
        ("wbbm", "B.I", "18.5", "birokrasi_bersih", "-1"),
        ("wbbm", "B.II", "14", "pelayanan_prima", "-7/4"),
    ],
)
def test_a_gate_on_a_code_looks_at_that_code(
    rubric: Rubric, best: Scorecard, target: str, code: str, below: str, gate: str, margin: str
) -> None:
    verdict = judge(rubric, with_points(best, nodes={code: below}), rubric.targets[target])
    (failed,) = verdict.failed
    assert (failed.id, failed.code, failed.margin, failed.weight) == (
        gate,
        code,
        Fraction(margin),
        rubric.nodes[code].weight,
    )
    assert not verdict.is_met


def test_the_gate_on_the_total_looks_at_the_total(rubric: Rubric, best: Scorecard) -> None:
    (failed,) = judge(rubric, with_points(best, total="84.99"), rubric.targets["wbbm"]).failed
    assert (failed.id, failed.code) == ("total", "total")
    assert (failed.weight, failed.required) == (Fraction(100), Fraction(85))
    assert failed.required_share is None
    assert judge(rubric, with_points(best, total="84.99"), rubric.targets["wbk"]).is_met


def test_a_share_is_required_of_the_weight_of_what_it_is_asked_of(rubric: Rubric, best: Scorecard) -> None:
    verdict = judge(rubric, best, rubric.targets["wbk"])
    areas = {one.code: one for one in verdict.requirements if one.required_share is not None}
    assert {code: one.required for code, one in areas.items()} == {
        "A.1": Fraction(24, 5),
        "A.2": Fraction(21, 5),
        "A.3": 6,
        "A.4": 6,
        "A.5": 9,
        "A.6": 6,
    }
    assert {one.required_share for one in areas.values()} == {Fraction(3, 5)}


def test_a_share_may_be_required_of_one_code(rubric: Rubric, best: Scorecard) -> None:
    wbk = rubric.targets["wbk"]
    thresholds = [
        replace(one, minimum=Fraction(2, 3), is_share=True) for one in wbk.thresholds if one.id == "pengungkit"
    ]
    (only,) = judge(rubric, best, replace(wbk, thresholds=tuple(thresholds))).requirements
    assert (only.id, only.required, only.required_share) == ("pengungkit", Fraction(40), Fraction(2, 3))


def test_under_the_other_reading_each_aspect_of_an_area_is_a_gate(rubric: Rubric, best: Scorecard) -> None:
    alone = per_aspect(rubric)
    verdict = judge(alone, with_points(best, nodes={"A.II.2": "2"}), alone.targets["wbk"])
    codes = [f"A.{aspect}.{number}" for number in range(1, 7) for aspect in ("I", "II")]
    areas = [one for one in verdict.requirements if one.id.startswith("area.")]
    assert sorted(one.code for one in areas) == sorted(codes)
    (failed,) = verdict.failed
    assert (failed.id, failed.title, failed.weight) == ("area.A.II.2", rubric.nodes["A.II.2"].title, Fraction(7, 2))
    assert failed.margin == 2 - Fraction(3, 5) * Fraction(7, 2)


def test_together_an_area_may_make_up_in_one_aspect_for_the_other(rubric: Rubric) -> None:
    marks = best_marks(rubric) | {"A.II.2.iii.a": "E", "A.II.2.iii.b": "E"}
    card = score(rubric, answer_set(rubric, marks), "zero")
    assert judge(rubric, card, rubric.targets["wbk"]).is_met
    alone = per_aspect(rubric)
    assert not judge(alone, card, alone.targets["wbbm"]).is_met


def test_the_most_lacking_failed_gate_comes_first_and_the_met_ones_after_all_failed(rubric: Rubric) -> None:
    marks = best_marks(rubric) | {"B.I.a": 3.5, "B.I.b": "E", "B.II.a": 3.1}
    verdict = judge(rubric, score(rubric, answer_set(rubric, marks), "zero"), rubric.targets["wbk"])
    assert [one.id for one in verdict.failed] == ["capaian_kinerja", "birokrasi_bersih", "spak", "pelayanan_prima"]
    assert [one.id for one in verdict.requirements] == [
        *("capaian_kinerja", "birokrasi_bersih", "spak", "pelayanan_prima"),
        *(gate for gate in GATES if gate.startswith(("total", "pengungkit", "area"))),
    ]


def test_gates_that_lack_the_same_keep_the_order_of_the_rubric(rubric: Rubric) -> None:
    card = score(rubric, answer_set(rubric, worst_marks(rubric)), "zero")
    failed = [one.id for one in judge(rubric, card, rubric.targets["wbk"]).failed]
    assert [gate for gate in failed if gate.startswith("area")] == [f"area.A.{number}" for number in range(1, 7)]


def test_the_requirements_outside_the_workbook_are_those_of_the_target_and_not_assessed(
    rubric: Rubric, best: Scorecard
) -> None:
    wbk, wbbm = (judge(rubric, best, rubric.targets[target]) for target in ("wbk", "wbbm"))
    assert "predikat_wbk" not in [one.condition.id for one in wbk.conditions]
    assert "predikat_wbk" in [one.condition.id for one in wbbm.conditions]
    assert all(not isinstance(one, Requirement) for one in wbbm.conditions)


def test_a_verdict_without_gates_would_be_met() -> None:
    """Which is why the rubric must have them; no gate is ever assumed."""
    assert Verdict("x", "X", (), ()).is_met


def test_a_verdict_names_what_repealed_its_regulation(
    rubric: Rubric, best: Scorecard, instrument_2014: Instrument
) -> None:
    repeal = instrument_2014.rubric.repeal
    assert repeal
    assert judge(replace(rubric, repeal=repeal), best, rubric.targets["wbk"]).repealed_by == repeal.by
    assert judge(rubric, best, rubric.targets["wbk"]).repealed_by == ""


def test_every_requirement_cites_its_threshold(rubric: Rubric) -> None:
    card = score(rubric, answer_set(rubric, best_marks(rubric)), "zero")
    for target in rubric.targets.values():
        requirements = judge(rubric, card, target).requirements
        for threshold in target.thresholds:
            told = [one for one in requirements if one.id.split(".")[0] == threshold.id]
            assert told
            assert {(one.source, one.confirmed) for one in told} == {(threshold.source, threshold.confirmed)}
