"""Two scorecards of one rubric and policy in, what changed between them and the points it moved out."""

from collections.abc import Sequence
from fractions import Fraction

from zi_score.comparison import Comparison, GateChange, Side, compare
from zi_score.rubric.catalogue import Rubric
from zi_score.scorecard import Scorecard
from zi_score.scoring.tree import question_weights
from zi_score.verdict import judge


def compare_sides(rubric: Rubric, before: Side, after: Side) -> Comparison:
    """Compare two sides of the same rubric and policy: what changed, the points it moved, the gates crossed."""
    old, new = _shares(before.scorecard), _shares(after.scorecard)
    policy = before.scorecard.policy

    def mixed_points(code: str, chosen: frozenset[str]) -> Fraction:
        node = rubric.nodes[code]
        shares = {one: side[one] for one in node.questions if one in (side := new if one in chosen else old)}
        worth = question_weights(rubric, node, shares, policy)
        return sum((worth[one] * share for one, share in shares.items()), Fraction(0))

    return compare(rubric, before, after, _gates(rubric, before.scorecard, after.scorecard), mixed_points)


def _shares(card: Scorecard) -> dict[str, Fraction]:
    return {code: question.share for code, question in card.questions.items() if question.counted}


def _gates(rubric: Rubric, before: Scorecard, after: Scorecard) -> Sequence[GateChange]:
    gates = []
    for target in rubric.targets.values():
        old = {gate.id: gate for gate in judge(rubric, before, target).requirements}
        new = {gate.id: gate for gate in judge(rubric, after, target).requirements}
        for name, gate in new.items():
            codes = frozenset(rubric.questions_under(gate.code))
            change = GateChange(
                target.id,
                target.title,
                name,
                gate.title,
                gate.code,
                gate.weight,
                gate.required,
                old[name].actual,
                gate.actual,
                codes,
            )
            gates.append(change)
    return gates
