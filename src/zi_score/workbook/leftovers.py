"""The columns that are no answers and not explained as anything else: what of them must be told, and why.

A column titled a later assessor's that was not understood may decide; whatever else stands at questions is only named.
"""

from collections.abc import Collection, Sequence

from zi_score.exact import agrees
from zi_score.workbook.cells import option_of
from zi_score.workbook.column_facts import FEW, ColumnFacts
from zi_score.workbook.conventions import AskedRow
from zi_score.workbook.grid import CellValue, written_number
from zi_score.workbook.header import FoundAssessor
from zi_score.workbook.ownership import FIRST, MANY_ANSWERS, Candidate, Doubt, Ownership
from zi_score.workbook.titles import Said, is_answer_title, whose
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
            if kind == "rivals" and (read := self._read_beside(number)):
                doubts[kind].append(Doubt(read.column, read.translation.of, read.assessor))
        return {kind: tuple(those) for kind, those in doubts.items() if those}

    def _doubt_about(self, number: int) -> str:
        """Why a column that is no answers must be told, or nothing where it is explained."""
        evidence, said = self.facts.evidence[number], self.facts.said(number)
        is_later = self._is_later(said)
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
        return self._unexplained(number) if evidence.filled >= FEW and number not in self.taken else ""

    def _unexplained(self, number: int) -> str:
        """What may stand in a column of which neither cells nor title say what it is."""
        if self.facts.evidence[number].filled >= MANY_ANSWERS and self._read_beside(number):
            return "rivals"
        return "later" if self._changes_answers(number) else "unexplained"

    def _read_beside(self, number: int) -> Candidate | None:
        """The answers that are read as those of the assessor whose answers the title says stand here as well.

        None where the user named them, or where the title says nothing of the kind.
        """
        first = self.facts.lexicon.assessors[FIRST].id
        said = self.facts.said(number)
        if not is_answer_title(said):
            return None
        owner = said.assessor or first
        owners = (one for *_names, one in self.ownership.owners if (one.assessor or first) == owner)
        return next((one for one in owners if one.translation.of and not one.is_chosen), None)

    def _is_later(self, said: Said) -> bool:
        """Whether an assessor, or a tier of the last one, comes after everybody whose answers were understood."""
        rank = {one.id: at for at, one in enumerate(self.facts.lexicon.assessors)}
        begun = [
            (rank[one.assessor], one.said.tier)
            for *_names, one in self.ownership.owners
            if one.translation.of and one.assessor
        ]
        last = max(begun, default=(FIRST, 0))
        own = rank.get(said.assessor, FIRST)
        return own > last[0] or (own == last[0] > FIRST and said.tier > max(last[1], 1))

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
        if scale is None or scale.kind != "choice" or (number := written_number(figures[row - 1])) is None:
            continue
        option = option_of(answers.translation.values.get(row, given[row - 1]), scale)
        if option:
            of += 1
            fits += agrees(scale.options[option], number)
    return fits / of if of else 0.0
