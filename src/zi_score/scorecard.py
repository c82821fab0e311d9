"""The result of scoring one assessor's answers: a frozen tree of exact figures.

Scores are points, shares are 0..1. Nothing here decides whether a score is enough.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from zi_score.answers import Response
from zi_score.frozen import dataclass
from zi_score.problems import Problem
from zi_score.rubric.catalogue import Level, UnansweredPolicy


class QuestionScore(NamedTuple):
    """What one answer is worth. An answer that does not count has share 0 and is not `counted`."""

    code: str
    title: str
    response: Response
    share: Fraction
    weight: Fraction
    score: Fraction
    counted: bool

    def gain(self, share: Fraction) -> Fraction:
        """The points that another share adds to the score; negative where it takes some."""
        return (share - self.share) * self.weight


class NodeScore(NamedTuple):
    """The score of a component, aspect, area (within one aspect) or indicator, or an area across aspects."""

    code: str
    title: str
    level: Level
    weight: Fraction
    score: Fraction

    @property
    def share(self) -> Fraction:
        """Score over weight, 0..1."""
        return self.score / self.weight


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything that follows from one set of answers under one policy for blanks.

    `lowest` and `highest` are the total with every blank or unreadable answer at its worst and best;
    `as_form` is the total as the form computes it, which skips blanks, or None where the form shows an
    error in its place.
    """

    assessor: str
    policy: UnansweredPolicy
    total: Fraction
    weight: Fraction
    nodes: Mapping[str, NodeScore]
    questions: Mapping[str, QuestionScore]
    areas: Mapping[str, NodeScore]
    lowest: Fraction
    highest: Fraction
    as_form: Fraction | None
    problems: tuple[Problem, ...]

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The codes of the questions that nothing was read for, in order."""
        return tuple(code for code, question in self.questions.items() if not question.counted)

    def points(self, code: str) -> Fraction:
        """The points of a node, an area across aspects, or a question."""
        for group in (self.nodes, self.areas, self.questions):
            if code in group:
                return group[code].score
        raise KeyError(code)
