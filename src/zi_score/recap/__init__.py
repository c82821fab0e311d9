"""The recap: one row for each workbook, ranked, filtered and summed up. Rows are figures; nothing is scored here."""

from collections.abc import Sequence

from zi_score.frozen import dataclass
from zi_score.recap.copies import with_copies_marked
from zi_score.recap.criteria import Criteria, CriteriaError, parse_criteria
from zi_score.recap.frame import Frame, FrameGate, Part
from zi_score.recap.making import row_of, unusable_row
from zi_score.recap.ranking import Ranking, SortError, known_figures, rank
from zi_score.recap.row import FewestChanges, GateOutcome, RecapRow, RowFinding, frames_of
from zi_score.recap.summary import Bin, Summary, summary_of

__all__ = [
    "Bin",
    "CriteriaError",
    "FewestChanges",
    "Frame",
    "FrameGate",
    "GateOutcome",
    "Part",
    "Ranking",
    "Recap",
    "RecapRow",
    "RowFinding",
    "SortError",
    "Summary",
    "parse_criteria",
    "recap_of",
    "row_of",
    "summary_of",
    "unusable_row",
]


@dataclass(frozen=True, slots=True)
class Recap:
    """All rows of a run: a ranking for each rubric, and those without a verdict, which no filter hides.

    `withheld` could be scored, yet a later assessor may have judged them in what was not understood; `unfilled` are
    those in which the deciding assessor has not answered anything.
    """

    rankings: tuple[Ranking, ...]
    unusable: tuple[RecapRow, ...]
    withheld: tuple[RecapRow, ...] = ()
    unfilled: tuple[RecapRow, ...] = ()

    @property
    def unranked(self) -> tuple[RecapRow, ...]:
        """Every row without a verdict."""
        return (*self.unfilled, *self.withheld, *self.unusable)


def recap_of(
    rows: Sequence[RecapRow], sort: str = "total", criteria: Criteria | None = None, *, is_reversed: bool = False
) -> Recap:
    """Mark copies, rank and filter. Raises `SortError` and `CriteriaError` for what no row of this run has."""
    wanted = criteria or Criteria()
    rows = with_copies_marked(rows)
    frames = frames_of(rows)
    if frames:
        targets = tuple(dict.fromkeys(target for frame in frames for target, _title in frame.targets))
        wanted.require_known(known_figures(rows), targets)
    rankings = rank(rows, sort, is_reversed=is_reversed, is_wanted=wanted.hold)
    withheld = tuple(row for row in rows if row.withheld)
    unfilled = tuple(row for row in rows if row.is_unfilled)
    unusable = tuple(row for row in rows if not (row.frame or row.withheld or row.is_unfilled))
    return Recap(rankings, unusable, withheld, unfilled)
