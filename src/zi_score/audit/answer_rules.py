"""Rules about answers that one cell alone does not show: counts among themselves, one assessor against another."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from zi_score.answers import Counts, Response, Unanswered
from zi_score.audit.subject import Subject
from zi_score.problems import Problem, found
from zi_score.scorecard import Scorecard


def counts_beyond_their_limit(subject: Subject) -> Iterator[Problem]:
    """Parts that together are more than the whole they belong to."""
    for answers in subject.submission.answer_sets.values():
        for question in subject.rubric.questions.values():
            answer = answers.responses[question.code].answer
            if not isinstance(answer, Counts):
                continue
            titles = {operand.key: operand.title for operand in question.operands}
            for limit in question.limits:
                total = sum((answer.values[key] for key in limit.parts), Fraction(0))
                if total > answer.values[limit.whole]:
                    yield found(
                        "ZI220",
                        answers.responses[question.code].location,
                        code=question.code,
                        parts=" + ".join(titles[key] for key in limit.parts),
                        sum=total,
                        whole=titles[limit.whole],
                        limit=answer.values[limit.whole],
                    )


def later_answers_without_earlier(subject: Subject) -> Iterator[Problem]:
    """A later tier that answers what the tier before it left blank."""
    for earlier, later in _neighbours(subject):
        for code, response in _answered(later):
            if isinstance(earlier.questions[code].response.answer, Unanswered):
                names = _names(subject, earlier, later)
                yield found("ZI221", response.location, code=code, **names)


def raised_answers(subject: Subject) -> Iterator[Problem]:
    """A later tier that gives more than the tier before it claimed."""
    for earlier, later in _neighbours(subject):
        for code, response in _answered(later):
            before, after = earlier.questions[code], later.questions[code]
            if before.counted and after.counted and after.share > before.share:
                names = _names(subject, earlier, later)
                points = (after.share - before.share) * after.weight
                yield found("ZI222", response.location, code=code, points=points, **names)


def _neighbours(subject: Subject) -> Iterator[tuple[Scorecard, Scorecard]]:
    return iter(pairwise(subject.scorecards.values()))


def _answered(scorecard: Scorecard) -> Iterator[tuple[str, Response]]:
    for code, question in scorecard.questions.items():
        if not isinstance(question.response.answer, Unanswered):
            yield code, question.response


def _names(subject: Subject, earlier: Scorecard, later: Scorecard) -> dict[str, str]:
    sets = subject.submission.answer_sets
    return {"earlier": sets[earlier.assessor].title, "later": sets[later.assessor].title}
