"""From one answer to its share of a question's weight, 0..1. The rubric says how; nothing is rounded."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from zi_score.answers import Answer, Choice, Counts, Index, Response, TypedShare
from zi_score.exact import clamp_share, total
from zi_score.problems import Problem, found
from zi_score.rubric.catalogue import Question, Ratio, Rubric


class AnswerValue(NamedTuple):
    """The share that an answer earns, and what is worth saying about how it came about.

    `form_fails` tells that the circulating form divides by zero here.
    """

    share: Fraction
    problems: tuple[Problem, ...] = ()
    form_fails: bool = False


def value_answer(rubric: Rubric, question: Question, response: Response) -> AnswerValue | None:
    """The share that a response earns, or None where there is nothing to value."""
    answer: Answer = response.answer
    # A `match` of the kinds takes a quarter longer, and nearly every question is a choice.
    if isinstance(answer, Choice):
        return AnswerValue(rubric.scale_of(question).options[answer.option])
    if isinstance(answer, Index):
        scale = rubric.scale_of(question)
        return AnswerValue((answer.value - scale.minimum) / (scale.maximum - scale.minimum))
    if isinstance(answer, TypedShare):
        return AnswerValue(answer.value)
    if isinstance(answer, Counts) and question.ratio:
        return _value_ratio(question.code, question.ratio, answer.values, response)
    return None


def _value_ratio(code: str, ratio: Ratio, counts: Mapping[str, Fraction], response: Response) -> AnswerValue:
    numerator = combined(ratio.numerator, counts)
    denominator = combined(ratio.denominator, counts)
    if denominator == 0:
        rule = ratio.over_zero if numerator else ratio.zero_over_zero
        note = found("ZI213", response.location, code=code, share=rule.share, reason=rule.reason)
        return AnswerValue(rule.share, (note,), form_fails=rule.form_fails)
    quotient = numerator / denominator
    share = clamp_share(quotient)
    if share == quotient:
        return AnswerValue(share)
    limited = found("ZI212", response.location, code=code, ratio=quotient, share=share)
    return AnswerValue(share, (limited,))


def combined(coefficients: Mapping[str, Fraction], counts: Mapping[str, Fraction]) -> Fraction:
    """The sum of counts, each times its coefficient."""
    return total([counts[key] if factor == 1 else factor * counts[key] for key, factor in coefficients.items()])
