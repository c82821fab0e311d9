"""One set of answers in, a whole scorecard out."""

from fractions import Fraction

import pytest

from tests.support.marks import answer_set, best_marks, worst_marks
from zi_score.answers import AnswerSet, Response, Unanswered
from zi_score.frozen import replace
from zi_score.problems import Location
from zi_score.rubric.catalogue import Rubric, UnansweredPolicy
from zi_score.scoring import score

CELL = Location(file="lke.xlsx", sheet="LKE ZI", row=8, column=11)


def test_a_scorecard_says_whose_it_is_and_under_which_policy(rubric: Rubric) -> None:
    card = score(rubric, answer_set(rubric, best_marks(rubric), "tpi"), "skip")
    assert (card.assessor, card.policy) == ("tpi", "skip")
    assert card.weight == 100


def test_every_part_carries_its_own_title_level_and_weight(rubric: Rubric) -> None:
    card = score(rubric, answer_set(rubric, worst_marks(rubric)), "zero")
    assert list(card.nodes) == list(rubric.nodes)
    assert list(card.questions) == list(rubric.questions)
    for code, node in rubric.nodes.items():
        ours = card.nodes[code]
        assert (ours.code, ours.title, ours.level, ours.weight) == (code, node.title, node.level, node.weight)
    for code, area in rubric.areas.items():
        whole = card.areas[code]
        assert (whole.code, whole.title, whole.level, whole.weight) == (code, area.title, "area", area.weight)


def test_every_question_carries_its_own_title_weight_and_answer(rubric: Rubric) -> None:
    marks = best_marks(rubric)
    del marks["A.I.1.i.b"]
    answers = answer_set(rubric, marks)
    card = score(rubric, answers, "zero")
    for code, question in rubric.questions.items():
        ours = card.questions[code]
        assert (ours.code, ours.title, ours.weight) == (code, question.title, question.weight)
        assert ours.response == answers.responses[code]
    blank = card.questions["A.I.1.i.b"]
    assert [blank.share, blank.score] == [0, 0]
    assert not blank.counted


def test_a_blank_leaves_open_no_more_than_its_own_weight(rubric: Rubric) -> None:
    marks = worst_marks(rubric)
    del marks["A.I.1.i.b"]
    card = score(rubric, answer_set(rubric, marks), "zero")
    assert [card.lowest, card.highest] == [0, rubric.questions["A.I.1.i.b"].weight]


def test_a_question_that_nobody_answered_at_all_is_unanswered(rubric: Rubric) -> None:
    card = score(rubric, AnswerSet("unit", "Unit", {}), "zero")
    assert card.unanswered == tuple(rubric.questions)
    assert [one.response for one in card.questions.values()] == [
        Response(code, Unanswered()) for code in card.questions
    ]
    assert [card.total, card.lowest, card.highest] == [0, 0, 100]
    assert card.as_form is None


def test_all_blanks_are_one_problem_at_the_first_of_them(rubric: Rubric) -> None:
    marks = best_marks(rubric)
    del marks["A.I.1.i.b"], marks["B.I.b"]
    answers = answer_set(rubric, marks)
    responses = dict(answers.responses)
    responses["A.I.1.i.b"] = responses["A.I.1.i.b"]._replace(location=CELL)
    card = score(rubric, replace(answers, responses=responses), "zero")
    (problem,) = card.problems
    assert (problem.code, problem.location) == ("ZI201", CELL)
    assert (problem.values["count"], problem.values["expected"]) == (2, len(rubric.questions))
    assert (problem.values["code"], problem.values["assessor"]) == ("A.I.1.i.b", answers.title)


def test_an_unreadable_answer_is_unanswered_but_not_blank(rubric: Rubric) -> None:
    card = score(rubric, answer_set(rubric, best_marks(rubric) | {"A.I.1.i.b": "F"}), "zero")
    assert card.unanswered == ("A.I.1.i.b",)
    assert card.problems == ()


@pytest.mark.parametrize(
    ("marks", "as_form"),
    [
        ({}, "100"),
        ({"A.I.1.i.a": None}, "100"),
        ({"A.I.1.i.a": "Tidak", "A.I.1.i.b": None}, "199/2"),
        ({"A.I.1.i.a": None, "A.I.1.i.b": None}, ""),
        ({"A.II.5.i.a": None}, ""),
        ({"B.I.b": None}, ""),
        ({"B.II.a": None}, ""),
        ({"A.II.4.i.a:sasaran": 0}, ""),
        ({"A.II.3.iii.a:pelanggaran_lalu": 0}, "100"),
    ],
)
def test_the_forms_own_figure_skips_blanks_and_is_absent_where_the_form_divides_by_zero(
    rubric: Rubric, marks: dict[str, str | int | None], as_form: str
) -> None:
    given = best_marks(rubric)
    for row, mark in marks.items():
        given.pop(row)
        if mark is not None:
            given[row] = mark
    policies: tuple[UnansweredPolicy, ...] = ("zero", "skip")
    for policy in policies:
        card = score(rubric, answer_set(rubric, given), policy)
        assert card.as_form == (Fraction(as_form) if as_form else None)
