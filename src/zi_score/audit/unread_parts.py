"""Which parts of a group its formula never reads: formulas are followed from cell to cell, and nothing is computed."""

from collections.abc import Mapping
from typing import NamedTuple

from zi_score.audit.references import names_every_cell, referred_cells
from zi_score.inspection import Place
from zi_score.remembered import remembered

Cell = tuple[str, Place]
Unread = tuple[str, Place, tuple[str, ...]]
# A few kinds of forms in one folder, each with some 3,000 formulas of 100 letters.
_KINDS, _USUAL_LETTERS = 8, 500_000


class _Form(NamedTuple):
    """The formulas of a workbook by their cells, and where on the sheet of the form its rows stand."""

    formulas: Mapping[Cell, str]
    sheet: str
    rows: Mapping[str, int]
    parts: Mapping[str, tuple[str, ...]]


@remembered(_KINDS, _USUAL_LETTERS)
def unread_parts(
    formulas: tuple[tuple[str, ...], ...],
    cells: tuple[tuple[str, tuple[Place, ...]], ...],
    sheet: str,
    rows: tuple[tuple[str, int], ...],
    columns: tuple[tuple[int, int], ...],
    groups: tuple[tuple[str, tuple[str, ...]], ...],
) -> tuple[Unread, ...]:
    """Each group with a formula that leaves parts unread: its code, the cell, and the codes of those parts.

    `formulas` has those of each sheet and `cells` where they stand; `rows` the rows of the form on its sheet, by what
    they are; `columns` those of each assessor's scores and answers; `groups` the parts of each node. The workbooks of a
    folder differ in answers, hardly ever in these: what was found for the last ones is remembered.
    """
    by_cell = {
        (name, place): formula
        for (name, places), texts in zip(cells, formulas, strict=True)
        for place, formula in zip(places, texts, strict=True)
    }
    form = _Form(by_cell, sheet, dict(rows), dict(groups))
    trace = _Trace(by_cell)
    unread = []
    for score, answer in columns:
        for code, parts in groups:
            place = (form.rows.get(code, 0), score)
            read = trace.cells_read((sheet, place)) if (sheet, place) in by_cell else None
            if read is None:
                continue
            skipped = tuple(
                part for part in parts if part in form.rows and not _is_read(form, part, read, score, answer)
            )
            if skipped:
                unread.append((code, place, skipped))
    return tuple(unread)


class _Trace:
    """Follows formulas to the cells that they read; remembers what each names."""

    def __init__(self, formulas: Mapping[Cell, str]) -> None:
        self.formulas = formulas
        self.named: dict[Cell, frozenset[Cell] | None] = {}

    def cells_read(self, cell: Cell) -> frozenset[Cell] | None:
        """Every cell read directly or through others; None where addresses alone do not tell."""
        read: set[Cell] = set()
        waiting = [cell]
        while waiting:
            named = self._named_cells(waiting.pop())
            if named is None:
                return None
            waiting += named - read
            read |= named
        return frozenset(read)

    def _named_cells(self, cell: Cell) -> frozenset[Cell] | None:
        if cell not in self.named:
            formula = self.formulas.get(cell)
            named = frozenset(referred_cells(formula, cell[0])) if formula else frozenset()
            self.named[cell] = named if not formula or names_every_cell(formula) else None
        return self.named[cell]


def _is_read(form: _Form, code: str, read: frozenset[Cell], score: int, answer: int) -> bool:
    """Whether a part is read: its score, the score or the answer of its question, or all that it consists of."""
    if code not in form.parts:
        carrier = form.rows.get(f"{code}:part", form.rows.get(code, 0))
        return (form.sheet, (carrier, score)) in read or (form.sheet, (form.rows.get(code, 0), answer)) in read
    parts = [part for part in form.parts[code] if part in form.rows]
    by_parts = bool(parts) and all(_is_read(form, part, read, score, answer) for part in parts)
    return by_parts or (form.sheet, (form.rows[code], score)) in read
