"""The derivation of any answers gives exactly the figures of the scorecard, under both rules for blanks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import strategies
from tests.support.marks import Marks, answer_set
from zi_score.explanation import Derivation
from zi_score.rubric.catalogue import TOTAL, UnansweredPolicy
from zi_score.rubric.library import DEFAULT_RUBRIC, load_rubric, rubric_folder
from zi_score.scoring import score
from zi_score.verdict import judge

RUBRIC = load_rubric(rubric_folder(DEFAULT_RUBRIC))
POLICIES: tuple[UnansweredPolicy, ...] = ("zero", "skip")


@settings(max_examples=30)
@given(marks=strategies.marks(RUBRIC), policy=st.sampled_from(POLICIES))
def test_every_figure_is_derived_as_it_was_scored(marks: Marks, policy: UnansweredPolicy) -> None:
    card = score(RUBRIC, answer_set(RUBRIC, marks), policy)
    derivation = Derivation(RUBRIC, card)
    assert derivation.points(TOTAL).value == card.total
    for code in (*card.nodes, *card.areas, *card.questions):
        assert derivation.points(code).value == card.points(code)
    for target in RUBRIC.targets.values():
        verdict = judge(RUBRIC, card, target)
        for gate in verdict.requirements:
            trace = derivation.gate(verdict, gate)
            assert (trace.actual.value, trace.required.value) == (gate.actual, gate.required)
            assert trace.margin.value == gate.margin
