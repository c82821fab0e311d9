"""The columns of the form itself: weights, types, codes and criteria, by what their cells bear out."""

from collections.abc import Container

from zi_score.workbook.column_facts import FEW, FEWEST_CODES, HALF, ColumnFacts, are_answers

_FEWEST_WEIGHTS = 8
"""Fewer weights a column of full marks shows as well."""


def find_form_columns(facts: ColumnFacts, chosen: Container[int]) -> tuple[dict[str, int], set[int]]:
    """The columns of the form by name, and every column that has a purpose so far; never one that the user `chosen`."""
    return _FormColumns(facts, chosen).found()


class _FormColumns:
    """Takes one kind after another; what was taken is not looked at again."""

    def __init__(self, facts: ColumnFacts, chosen: Container[int]) -> None:
        self.facts, self.chosen = facts, chosen
        texts = facts.sheet.texts.columns
        self.columns = {"item": texts[0]}
        self.taken = set(texts)

    def found(self) -> tuple[dict[str, int], set[int]]:
        """Every kind in turn."""
        known = self.facts.known_columns
        nodes = sum(row.kind == "node" for row in self.facts.sheet.alignment.rows)
        enough = max(FEW, min(_FEWEST_WEIGHTS, nodes // 2))
        by_title = known.get("weight", 0) or self._titled("weight", nodes)
        self._take("weight", self._best("weights", enough) or self._unless_answers(by_title))
        self._take("scale", self._best("scales", FEW) or self._unless_answers(known.get("scale", 0)))
        self._take("id", self._best("codes", FEWEST_CODES) or known.get("id", 0))
        self._take("criteria", self._best_criteria() or self._unless_answers(known.get("criteria", 0)))
        for number in range(1, self.facts.sheet.texts.main):
            # Numbers to the left of the texts number the rows.
            if number in self.taken:
                continue
            if self.facts.are_markers(number) or not self.facts.evidence[number].distinct:
                self.taken.add(number)
            elif "id" in self.facts.said(number).kinds:
                self._take("id", number)
        return self.columns, self.taken

    def _take(self, name: str, number: int) -> None:
        if number and number not in self.taken and number not in self.chosen and name not in self.columns:
            self.columns[name] = number
            self.taken.add(number)

    def _best(self, what: str, fewest: int) -> int:
        """The column that bears out most, and at least half of what it could."""
        found = []
        for number, one in self.facts.evidence.items():
            fits, of = getattr(one, what)
            if number not in self.taken and fits >= fewest and fits >= HALF * of:
                found.append((fits, -number))
        return -max(found)[1] if found else 0

    def _titled(self, kind: str, nodes: int) -> int:
        """The column whose title says that it holds weights, and that shows a number at half of the groups."""
        found = (
            number
            for number, one in self.facts.evidence.items()
            if kind in self.facts.said(number).kinds and 2 * one.weights[1] >= nodes > 0
        )
        return next(found, 0)

    def _best_criteria(self) -> int:
        """The column that lists the options of its questions; an answer that repeats one of them lists nothing."""
        found = [
            (one.criteria, -number)
            for number, one in self.facts.evidence.items()
            if number not in self.taken
            if one.criteria >= FEW and one.criteria >= HALF * one.filled and one.prose >= HALF * one.filled
        ]
        return -max(found)[1] if found else 0

    def _unless_answers(self, number: int) -> int:
        """A column by its known title, unless its cells are answers."""
        is_free = number in self.facts.cells and number not in self.taken
        return number if is_free and not are_answers(self.facts.translation(number)) else 0
