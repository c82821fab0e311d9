"""Scoring: a rubric and one set of answers in, a scorecard out. Pure, exact, and without any verdict."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from zi_score.answers import AnswerSet, Response, Unanswered
from zi_score.exact import total
from zi_score.problems import Problem, found
from zi_score.rubric.catalogue import Rubric, UnansweredPolicy
from zi_score.scorecard import NodeScore, QuestionScore, Scorecard
from zi_score.scoring.questions import AnswerValue, value_answer
from zi_score.scoring.tree import score_tree

__all__ = ["score"]


def score(rubric: Rubric, answers: AnswerSet, policy: UnansweredPolicy) -> Scorecard:
    """Score one assessor's answers.

    Source of the method: the rubric's own scales, weights and policies; a question without a readable
    answer scores 0 or is left out of its mean, as `policy` says.
    """
    responses = {code: answers.responses.get(code, Response(code, Unanswered())) for code in rubric.questions}
    values = {
        code: value
        for code, question in rubric.questions.items()
        if (value := value_answer(rubric, question, responses[code])) is not None
    }
    shares = {code: value.share for code, value in values.items()}
    points = score_tree(rubric, shares, policy)
    best = {code: shares.get(code, Fraction(1)) for code in rubric.questions}
    return Scorecard(
        assessor=answers.assessor,
        policy=policy,
        total=_total(rubric, points),
        weight=rubric.weight,
        nodes={
            node.code: NodeScore(node.code, node.title, node.level, node.weight, points[node.code])
            for node in rubric.nodes.values()
        },
        questions={
            code: QuestionScore(
                code=code,
                title=question.title,
                response=responses[code],
                share=shares.get(code, Fraction(0)),
                weight=question.weight,
                score=points[code],
                counted=code in shares,
            )
            for code, question in rubric.questions.items()
        },
        areas={
            area.code: NodeScore(
                code=area.code,
                title=area.title,
                level="area",
                weight=area.weight,
                score=sum((points[part] for part in area.parts), Fraction(0)),
            )
            for area in rubric.areas.values()
        },
        lowest=_total(rubric, points if policy == "zero" else score_tree(rubric, shares, "zero")),
        highest=_total(rubric, points if policy == "zero" and best == shares else score_tree(rubric, best, "zero")),
        as_form=_as_form(rubric, values, shares),
        problems=(*_blanks(answers, responses), *_remarks(values)),
    )


def _total(rubric: Rubric, points: Mapping[str, Fraction]) -> Fraction:
    return total(points[node.code] for node in rubric.components)


def _as_form(rubric: Rubric, values: Mapping[str, AnswerValue], shares: Mapping[str, Fraction]) -> Fraction | None:
    """The total as the form shows it; a mean without any answer is its #DIV/0!, and reaches the total."""
    if any(value.form_fails for value in values.values()):
        return None
    for node in rubric.nodes.values():
        answered = sum(code in shares for code in node.questions)
        weighted = any(rubric.questions[code].has_own_weight for code in node.questions)
        if node.questions and (answered == 0 or (weighted and answered < len(node.questions))):
            return None
    return _total(rubric, score_tree(rubric, shares, "skip"))


def _blanks(answers: AnswerSet, responses: Mapping[str, Response]) -> Iterator[Problem]:
    """One problem for all blanks, at the first of them; the scorecard lists every one."""
    blank = [one for one in responses.values() if isinstance(one.answer, Unanswered)]
    if blank:
        yield found(
            "ZI201",
            blank[0].location,
            count=len(blank),
            expected=len(responses),
            assessor=answers.title,
            code=blank[0].question,
        )


def _remarks(values: Mapping[str, AnswerValue]) -> Iterator[Problem]:
    return (problem for value in values.values() for problem in value.problems)
