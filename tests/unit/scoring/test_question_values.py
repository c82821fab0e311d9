"""What one answer is worth: a table for every kind of answer."""

from fractions import Fraction

import pytest

from zi_score.answers import Answer, Choice, Counts, Index, Response, TypedShare, Unanswered, Unreadable
from zi_score.frozen import replace
from zi_score.problems import Location
from zi_score.rubric.catalogue import Rubric
from zi_score.scoring.questions import value_answer

CELL = Location(file="lke.xlsx", sheet="LKE ZI", row=9, column=11)
TARGETS, VIOLATIONS, COMPLAINTS = "A.II.4.i.a", "A.II.3.iii.a", "A.II.5.ii.a"


def targets(due: int, reached: int) -> Counts:
    return Counts({"sasaran": Fraction(due), "sasaran_tercapai": Fraction(reached)})


def violations(before: int, now: int) -> Counts:
    values = {"pelanggaran_lalu": before, "pelanggaran_ini": now, "pelanggaran_disanksi": 0}
    return Counts({key: Fraction(value) for key, value in values.items()})


def complaints(due: int, done: int) -> Counts:
    values = {"pengaduan_wajib": due, "pengaduan_proses": 0, "pengaduan_selesai": done}
    return Counts({key: Fraction(value) for key, value in values.items()})


@pytest.mark.parametrize(
    ("code", "answer", "share"),
    [
        ("A.I.1.i.a", Choice("Ya"), "1"),
        ("A.I.1.i.a", Choice("Tidak"), "0"),
        ("A.I.1.i.b", Choice("A"), "1"),
        ("A.I.1.i.b", Choice("B"), "1/2"),
        ("A.I.1.i.b", Choice("C"), "0"),
        ("A.I.3.v.a", Choice("B"), "67/100"),
        ("A.I.3.v.a", Choice("C"), "33/100"),
        ("A.I.3.v.a", Choice("D"), "0"),
        ("A.I.2.i.b", Choice("B"), "3/4"),
        ("A.I.2.i.b", Choice("D"), "1/4"),
        ("A.I.2.i.b", Choice("E"), "0"),
        ("B.I.a", Index(Fraction(4)), "1"),
        ("B.I.a", Index(Fraction("3.6")), "9/10"),
        ("B.I.a", Index(Fraction(0)), "0"),
        (TARGETS, TypedShare(Fraction("0.85")), "17/20"),
        (TARGETS, targets(7, 1), "1/7"),
        (TARGETS, targets(10, 0), "0"),
        (VIOLATIONS, violations(8, 2), "3/4"),
        (VIOLATIONS, violations(10, 0), "1"),
        (VIOLATIONS, violations(10, 10), "0"),
    ],
)
def test_an_answer_has_the_share_that_the_rubric_gives_it(
    rubric: Rubric, code: str, answer: Answer, share: str
) -> None:
    value = value_answer(rubric, rubric.questions[code], Response(code, answer, CELL))
    assert value is not None
    assert value.share == Fraction(share)
    assert value.problems == ()
    assert not value.form_fails


@pytest.mark.parametrize(
    ("code", "answer", "share", "problem", "form_fails"),
    [
        (TARGETS, targets(10, 12), 1, "ZI212", False),
        (VIOLATIONS, violations(10, 13), 0, "ZI212", False),
        (VIOLATIONS, violations(0, 0), 1, "ZI213", False),
        (VIOLATIONS, violations(0, 3), 0, "ZI213", True),
        (COMPLAINTS, complaints(0, 0), 1, "ZI213", True),
        (COMPLAINTS, complaints(0, 2), 1, "ZI213", True),
        (TARGETS, targets(0, 0), 0, "ZI213", True),
        (TARGETS, targets(0, 5), 0, "ZI213", True),
    ],
)
def test_a_ratio_outside_its_limits_or_over_zero_says_so_at_its_cell(
    rubric: Rubric, code: str, answer: Answer, share: int, problem: str, form_fails: bool
) -> None:
    value = value_answer(rubric, rubric.questions[code], Response(code, answer, CELL))
    assert value is not None
    assert value.share == share
    assert value.form_fails is form_fails
    assert [(one.code, one.location) for one in value.problems] == [(problem, CELL)]


def test_what_is_said_of_a_ratio_names_its_question_and_figures(rubric: Rubric) -> None:
    question = rubric.questions[TARGETS]
    assert question.ratio
    over_one = value_answer(rubric, question, Response(TARGETS, targets(10, 12), CELL))
    over_zero = value_answer(rubric, question, Response(TARGETS, targets(0, 5), CELL))
    assert over_one
    assert over_zero
    assert over_one.problems[0].values == {"code": TARGETS, "ratio": Fraction(6, 5), "share": 1}
    rule = question.ratio.over_zero
    assert over_zero.problems[0].values == {"code": TARGETS, "share": rule.share, "reason": rule.reason}


@pytest.mark.parametrize(("index", "share"), [("1", "0"), ("2", "1/3"), ("4", "1")])
def test_an_index_counts_from_the_least_of_its_scale(rubric: Rubric, index: str, share: str) -> None:
    question = rubric.questions["B.I.a"]
    scale = replace(rubric.scale_of(question), minimum=Fraction(1), maximum=Fraction(4))
    other = replace(rubric, scales={**rubric.scales, question.scale: scale})
    value = value_answer(other, question, Response("B.I.a", Index(Fraction(index)), CELL))
    assert value
    assert value.share == Fraction(share)


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        (TARGETS, Unanswered()),
        (TARGETS, Unanswered(missing=("sasaran",))),
        ("A.I.1.i.b", Unreadable("F")),
        ("A.I.1.i.b", Counts({})),
    ],
)
def test_what_is_no_answer_has_no_value_rather_than_a_value_of_0(rubric: Rubric, code: str, answer: Answer) -> None:
    assert value_answer(rubric, rubric.questions[code], Response(code, answer, CELL)) is None
