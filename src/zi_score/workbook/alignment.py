"""Which row of a workbook is which row of the form.

Rows are recognised by their words in the order of the form. What is missing, added, re-lettered, moved or
re-worded does not disturb its neighbours, and each such departure is told.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import LayoutRow
from zi_score.workbook.grid import Grid
from zi_score.workbook.header import Header
from zi_score.workbook.words import fold_marker, is_marker, words

_RECOGNISED = 0.6
_CERTAIN = 0.99
_SAME_MARKER = 0.05


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the workbook that has an item text."""

    number: int
    marker: str
    words: frozenset[str]
    scale_words: frozenset[str]
    identity: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """Each recognised form row with the number of its sheet row, and what departed from the form.

    `reworded` and `moved` are among the recognised; `missing` are not in the workbook; `extra` are rows of
    the workbook that are not in the form, with the form row that they repeat, if any.
    """

    rows: Mapping[LayoutRow, int]
    reworded: tuple[LayoutRow, ...]
    moved: tuple[LayoutRow, ...]
    missing: tuple[LayoutRow, ...]
    extra: Mapping[int, LayoutRow | None]


@dataclass(frozen=True, slots=True)
class _FormRow:
    """A form row with what it may be recognised by."""

    row: LayoutRow
    words: frozenset[str]
    title_words: frozenset[str]
    identity: str
    scale_texts: frozenset[frozenset[str]]


def align(grid: Grid, header: Header, rubric: Rubric) -> Alignment:
    """Match the rows below the header with those of the header's layout."""
    form = [_form_row(row, rubric) for row in header.layout.rows]
    sheet = _sheet_rows(grid, header, {entry.identity for entry in form})
    pairs = _in_order(form, sheet)
    pairs, moved = _add_moved(form, sheet, pairs)
    pairs, reworded = _add_reworded(form, sheet, pairs)
    used = set(pairs.values())
    return Alignment(
        rows={form[index].row: sheet[at].number for index, at in sorted(pairs.items())},
        reworded=tuple(form[index].row for index in reworded),
        moved=tuple(form[index].row for index in moved),
        missing=tuple(entry.row for index, entry in enumerate(form) if index not in pairs),
        extra={row.number: _repeated(row, form) for at, row in enumerate(sheet) if at not in used},
    )


def _form_row(row: LayoutRow, rubric: Rubric) -> _FormRow:
    scale_texts: frozenset[frozenset[str]] = frozenset()
    if row.kind == "question":
        scale = rubric.scale_of(rubric.questions[row.code])
        scale_texts = frozenset(words(text) for text in scale.cell_texts)
    return _FormRow(row, frozenset(row.words), words(row.label(rubric)), row.identity, scale_texts)


def _sheet_rows(grid: Grid, header: Header, identities: Container[str]) -> list[SheetRow]:
    rows = []
    for number in range(header.row + 1, len(grid.rows) + 1):
        texts = [text for column in header.item_columns if (text := grid.text(number, column))]
        if not texts:
            continue
        marker = fold_marker(texts.pop(0)) if len(texts) > 1 and is_marker(texts[0]) else ""
        scale_text = grid.text(number, header.columns["scale"]) if "scale" in header.columns else ""
        identity = grid.text(number, header.columns["id"]) if "id" in header.columns else ""
        known = identity if identity in identities else ""
        rows.append(SheetRow(number, marker, words(" ".join(texts)), words(scale_text), known))
    return rows


def _similarity(form: _FormRow, sheet: SheetRow) -> float:
    """1 when all of the row's words are there, less in proportion; an official code decides alone."""
    if sheet.identity:
        return 1.0 if sheet.identity == form.identity else 0.0
    found = len(form.words & sheet.words) / len(form.words)
    together = form.title_words | sheet.words
    alike = len(form.title_words & sheet.words) / len(together) if together else 0.0
    return max(found, alike)


