"""The sample of Krejcie and Morgan, against the figures of their table."""

import pytest

from zi_score.rubric.questionnaires import load_questionnaire
from zi_score.survey.sample import sample_size


@pytest.mark.parametrize(
    ("population", "size"),
    [(1, 1), (10, 10), (20, 19), (50, 44), (100, 80), (500, 217), (1_000, 278), (10_000, 370), (1_000_000, 384)],
)
def test_the_size_of_the_sample(population: int, size: int) -> None:
    rule = load_questionnaire("spkp-1-6").sample
    assert rule is not None
    assert sample_size(rule, population) == size
