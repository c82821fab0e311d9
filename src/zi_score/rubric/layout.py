"""A layout as the reader uses it: columns by their words, rows in the order of the form."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from zi_score.frozen import dataclass, field
from zi_score.rubric.catalogue import Rubric

RowKind = Literal["node", "part", "question", "operand", "subtotal", "total"]
RecordedAs = Literal["points", "share"]
Wordings = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """A column: its title, the words it is recognised by, its usual number counted from 1."""

    title: str
    words: tuple[str, ...]
    number: int
    optional: bool


@dataclass(frozen=True, slots=True)
class AssessorColumns:
    """The columns of one assessor. `others` may have score, share, note and evidence."""

    id: str
    title: str
    answer: LayoutColumn
    others: Mapping[str, LayoutColumn]


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """One row of the form.

    `code` is the node or question (for a total: what it totals); `key` the operand or subtotal;
    `words` recognise the row in the circulating form, as do those of `title` in our own template.
    """

    kind: RowKind
    row: int
    column: int
    marker: str
    words: tuple[str, ...]
    title: str
    code: str
    key: str
    sums: tuple[str, ...]
    recorded_as: RecordedAs

    def __hash__(self) -> int:
        return self.row

    @property
    def identity(self) -> str:
        """What identifies the row in an ID column: the official code, and what tells apart rows that share it."""
        if self.kind in ("node", "question"):
            return self.code
        return f"{self.code}:{self.key or self.kind}"

    def label(self, rubric: Rubric) -> str:
        """Our own label of the row."""
        if self.kind == "operand":
            operands = rubric.questions[self.code].operands
            return next(operand.title for operand in operands if operand.key == self.key)
        if self.title:
            return self.title
        known = rubric.nodes.get(self.code) or rubric.questions.get(self.code)
        return known.title if known else rubric.title


@dataclass(frozen=True, slots=True)
class FormFormula:
    """How the circulating form computes a node, where that differs from the regulation.

    `cause` is what its formula does, without naming it: a copy of the form may hold the result alone.
    """

    node: str
    averages: tuple[str, ...]
    cause: str


@dataclass(frozen=True, slots=True)
class UnitNamePlace:
    """The cell that names the unit, in the first of these sheets where it is filled; `blank` is no name."""

    sheets: tuple[str, ...]
    column: int
    row: int
    blank: str


@dataclass(frozen=True, slots=True)
class Layout:
    """One known form of the workbook.

    `variants` are assessors whom only some copies of it have, higher tiers last; `blank_texts` are
    what its formulas show for no answer; `wordings` all words of its rows by identity, one set for each wording in use.
    """

    id: str
    title: str
    sheets: tuple[str, ...]
    other_sheets: tuple[str, ...]
    blank_texts: tuple[str, ...]
    header_row: int
    columns: Mapping[str, LayoutColumn]
    assessors: tuple[AssessorColumns, ...]
    variants: tuple[AssessorColumns, ...]
    rows: tuple[LayoutRow, ...]
    formulas: Mapping[str, FormFormula]
    unit_name: UnitNamePlace | None = None
    wordings: Wordings = field(default_factory=lambda: MappingProxyType({}))

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def assessor_titles(self) -> Mapping[str, str]:
        """What each assessor whom every copy of it has is called, by id."""
        return {one.id: one.title for one in self.assessors}
