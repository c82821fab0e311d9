"""What was recognised on one sheet: its rows, its columns, and the answers that stand there."""

from functools import cached_property, lru_cache

from zi_score.answers import Unanswered
from zi_score.frozen import dataclass
from zi_score.rubric.catalogue import Rubric
from zi_score.workbook.alignment import REMEMBERED, Alignment
from zi_score.workbook.columns import Columns
from zi_score.workbook.grid import Grid
from zi_score.workbook.responses import ReadAnswers, read_answers


@dataclass(frozen=True, eq=False)
class Form:
    """A sheet that was recognised as a form or as a part of one. It has no slots, for its answers are read once."""

    grid: Grid
    alignment: Alignment
    columns: Columns
    rubric: Rubric

    @property
    def questions(self) -> frozenset[str]:
        """The codes of the questions that were recognised."""
        return _questions(self.alignment)

    @cached_property
    def answers(self) -> tuple[ReadAnswers, ...]:
        """What each assessor answered, the earliest first."""
        columns = self.columns
        return tuple(
            read_answers(
                self.grid,
                columns.layout,
                self.alignment,
                self.rubric,
                one,
                columns.translations[one.answer],
            )
            for one in columns.assessors
        )

    @cached_property
    def answered(self) -> frozenset[str]:
        """The questions that anybody answered; all that were recognised where nobody answered any."""
        given = frozenset(
            code
            for read in self.answers
            for code in self.questions
            if not isinstance(read.answers.responses[code].answer, Unanswered)
        )
        return given or self.questions

    @property
    def is_filled(self) -> bool:
        """Whether anybody has begun to fill it in."""
        return any(one.answers.is_filled for one in self.answers)

    @property
    def weights(self) -> tuple[int, int]:
        """How many of the weights that it shows are the rubric's, of how many."""
        column = self.columns.columns.get("weight", 0)
        evidence = self.columns.evidence.get(column)
        return evidence.weights if evidence else (0, 0)


@lru_cache(maxsize=REMEMBERED)
def _questions(alignment: Alignment) -> frozenset[str]:
    return frozenset(row.code for row, _number in alignment.questions())
