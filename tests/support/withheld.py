"""Evaluations whose verdict is withheld, and readings, for the tests of everything that shows them."""

from zi_score.frozen import replace
from zi_score.outcome import Evaluation
from zi_score.problems import Location, found, worst_first
from zi_score.submission import ColumnReading, ColumnRole, Withheld

CHOOSE = "--column tpi=R"


def withheld_in(evaluation: Evaluation) -> Evaluation:
    """The same workbook with a column R that may be a later assessor's: scored, and without a verdict."""
    submission = evaluation.submission
    assert submission
    place = Location(file=evaluation.path, sheet=submission.sheet, row=3, column=18)
    problem = found("ZI157", place, columns="R", choose=CHOOSE)
    return replace(
        evaluation,
        submission=replace(submission, withheld=Withheld("ZI157", (place,), CHOOSE)),
        assessments=tuple(replace(one, verdicts=()) for one in evaluation.assessments),
        verdict_assessor="",
        problems=worst_first([*evaluation.problems, problem]),
    )


def read_in(evaluation: Evaluation) -> Evaluation:
    """The same workbook with what each of four columns was understood as."""
    submission = evaluation.submission
    assert submission

    def column(
        number: int, title: str, role: ColumnRole, assessor: str = "", fits: int = 0, of: int = 0
    ) -> ColumnReading:
        place = Location(file=evaluation.path, sheet=submission.sheet, row=3, column=number)
        return ColumnReading(place, title, role, assessor, fits, of)

    reading = (
        column(18, "Jawaban [TPI]", "answer", "tpi", 60, 62),
        column(2, "Penilaian", "item", fits=113, of=113),
        column(11, "Jawaban Unit", "answer", "unit", 113, 113),
        column(19, "Lain-lain", "unexplained"),
    )
    return replace(evaluation, submission=replace(submission, reading=reading))
