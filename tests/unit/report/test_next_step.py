"""What a page says to do next; that of an evaluation, a check and a comparison is tested with their pages."""

import os
import shlex

import pytest

from zi_score.report.next_step import explain_step, plan_step, score_step


@pytest.mark.parametrize("name", ["LKE ZI (1).xlsx", "$(touch dibajak); lke.xlsx", "a'b.xlsx"])
def test_a_file_name_is_one_word_of_the_command(name: str) -> None:

    for text in (explain_step(name, "A.1", "Judul"), plan_step(name, "wbk"), score_step(name)):
        assert name in shlex.split(text)


def test_a_plain_name_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "zi-score plan masuk/lke.xlsx --target wbk" in plan_step("masuk/lke.xlsx", "wbk")
    monkeypatch.setattr(os, "name", "nt")
    assert r"zi-score evaluate masuk\lke.xlsx " in score_step(r"masuk\lke.xlsx")
    assert '"LKE ZI.xlsx"' in score_step("LKE ZI.xlsx")
