"""Answers that are supposed in place of those of a workbook: what would be scored if it said so.

No file is edited, and what a person does not suppose stays as the workbook has it.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from zi_score.answers import Answer, AnswerSet, Choice, Counts, Index, Response, TypedShare, Unanswered
from zi_score.frozen import dataclass, replace
from zi_score.given_answers.reading import GivenAnswers, GivenValue
from zi_score.problems import Problem, UnusableInputError, found
from zi_score.rubric.catalogue import Question, Rubric


@dataclass(frozen=True, slots=True)
class Suppositions:
    """Answers that were checked against the rubric of this id; those without an assessor are for the deciding one."""

    rubric: str
    given: GivenAnswers


class Supposed(NamedTuple):
    """One answer that was supposed: the response as the workbook has it, and the answer in its place."""

    response: Response
    answer: Answer


def suppose(
    rubric: Rubric, answers: AnswerSet, given: Mapping[str, GivenValue]
) -> tuple[AnswerSet, tuple[Supposed, ...]]:
    """The answers with those in their place that are given by row, and what was supposed, in the rubric's order.

    Raises `UnusableInputError` for counts that neither the workbook has nor anybody gives.
    """
    by_question: dict[str, dict[str, GivenValue]] = {}
    for row, value in given.items():
        code, _colon, operand = row.partition(":")
        by_question.setdefault(code, {})[operand] = value
    problems: list[Problem] = []
    supposed = []
    for question in rubric.questions.values():
        if values := by_question.get(question.code):
            response = answers.responses[question.code]
            answer = _answer(rubric, question, response, values)
            if isinstance(answer, Problem):
                problems.append(answer)
            else:
                supposed.append(Supposed(response, answer))
    if problems:
        raise UnusableInputError(*problems)
    return replace(answers, responses={**answers.responses, **dict(_responses(supposed))}), tuple(supposed)


def _answer(
    rubric: Rubric, question: Question, response: Response, values: Mapping[str, GivenValue]
) -> Answer | Problem:
    """The answer to a question as values by operand give it, the whole answer by the empty one."""
    kind = rubric.scale_of(question).kind
    if kind == "ratio":
        counts = {**_counts(response.answer), **{key: Fraction(value) for key, value in values.items()}}
        missing = [one.key for one in question.operands if one.key not in counts]
        if missing:
            return found("ZI901", response.location, code=question.code, missing=", ".join(missing))
        return Counts({one.key: counts[one.key] for one in question.operands})
    (value,) = values.values()
    if isinstance(value, Decimal):
        return Index(Fraction(value)) if kind == "index" else TypedShare(Fraction(value), is_asked=True)
    return Choice(str(value))


def _counts(answer: Answer) -> Mapping[str, Fraction]:
    """The counts that the workbook has, also of an answer that still lacks some."""
    if isinstance(answer, Counts):
        return answer.values
    return dict(answer.given) if isinstance(answer, Unanswered) else {}


def _responses(supposed: list[Supposed]) -> Iterator[tuple[str, Response]]:
    for one in supposed:
        yield one.response.question, one.response._replace(answer=one.answer)
