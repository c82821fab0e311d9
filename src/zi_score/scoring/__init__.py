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

_NONE, _FULL = Fraction(0), Fraction(1)


def score(rubric: Rubric, answers: AnswerSet, policy: UnansweredPolicy) -> Scorecard:
    """Score one assessor's answers.

    Source of the method: the rubric's own scales, weights and policies; a question without a readable
    answer scores 0 or is left out of its mean, as `policy` says.
    """
    responses = {code: answers.responses.get(code) or Response(code, Unanswered()) for code in rubric.questions}
    values = {
        code: value
        for code, question in rubric.questions.items()
        if (value := value_answer(rubric, question, responses[code])) is not None
    }
    shares = {code: value.share for code, value in values.items()}
    points = score_tree(rubric, shares, policy)
    lowest = highest = as_form = sum_of_all = _total(rubric, points)
    if len(shares) < len(rubric.questions):
        # Only where something is blank do the policies differ.
        best = {code: shares.get(code, _FULL) for code in rubric.questions}
        lowest = sum_of_all if policy == "zero" else _total(rubric, score_tree(rubric, shares, "zero"))
        highest = _total(rubric, score_tree(rubric, best, "zero"))
        as_form = _total(rubric, score_tree(rubric, shares, "skip"))
    return Scorecard(
        assessor=answers.assessor,
        policy=policy,
        total=sum_of_all,
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
                share=shares.get(code, _NONE),
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
                score=total(points[part] for part in area.parts),
            )
            for area in rubric.areas.values()
        },
        lowest=lowest,
        highest=highest,
        as_form=None if _form_fails(rubric, values, shares) else as_form,
        problems=(*_blanks(answers, responses), *_remarks(values)),
    )


def _total(rubric: Rubric, points: Mapping[str, Fraction]) -> Fraction:
    return total(points[node.code] for node in rubric.components)


def _form_fails(rubric: Rubric, values: Mapping[str, AnswerValue], shares: Mapping[str, Fraction]) -> bool:
    """Whether the form shows an error as its total: a mean without any answer is its #DIV/0!."""
    if any(value.form_fails for value in values.values()):
        return True
    for node in rubric.nodes.values() if len(shares) < len(rubric.questions) else ():
        answered = sum(code in shares for code in node.questions)
        weighted = any(rubric.questions[code].has_own_weight for code in node.questions)
        if node.questions and (answered == 0 or (weighted and answered < len(node.questions))):
            return True
    return False


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
