"""Reports of plans. They compute nothing and decide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from zi_score.outcome import Evaluation
    from zi_score.planning.model import Plan


class HasPlans(Protocol):
    """A workbook with its plans, as the workflow hands it on."""

    @property
    def evaluation(self) -> Evaluation:
        """The workbook as it was evaluated."""

    @property
    def plans(self) -> tuple[Plan, ...]:
        """One plan for each target."""
