"""Survey indices are not in the unit's hands: what a plan takes them to be, and only where they alone bar a target."""

from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from types import MappingProxyType

from zi_score.answers import Index, Response
from zi_score.planning.model import Assumption, Wishes
from zi_score.rubric.catalogue import Rubric
from zi_score.scorecard import Scorecard
from zi_score.verdict import Verdict

_HUNDREDTHS = 100
"""An index is published with two decimals; the least that is assumed is rounded up to them."""


def assumed_indices(
    rubric: Rubric, present: Scorecard, highest: Scorecard, verdict: Verdict, wishes: Wishes
) -> tuple[Assumption, ...]:
    """The indices that the user named, and the least that others must reach if they alone bar the target.

    `highest` has every answer raised as far as it goes and `verdict` judges it. Where a gate lacks more than all
    indices together can give, nothing is assumed of them.
    """
    return tuple(
        Assumption(code, rubric.questions[code].title, _present(present, code), value, code in wishes.indices)
        for code, value in {**wishes.indices, **_least(rubric, highest, verdict, wishes)}.items()
    )


def _least(rubric: Rubric, highest: Scorecard, verdict: Verdict, wishes: Wishes) -> Mapping[str, Fraction]:
    added: dict[str, Fraction] = {}
    under = {gate.id: rubric.questions_under(gate.code) for gate in verdict.failed}
    # What a narrow gate needs counts for the wider one around it as well.
    for gate in sorted(verdict.failed, key=lambda one: len(under[one.id])):
        lacking = -gate.margin - sum(points for code, points in added.items() if code in under[gate.id])
        for code in under[gate.id]:
            question = highest.questions[code]
            is_free = code not in wishes.indices and code not in wishes.locked
            if lacking > 0 and is_free and rubric.scale_of(rubric.questions[code]).kind == "index":
                more = min(lacking, question.weight - question.score - added.get(code, Fraction(0)))
                added[code] = added.get(code, Fraction(0)) + more
                lacking -= more
        if lacking > 0:
            return MappingProxyType({})
    return {code: _index(rubric, highest, code, points) for code, points in added.items() if points}


def _index(rubric: Rubric, highest: Scorecard, code: str, more: Fraction) -> Fraction:
    scale, question = rubric.scale_of(rubric.questions[code]), highest.questions[code]
    value = scale.minimum + (question.score + more) / question.weight * (scale.maximum - scale.minimum)
    return min(scale.maximum, Fraction(ceil(value * _HUNDREDTHS), _HUNDREDTHS))


def _present(scorecard: Scorecard, code: str) -> Fraction | None:
    answer = scorecard.questions[code].response.answer
    return answer.value if isinstance(answer, Index) else None


def with_indices(responses: Mapping[str, Response], indices: Mapping[str, Fraction]) -> dict[str, Response]:
    """The responses with these indices in place of those that were read."""
    changed = {code: responses[code]._replace(answer=Index(value)) for code, value in indices.items()}
    return {**responses, **changed}
