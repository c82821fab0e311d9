"""What must hold for any two sides: nothing from nothing, mirrored both ways, and parts that make the whole."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import strategies
from tests.support.marks import Marks, answer_set, best_marks
from zi_score.answers import AnswerSet
from zi_score.comparison import ChangeKind, Comparison, Side
from zi_score.rubric.catalogue import UnansweredPolicy
from zi_score.rubric.library import DEFAULT_RUBRIC, load_rubric, rubric_folder
from zi_score.scorecard import Scorecard
from zi_score.scoring import score
from zi_score.workflows.sides import compare_sides

RUBRIC = load_rubric(rubric_folder(DEFAULT_RUBRIC))
POLICIES: tuple[UnansweredPolicy, ...] = ("zero", "skip")
ANY_POLICY = st.sampled_from(POLICIES)
UNREADABLE = st.lists(strategies.question_codes(RUBRIC), max_size=6)
BASE = strategies.marks(RUBRIC)


@st.composite
def any_marks(draw: st.DrawFn) -> Marks:
    """Answers with blanks, and a few that cannot be read."""
    marks = dict(draw(BASE))
    return marks | dict.fromkeys(draw(UNREADABLE), "?")


MIRRORED = {
    ChangeKind.ANSWER_RAISED: {ChangeKind.ANSWER_LOWERED},
    ChangeKind.ANSWER_LOWERED: {ChangeKind.ANSWER_RAISED},
    ChangeKind.ANSWERED: {ChangeKind.BLANKED, ChangeKind.UNREADABLE},
    ChangeKind.BLANKED: {ChangeKind.ANSWERED, ChangeKind.UNREADABLE},
    ChangeKind.UNREADABLE: {ChangeKind.ANSWERED, ChangeKind.BLANKED, ChangeKind.UNREADABLE},
    ChangeKind.COUNT_CHANGED: {ChangeKind.COUNT_CHANGED},
    ChangeKind.ANSWER_CHANGED: {ChangeKind.ANSWER_CHANGED},
}


@settings(max_examples=25)
@given(marks=any_marks(), policy=ANY_POLICY)
def test_01_a_side_against_itself_is_empty(marks: Marks, policy: UnansweredPolicy) -> None:
    comparison = compared(marks, marks, policy)
    assert comparison.is_empty
    assert comparison.points == 0
    assert comparison.crossed == ()
    assert comparison.unchanged == len(RUBRIC.questions)


@settings(max_examples=25)
@given(one=any_marks(), other=any_marks(), policy=ANY_POLICY)
def test_02_the_parts_are_exactly_the_whole(one: Marks, other: Marks, policy: UnansweredPolicy) -> None:
    comparison = compared(one, other, policy)
    assert sum((change.points for change in comparison.changes), Fraction(0)) == comparison.points
    assert sum((area.points for area in comparison.areas), Fraction(0)) == comparison.points
    for gate in comparison.gates:
        assert sum((change.points for change in comparison.deciding(gate)), Fraction(0)) == gate.after - gate.before
    changed = {change.code for change in comparison.changes}
    assert len(changed) + comparison.unchanged == len(RUBRIC.questions)


@settings(max_examples=25)
@given(one=any_marks(), other=any_marks(), policy=ANY_POLICY)
def test_03_backwards_is_the_mirror_image(one: Marks, other: Marks, policy: UnansweredPolicy) -> None:
    there, back = compared(one, other, policy), compared(other, one, policy)
    returned = {change.code: change for change in back.changes}
    assert [change.code for change in there.changes] == list(returned)
    for change in there.changes:
        assert change.points == -returned[change.code].points
        assert returned[change.code].kind in MIRRORED[change.kind]
    lost = {(gate.target, gate.id) for gate in there.gates if gate.is_lost}
    assert lost == {(gate.target, gate.id) for gate in back.gates if gate.is_gained}


@settings(max_examples=25)
@given(one=any_marks(), other=any_marks(), policy=ANY_POLICY)
def test_04_the_order_of_rows_does_not_matter(one: Marks, other: Marks, policy: UnansweredPolicy) -> None:
    reversed_sets = [upside_down(answer_set(RUBRIC, marks)) for marks in (one, other)]
    again = compared_cards(*(score(RUBRIC, answers, policy) for answers in reversed_sets))
    assert again.changes == compared(one, other, policy).changes


@settings(max_examples=25)
@given(code=strategies.question_codes(RUBRIC), policy=ANY_POLICY)
def test_05_one_blanked_answer_is_one_change_with_the_whole_difference(code: str, policy: UnansweredPolicy) -> None:
    marks = best_marks(RUBRIC)
    less = {row: mark for row, mark in marks.items() if row.partition(":")[0] != code}
    comparison = compared(marks, less, policy)
    (change,) = comparison.changes
    assert (change.code, change.kind, change.points) == (code, ChangeKind.BLANKED, comparison.points)


def compared(one: Marks, other: Marks, policy: UnansweredPolicy) -> Comparison:
    return compared_cards(*(score(RUBRIC, answer_set(RUBRIC, marks), policy) for marks in (one, other)))


def compared_cards(before: Scorecard, after: Scorecard) -> Comparison:
    return compare_sides(RUBRIC, *(Side("", one.assessor, "", one) for one in (before, after)))


def upside_down(answers: AnswerSet) -> AnswerSet:
    return AnswerSet(answers.assessor, answers.title, dict(reversed(list(answers.responses.items()))))
