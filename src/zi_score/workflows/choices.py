"""What a user may choose about an evaluation, as every workflow passes it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.frozen import dataclass

if TYPE_CHECKING:
    from zi_score.rubric.catalogue import UnansweredPolicy


@dataclass(frozen=True, slots=True)
class Choices:
    """What a user may choose about an evaluation. Empty means: what the rubric or the workbook says."""

    targets: tuple[str, ...] = ()
    assessor: str = ""
    unanswered: UnansweredPolicy | None = None
    sheet: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    """Whose answers stand in which column: ``("tpi", "R")``; overrules what its title says."""
    settings: tuple[tuple[str, str], ...] = ()
    """Which of these a settings file states, and where: ``("assessor", "zi-score.toml:2")``."""


DEFAULT_CHOICES = Choices()
