"""Evaluations made in memory, for the tests of the reports."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tests.support.marks import Mark, answer_set
from zi_score.answers import AnswerSet
from zi_score.crosscheck import CrossCheck, Difference
from zi_score.frozen import replace
from zi_score.outcome import Assessment, Evaluation
from zi_score.problems import Location, Problem, found, worst_first
from zi_score.rubric.catalogue import Rubric, UnansweredPolicy
from zi_score.scorecard import Scorecard
from zi_score.scoring import score
from zi_score.submission import RecordedFigure, Submission
from zi_score.verdict import judge


def evaluation(
    rubric: Rubric,
    *marks: Mapping[str, Mark],
    path: str = "lke.xlsx",
    sheet: str = "LKE ZI",
    total: str = "",
    policy: UnansweredPolicy = "zero",
    as_form: str = "",
    recorded: str = "",
    titles: Sequence[str] = ("Unit", "TPI", "TPI kedua"),
    problems: Sequence[Problem] = (),
    differences: Sequence[Difference] = (),
) -> Evaluation:
    """One workbook; each set of marks is one more assessor, and `total` overrides the last one's total."""
    sets = [
        placed(answer_set(rubric, one, name), path, sheet)
        for one, name in zip(marks, ("unit", "tpi", "tpi-2"), strict=False)
    ]
    cards = [score(rubric, answers, policy) for answers in sets]
    if total:
        cards[-1] = replace(cards[-1], total=Fraction(total))
    if as_form:
        cards[-1] = replace(cards[-1], as_form=Fraction(as_form))
    assessments = tuple(
        assessment(rubric, card, title, differences, recorded) for card, title in zip(cards, titles, strict=False)
    )
    submission = Submission(
        path=path,
        sha256="0" * 64,
        sheet=sheet,
        layout="lampiran-iii-2021",
        answer_sets={answers.assessor: answers for answers in sets},
        records={},
        weights={},
        damaged_scales={},
        contradicted_totals={},
        formulas={},
        problems={},
    )
    decisive = cards[-1].assessor
    return Evaluation(path, rubric, submission, assessments, decisive, worst_first(list(problems)))


def assessment(
    rubric: Rubric, card: Scorecard, title: str, differences: Sequence[Difference], recorded: str
) -> Assessment:
    verdicts = tuple(judge(rubric, card, target) for target in rubric.targets.values())
    figure = None
    if recorded or differences:
        value = card.total + sum((one.points for one in differences), Fraction(0))
        figure = RecordedFigure(Location(sheet="LKE ZI", row=208, column=12), value, recorded)
    if figure and recorded:
        figure = figure._replace(value=None if recorded.startswith("#") else Fraction(recorded))
    checked = CrossCheck(figure, card.total, tuple(differences), ())
    return Assessment(title, card, verdicts, checked, ())


def placed(answers: AnswerSet, path: str, sheet: str) -> AnswerSet:
    """The same answers, each in a cell of its own."""
    responses = {
        code: response._replace(location=Location(file=path, sheet=sheet, row=row, column=11))
        for row, (code, response) in enumerate(answers.responses.items(), start=8)
    }
    return replace(answers, responses=responses)


def unusable(rubric: Rubric, path: str = "rusak.xlsx") -> Evaluation:
    """An input that cannot be read."""
    return Evaluation(path, rubric, problems=(found("ZI106", Location(file=path), reason="zip"),))
