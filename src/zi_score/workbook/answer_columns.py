"""The columns that may hold answers: what their cells bear out decides, and a title only where they say too little.

Whose answers they are is not decided here.
"""

from collections.abc import Collection, Mapping, Sequence

from zi_score.workbook.column_facts import FEW, HALF, ColumnFacts, are_answers
from zi_score.workbook.conventions import Translation
from zi_score.workbook.option_columns import find_option_columns
from zi_score.workbook.ownership import Candidate
from zi_score.workbook.titles import is_answer_title


class AnswerColumns:
    """The columns of answers on a sheet; `taken` are the columns with another purpose.

    `candidates` are all columns that may hold answers, and `marked` those whose ticks one of them stands for.
    """

    def __init__(self, facts: ColumnFacts, criteria: int, taken: Collection[int], chosen: Mapping[int, str]) -> None:
        self._facts, self._criteria, self._chosen = facts, criteria, chosen
        options = find_option_columns(facts, taken)
        self.marked = frozenset(options.marked) if options else frozenset[int]()
        self._taken = self.marked.union(taken)
        self._ticked: dict[int, Translation] = {}
        found = [self._candidate(number) for number in facts.cells if self._is_candidate(number)]
        found += self._unreadable_first(found)
        if options:
            column = self._numbers_column() or max(options.marked)
            numbers = self.translation(column) if column not in options.marked else Translation()
            self._ticked[column] = numbers.with_options(options.values, options.columns, options.example)
            found = [*(one for one in found if one.column != column), self._candidate(column)]
        self.candidates: Sequence[Candidate] = found

    def translation(self, number: int) -> Translation:
        """What the cells of a column say in plain values."""
        return self._ticked.get(number) or self._facts.translation(number, self._criteria)

    def _unreadable_first(self, found: Sequence[Candidate]) -> list[Candidate]:
        """The first assessor's column by its title, full of what is no answer: each cell must be told."""
        first = self._facts.lexicon.assessors[0].id
        if any(one.assessor in ("", first) and one.translation.of for one in found):
            return []
        present = {one.column for one in found}
        free = (number for number in self._facts.cells if number not in self._taken and number not in present)
        titled = (
            number
            for number in free
            if self._facts.evidence[number].filled >= FEW
            and (self._known_by_title(number) == first or is_answer_title(self._facts.said(number), first))
        )
        number = next(titled, 0)
        return [self._candidate(number)] if number else []

    def _numbers_column(self) -> int:
        """Where options have columns of their own, the one that has counts and indices and nothing else."""
        found = []
        for number in self._facts.cells:
            one = self.translation(number)
            if number not in self._taken and one.numbers[0] >= FEW and not one.options[1]:
                found.append((one.numbers[0], -number))
        return -max(found)[1] if found else 0

    def _candidate(self, number: int) -> Candidate:
        known = self._chosen.get(number) or self._known_by_title(number)
        title, said = self._facts.title(number), self._facts.said(number)
        return Candidate(number, title, said, self.translation(number), known, number in self._chosen)

    def _known_by_title(self, number: int) -> str:
        """The assessor whose known title this is, unless its own words name a later one."""
        said = self._facts.said(number)
        found = self._facts.known_assessors.get(number)
        return found.id if found and (not said.assessor or found.id.startswith(said.assessor)) else ""

    def _is_candidate(self, number: int) -> bool:
        if number in self._chosen:
            return True
        if number in self._taken or self._facts.are_markers(number):
            return False
        translation = self.translation(number)
        if are_answers(translation):
            return True
        if number in self._facts.known_assessors:
            return _has_only_begun(translation)
        evidence = self._facts.evidence[number]
        has_nothing_else = translation.of == evidence.filled + evidence.at_counts
        return has_nothing_else and _has_only_begun(translation) and is_answer_title(self._facts.said(number))


def _has_only_begun(translation: Translation) -> bool:
    """Nothing, or so little that it does not speak against the title."""
    fits, of = translation.options
    return of < FEW or fits >= HALF * of
