"""What must hold for any figures that a workbook may record beside its answers."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.support import strategies
from tests.support.marks import Marks
from tests.unit.crosscheck.recorded import Recorded, checked
from zi_score.rubric.catalogue import TOTAL
from zi_score.rubric.library import DEFAULT_RUBRIC, load_rubric, rubric_folder

RUBRIC = load_rubric(rubric_folder(DEFAULT_RUBRIC))
WITH_FIGURES = [*RUBRIC.nodes, *(code for code, one in RUBRIC.questions.items() if one.has_own_weight)]
FIGURE = st.one_of(st.just("#DIV/0!"), st.fractions(0, 60, max_denominator=50).map(str))
SHOWN = st.dictionaries(st.sampled_from(WITH_FIGURES), FIGURE, max_size=12)
FOOT = st.dictionaries(st.sampled_from([node.code for node in RUBRIC.components]), FIGURE)


@given(marks=strategies.marks(RUBRIC), points=SHOWN, foot=FOOT, total=st.fractions(0, 100, max_denominator=50))
def test_23_all_differences_add_up_to_that_of_the_totals(
    marks: Marks, points: dict[str, str], foot: dict[str, str], total: Fraction
) -> None:
    """DESIGN 8: each difference is told once, so their effects account for the recorded total to the last digit."""
    recorded = Recorded(points, {**foot, TOTAL: str(total)}, has_formula=False)
    check, card = checked(RUBRIC, marks, recorded)
    assert card.total + check.explained == total
    assert check.unexplained == 0


@given(marks=strategies.marks(RUBRIC))
def test_24_a_workbook_that_records_our_own_figures_agrees(marks: Marks) -> None:
    """DESIGN 6: without a difference nothing is said."""
    _, card = checked(RUBRIC, marks, Recorded())
    points = {code: str(card.points(code)) for code in WITH_FIGURES}
    foot = {node.code: str(card.points(node.code)) for node in RUBRIC.components}
    check, _ = checked(RUBRIC, marks, Recorded(points, {**foot, TOTAL: str(card.total)}))
    assert check.differences == ()
