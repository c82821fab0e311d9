"""What must hold for any answers at all. Each invariant has a number and names the article it enforces.

Page numbers cite PermenPANRB 90/2021.
"""

from collections.abc import Iterable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import strategies
from tests.support.marks import Marks, answer_set, best_marks, question_numerator, worst_marks
from zi_score.answers import AnswerSet
from zi_score.exact import decimal_text, round_half_up
from zi_score.rubric.catalogue import UnansweredPolicy
from zi_score.rubric.library import DEFAULT_RUBRIC, load_rubric, rubric_folder
from zi_score.scorecard import Scorecard
from zi_score.scoring import score
from zi_score.verdict import judge

RUBRIC = load_rubric(rubric_folder(DEFAULT_RUBRIC))
POLICIES: tuple[UnansweredPolicy, ...] = ("zero", "skip")
ANY_MARKS = strategies.marks(RUBRIC)
ANY_POLICY = st.sampled_from(POLICIES)
ANY_QUESTION = strategies.question_codes(RUBRIC)


@given(marks=ANY_MARKS, policy=ANY_POLICY)
def test_01_no_score_is_below_0_or_above_its_weight(marks: Marks, policy: UnansweredPolicy) -> None:
    """Table 3, p. 43: a weight is the most that its part can give."""
    card = scored(marks, policy)
    for part in (*card.nodes.values(), *card.areas.values()):
        assert 0 <= part.score <= part.weight, part.code
        assert 0 <= part.share <= 1, part.code
    for code, question in card.questions.items():
        assert 0 <= question.share <= 1, code
        assert 0 <= question.score <= RUBRIC.nodes[RUBRIC.questions[code].parent].weight, code
    assert 0 <= card.total <= card.weight


@given(marks=ANY_MARKS, policy=ANY_POLICY)
def test_02_every_part_is_the_sum_of_its_parts(marks: Marks, policy: UnansweredPolicy) -> None:
    """Table 3, p. 43: component, aspect, area and indicator are plain sums; an area counts both its aspects."""
    card = scored(marks, policy)
    for code, node in RUBRIC.nodes.items():
        parts = (*node.children, *node.questions)
        assert card.points(code) == sum((card.points(part) for part in parts), Fraction(0)), code
    for code, area in RUBRIC.areas.items():
        assert card.areas[code].score == sum((card.points(part) for part in area.parts), Fraction(0)), code
    assert card.total == sum((card.points(node.code) for node in RUBRIC.components), Fraction(0))


@given(marks=ANY_MARKS, code=ANY_QUESTION, data=st.data())
def test_03_answering_a_blank_never_lowers_any_score(marks: Marks, code: str, data: st.DataObject) -> None:
    """Policy `unanswered`: a blank is worth no more than the worst answer."""
    answer = data.draw(strategies.answers(RUBRIC, RUBRIC.questions[code]))
    blank = without(marks, code)
    assert_nowhere_lower(scored(blank), scored(blank | answer))


@given(marks=ANY_MARKS, code=ANY_QUESTION, data=st.data())
def test_04_improving_an_answer_never_lowers_any_score(marks: Marks, code: str, data: st.DataObject) -> None:
    """Lampiran III, p. 66-87: options and indices rise with what was done, ratios with what they count."""
    worse, better = data.draw(improvements(code))
    rest = without(marks, code)
    assert_nowhere_lower(scored(rest | worse), scored(rest | better))


@pytest.mark.parametrize("policy", POLICIES)
def test_05_all_best_is_the_whole_and_all_worst_is_nothing(policy: UnansweredPolicy) -> None:
    """Table 3, p. 43: the weights add up to 100, and no answer is worth less than 0."""
    best, worst = scored(best_marks(RUBRIC), policy), scored(worst_marks(RUBRIC), policy)
    assert best.total == best.lowest == best.highest == best.as_form == RUBRIC.weight == 100
    assert all(part.score == part.weight for part in (*best.nodes.values(), *best.areas.values()))
    assert worst.total == worst.lowest == worst.highest == worst.as_form == 0
    assert not any(part.score for part in (*worst.nodes.values(), *worst.areas.values()))