def _in_order(form: Sequence[_FormRow], sheet: Sequence[SheetRow]) -> dict[int, int]:
    """The matching that keeps the order of the form and recognises the most.

    Nearly always every row is the next one, so the two ends are matched by walking and only what lies
    between is compared with everything.
    """
    pairs: dict[int, int] = {}
    start = 0
    while start < min(len(form), len(sheet)) and _similarity(form[start], sheet[start]) >= _CERTAIN:
        pairs[start] = start
        start += 1
    form_end, sheet_end = len(form), len(sheet)
    while form_end > start and sheet_end > start and _similarity(form[form_end - 1], sheet[sheet_end - 1]) >= _CERTAIN:
        form_end, sheet_end = form_end - 1, sheet_end - 1
        pairs[form_end] = sheet_end
    middle = _best_chain(form[start:form_end], sheet[start:sheet_end])
    return pairs | {start + one: start + other for one, other in middle.items()}


def _best_chain(form: Sequence[_FormRow], sheet: Sequence[SheetRow]) -> dict[int, int]:
    """The order-keeping matching of greatest total similarity (longest common subsequence, weighted)."""
    gains = [[_gain(one, other) for other in sheet] for one in form]
    best = [[0.0] * (len(sheet) + 1) for _ in range(len(form) + 1)]
    for one in range(len(form) - 1, -1, -1):
        for other in range(len(sheet) - 1, -1, -1):
            gain = gains[one][other]
            kept = gain + best[one + 1][other + 1] if gain else 0.0
            best[one][other] = max(kept, best[one + 1][other], best[one][other + 1])
    chain: dict[int, int] = {}
    one = other = 0
    while one < len(form) and other < len(sheet):
        gain = gains[one][other]
        if gain and best[one][other] == gain + best[one + 1][other + 1]:
            chain[one] = other
            one, other = one + 1, other + 1
        elif best[one][other] == best[one + 1][other]:
            one += 1
        else:
            other += 1
    return chain


def _gain(form: _FormRow, sheet: SheetRow) -> float:
    similarity = _similarity(form, sheet)
    if similarity < _RECOGNISED:
        return 0.0
    return similarity + (_SAME_MARKER if fold_marker(form.row.marker) == sheet.marker else 0.0)


def _add_moved(
    form: Sequence[_FormRow], sheet: Sequence[SheetRow], pairs: dict[int, int]
) -> tuple[dict[int, int], list[int]]:
    """Rows out of order are recognised where exactly one row of each side says the same."""
    free_form = [index for index in range(len(form)) if index not in pairs]
    free_sheet = [at for at in range(len(sheet)) if at not in set(pairs.values())]
    moved: dict[int, int] = {}
    for index in free_form:
        alike = [at for at in free_sheet if _similarity(form[index], sheet[at]) >= _CERTAIN]
        if len(alike) != 1:
            continue
        rivals = [other for other in range(len(form)) if _similarity(form[other], sheet[alike[0]]) >= _CERTAIN]
        if rivals == [index]:
            moved[index] = alike[0]
    return pairs | moved, sorted(moved)


def _add_reworded(
    form: Sequence[_FormRow], sheet: Sequence[SheetRow], pairs: dict[int, int]
) -> tuple[dict[int, int], list[int]]:
    """Between two recognised neighbours, as many unknown rows as are missing are those rows re-worded."""
    ends = {-1: -1, **pairs, len(form): len(sheet)}
    known = sorted(ends)
    taken = set(pairs.values())
    added: dict[int, int] = {}
    for before, after in pairwise(known):
        missing = range(before + 1, after)
        between = [at for at in range(ends[before] + 1, ends[after]) if at not in taken]
        if not missing or len(missing) != len(between):
            continue
        added |= {
            index: at
            for index, at in zip(missing, between, strict=True)
            if _may_be_reworded(form[index], sheet[at])
            and not any(_similarity(form[other], sheet[at]) >= _RECOGNISED for other in missing if other != index)
        }
    return pairs | added, sorted(added)


def _may_be_reworded(form: _FormRow, sheet: SheetRow) -> bool:
    same_scale = not form.scale_texts or not sheet.scale_words or sheet.scale_words in form.scale_texts
    return same_scale and fold_marker(form.row.marker) == sheet.marker


def _repeated(row: SheetRow, form: Sequence[_FormRow]) -> LayoutRow | None:
    return next((entry.row for entry in form if _similarity(entry, row) >= _CERTAIN), None)
