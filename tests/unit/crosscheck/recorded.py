"""Submissions made by hand: answers in memory, and any figures that a workbook might record beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from tests.support.marks import Mark, answer_set
from zi_score.crosscheck import CrossCheck, cross_check
from zi_score.problems import Location
from zi_score.rubric.catalogue import Rubric, UnansweredPolicy
from zi_score.rubric.layout import FormFormula
from zi_score.scorecard import Scorecard
from zi_score.scoring import score
from zi_score.submission import RecordedFigure, Records, Submission

Shown = Mapping[str, str]
"""What a workbook shows, by code: a fraction in writing, or any other text."""


@dataclass(frozen=True)
class Recorded:
    """What a workbook records for one assessor, and how its cells and its form differ from ours."""

    points: Shown = field(default_factory=dict)
    totals: Shown = field(default_factory=dict)
    shares: Shown = field(default_factory=dict)
    quotients: Shown = field(default_factory=dict)
    weights: Shown = field(default_factory=dict)
    damaged: Iterable[str] = ()
    contradicted: Iterable[str] = ()
    formulas: Iterable[FormFormula] = ()
    has_formula: bool | None = None
    has_formulas_beside: bool = True
    """Whether another score of the form has a formula."""
    as_text: Iterable[str] = ()
    """The codes whose figure is stored as text."""


def checked(
    rubric: Rubric, marks: Mapping[str, Mark], recorded: Recorded, policy: UnansweredPolicy = "zero"
) -> tuple[CrossCheck, Scorecard]:
    """The cross-check of these answers with what the workbook records, and the scorecard."""
    answers = answer_set(rubric, marks)
    card = score(rubric, answers, policy)
    groups = (recorded.points, recorded.totals, recorded.shares, recorded.quotients)
    points, totals, shares, quotients = (
        figures(group, recorded.has_formula, column, recorded.as_text) for column, group in enumerate(groups, 1)
    )
    shares |= figures({"beside": "1"}, recorded.has_formulas_beside, 3)
    records = Records(points, totals, shares, quotients)
    submission = Submission(
        path="lke.xlsx",
        sha256="0" * 64,
        sheet="LKE ZI",
        layout="by-hand",
        answer_sets={answers.assessor: answers},
        records={answers.assessor: records},
        weights={code: Fraction(weight) for code, weight in recorded.weights.items()},
        damaged_scales=dict.fromkeys(recorded.damaged, place(1, 10)),
        contradicted_totals={answers.assessor: dict.fromkeys(recorded.contradicted, place(185, 11))},
        formulas={formula.node: formula for formula in recorded.formulas},
        problems={},
    )
    return cross_check(rubric, submission, card), card


def figures(
    shown: Shown, has_formula: bool | None, column: int, as_text: Iterable[str] = ()
) -> dict[str, RecordedFigure]:
    """Recorded figures, each in a row of its own."""
    return {
        code: RecordedFigure(place(row, column), number(text), text, has_formula, code in as_text)
        for row, (code, text) in enumerate(shown.items(), 1)
    }


def number(text: str) -> Fraction | None:
    """The number that a cell shows, or None."""
    try:
        return Fraction(text)
    except ValueError:
        return None


def place(row: int, column: int) -> Location:
    """A cell of the form."""
    return Location(file="lke.xlsx", sheet="LKE ZI", row=row, column=column)
