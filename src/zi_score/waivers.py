"""Accepted findings: which code at which cell, why, and until when. A waiver never changes a score."""

import datetime as dt
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from zi_score.frozen import dataclass
from zi_score.problems import NOWHERE, Location, Problem, found


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

    def speaks_of(self, workbook: str) -> bool:
        """Whether it is about the workbook at this path: any, one of that name, or the one at that very place.

        A place is a path from the folder of the settings file.
        """
        if self.file in ("", Path(workbook).name):
            return True
        place = Path(self.location.file).parent / self.file
        return "/" in self.file and os.path.abspath(workbook) == os.path.abspath(place)  # noqa: PTH100 - keeps links

    def covers(self, problem: Problem, workbook: str) -> bool:
        """Whether it speaks of this finding in the workbook at this path."""
        return (
            self.code == problem.code
            and self.cell in ("", problem.location.within, problem.location.cell)
            and self.speaks_of(workbook)
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


def current_day() -> dt.date:
    """The day that expiry is judged by: that of UTC, the same wherever a check runs."""
    return dt.datetime.now(tz=dt.UTC).date()


def apply_waivers(
    problems: Sequence[Problem], waivers: Sequence[Waiver], workbook: str, today: dt.date
) -> tuple[Finding, ...]:
    """Each problem as a finding, accepted where a waiver that still holds covers it."""
    holding = [waiver for waiver in waivers if not waiver.is_expired(today)]
    return tuple(
        Finding(problem, next((waiver for waiver in holding if waiver.covers(problem, workbook)), None))
        for problem in problems
    )


def judge_waivers(
    waivers: Sequence[Waiver], examined: Mapping[str, Sequence[Problem]], unusable: Sequence[str], today: dt.date
) -> Iterator[Problem]:
    """Every waiver that has expired, or that covers nothing in any workbook of the whole run that it speaks of.

    `examined` has what was found in each workbook by its path. Of a workbook in `unusable` nobody knows
    what would have been found, so a waiver that speaks of one is not called unused.
    """
    for waiver in waivers:
        spoken_of = [workbook for workbook in examined if waiver.speaks_of(workbook)]
        if waiver.is_expired(today):
            yield found("ZI710", waiver.location, code=waiver.code, expires=waiver.expires)
        elif (
            spoken_of
            and not any(waiver.speaks_of(workbook) for workbook in unusable)
            and not any(waiver.covers(problem, workbook) for workbook in spoken_of for problem in examined[workbook])
        ):
            yield found("ZI711", waiver.location, code=waiver.code)
