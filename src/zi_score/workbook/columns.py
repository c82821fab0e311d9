"""What each column of a recognised form is for: what its cells bear out decides, its title says whose it is.

Nothing is passed over silently: what stands at questions and is not understood is handed on by column.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.rubric.lexicon import Lexicon
from zi_score.workbook.alignment import Alignment
from zi_score.workbook.conventions import Translation, asked_rows, translate
from zi_score.workbook.evidence import ColumnEvidence, evidence_of
from zi_score.workbook.grid import CellValue, Grid, written_number
from zi_score.workbook.header import FoundAssessor, Header
from zi_score.workbook.leftovers import Leftovers
from zi_score.workbook.option_columns import find_option_columns
from zi_score.workbook.ownership import Candidate, Doubt, Ownership, assign
from zi_score.workbook.texts import TextColumns
from zi_score.workbook.titles import NO_TITLE, Said, Title, understand

_HALF = 0.5
"""At this share a column is what its cells bear out: right ones are at 0.83 and more, any others at 0.2 and less."""
_FEW = 3
"""So many cells tell what a column holds whose title says nothing."""
_FEWEST_WEIGHTS, _FEWEST_CODES = 8, 8
"""Fewer weights, a column of full marks shows as well; fewer codes, chance does."""
_MARKERS = 0.6
_MOST_ARE = 0.8
_BESIDES_ANSWERS = frozenset({"score", "share", "note", "evidence", "weight", "scale", "id"})
_OTHERS = ("score", "share", "note", "evidence")


class Columns(NamedTuple):
    """The columns of one sheet of a form.

    `columns` has those of the form by name, `assessors` those of each assessor from the earliest to the last, and
    `translations` what the answers say in plain values. `doubts` are by why they are none of these: ``later`` may hold
    a later assessor's judgement, ``rivals`` and ``unnamed`` are answers whose owner nobody can tell, ``passed_over``
    are no answers of this assessment, and ``unexplained`` is whatever else stands at questions.
    """

    layout: Layout
    row: int
    columns: Mapping[str, int]
    item_columns: tuple[int, ...]
    assessors: tuple[FoundAssessor, ...]
    missing: tuple[str, ...]
    titles: Mapping[int, Title]
    evidence: Mapping[int, ColumnEvidence]
    translations: Mapping[int, Translation]
    doubts: Mapping[str, tuple[Doubt, ...]]
    prose: tuple[int, ...]

    def title(self, column: int) -> str:
        """What stands above a column, or a dash."""
        return self.titles.get(column, NO_TITLE).shown or "-"


class Sheet(NamedTuple):
    """What is known of a sheet before its columns: where its texts stand, which rows they are, what stands above."""

    grid: Grid
    texts: TextColumns
    alignment: Alignment
    layout: Layout
    header: Header | None
    titles: Mapping[int, Title]
    like: Columns | None = None
    """The columns of another part of the same form, for a sheet that has no titles of its own."""


def classify(sheet: Sheet, rubric: Rubric, lexicon: Lexicon, chosen: Mapping[int, str]) -> Columns:
    """Every column of a sheet by what it is for; `chosen` are the answer columns that the user names, by number."""
    return _Classifier(sheet, rubric, lexicon, chosen).columns_of_the_sheet()


class _Classifier:
    """Takes the columns one kind after another; what was taken is not looked at again."""

    def __init__(self, sheet: Sheet, rubric: Rubric, lexicon: Lexicon, chosen: Mapping[int, str]) -> None:
        self.sheet, self.rubric, self.lexicon, self.chosen = sheet, rubric, lexicon, chosen
        self.asked = asked_rows(sheet.alignment, rubric)
        width = max(map(len, sheet.grid.rows), default=0)
        self.cells: dict[int, list[CellValue]] = {
            number: sheet.grid.column(number) for number in range(1, width + 1) if number not in sheet.texts.columns
        }
        self.evidence = {one: evidence_of(cells, sheet.alignment, rubric) for one, cells in self.cells.items()}
        self.said = {number: understand(title, lexicon) for number, title in sheet.titles.items()}
        # Known titles of the sheet itself count before those of another part of the form.
        known = [one for one in (sheet.like, sheet.header) if one]
        self.known_columns = {name: number for one in known for name, number in one.columns.items()}
        self.known_assessors = {found.answer: found for one in known for found in one.assessors}
        self.columns: dict[str, int] = {"item": sheet.texts.columns[0]}
        self.taken = set(sheet.texts.columns)
        self.translations: dict[int, Translation] = {}

    def columns_of_the_sheet(self) -> Columns:
        self._take_form_columns()
        candidates = self._candidates()
        titles = {one.id: one.title for one in (*self.sheet.layout.assessors, *self.sheet.layout.variants)}
        ownership = assign(candidates, titles, len(self.asked), self.lexicon)
        self.taken |= {one.column for one in candidates}
        assessors = self._with_others(ownership)
        leftovers = Leftovers(
            self.cells,
            self.evidence,
            self.sheet.titles,
            self.said,
            self.taken,
            self.asked,
            ownership,
            self.rubric,
            self.lexicon,
        )
        doubts = leftovers.doubts(assessors)
        row = next((self.sheet.titles[one.answer].row for one in assessors if one.answer in self.sheet.titles), 0)
        return Columns(
            layout=self.sheet.layout,
            row=row or (self.sheet.header.row if self.sheet.header else max(self.sheet.texts.first_row - 1, 1)),
            columns=self.columns,
            item_columns=self.sheet.texts.columns,
            assessors=assessors,
            missing=tuple(
                column.title
                for name, column in self.sheet.layout.columns.items()
                if name not in self.columns and not column.optional
            ),
            titles=self.sheet.titles,
            evidence=self.evidence,
            translations=self.translations,
            doubts=doubts,
            prose=tuple(leftovers.prose),
        )

    # The columns of the form itself.

    def _take_form_columns(self) -> None:
        known = self.known_columns
        nodes = sum(row.kind == "node" for row in self.sheet.alignment.rows)
        enough = max(_FEW, min(_FEWEST_WEIGHTS, nodes // 2))
        by_title = known.get("weight", 0) or self._titled("weight", nodes)
        self._take("weight", self._best("weights", enough) or self._unless_answers(by_title))
        self._take("scale", self._best("scales", _FEW) or self._unless_answers(known.get("scale", 0)))
        self._take("id", self._best("codes", _FEWEST_CODES) or known.get("id", 0))
        self._take("criteria", self._best_criteria() or self._unless_answers(known.get("criteria", 0)))
        for number in range(1, self.sheet.texts.main):
            # Numbers to the left of the texts number the rows.
            if number not in self.taken and (self._are_markers(number) or not self.evidence[number].distinct):
                self.taken.add(number)
            elif number not in self.taken and "id" in self.said.get(number, Said()).kinds:
                self._take("id", number)

    def _take(self, name: str, number: int) -> None:
        if number and number not in self.taken and number not in self.chosen and name not in self.columns:
            self.columns[name] = number
            self.taken.add(number)

    def _best(self, what: str, fewest: int) -> int:
        """The column that bears out most, and at least half of what it could."""
        found = []
        for number, one in self.evidence.items():
            fits, of = getattr(one, what)
            if number not in self.taken and fits >= fewest and fits >= _HALF * of:
                found.append((fits, -number))
        return -max(found)[1] if found else 0

    def _titled(self, kind: str, nodes: int) -> int:
        """The column whose title says that it holds weights, and that shows a number at half of the groups."""
        found = (
            number
            for number, one in self.evidence.items()
            if kind in self.said.get(number, Said()).kinds and 2 * one.weights[1] >= nodes > 0
        )
        return next(found, 0)

    def _best_criteria(self) -> int:
        """The column that lists the options of its questions; an answer that repeats one of them lists nothing."""
        found = [
            (one.criteria, -number)
            for number, one in self.evidence.items()
            if number not in self.taken
            if one.criteria >= _FEW and one.criteria >= _HALF * one.filled and one.prose >= _HALF * one.filled
        ]
        return -max(found)[1] if found else 0

    def _unless_answers(self, number: int) -> int:
        """A column by its known title, unless its cells are answers."""
        is_free = number in self.cells and number not in self.taken
        return number if is_free and not _are_answers(self._translation(number)) else 0

    def _are_markers(self, number: int) -> bool:
        fits, of = self.evidence[number].markers
        return of >= _FEWEST_CODES and fits >= _MARKERS * of

    def _translation(self, number: int) -> Translation:
        if number not in self.translations:
            criteria = self.cells.get(self.columns.get("criteria", 0), ())
            self.translations[number] = translate(self.cells[number], self.asked, self.lexicon, criteria)
        return self.translations[number]

    # The answers.

    def _candidates(self) -> list[Candidate]:
        self.translations.clear()  # Until now the criteria were not known, which answers may repeat.
        options = find_option_columns(self.sheet.titles, self.cells, self.taken, self.asked, self.rubric, self.lexicon)
        self.taken |= set(options.marked) if options else set()
        found = [self._candidate(number) for number in self.cells if self._is_candidate(number)]
        found += self._unreadable_first(found)
        if options is None:
            return found
        column = self._numbers_column() or max(options.marked)
        numbers = self._translation(column) if column not in options.marked else Translation()
        self.translations[column] = numbers.with_options(options.values, options.columns, options.example)
        return [*(one for one in found if one.column != column), self._candidate(column)]

    def _unreadable_first(self, found: Sequence[Candidate]) -> list[Candidate]:
        """The first assessor's column by its title, full of what is no answer: each cell must be told."""
        first = self.lexicon.assessors[0].id
        if any(one.assessor in ("", first) and one.translation.of for one in found):
            return []
        present = {one.column for one in found}
        free = (number for number in self.cells if number not in self.taken and number not in present)
        titled = (
            number
            for number in free
            if self.evidence[number].filled >= _FEW
            and (self._known_by_title(number) == first or self._is_answer_title(self.said.get(number, Said()), first))
        )
        number = next(titled, 0)
        return [self._candidate(number)] if number else []

    @staticmethod
    def _is_answer_title(said: Said, first: str) -> bool:
        return "answer" in said.kinds and not said.kinds & _BESIDES_ANSWERS and said.assessor in ("", first)

    def _numbers_column(self) -> int:
        """Where options have columns of their own, the one that has counts and indices and nothing else."""
        found = []
        for number in self.cells:
            one = self._translation(number)
            if number not in self.taken and one.numbers[0] >= _FEW and not one.lettered[1] + one.binary[1]:
                found.append((one.numbers[0], -number))
        return -max(found)[1] if found else 0

    def _candidate(self, number: int) -> Candidate:
        known = self.chosen.get(number) or self._known_by_title(number)
        title = self.sheet.titles.get(number, NO_TITLE)
        said = self.said.get(number, Said())
        return Candidate(number, title, said, self._translation(number), known, number in self.chosen)

    def _known_by_title(self, number: int) -> str:
        """The assessor whose known title this is, unless its own words name a later one."""
        said = self.said.get(number, Said())
        known = self.known_assessors[number].id if number in self.known_assessors else ""
        return known if known and (not said.assessor or known.startswith(said.assessor)) else ""

    def _is_candidate(self, number: int) -> bool:
        if number in self.chosen:
            return True
        if number in self.taken or self._are_markers(number):
            return False
        translation = self._translation(number)
        if _are_answers(translation):
            return True
        said = self.said.get(number, Said())
        is_answer_title = "answer" in said.kinds and not said.kinds & _BESIDES_ANSWERS
        if number in self.known_assessors:
            return _has_only_begun(translation)
        has_nothing_else = translation.of == self.evidence[number].filled + self.evidence[number].at_counts
        return is_answer_title and has_nothing_else and _has_only_begun(translation)

    def _with_others(self, ownership: Ownership) -> tuple[FoundAssessor, ...]:
        """Each assessor with the columns of scores, notes and evidence that belong to the answers."""
        known = {number: one.others for number, one in self.known_assessors.items()}
        answers = sorted(one.column for _id, _title, one in ownership.owners)
        found = []
        for identity, title, one in ownership.owners:
            others = {name: number for name, number in known.get(one.column, {}).items() if number not in self.taken}
            after = [number for number in answers if number > one.column]
            for number in range(one.column + 1, min(after, default=max(self.cells, default=0) + 1)):
                name = self._kind_of_other(number)
                is_free = number not in self.taken and number not in others.values()
                if name and name not in others and is_free:
                    others[name] = number
            self.taken |= set(others.values())
            found.append(FoundAssessor(identity, title, one.column, others))
        return tuple(found)

    def _kind_of_other(self, number: int) -> str:
        """What a column beside answers holds: scores by their figures, the others by their titles."""
        if number not in self.evidence:
            return ""
        evidence, said = self.evidence[number], self.said.get(number, Said())
        points, nodes = evidence.points
        if points >= _MOST_ARE * nodes and nodes >= _FEW and evidence.prose == 0:
            return "share" if self._are_shares_of_nodes(number) and "score" not in said.kinds else "score"
        if evidence.filled == 0 and nodes == 0:
            return next((name for name in _OTHERS if name in said.kinds), "")
        if evidence.prose + evidence.links >= _HALF * evidence.filled and evidence.filled:
            return next((name for name in ("evidence", "note") if name in said.kinds), "")
        return ""

    def _are_shares_of_nodes(self, number: int) -> bool:
        """Whether nothing at the nodes is above 1 although most weigh more."""
        rows = [row_number for row, row_number in self.sheet.alignment.rows.items() if row.kind == "node"]
        values = [value for row in rows if (value := written_number(self.cells[number][row - 1])) is not None]
        return bool(values) and max(values) <= 1


def _are_answers(translation: Translation) -> bool:
    """Whether a column holds answers: judged by its lettered rows, for two-option ones agree with much else."""
    fits, of = translation.lettered if translation.lettered[1] >= _FEW else _sum(translation)
    return fits >= _FEW and fits >= _HALF * of


def _sum(translation: Translation) -> tuple[int, int]:
    (letters, of_letters), (two, of_two) = translation.lettered, translation.binary
    return letters + two, of_letters + of_two


def _has_only_begun(translation: Translation) -> bool:
    """Nothing, or so little that it does not speak against the title."""
    fits, of = _sum(translation)
    return of < _FEW or fits >= _HALF * of