@given(marks=ANY_MARKS, code=ANY_QUESTION, policy=ANY_POLICY, data=st.data())
def test_06_one_changed_answer_changes_only_what_contains_it(
    marks: Marks, code: str, policy: UnansweredPolicy, data: st.DataObject
) -> None:
    """Lampiran III: a question counts in its own indicator, area and component, and nowhere else."""
    other = data.draw(st.one_of(st.just({}), strategies.answers(RUBRIC, RUBRIC.questions[code])))
    before, after = scored(marks, policy), scored(without(marks, code) | other, policy)
    above = set(ancestors(code))
    for node, figure in before.nodes.items():
        assert node in above or after.nodes[node] == figure, node
    for area, figure in before.areas.items():
        assert above & set(RUBRIC.areas[area].parts) or after.areas[area] == figure, area
    for question, worth in before.questions.items():
        assert question == code or after.questions[question].share == worth.share, question


@given(marks=ANY_MARKS, policy=ANY_POLICY, data=st.data())
def test_07_the_order_of_answers_does_not_matter(marks: Marks, policy: UnansweredPolicy, data: st.DataObject) -> None:
    """K12: the same answers in any order, or scored twice, are the same scorecard."""
    answers = answer_set(RUBRIC, marks)
    shuffled = data.draw(st.permutations(list(answers.responses.items())))
    reordered = AnswerSet(answers.assessor, answers.title, dict(shuffled))
    assert score(RUBRIC, answers, policy) == score(RUBRIC, reordered, policy) == score(RUBRIC, answers, policy)


@given(marks=strategies.nearly_best_marks(RUBRIC))
def test_08_whoever_meets_a_gate_of_the_higher_target_meets_it_for_the_lower(marks: Marks) -> None:
    """Table 6, p. 58: WBBM asks for no less than WBK at any gate."""
    card = scored(marks)
    for target in RUBRIC.targets.values():
        if not target.requires:
            continue
        higher, lower = judge(RUBRIC, card, target), judge(RUBRIC, card, RUBRIC.targets[target.requires])
        easier = {one.id: one for one in lower.requirements}
        for one in higher.requirements:
            assert one.required >= easier[one.id].required, one.id
            assert easier[one.id].is_met or not one.is_met, one.id
        assert lower.is_met or not higher.is_met


@given(marks=st.one_of(ANY_MARKS, strategies.nearly_best_marks(RUBRIC)), places=st.integers(0, 4))
def test_09_what_is_displayed_never_contradicts_the_verdict(marks: Marks, places: int) -> None:
    """Policy `rounding`: the unrounded value decides, and what is read says the same."""
    card = scored(marks)
    for target in RUBRIC.targets.values():
        verdict = judge(RUBRIC, card, target)
        assert verdict.is_met == (not verdict.failed) == all(one.is_met for one in verdict.requirements)
        for one in verdict.requirements:
            assert one.is_met == (one.actual >= one.required) == (one.margin >= 0), one.id
            written = Fraction(decimal_text(one.actual, places, [one.required]))
            assert (written >= one.required) == one.is_met, one.id
            lacking = Fraction(decimal_text(one.margin, places, [Fraction(0)]))
            assert (lacking >= 0) == one.is_met, one.id
            assert one.is_rounding_sensitive == ((round_half_up(one.actual, 2) >= one.required) != one.is_met), one.id


@given(actual=st.fractions(0, 100), required=st.fractions(0, 100, max_denominator=100), places=st.integers(0, 3))
def test_10_a_number_next_to_a_threshold_is_never_written_across_it(
    actual: Fraction, required: Fraction, places: int
) -> None:
    """DESIGN 5: 74.996 is not printed as 75.00 beside "not met"."""
    written = Fraction(decimal_text(actual, places, [required]))
    assert (written >= required) == (actual >= required)


