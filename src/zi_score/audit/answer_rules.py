"""Rules about answers that one cell alone does not show: counts among themselves, one assessor against another."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from zi_score.answers import Counts, Response, Unanswered
from zi_score.audit.subject import AuditedWorkbook
from zi_score.problems import Problem, found
from zi_score.scorecard import Scorecard


def counts_beyond_their_limit(subject: AuditedWorkbook) -> Iterator[Problem]:
    """Parts that together are more than the whole they belong to."""
    for answers in subject.submission.answer_sets.values():
        for question in subject.rubric.questions.values():
            answer = answers.responses[question.code].answer
            if not isinstance(answer, Counts):
                continue
            titles = {operand.key: operand.title for operand in question.operands}
            for limit in question.limits:
                total, most = (
                    sum((answer.values[key] for key in keys), Fraction(0)) for keys in (limit.parts, limit.whole)
                )
                if total > most:
                    yield found(
                        "ZI220",
                        answers.responses[question.code].location,
                        code=question.code,
                        parts=" + ".join(titles[key] for key in limit.parts),
                        sum=total,
                        whole=" + ".join(titles[key] for key in limit.whole),
                        limit=most,
                    )


def counts_that_differ(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A count that one indicator asks for twice and that was answered in two ways; told at the later one."""
    places = subject.submission.places
    for answers in subject.submission.answer_sets.values():
        column = places.assessors[answers.assessor]["answer"]
        first: dict[tuple[str, str], tuple[str, Fraction]] = {}
        for question in subject.rubric.questions.values():
            answer = answers.responses[question.code].answer
            if not isinstance(answer, Counts):
                continue
            for operand in question.operands:
                value = answer.values[operand.key]
                earlier, before = first.setdefault((question.parent, operand.key), (question.code, value))
                row = places.rows.get(f"{question.code}:{operand.key}")
                if before != value and row:
                    place = subject.inspection.location(subject.submission.sheet, row, column)
                    values = {"title": operand.title, "count": value, "earlier": earlier, "before": before}
                    yield found("ZI223", place, code=question.code, **values)


def first_tier_left_out(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A later tier that has begun while the first has answered nothing at all."""
    first, *later = subject.submission.answer_sets.values()
    begun = [answers.title for answers in later if answers.is_filled]
    if begun and not first.is_filled:
        places = subject.submission.places
        column = places.assessors[first.assessor]["answer"]
        place = subject.inspection.location(subject.submission.sheet, places.header_row, column)
        yield found("ZI224", place, later=begun[0], earlier=first.title)


def later_answers_without_earlier(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A later tier that answers what the tier before it left blank."""
    for earlier, later in _neighbours(subject):
        if not subject.submission.answer_sets[earlier.assessor].is_filled:
            continue
        for code, response in _answered(later):
            if isinstance(earlier.questions[code].response.answer, Unanswered):
                names = _names(subject, earlier, later)
                yield found("ZI221", response.location, code=code, **names)


def raised_answers(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A later tier that gives more than the tier before it claimed."""
    for earlier, later in _neighbours(subject):
        for code, response in _answered(later):
            before, after = earlier.questions[code], later.questions[code]
            if before.counted and after.counted and after.share > before.share:
                names = _names(subject, earlier, later)
                points = (after.share - before.share) * after.weight
                yield found("ZI222", response.location, code=code, points=points, **names)


def _neighbours(subject: AuditedWorkbook) -> Iterator[tuple[Scorecard, Scorecard]]:
    return iter(pairwise(subject.scorecards.values()))


def _answered(scorecard: Scorecard) -> Iterator[tuple[str, Response]]:
    for code, question in scorecard.questions.items():
        if not isinstance(question.response.answer, Unanswered):
            yield code, question.response


def _names(subject: AuditedWorkbook, earlier: Scorecard, later: Scorecard) -> dict[str, str]:
    sets = subject.submission.answer_sets
    return {"earlier": sets[earlier.assessor].title, "later": sets[later.assessor].title}
