"""Naming the change of one answer: what kind it is, or none at all."""

from zi_score.answers import Counts, Unanswered, Unreadable
from zi_score.comparison.model import ChangeKind
from zi_score.scorecard import QuestionScore


def answer_change(before: QuestionScore, after: QuestionScore) -> ChangeKind | None:
    """The kind of change between two answers to the same question; None where they are the same."""
    kind: ChangeKind | None = None
    match before.response.answer, after.response.answer:
        case Unanswered(), Unanswered():
            # Which counts a blank still lacks is not told by every kind of file, and is worth nothing.
            pass
        case old, new if old == new:
            pass
        case _, Unreadable():
            kind = ChangeKind.UNREADABLE
        case _, Unanswered():
            kind = ChangeKind.BLANKED
        case Unanswered() | Unreadable(), _:
            kind = ChangeKind.ANSWERED
        case (Counts(), _) | (_, Counts()):
            kind = ChangeKind.COUNT_CHANGED
        case _ if before.share == after.share:
            kind = ChangeKind.ANSWER_CHANGED
        case _:
            kind = ChangeKind.ANSWER_RAISED if after.share > before.share else ChangeKind.ANSWER_LOWERED
    return kind
