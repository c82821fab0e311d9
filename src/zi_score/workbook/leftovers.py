"""The columns that are no answers and not explained as anything else: what of them must be told, and why.

A column titled a later assessor's that was not understood may decide; whatever else stands at questions is only named.
"""

from collections.abc import Collection, Sequence
from fractions import Fraction

from zi_score.exact import agrees
from zi_score.workbook.cells import option_of
from zi_score.workbook.column_facts import FEW, ColumnFacts
from zi_score.workbook.conventions import AskedRow
from zi_score.workbook.grid import CellValue, written_number
from zi_score.workbook.header import FoundAssessor
from zi_score.workbook.ownership import Candidate, Doubt, Ownership
from zi_score.workbook.titles import whose
from zi_score.workbook.words import fold, words

_PROSE = 0.6
_MOST_ARE = 0.8
_EXPLAINED = 0.85
"""A column of scores belongs to the answers that give so many of its figures: the form computes a few otherwise."""


class Leftovers:
    """What is known of the columns once the answers have their owners; `taken` are those with a purpose."""

    def __init__(self, facts: ColumnFacts, ownership: Ownership, taken: Collection[int]) -> None:
        self.facts, self.ownership, self.taken = facts, ownership, taken
        self.prose: list[int] = []
        """The columns of notes and evidence that no assessor's columns have."""

    def doubts(self, assessors: Sequence[FoundAssessor]) -> dict[str, tuple[Doubt, ...]]:
        """Every column about which something must be said, by why."""
        ownership = self.ownership
        doubts: dict[str, list[Doubt]] = {
            "rivals": list(ownership.rivals),
            "unnamed": list(ownership.unnamed),
            "later": list(ownership.later),
            "passed_over": list(ownership.passed_over),
            "unexplained": [],
        }
        for number in self.facts.cells:
            evidence = self.facts.evidence[number]
            if number in self.taken and not any(number in one.others.values() for one in assessors):
                continue
            if not evidence.filled and not evidence.at_counts:
                continue
            kind = self._doubt_about(number)
            if kind:
                said = self.facts.said(number)
                doubts[kind].append(Doubt(number, evidence.filled or evidence.at_counts, said.assessor))
        return {kind: tuple(those) for kind, those in doubts.items() if those}

    def _doubt_about(self, number: int) -> str:
        """Why a column that is no answers must be told, or nothing where it is explained."""
        evidence, said = self.facts.evidence[number], self.facts.said(number)
        is_later = self._is_later(said.assessor)
        fits, of = evidence.shares
        if of >= FEW and fits >= _MOST_ARE * of:
            # What is titled a later assessor's must be all the same; a few scores of a form are computed otherwise.
            if self._are_explained(number, 1.0 if is_later and self._names_later(number) else _EXPLAINED):
                return ""
            return "later" if is_later else "unexplained"
        is_prose = evidence.prose + evidence.links >= _PROSE * evidence.filled
        is_note = bool(said.kinds & {"note", "evidence"})
        if is_note or (is_prose and not (is_later and "answer" in said.kinds)):
            self.prose.append(number)
            return "later" if is_later and self._changes_answers(number) else ""
        if is_later:
            return "later"
        return "unexplained" if evidence.filled >= FEW and number not in self.taken else ""

    def _is_later(self, assessor: str) -> bool:
        """Whether an assessor comes after everybody whose answers were understood."""
        rank = {one.id: at for at, one in enumerate(self.facts.lexicon.assessors)}
        begun = [rank[one.assessor] for *_names, one in self.ownership.owners if one.translation.of and one.assessor]
        return rank.get(assessor, 0) > max(begun, default=0)

    def _names_later(self, number: int) -> bool:
        """Whether the title itself names an assessor, and not only a cell above several columns."""
        return bool(whose(self.facts.title(number).text, self.facts.lexicon).assessor)

    def _are_explained(self, number: int, share: float) -> bool:
        """Whether so much of the figures of a column is what some column of answers scores."""
        return any(
            _explained_by(one, self.facts.cells[one.column], self.facts.cells[number], self.facts.asked) >= share
            for *_names, one in self.ownership.owners
        )

    def _changes_answers(self, number: int) -> bool:
        """Whether a note says that an answer should be another one: "seharusnya C"."""
        options = {fold(option) for scale in self.facts.rubric.scales.values() for option in scale.options}
        for row, _scale in self.facts.asked:
            value = self.facts.cells[number][row - 1]
            if isinstance(value, str):
                said = words(value)
                if said & options and said & set(self.facts.lexicon.changing):
                    return True
        return False


def _explained_by(
    answers: Candidate, given: Sequence[CellValue], figures: Sequence[CellValue], asked: Sequence[AskedRow]
) -> float:
    """How much of the figures is what the answers score."""
    fits = of = 0
    for row, scale in asked:
        number = written_number(figures[row - 1])
        if scale is None or scale.kind != "choice" or number is None:
            continue
        option = option_of(answers.translation.values.get(row, given[row - 1]), scale)
        if option:
            of += 1
            fits += agrees(scale.options[option], Fraction(number))
    return fits / of if of else 0.0
