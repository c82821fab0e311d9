"""Accepted findings: which code at which cell, why, and until when. A waiver never changes a score."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from zi_score.problems import NOWHERE, Location, Problem


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that somebody accepted, with a reason and the last day on which that holds.

    `file` and `cell` narrow it down; an empty text means any. `location` is where the waiver is written.
    """

    code: str
    reason: str
    expires: dt.date
    file: str = ""
    cell: str = ""
    location: Location = NOWHERE

    def is_expired(self, today: dt.date) -> bool:
        """Whether its last day has passed."""
        return today > self.expires

    def covers(self, problem: Problem, file: str) -> bool:
        """Whether it speaks of this finding in this file."""
        return (
            self.code == problem.code
            and self.file in ("", file)
            and self.cell in ("", problem.location.within, problem.location.cell)
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, and the waiver that accepts it, if any."""

    problem: Problem
    waiver: Waiver | None = None

    @property
    def is_waived(self) -> bool:
        """Whether somebody accepted it."""
        return self.waiver is not None


def apply_waivers(
    problems: Sequence[Problem], waivers: Sequence[Waiver], file: str, today: dt.date
) -> tuple[Finding, ...]:
    """Each problem as a finding, accepted where a waiver that still holds covers it."""
    holding = [waiver for waiver in waivers if not waiver.is_expired(today)]
    return tuple(
        Finding(problem, next((waiver for waiver in holding if waiver.covers(problem, file)), None))
        for problem in problems
    )
