"""What every audit rule is given: the facts of one workbook and what followed from them."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from zi_score.frozen import dataclass
from zi_score.inspection import Inspection
from zi_score.problems import Problem
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout, LayoutRow
from zi_score.scorecard import Scorecard
from zi_score.submission import Submission


@dataclass(frozen=True, slots=True, eq=False)
class AuditedWorkbook:
    """One workbook under audit, with the scorecards of the assessors who have begun, first tier first.

    Like no other, so that what is found out about it can be remembered.
    """

    rubric: Rubric
    layout: Layout
    inspection: Inspection
    scorecards: Mapping[str, Scorecard]

    @property
    def submission(self) -> Submission:
        """What was read from it."""
        return self.inspection.submission

    @property
    def item_columns(self) -> tuple[int, ...]:
        """The columns of markers and item texts."""
        return self.submission.places.item_columns

    def rows(self, *kinds: str) -> Iterator[tuple[LayoutRow, int]]:
        """The form's rows of these kinds that the workbook has, each with its row there."""
        return iter(_located_rows(self, kinds))

    def columns(self, name: str) -> Iterator[tuple[str, int]]:
        """Each assessor who has such a column, with its number."""
        for assessor, columns in self.submission.places.assessors.items():
            if name in columns:
                yield assessor, columns[name]


@lru_cache(maxsize=12)
def _located_rows(subject: AuditedWorkbook, kinds: tuple[str, ...]) -> tuple[tuple[LayoutRow, int], ...]:
    """Asked for by most rules, one after another, about the same workbook."""
    known = subject.submission.places.rows
    return tuple(
        (row, known[row.identity]) for row in subject.layout.rows if row.kind in kinds and row.identity in known
    )


Rule = Callable[[AuditedWorkbook], Iterator[Problem]]
"""One thing to look for: a subject in, every place where it is found out."""
