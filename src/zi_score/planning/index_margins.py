"""By how much a survey index may fall before a target is lost. No answer of the unit lowers one: it is no downgrade."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from zi_score.answers import Index
from zi_score.problems import Location
from zi_score.rubric.catalogue import Rubric
from zi_score.scorecard import Scorecard
from zi_score.verdict import Requirement, Verdict

_DECIMALS = 10**4
"""An index is published with two decimals; two more show how near a gate is."""


class IndexMargin(NamedTuple):
    """An index on its own scale, the least with which every gate is still met, and the gate that would be lost first.

    `least` is rounded up, so that what is shown is enough. It is the lowest value of the scale where no fall loses the
    target.
    """

    code: str
    title: str
    location: Location
    value: Fraction
    least: Fraction
    gate: Requirement

    @property
    def margin(self) -> Fraction:
        """How far the index may fall."""
        return self.value - self.least


def index_margins(rubric: Rubric, scorecard: Scorecard, verdict: Verdict) -> Iterator[IndexMargin]:
    """Each index that was answered, for a target that is met; the other answers stay as they are."""
    under = [(gate, frozenset(rubric.questions_under(gate.code))) for gate in verdict.requirements]
    for code, question in scorecard.questions.items():
        answer = question.response.answer
        gates = [gate for gate, codes in under if code in codes]
        if not (isinstance(answer, Index) and gates):
            continue
        scale = rubric.scale_of(rubric.questions[code])
        gate = min(gates, key=lambda one: one.margin)
        fall = gate.margin / question.weight * (scale.maximum - scale.minimum)
        least = max(scale.minimum, answer.value - fall)
        shown = min(answer.value, Fraction(ceil(least * _DECIMALS), _DECIMALS))
        yield IndexMargin(code, question.title, question.response.location, answer.value, shown, gate)
