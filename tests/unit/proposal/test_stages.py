"""The road to a predicate: what is done, what is next, and what stands in the way."""

from collections.abc import Mapping

import pytest

from zi_score.proposal.conditions import Facts
from zi_score.proposal.stages import Road, StageStatus, road_to
from zi_score.rubric.catalogue import Rubric

ORDER = [
    "pencanangan",
    "pemilihan_unit",
    "pembangunan",
    "pemantauan",
    "penilaian_pendahuluan",
    "penilaian_tpi",
    "pengusulan",
    "pra_evaluasi",
    "evaluasi_meja",
    "evaluasi_lapangan",
    "survei",
    "panel",
    "penetapan",
    "pemantauan_predikat",
]


def road(rubric: Rubric, stages: Mapping[str, str], values: Mapping[str, str] | None = None) -> Road:
    return road_to(rubric, "wbk", Facts("kl", is_affirmed=False, values=values or {}, stages=stages))


def test_the_stages_stand_in_the_order_of_the_regulation(rubric: Rubric) -> None:
    """PermenPANRB 90/2021, p. 40-61."""
    assert [step.stage.id for step in road_to(rubric, "wbk", None).steps] == ORDER


def test_without_a_profile_nothing_is_known(rubric: Rubric) -> None:
    result = road_to(rubric, "wbk", None)
    assert {step.status for step in result.steps} == {StageStatus.NOT_ASSESSED}
    assert not any(step.lacking for step in result.steps)
    assert result.next_step is None


@pytest.mark.parametrize("done", range(len(ORDER) + 1))
def test_the_next_stage_follows_the_last_one_that_is_done(rubric: Rubric, done: int) -> None:
    result = road(rubric, dict.fromkeys(ORDER[:done], "ya"))
    ahead = len(ORDER) - done
    statuses = [StageStatus.DONE] * done + [StageStatus.NEXT] * bool(ahead) + [StageStatus.LATER] * max(ahead - 1, 0)
    assert [step.status for step in result.steps] == statuses
    assert (result.next_step.stage.id if result.next_step else None) == (ORDER[done] if ahead else None)


@pytest.mark.parametrize("text", ["", "tidak"])
def test_an_earlier_stage_is_not_taken_for_done(rubric: Rubric, text: str) -> None:
    result = road(rubric, {"pencanangan": "2024-02-12", "pembangunan": text, "penilaian_tpi": "ya"})
    statuses = {step.stage.id: step.status for step in result.steps}
    assert statuses["pencanangan"] is StageStatus.DONE
    assert statuses["pembangunan"] is StageStatus.UNRECORDED
    assert statuses["pengusulan"] is StageStatus.NEXT


def test_conditions_that_are_not_met_or_unknown_stand_in_the_way_of_the_proposal(rubric: Rubric) -> None:
    result = road(rubric, {"penilaian_tpi": "ya"}, {"opini_bpk": "WTP", "sakip": "CC"})
    lacking = {step.stage.id: [one.condition.id for one in step.lacking] for step in result.steps if step.lacking}
    assert list(lacking) == ["pengusulan"]
    assert "sakip" in lacking["pengusulan"]
    assert "tlhp" in lacking["pengusulan"]
    assert not {"opini_bpk", "predikat_wbk", "laporan_survei"} & set(lacking["pengusulan"])


def test_nothing_stands_in_the_way_of_a_proposal_that_was_made(rubric: Rubric) -> None:
    assert not any(step.lacking for step in road(rubric, {"pengusulan": "ya"}).steps)
