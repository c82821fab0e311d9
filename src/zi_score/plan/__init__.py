"""Plan: one assessor's answers and a target in, the least that must change and how safe the target is out. Pure, exact.

A step raises one answer. Which counts may be raised, the rubric says; survey indices stay as they are.
"""

from zi_score.plan.fragility import fragility
from zi_score.plan.making import make_plan
from zi_score.plan.model import (
    NO_WISHES,
    Assumption,
    Downgrade,
    Fragility,
    FrontierPoint,
    Plan,
    PlannedStep,
    Substitute,
    Wishes,
)

__all__ = [
    "NO_WISHES",
    "Assumption",
    "Downgrade",
    "Fragility",
    "FrontierPoint",
    "Plan",
    "PlannedStep",
    "Substitute",
    "Wishes",
    "fragility",
    "make_plan",
]
