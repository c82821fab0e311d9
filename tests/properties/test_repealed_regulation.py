"""What holds for any answers under PermenPANRB 52/2014, whose instrument has another shape than that of 2021."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import strategies
from tests.support.marks import Marks, answer_set
from zi_score.explanation import Derivation
from zi_score.rubric.catalogue import TOTAL, UnansweredPolicy
from zi_score.rubric.library import load_rubric, rubric_folder
from zi_score.scoring import score
from zi_score.verdict import judge

RUBRIC = load_rubric(rubric_folder("permenpanrb-52-2014"))
POLICIES: tuple[UnansweredPolicy, ...] = ("zero", "skip")


@settings(max_examples=40)
@given(marks=strategies.marks(RUBRIC), policy=st.sampled_from(POLICIES))
def test_parts_add_up_within_their_weights_and_every_figure_is_derived_as_it_was_scored(
    marks: Marks, policy: UnansweredPolicy
) -> None:
    """Appendix, p. 26-43: the weights of every part, and nothing above them."""
    card = score(RUBRIC, answer_set(RUBRIC, marks), policy)
    derivation = Derivation(RUBRIC, card)
    assert derivation.points(TOTAL).value == card.total == sum(card.points(one.code) for one in RUBRIC.components)
    for code, node in RUBRIC.nodes.items():
        parts = (*node.children, *node.questions)
        assert 0 <= card.points(code) <= node.weight
        assert card.points(code) == sum((card.points(part) for part in parts), Fraction(0))
        assert derivation.points(code).value == card.points(code)
    for target in RUBRIC.targets.values():
        verdict = judge(RUBRIC, card, target)
        for gate in verdict.requirements:
            trace = derivation.gate(verdict, gate)
            assert (trace.actual.value, trace.required.value) == (gate.actual, gate.required)


@settings(max_examples=60)
@given(marks=strategies.nearly_best_marks(RUBRIC))
def test_whoever_meets_wbbm_meets_wbk_and_clean_government_is_no_sum_of_its_minima(marks: Marks) -> None:
    """Chapter III.B.4: each gate of WBBM asks for no less; 13.5 and 3.5 are not yet 18."""
    card = score(RUBRIC, answer_set(RUBRIC, marks), "zero")
    lower, higher = (judge(RUBRIC, card, RUBRIC.targets[name]) for name in ("wbk", "wbbm"))
    assert lower.is_met or not higher.is_met
    met = {gate.id: gate.is_met for gate in lower.requirements}
    assert met["bersih"] == (card.points("H.1") >= 18)
    assert set(met) == {"total", "bersih", "survei_korupsi", "tlhp"}
