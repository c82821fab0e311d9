from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_score.report.blocks import Mark
from zi_score.report.ink.terminal_rows import EMPTY, FULL, bar, mark_signs

LOW, HIGH = mark_signs(["wbk", "wbbm"]).values()


@given(
    actual=st.fractions(0, 100),
    low=st.integers(1, 100),
    high=st.integers(1, 100),
    width=st.integers(10, 60),
)
def test_the_filled_part_passes_a_mark_exactly_when_it_is_met(
    actual: Fraction, low: int, high: int, width: int
) -> None:
    low, high = sorted((low, high))
    marks = [(sign, Mark(Fraction(at, 100), "", actual >= at)) for sign, at in ((LOW, low), (HIGH, high))]
    drawn = bar(actual / 100, marks, width).plain
    assert len(drawn) == width
    for sign, one in marks:
        place = drawn.find(sign if low != high else HIGH)
        reached = drawn[place - 1] if place else FULL
        assert (reached == FULL) == one.is_met


@pytest.mark.parametrize(("share", "drawn"), [("0", EMPTY * 10), ("1", FULL * 10), ("0.999", FULL * 9 + EMPTY)])
def test_a_bar_without_marks(share: str, drawn: str) -> None:
    assert bar(Fraction(share), [], 10).plain == drawn
