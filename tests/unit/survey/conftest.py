"""Surveys in these tests draw few resamples, except where the interval is what is tested."""

import pytest

from zi_score.survey import interval


@pytest.fixture(autouse=True)
def _few_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interval, "RESAMPLES", 20)
