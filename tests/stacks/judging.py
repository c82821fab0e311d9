"""What came of a form: right, loud, silently wrong, judged by another regulation, or a crash."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.support.form_edits import Expectation, Truth
from zi_score.outcome import Evaluation
from zi_score.problems import Problem, Severity
from zi_score.rubric.instrument import Instrument
from zi_score.scorecard import QuestionScore, Scorecard
from zi_score.workflows.evaluate import evaluate_workbook

Word = Literal["RIGHT", "LOUD", "SILENT", "LAW", "CRASH"]
ALLOWED: dict[Expectation, tuple[Word, ...]] = {
    "read": ("RIGHT",),
    "loud": ("LOUD", "RIGHT"),
    "either": ("LOUD", "RIGHT"),
}
"""What will do. Where a form has no single right reading nothing can be right, so that only loud remains."""
_MANY_ERRORS = 10
"""So many errors say that the file as a whole is unsound."""


@dataclass(frozen=True)
class Outcome:
    """The word, and what the program said."""

    word: Word
    detail: str

    @property
    def is_silent(self) -> bool:
        """Whether a wrong figure was presented as fine, or none at all."""
        return self.word in ("SILENT", "LAW", "CRASH")


def judged(path: Path, instrument: Instrument, truth: Truth) -> Outcome:
    """Evaluate a workbook and compare it with the truth."""
    try:
        evaluation = evaluate_workbook(path, instrument)
    except Exception as error:  # noqa: BLE001 - any exception is the outcome that is looked for
        return Outcome("CRASH", repr(error))
    return outcome_of(evaluation, truth)


def outcome_of(evaluation: Evaluation, truth: Truth) -> Outcome:
    """Compare an evaluation with the truth."""
    codes = ",".join(dict.fromkeys(problem.code for problem in evaluation.problems))
    submission = evaluation.submission
    if not evaluation.is_usable or submission is None:
        return Outcome("LOUD", f"refused {codes}")
    if evaluation.rubric.id != truth.rubric:
        return Outcome("LAW", evaluation.rubric.id)
    if submission.withheld is not None or not evaluation.verdict_assessor:
        return Outcome("LOUD", f"verdict withheld {codes}")
    hard = [problem for problem in evaluation.problems if problem.severity is not Severity.NOTE]
    word, figures = _compared(evaluation.decisive.scorecard, hard, truth)
    return Outcome(word, f"{figures}; {codes}")


def _compared(card: Scorecard, hard: list[Problem], truth: Truth) -> tuple[Word, str]:
    """The word for a score that was given, and the figures behind it."""
    figures = f"{card.assessor} {float(card.total):.2f}"
    if truth.watched:
        places = {(one.location.sheet, (one.location.row, one.location.column)) for one in hard}
        return "LOUD" if places & truth.watched else "SILENT", figures
    if truth.shares is None:
        return "SILENT", figures
    wrong = [one for code, one in card.questions.items() if (one.share if one.counted else None) != truth.shares[code]]
    if not wrong and card.total == truth.total:
        return "RIGHT", figures
    # A blank is told by ZI201 at its own place, which says nothing of the other answers.
    telling = [problem for problem in hard if problem.code != "ZI201"]
    unnamed = [one for one in wrong if one.counted and not _is_named(one, telling)]
    figures += f" for {float(truth.total):.2f}, {len(unnamed)} of {len(wrong)} wrong unnamed"
    is_unsound = sum(problem.severity is Severity.ERROR for problem in hard) >= _MANY_ERRORS
    return "SILENT" if not is_unsound and (unnamed or not wrong) else "LOUD", figures


def _is_named(wrong: QuestionScore, problems: Iterable[Problem]) -> bool:
    """Whether any problem stands at the row of the answer or names the question."""
    place, parts = wrong.response.location, wrong.code.split(".")
    for problem in problems:
        location = problem.location
        if place.row and location.column and (location.sheet, location.row) == (place.sheet, place.row):
            return True
        # ZI126 names the part of the form that is missing as a whole.
        lengths = (len(parts), 2, 3) if problem.code == "ZI126" else (len(parts),)
        codes = "|".join(re.escape(".".join(parts[:length])) for length in lengths)
        if re.search(rf"(?:{codes})(?![\w.])", problem.message):
            return True
    return False