@given(marks=ANY_MARKS, policy=ANY_POLICY)
def test_11_the_total_lies_within_its_range(marks: Marks, policy: UnansweredPolicy) -> None:
    """Policy `unanswered`: the range goes from all blanks worst to all blanks best, whichever policy scores them."""
    card = scored(marks, policy)
    assert 0 <= card.lowest <= card.total <= card.highest <= card.weight
    assert policy == "skip" or card.total == card.lowest
    if not card.unanswered:
        assert card.lowest == card.total == card.highest


@given(marks=ANY_MARKS)
def test_12_leaving_blanks_out_never_lowers_any_score(marks: Marks) -> None:
    """Policy `unanswered`: the form's mean skips blanks, so its figure is never below the one with blanks as 0."""
    strict, lenient = scored(marks, "zero"), scored(marks, "skip")
    assert_nowhere_lower(strict, lenient)
    assert strict.as_form == lenient.as_form
    if strict.as_form is not None:
        assert strict.as_form == lenient.total
        assert strict.total <= strict.as_form <= strict.highest
        assert strict.unanswered or strict.as_form == strict.total


@given(marks=ANY_MARKS, data=st.data())
def test_13_the_range_is_reached_by_filling_the_blanks(marks: Marks, data: st.DataObject) -> None:
    """Policy `unanswered`: the worst and the best answers to what is blank give the ends of the range."""
    card = scored(marks)
    blank = set(card.unanswered)
    ends = [
        scored(marks | {row: mark for row, mark in full(RUBRIC).items() if row.split(":")[0] in blank}).total
        for full in (worst_marks, best_marks)
    ]
    assert ends == [card.lowest, card.highest]
    filled = {
        row: mark
        for code in sorted(blank)
        for row, mark in data.draw(strategies.answers(RUBRIC, RUBRIC.questions[code])).items()
    }
    assert card.lowest <= scored(marks | filled).total <= card.highest


def scored(marks: Marks, policy: UnansweredPolicy = "zero") -> Scorecard:
    """The scorecard of answers in memory."""
    return score(RUBRIC, answer_set(RUBRIC, marks), policy)


def without(marks: Marks, code: str) -> Marks:
    """The same answers, with one question blank."""
    return {row: mark for row, mark in marks.items() if row.split(":")[0] != code}


def assert_nowhere_lower(before: Scorecard, after: Scorecard) -> None:
    """No figure of the second scorecard is below the first's."""
    for code, node in (*before.nodes.items(), *before.areas.items()):
        assert after.points(code) >= node.score, code
    assert after.total >= before.total


def ancestors(code: str) -> Iterable[str]:
    """Every node above a question."""
    parent = RUBRIC.questions[code].parent
    while parent:
        yield parent
        parent = RUBRIC.nodes[parent].parent


@st.composite
def improvements(draw: st.DrawFn, code: str) -> tuple[Marks, Marks]:
    """A worse and a better answer to one question, by the regulation's own order of them."""
    question = RUBRIC.questions[code]
    scale = RUBRIC.scale_of(question)
    if question.ratio:
        moved = question_numerator(question)
        row = f"{code}:{moved}"
        counts = draw(strategies.counts(question))
        fewer, more = sorted([int(counts[row]), draw(st.integers(0, 20_000_000))])
        rises = question.ratio.numerator[moved] > 0
        return counts | {row: fewer if rises else more}, counts | {row: more if rises else fewer}
    if scale.kind == "choice":
        options = list(scale.options)
        best, worst = sorted(draw(st.tuples(*[st.integers(0, len(options) - 1)] * 2)))
        return {code: options[worst]}, {code: options[best]}
    low, high = sorted(draw(st.tuples(*[strategies.answers(RUBRIC, question)] * 2)), key=lambda one: one[code])
    return low, high
