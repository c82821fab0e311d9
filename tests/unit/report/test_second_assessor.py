"""On the card of the total, another assessor is above or below the one who leads: a sign alone has two readings."""

import pytest

from tests.support.marks import best_marks
from tests.unit.report.outcomes import evaluation
from zi_score.report.evaluation.verdicts import verdict_cards
from zi_score.rubric.catalogue import Rubric


@pytest.mark.parametrize(
    ("unit", "tpi", "expected"),
    [
        (4, 3, "Unit 100,00, 4,3750 di atas TPI"),
        (3, 4, "Unit 95,63, 4,3750 di bawah TPI"),
        (4, 4, "Unit 100,00, sama dengan TPI"),
    ],
)
def test_the_difference_says_who_is_higher(rubric: Rubric, unit: int, tpi: int, expected: str) -> None:
    best = best_marks(rubric)
    cards = verdict_cards(evaluation(rubric, best | {"B.I.a": unit}, best | {"B.I.a": tpi}))
    assert expected in cards.cards[0].lines
