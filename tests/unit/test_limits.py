"""Which limits hold, and that a misspelt one is never passed over."""

import pytest

from zi_score.limits import LIMITS_VARIABLE, Limits, LimitsError, current_limits


def limits(text: str) -> Limits:
    return current_limits({LIMITS_VARIABLE: text})


def test_without_the_variable_the_defaults_hold() -> None:
    assert current_limits({}) == limits("") == limits(" , ") == Limits()


def test_each_named_limit_is_overridden_and_no_other() -> None:
    assert limits("file-mb=200, cell-text = 100") == Limits(file_mb=200, cell_text=100)


@pytest.mark.parametrize(
    "text", ["file-mb", "file-mb=", "file-mb=0", "file-mb=-1", "file_mb=1", "size=1", "rows=1e3", "rows=²"]
)
def test_a_wrong_entry_is_named_with_what_there_is(text: str) -> None:
    with pytest.raises(LimitsError) as wrong:
        limits(f"sheets=5,{text}")
    assert wrong.value.entry == text
    assert "file-mb" in wrong.value.known
