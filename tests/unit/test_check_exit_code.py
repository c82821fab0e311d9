"""The exit code of a check: one pure function, decided before anything is rendered."""

import pytest

from tests.support.marks import best_marks, worst_marks
from tests.unit.report.check.checks import check, problem, unusable_check, waiver
from zi_score.cli.exit_codes import check_exit_code
from zi_score.outcome import Demand
from zi_score.problems import Severity
from zi_score.rubric.catalogue import Rubric

DONE, NOT_MET, UNUSABLE = 0, 1, 3


@pytest.mark.parametrize(
    ("found", "limit", "expected"),
    [
        ("", "note", DONE),
        ("ZI501", "error", DONE),
        ("ZI501", "warning", DONE),
        ("ZI501", "note", NOT_MET),
        ("ZI134", "error", DONE),
        ("ZI134", "warning", NOT_MET),
        ("ZI134", "note", NOT_MET),
        ("ZI203", "error", NOT_MET),
    ],
)
def test_the_limit_decides_which_findings_fail(rubric: Rubric, found: str, limit: str, expected: int) -> None:
    one = check(rubric, worst_marks(rubric), [problem(found)] if found else [])
    assert check_exit_code([one], Demand(Severity(limit))) == expected
    accepted = check(rubric, worst_marks(rubric), [problem(found)] if found else [], accepted={found: waiver(found)})
    assert check_exit_code([accepted], Demand(Severity(limit))) == DONE


def test_a_target_that_is_required_must_be_met_by_all(rubric: Rubric) -> None:
    good, short = check(rubric, best_marks(rubric)), check(rubric, worst_marks(rubric))
    gate = Demand(require="wbk")
    assert check_exit_code([good], gate) == DONE
    assert check_exit_code([good, short], gate) == NOT_MET
    assert check_exit_code([good, short], Demand()) == DONE


def test_an_unusable_input_outweighs_everything(rubric: Rubric) -> None:
    good, bad = check(rubric, best_marks(rubric)), check(rubric, worst_marks(rubric), [problem()])
    assert check_exit_code([good, unusable_check(rubric)], Demand()) == UNUSABLE
    assert check_exit_code([bad, unusable_check(rubric)], Demand(require="wbk")) == UNUSABLE


def test_no_input_at_all_is_no_failure() -> None:
    assert check_exit_code([], Demand()) == DONE
