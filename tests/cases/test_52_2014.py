"""The cases of the repealed PermenPANRB 52/2014: its own gates, and nothing of those that came after it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.support.cases import (
    Case,
    as_case,
    expected,
    observed,
    observed_scores,
    plain_scores,
    read_case_file,
    run_case,
)
from tests.support.marks import answer_set
from zi_score.frozen import replace
from zi_score.rubric.instrument import Instrument
from zi_score.scoring import score
from zi_score.verdict import judge

FILE = "permenpanrb_52_2014.yaml"
LAYOUT = "zi-score-52-2014"
SECTIONS: Mapping[str, Sequence[Mapping[str, Any]]] = read_case_file(FILE)
CASES = {
    name: [replace(as_case(FILE, entry), layout=LAYOUT) for entry in entries] for name, entries in SECTIONS.items()
}


@pytest.mark.parametrize("case", CASES["gates"], ids=str)
def test_a_case_holds_exactly_through_a_workbook_and_in_memory(
    case: Case, instrument_2014: Instrument, tmp_path: Path
) -> None:
    evaluation = run_case(case, instrument_2014, tmp_path)
    assert observed(case, evaluation) == expected(case)

    rubric = instrument_2014.rubric
    card = score(rubric, answer_set(rubric, case.marks(rubric)), rubric.unanswered_policy)
    verdicts = [judge(rubric, card, target) for target in rubric.targets.values()]
    assert dict(observed_scores(case, card, verdicts)) == expected(case)
    assert plain_scores(card) == plain_scores(evaluation.decisive.scorecard)


@pytest.mark.parametrize("case", CASES["reading"], ids=str)
def test_what_is_typed_is_read_in_one_way_or_refused(case: Case, instrument_2014: Instrument, tmp_path: Path) -> None:
    assert observed(case, run_case(case, instrument_2014, tmp_path)) == expected(case)


def test_every_gate_is_tried_at_its_threshold_and_below_it(instrument_2014: Instrument) -> None:
    tried: set[tuple[str, str, str]] = set()
    for case in CASES["gates"]:
        wanted = expected(case)
        for target, margins in wanted.get("margins", {}).items():
            tried |= {(target, gate, "met") for gate, margin in margins.items() if margin == 0}
        for target, failed in wanted["failed"].items() if "failed" in wanted else ():
            # Alone, so that nothing else keeps the unit from the target.
            tried |= {(target, gate, "failed") for gate in failed if len(failed) == 1}
    for target in instrument_2014.rubric.targets.values():
        for threshold in target.thresholds:
            assert {(target.id, threshold.id, "met"), (target.id, threshold.id, "failed")} <= tried, threshold.id
