"""From shares to points: indicators take the mean of their questions, everything above is a plain sum."""

from collections.abc import Mapping
from fractions import Fraction

from zi_score.exact import total
from zi_score.rubric.catalogue import Node, Rubric, UnansweredPolicy

Shares = Mapping[str, Fraction]
"""Share by question code; a question that does not count is absent."""
_NONE = Fraction(0)


def score_tree(rubric: Rubric, shares: Shares, policy: UnansweredPolicy) -> dict[str, Fraction]:
    """The points of every node and question, by code.

    Under ``zero`` an absent question scores 0. Under ``skip`` the mean of an indicator is taken over the
    answered questions alone, as the circulating form does; one without any answer scores 0.
    """
    points: dict[str, Fraction] = {}
    for node in reversed(list(rubric.nodes.values())):
        worth = question_weights(rubric, node, shares, policy) if node.questions else {}
        for code, weight in worth.items():
            share = shares.get(code, _NONE)
            points[code] = weight if share == 1 else weight * share
        points[node.code] = total([points[code] for code in (*worth, *node.children)])
    return points


def question_weights(rubric: Rubric, node: Node, shares: Shares, policy: UnansweredPolicy) -> dict[str, Fraction]:
    """What each question of a node is worth in points, given which of them are answered."""
    weights = {code: rubric.questions[code].weight for code in node.questions}
    if policy == "zero" or any(rubric.questions[code].has_own_weight for code in node.questions):
        return weights
    answered = [code for code in node.questions if code in shares]
    return {code: node.weight / len(answered) if code in shares else _NONE for code in node.questions}
