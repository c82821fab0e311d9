"""A layout file as its keepers write it: where answers stand in one known form of the workbook."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from zi_score.column_letters import column_number
from zi_score.limits import LAST_COLUMN, LAST_ROW
from zi_score.rubric.written import Citation, Code, Document, Identifier, Text


def _within_a_sheet(letters: str) -> str:
    if column_number(letters) > LAST_COLUMN:
        message = f"no sheet has a column {letters}"
        raise ValueError(message)
    return letters


Letters = Annotated[str, Field(pattern=r"^[A-Z]{1,3}$"), AfterValidator(_within_a_sheet)]
RowNumber = Annotated[int, Field(ge=1, le=LAST_ROW)]
Words = Annotated[tuple[str, ...], Field(min_length=1)]


class ColumnEntry(Document):
    """A column: the title it has, the words it is recognised by, and where it usually stands."""

    title: Text
    words: Words
    column: Letters
    optional: bool = False


class AssessorEntry(Document):
    """The columns of one assessor, from the first tier to the last."""

    id: Identifier
    title: Text
    answer: ColumnEntry
    score: ColumnEntry | None = None
    share: ColumnEntry | None = None
    note: ColumnEntry | None = None
    evidence: ColumnEntry | None = None


class HeaderEntry(Document):
    """The row of column titles."""

    row: RowNumber
    id: ColumnEntry | None = None
    item: ColumnEntry
    weight: ColumnEntry
    criteria: ColumnEntry | None = None
    scale: ColumnEntry


class RowEntry(Document):
    """One row of the form: exactly one of node, question, operand, subtotal and total.

    `part` is the group row of a question that has a weight of its own; `of` names the question that an
    operand or subtotal belongs to; `total` is a row that repeats the score of a node or of the whole.
    """

    row: RowNumber
    column: Letters
    marker: str = ""
    words: Words
    title: str = ""
    node: Code | None = None
    part: Code | None = None
    question: Code | None = None
    operand: Identifier | None = None
    subtotal: Identifier | None = None
    total: str | None = None
    of: Code | None = None
    sums: tuple[Identifier, ...] = ()
    records: Literal["points", "share"] = "share"

    @model_validator(mode="after")
    def _is_one_kind(self) -> "RowEntry":
        kinds = [self.node, self.part, self.question, self.operand, self.subtotal, self.total]
        if sum(kind is not None for kind in kinds) != 1:
            message = f"row {self.row} must be exactly one of node, part, question, operand, subtotal, total"
            raise ValueError(message)
        if (self.operand is not None or self.subtotal is not None) != (self.of is not None):
            message = f"row {self.row} must name its question with 'of' exactly when it is a count"
            raise ValueError(message)
        if (self.subtotal is not None) != bool(self.sums):
            message = f"row {self.row} must name what it sums exactly when it is a subtotal"
            raise ValueError(message)
        return self


class FormulaEntry(Document):
    """A node that the circulating form computes differently from the regulation.

    The form takes the mean of the shares of `averages` instead of every question of the node. `cause` is what its
    formula does, without naming it: a copy of the form may hold the result alone.
    """

    node: Code
    averages: tuple[Code, ...]
    cause: Text
    source: Citation


class UnitNameEntry(Document):
    """Where the form names the unit: the same cell of each of these sheets, of which the first that is filled counts.

    `blank` stands there until somebody has filled it in.
    """

    sheets: Words
    column: Letters
    row: RowNumber
    blank: str = ""


class LayoutDocument(Document):
    """The whole of a layout file.

    `variants` are assessors that the form itself does not have but its variants do, higher tiers last;
    `other_sheets` belong to the form beside the sheet of the LKE; `blank_texts` are what its formulas show
    where nothing was answered.
    """

    schema_version: Literal[1, "1"]
    id: Identifier
    title: Text
    rubric: Identifier
    source: Citation
    sheets: Words
    other_sheets: tuple[str, ...] = ()
    blank_texts: tuple[str, ...] = ()
    header: HeaderEntry
    assessors: Annotated[tuple[AssessorEntry, ...], Field(min_length=1)]
    variants: tuple[AssessorEntry, ...] = ()
    rows: Annotated[tuple[RowEntry, ...], Field(min_length=1)]
    formulas: tuple[FormulaEntry, ...] = ()
    unit_name: UnitNameEntry | None = None
