"""How safe the targets are that a workbook meets: what one line of an evaluation says, and a plan in full."""

from zi_score.outcome import Evaluation
from zi_score.planning.fragility import Falling, Fragility, fragility


def weaknesses(evaluation: Evaluation) -> tuple[Fragility, ...]:
    """How safe each target is that the deciding assessor meets, without the answers on which it hangs.

    The evaluation must be decided. Where blanks are left out of a mean, an answer has no worth of its own that could
    be lost.
    """
    deciding = evaluation.decisive
    if deciding.scorecard.policy == "skip":
        return ()
    met = (verdict for verdict in deciding.verdicts if verdict.is_met)
    falling = Falling(evaluation.rubric, deciding.scorecard)
    return tuple(fragility(falling, one, with_answers=False) for one in met)
