"""What another answer would do, for each kind of answer, and what a question is a part of."""

from fractions import Fraction

import pytest

from tests.support.marks import Mark, best_marks
from tests.unit.report.outcomes import evaluation
from zi_score.answers import Choice, Counts, Index, TypedShare, Unanswered, Unreadable
from zi_score.explanation import Explanation, Operation, Subject, SubjectKind, subject_named
from zi_score.explanation.steps import derived
from zi_score.rubric.catalogue import Rubric
from zi_score.workflows.explain import explain

RATIO = "A.II.1.i.a"
COUNTS = {f"{RATIO}:agen_perubahan": 2, f"{RATIO}:perubahan_dibuat": 4}


def explained(rubric: Rubric, code: str, **rows: Mark) -> Explanation:
    marks = {row: mark for row, mark in best_marks(rubric).items() if not row.startswith(code)}
    marks |= rows
    return explain(evaluation(rubric, marks), Subject(SubjectKind.QUESTION, code))


def answers(explanation: Explanation) -> list[object]:
    return [other.question.response.answer for other in explanation.alternatives]


def test_a_choice_is_weighed_against_every_option(rubric: Rubric) -> None:
    marks = best_marks(rubric) | {"A.I.1.i.a": "Tidak"}
    explanation = explain(evaluation(rubric, marks), Subject(SubjectKind.QUESTION, "A.I.1.i.a"))
    best, present = explanation.alternatives
    assert answers(explanation) == [Choice("Ya"), Choice("Tidak")]
    assert (best.is_present, present.is_present) == (False, True)
    assert best.difference == rubric.questions["A.I.1.i.a"].weight
    assert best.total == rubric.weight


def test_each_option_has_its_label_and_nothing_else_has_one(rubric: Rubric) -> None:
    labels = rubric.questions["A.I.1.i.a"].labels
    blank = explained(rubric, "A.I.1.i.a")
    assert [other.label for other in blank.alternatives] == [None, labels["Ya"], labels["Tidak"]]
    counts = explained(rubric, RATIO, **COUNTS)
    assert [other.label for other in counts.alternatives] == [None] * len(counts.alternatives)


def test_a_blank_is_present_beside_every_option(rubric: Rubric) -> None:
    assert answers(explained(rubric, "A.I.1.i.a")) == [Unanswered(), Choice("Ya"), Choice("Tidak")]


def test_an_unreadable_answer_is_present_beside_every_option(rubric: Rubric) -> None:
    explanation = explained(rubric, "A.I.1.i.a", **{"A.I.1.i.a": "mungkin"})
    assert answers(explanation)[0] == Unreadable("mungkin")
    assert explanation.alternatives[0].is_present


def test_a_blank_index_is_weighed_against_its_ends(rubric: Rubric) -> None:
    survey = next(code for code, one in rubric.questions.items() if rubric.scale_of(one).kind == "index")
    assert answers(explained(rubric, survey)) == [Unanswered(), Index(Fraction(4)), Index(Fraction(0))]


def test_an_index_at_its_end_has_one_step_only(rubric: Rubric) -> None:
    survey = next(code for code, one in rubric.questions.items() if rubric.scale_of(one).kind == "index")
    assert answers(explained(rubric, survey, **{survey: 4})) == [Index(Fraction(4)), Index(Fraction(39, 10))]


def test_blank_counts_are_weighed_against_the_whole_range(rubric: Rubric) -> None:
    assert answers(explained(rubric, RATIO)) == [Unanswered(), TypedShare(Fraction(1)), TypedShare(Fraction(0))]


def test_a_typed_percentage_steps_by_a_tenth(rubric: Rubric) -> None:
    explanation = explained(rubric, RATIO, **{RATIO: 0.95})
    assert answers(explanation) == [TypedShare(Fraction(19, 20)), TypedShare(Fraction(17, 20))]
    share = next(step for step in explanation.roots[0].inputs if step.id == f"{RATIO}:share")
    assert (share.operation, share.value) == (Operation.ANSWER, Fraction(19, 20))


def test_counts_change_by_one_and_stay_possible(rubric: Rubric) -> None:
    limited = next(one for one in rubric.questions.values() if one.limits)
    limit = limited.limits[0]
    rows = {f"{limited.code}:{one.key}": 1 if one.key in limit.parts else 3 for one in limited.operands}
    explanation = explained(rubric, limited.code, **rows)
    given = [one.values for one in answers(explanation) if isinstance(one, Counts)]
    assert len(given) > 1
    for counts in given:
        assert min(counts.values()) >= 0
        assert sum(counts[part] for part in limit.parts) <= sum(counts[part] for part in limit.whole)


def test_no_count_becomes_negative(rubric: Rubric) -> None:
    explanation = explained(rubric, RATIO, **dict.fromkeys(COUNTS, 0))
    given = [one.values for one in answers(explanation) if isinstance(one, Counts)]
    assert all(min(counts.values()) >= 0 for counts in given)


def test_a_question_is_a_part_of_its_nodes_its_area_and_the_whole(rubric: Rubric) -> None:
    codes = [part.code for part in explained(rubric, "A.I.1.i.a").within]
    assert codes == ["A.I.1.i", "A.I.1", "A.I", "A", "A.1", "total"]
    survey = next(code for code, one in rubric.questions.items() if rubric.scale_of(one).kind == "index")
    assert [part.code for part in explained(rubric, survey).within][-2:] == [survey.split(".")[0], "total"]


@pytest.mark.parametrize("name", ["", "TOTAL", "total"])
def test_an_empty_name_is_the_total(rubric: Rubric, name: str) -> None:
    assert subject_named(rubric, name) == Subject(SubjectKind.TOTAL, "total")


def test_what_the_rubric_does_not_know_is_no_subject(rubric: Rubric) -> None:
    assert subject_named(rubric, "wbk.tidak-ada") is None


def test_nothing_is_derived_by_an_operation_without_inputs() -> None:
    with pytest.raises(ValueError, match="answer"):
        derived("x", Operation.ANSWER, ())
