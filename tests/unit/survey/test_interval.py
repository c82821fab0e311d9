"""The bootstrap: exact means, the same for the same seed, and as wide as the answers differ."""

from fractions import Fraction
from statistics import fmean, stdev

import pytest

from zi_score.rubric.questionnaire import AnswerScale
from zi_score.rubric.questionnaires import load_questionnaire
from zi_score.survey import interval as module
from zi_score.survey.interval import Interval, interval, resampled_means

ONE, FOUR, SIX = Fraction(1), Fraction(4), Fraction(6)


@pytest.fixture
def scale() -> AnswerScale:
    return load_questionnaire("spkp-1-6").scale


def test_equal_answers_have_no_width(scale: AnswerScale) -> None:
    means = resampled_means([[FOUR, SIX]] * 10, scale, 1)
    assert set(means) == {(FOUR, SIX)}
    assert interval([one[0] for one in means]) == Interval(FOUR, FOUR)


def test_each_mean_is_one_of_those_that_drawing_can_give(scale: AnswerScale) -> None:
    means = resampled_means([[ONE, SIX], [SIX, ONE], [FOUR, FOUR]], scale, 1)
    assert all((3 * first).denominator == 1 and ONE <= first <= SIX for first, _second in means)
    # Whole respondents are drawn, so what two columns of one respondent add up to is kept.
    assert all(7 <= first + second <= 8 for first, second in means)


def test_a_blank_takes_no_part_and_a_column_without_answers_no_resample(scale: AnswerScale) -> None:
    means = resampled_means([[SIX, None], [SIX, FOUR]], scale, 1)
    assert set(means) == {(SIX, FOUR)}
    assert len(means) < module.RESAMPLES


def test_the_same_seed_draws_the_same(scale: AnswerScale) -> None:
    answers = [[Fraction(1 + number % 6)] for number in range(30)]
    assert resampled_means(answers, scale, 7) == resampled_means(answers, scale, 7)
    assert resampled_means(answers, scale, 7) != resampled_means(answers, scale, 8)


def test_one_respondent_has_no_interval(scale: AnswerScale) -> None:
    assert resampled_means([[SIX]], scale, 1) == []
    assert interval([]) is None


def test_the_interval_is_about_that_of_the_normal_approximation(
    scale: AnswerScale, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RESAMPLES", 2_000)
    answers = [1 + (7 * number) % 6 for number in range(300)]
    found = interval([one[0] for one in resampled_means([[Fraction(one)] for one in answers], scale, 1)])
    assert found is not None
    half = 1.96 * stdev(answers) / 300**0.5
    assert float(found.low) == pytest.approx(fmean(answers) - half, abs=0.03)
    assert float(found.high) == pytest.approx(fmean(answers) + half, abs=0.03)


def test_a_bound_is_straddled_when_some_of_the_interval_reaches_it_and_some_does_not() -> None:
    around = Interval(Fraction(3), Fraction(4))
    bounds = [Fraction(bound, 2) for bound in (5, 6, 7, 8, 9)]
    assert [around.straddles(bound) for bound in bounds] == [False, False, True, True, False]


def test_the_middle_95_percent_is_kept() -> None:
    assert interval([Fraction(number) for number in reversed(range(2_000))]) == Interval(Fraction(50), Fraction(1949))


def test_very_many_respondents_are_resampled_in_groups_and_give_the_same_interval(
    scale: AnswerScale, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RESAMPLES", 500)
    monkeypatch.setattr(module, "_MOST_UNITS", 500)
    answers = [Fraction(1 + number * 7919 % 101 % 6) for number in range(5_001)]
    found = interval([one[0] for one in resampled_means([[one] for one in answers], scale, 3)])
    mean, error = fmean(answers), stdev(map(float, answers)) / len(answers) ** 0.5
    assert found is not None
    assert float(found.low) == pytest.approx(mean - 1.96 * error, abs=0.4 * error)
    assert float(found.high) == pytest.approx(mean + 1.96 * error, abs=0.4 * error)
