"""Edited forms and forms from the field whose right reading is known: read exactly, or never presented as fine."""

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.stacks.judging import ALLOWED
from zi_score.outcome import Evaluation
from zi_score.problems import Severity
from zi_score.rubric.instrument import load_instrument
from zi_score.rubric.library import DEFAULT_RUBRIC
from zi_score.workflows.evaluate import evaluate_workbook

FOLDERS = ("edited", "field")
MOST_READ = Fraction(97, 100)
UNSOUND = 10
"""So many errors say themselves that a file is not to be trusted."""


@pytest.mark.parametrize("folder", FOLDERS)
def test_given_forms_are_read_or_loud(folder: str, workbooks: Path) -> None:
    instrument = load_instrument()
    forms = workbooks.parent / "forms" / folder
    if not forms.is_dir():
        pytest.skip(f"the shared forms are absent: no folder {forms.name} beside the real workbooks")
    truth: dict[str, Any] = json.loads((forms / "truth.json").read_text(encoding="utf-8"))
    outcomes = {name: outcome(evaluate_workbook(forms / name, instrument), told) for name, told in truth.items()}
    silent = {name: word for name, word in outcomes.items() if word not in ALLOWED["either"]}
    assert not silent
    reads = [name for name, told in truth.items() if told["expected"] == "read"]
    short = [name for name in reads if outcomes[name] != "RIGHT"]
    assert len(short) <= (1 - MOST_READ) * len(reads), short


def outcome(evaluation: Evaluation, told: dict[str, Any]) -> str:
    """RIGHT, LOUD, SILENT or LAW, as for forms of our own."""
    if not evaluation.is_usable or not evaluation.is_decided:
        return "LOUD"
    if evaluation.rubric.id != told.get("rubric", DEFAULT_RUBRIC):
        return "LAW"
    card = evaluation.decisive.scorecard
    hard = [one for one in evaluation.problems if one.severity is not Severity.NOTE and one.code != "ZI201"]
    if "watch" in told:
        places = "|".join(told["watch"])
        return "LOUD" if any(re.fullmatch(places, one.location.cell) for one in hard) else "SILENT"
    if told.get("total") is not None and card.total == Fraction(told["total"]) and not wrong(evaluation, told):
        return "RIGHT"
    if sum(one.severity is Severity.ERROR for one in hard) >= UNSOUND:
        return "LOUD"
    rows = {one.location.row for one in hard}
    texts = " ".join(one.message for one in hard)
    unnamed = [
        code
        for code in wrong(evaluation, told)
        if card.questions[code].counted
        and card.questions[code].response.location.row not in rows
        and not re.search(rf"{re.escape(code)}(?![\w.])", texts)
    ]
    return "SILENT" if unnamed or ("shares" not in told and told["expected"] != "read") else "LOUD"


def wrong(evaluation: Evaluation, told: dict[str, Any]) -> list[str]:
    """The questions whose share is another one than a person reads."""
    questions = evaluation.decisive.scorecard.questions
    return [
        code
        for code, share in told.get("shares", {}).items()
        if (share is None) == questions[code].counted
        or (share is not None and abs(questions[code].share - Fraction(share)) > Fraction(1, 10**9))
    ]
