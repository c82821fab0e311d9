"""What is known of each column of a sheet beside its texts: its cells, what they bear out, what its title says.

Facts only. What a column is for is decided by whoever asks.
"""

from zi_score.remembered import remembered
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.lexicon import Lexicon
from zi_score.workbook.alignment import Alignment
from zi_score.workbook.columns import SheetRows
from zi_score.workbook.conventions import Translation, asked_rows, translate
from zi_score.workbook.evidence import booleans_among, evidence_of
from zi_score.workbook.grid import CellValue
from zi_score.workbook.titles import NO_TITLE, Said, Title, understand

FEW = 3
"""So many cells are more than a slip, and tell what a column holds whose title says nothing."""
HALF = 0.5
"""At this share a column is what its cells bear out: right ones are at 0.83 and more, any others at 0.2 and less."""
FEWEST_CODES = 8
"""Of fewer codes or markers chance is one."""
_MARKERS = 0.6
_REMEMBERED, _USUAL_LETTERS = 256, 100_000


class ColumnFacts:
    """The columns of one sheet by number, those of its texts aside."""

    def __init__(self, sheet: SheetRows, rubric: Rubric, lexicon: Lexicon) -> None:
        self.sheet, self.rubric, self.lexicon = sheet, rubric, lexicon
        self.asked = asked_rows(sheet.alignment, rubric)
        columns = enumerate(sheet.grid.columns(), 1)
        self.cells = {number: cells for number, cells in columns if number not in sheet.texts.columns}
        self._booleans = {number: booleans_among(cells) for number, cells in self.cells.items()}
        self.evidence = {
            number: evidence_of(cells, sheet.alignment, rubric, self._booleans[number])
            for number, cells in self.cells.items()
        }
        # Known titles of the sheet itself count before those of another part of the form.
        known = [one for one in (sheet.like, sheet.header) if one]
        self.known_columns = {name: number for one in known for name, number in one.columns.items()}
        self.known_assessors = {found.answer: found for one in known for found in one.assessors}
        self._said = {number: understand(title, lexicon) for number, title in sheet.titles.items()}
        self._translations: dict[tuple[int, int], Translation] = {}

    def title(self, number: int) -> Title:
        """What stands above a column."""
        return self.sheet.titles.get(number, NO_TITLE)

    def said(self, number: int) -> Said:
        """What its title says."""
        return self._said.get(number, Said())

    def translation(self, number: int, criteria: int = 0) -> Translation:
        """Its cells read as answers, which may repeat the options that the column of criteria lists."""
        place = number, criteria
        if place not in self._translations:
            cells, listed = self.cells[number], self.cells.get(criteria, ())
            form = self.sheet.alignment, self.rubric, self.lexicon
            self._translations[place] = _translated(cells, self._booleans[number], listed, *form)
        return self._translations[place]

    def are_markers(self, number: int) -> bool:
        """Whether it repeats the markers of the rows."""
        fits, of = self.evidence[number].markers
        return of >= FEWEST_CODES and fits >= _MARKERS * of


def are_answers(translation: Translation) -> bool:
    """Whether a column holds answers: judged by its lettered rows, for two-option ones agree with much else."""
    fits, of = translation.lettered if translation.lettered[1] >= FEW else translation.options
    return fits >= FEW and fits >= HALF * of


# What stands beside the answers in one workbook stands there in many.
@remembered(_REMEMBERED, _USUAL_LETTERS)
def _translated(
    cells: tuple[CellValue, ...],
    _booleans: tuple[bool, ...],
    listed: tuple[CellValue, ...],
    alignment: Alignment,
    rubric: Rubric,
    lexicon: Lexicon,
) -> Translation:
    return translate(cells, asked_rows(alignment, rubric), lexicon, listed)
