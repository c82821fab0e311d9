"""The gates of an index: the rubric's thresholds in points that rest on one survey question alone, as index values."""

from fractions import Fraction

from zi_score.frozen import dataclass
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.sources import Source


@dataclass(frozen=True, slots=True)
class IndexGate:
    """What one target asks of the index, in points and on the scale of the question."""

    target: str
    target_title: str
    id: str
    title: str
    index: Fraction
    points: Fraction
    source: Source
    confirmed: bool


def index_gates(rubric: Rubric, question: str) -> tuple[IndexGate, ...]:
    """Every gate that looks at the question, or at a part of the LKE that consists of it alone."""
    scale = rubric.scale_of(rubric.questions[question])
    weight = rubric.questions[question].weight
    alone = {question, *(code for code in rubric.nodes if rubric.questions_under(code) == (question,))}
    gates = []
    for target in rubric.targets.values():
        for threshold in (one for one in target.thresholds if one.code in alone):
            points = threshold.minimum * weight if threshold.is_share else threshold.minimum
            index = scale.minimum + points / weight * (scale.maximum - scale.minimum)
            gates.append(
                IndexGate(
                    target=target.id,
                    target_title=target.title,
                    id=threshold.id,
                    title=threshold.title,
                    index=index,
                    points=points,
                    source=threshold.source,
                    confirmed=threshold.confirmed,
                )
            )
    return tuple(gates)


def points_of(rubric: Rubric, question: str, index: Fraction) -> Fraction:
    """What an index earns in the LKE."""
    scale = rubric.scale_of(rubric.questions[question])
    return (index - scale.minimum) / (scale.maximum - scale.minimum) * rubric.questions[question].weight
