from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.report.test_figures import gate
from zi_score.report.table.bars import EMPTY, FULL, bar, target_signs

LOW, HIGH = target_signs(["wbk", "wbbm"]).values()


@given(
    actual=st.fractions(0, 100),
    low=st.integers(1, 100),
    high=st.integers(1, 100),
    width=st.integers(10, 60),
)
def test_the_filled_part_passes_a_mark_exactly_when_its_gate_is_met(
    actual: Fraction, low: int, high: int, width: int
) -> None:
    low, high = sorted((low, high))
    gates = [(LOW, gate(actual, str(low))), (HIGH, gate(actual, str(high)))]
    drawn = bar(actual / 100, gates, width).plain
    assert len(drawn) == width
    for sign, one in gates:
        place = drawn.find(sign if low != high else HIGH)
        reached = drawn[place - 1] if place else FULL
        assert (reached == FULL) == one.is_met


@pytest.mark.parametrize(("share", "drawn"), [("0", EMPTY * 10), ("1", FULL * 10), ("0.999", FULL * 9 + EMPTY)])
def test_a_bar_without_gates(share: str, drawn: str) -> None:
    assert bar(Fraction(share), [], 10).plain == drawn
