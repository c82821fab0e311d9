"""What the peers get wrong, K1 to K22, each through a workbook and beside its sound twin."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support.cases import Case, as_case, expected, observed, plain_scores, read_case_file, run_case, write_case
from zi_score.exact import decimal_text, round_half_up
from zi_score.rubric.instrument import Instrument
from zi_score.workflows.evaluate import evaluate_workbook

FILE = "peer_defects.yaml"
HALVES = ("defect", "twin")
ENTRIES: Mapping[str, Mapping[str, Any]] = read_case_file(FILE)
PEER_CASES = {
    name: {
        half: [as_case(FILE, {"source": entry["source"], **case}) for case in entry.get(half, ())] for half in HALVES
    }
    for name, entry in ENTRIES.items()
}
ALL = [
    pytest.param(case, id=f"{name} {half}: {case.sentence}")
    for name, halves in PEER_CASES.items()
    for half in HALVES
    for case in halves[half]
]


@pytest.mark.no_cover
@pytest.mark.parametrize("case", ALL)
def test_a_peers_defect_and_its_sound_twin_hold(case: Case, instrument: Instrument, tmp_path: Path) -> None:
    assert observed(case, run_case(case, instrument, tmp_path)) == expected(case)


def test_all_twenty_two_are_here_with_both_halves() -> None:
    assert list(ENTRIES) == [f"K{number}" for number in range(1, 23)]
    for name, entry in ENTRIES.items():
        assert set(entry) == {"holds", "source", *HALVES}, name
        assert all(PEER_CASES[name][half] for half in HALVES), name


def test_k3_a_total_below_its_gate_is_never_written_as_if_it_met_it(instrument: Instrument, tmp_path: Path) -> None:
    (case,) = PEER_CASES["K3"]["defect"]
    verdict = run_case(case, instrument, tmp_path).decisive.verdict("wbk")
    total = next(one for one in verdict.requirements if one.id == "total")
    assert not verdict.is_met
    assert verdict.failed == (total,)
    assert decimal_text(total.actual) == decimal_text(total.required) == "75.00"
    assert decimal_text(total.actual, boundaries=[total.required]) == "74.995"
    assert round_half_up(total.actual, 2) == total.required


def test_k12_the_order_of_rows_and_a_second_evaluation_change_nothing(instrument: Instrument, tmp_path: Path) -> None:
    for moved, in_order in zip(*(PEER_CASES["K12"][half] for half in HALVES), strict=True):
        path = write_case(moved, instrument, tmp_path)
        once, again = (evaluate_workbook(path, instrument) for _ in range(2))
        assert once == again
        straight = run_case(in_order, instrument, tmp_path)
        assert plain_scores(once.decisive.scorecard) == plain_scores(straight.decisive.scorecard)
        assert [one.requirements for one in once.decisive.verdicts] == [
            one.requirements for one in straight.decisive.verdicts
        ]


def test_k14_a_name_changes_no_figure_and_no_problem(instrument: Instrument, tmp_path: Path) -> None:
    (named,), (other,) = (PEER_CASES["K14"][half] for half in HALVES)
    one, two = (run_case(case, instrument, tmp_path) for case in (named, other))
    assert plain_scores(one.decisive.scorecard) == plain_scores(two.decisive.scorecard)
    assert one.decisive.verdicts == two.decisive.verdicts
    assert one.problems == two.problems == ()


def test_k7_a_blank_never_scores_more_than_the_worst_answer(instrument: Instrument, tmp_path: Path) -> None:
    (blank,), (answered,) = (PEER_CASES["K7"][half] for half in HALVES)
    without, with_no = (run_case(case, instrument, tmp_path).decisive.scorecard for case in (blank, answered))
    assert all(without.nodes[code].score <= with_no.nodes[code].score for code in with_no.nodes)
