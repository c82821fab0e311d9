"""How many respondents a survey needs: the sample for a known number of users, by Krejcie and Morgan."""

from zi_score.exact import round_half_up
from zi_score.rubric.questionnaire import SampleRule


def sample_size(rule: SampleRule, population: int) -> int:
    """X2 N P Q / (d2 (N - 1) + X2 P Q), to the nearest whole number as in the printed table."""
    spread = rule.chi_square * rule.proportion * (1 - rule.proportion)
    size = spread * population / (rule.margin**2 * (population - 1) + spread)
    return int(round_half_up(size, 0))
