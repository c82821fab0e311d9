"""Groups of questions that were recognised one row too high or too low, put where their markers say they stand.

Where every text of a group is misspelt, a question may resemble its neighbour more than itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from zi_score.workbook.rows import CERTAIN, FormRow, SheetRow
from zi_score.workbook.words import fold_marker


def straightened(
    form: Sequence[FormRow],
    sheet: Sequence[SheetRow],
    pairs: Mapping[int, int],
    said: Sequence[Mapping[int, float]],
) -> dict[int, int]:
    """The pairs of form rows with sheet rows, with such groups in the order of their markers."""
    straight = dict(pairs)
    used = set(pairs.values())
    for group in _groups(form):
        placed = {index: pairs[index] for index in group if index in pairs}
        if not 0 < len(placed) < len(group) or any(_is_sure(form, sheet, said, *pair) for pair in placed.items()):
            continue
        markers = [fold_marker(form[index].row.marker) for index in group]
        first, last = min(placed.values()), max(placed.values())
        for start in range(max(last - len(group) + 1, 0), first + 1):
            run = range(start, min(start + len(group), len(sheet)))
            is_free = used.isdisjoint(set(run) - set(placed.values()))
            if is_free and [sheet[at].marker for at in run] == markers:
                straight |= dict(zip(group, run, strict=True))
                break
    return straight


def _groups(form: Sequence[FormRow]) -> Iterator[list[int]]:
    """The questions of each indicator that stand below each other, without counts between them."""
    parents = (row.row.code.rpartition(".")[0] if row.row.kind == "question" else "" for row in form)
    for parent, rows in groupby(enumerate(parents), key=lambda one: one[1]):
        if parent:
            yield [index for index, _parent in rows]


def _is_sure(
    form: Sequence[FormRow], sheet: Sequence[SheetRow], said: Sequence[Mapping[int, float]], index: int, at: int
) -> bool:
    """Whether a pair is borne out by its marker, or by a text that leaves no doubt."""
    return sheet[at].marker == fold_marker(form[index].row.marker) or said[at].get(index, 0.0) >= CERTAIN
