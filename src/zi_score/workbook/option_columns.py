"""One column for each option, ticked: the columns found by their titles, the answers by where the ticks stand."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from zi_score.rubric.catalogue import Scale
from zi_score.workbook.column_facts import ColumnFacts
from zi_score.workbook.grid import cell_text
from zi_score.workbook.words import fold

_FEWEST_COLUMNS = 3
_FEWEST_TICKS = 3
_MOST_ARE = 0.9


class OptionColumns(NamedTuple):
    """The columns by the option that each stands for; the answer of each row ticked, and the column of its tick."""

    marked: Mapping[int, str]
    values: Mapping[int, str]
    columns: Mapping[int, int]
    example: str


def find_option_columns(facts: ColumnFacts, taken: Collection[int]) -> OptionColumns | None:
    """The columns titled by options whose cells are ticks, or None.

    A row with several ticks has the options of all of them, which is no answer and is told as such.
    """
    cells, asked = facts.cells, facts.asked
    names = {fold(option): option for scale in facts.rubric.scales.values() for option in scale.options}
    marked: dict[int, str] = {}
    for number in sorted(cells):
        option = names.get(fold(facts.title(number).text).strip("().: "))
        if option and number not in taken and option not in marked.values():
            marked[number] = option
    if len(marked) < _FEWEST_COLUMNS or not _are_ticks(marked, facts):
        return None
    values: dict[int, str] = {}
    columns: dict[int, int] = {}
    for row, scale in asked:
        if scale is None or scale.kind != "choice":
            continue
        ticked = [number for number in marked if cells[number][row - 1] != ""]
        if ticked:
            values[row] = " + ".join(_spelled(marked[number], scale) for number in ticked)
            columns[row] = ticked[0]
    if len(values) < _FEWEST_TICKS:
        return None
    row = next(iter(values))
    return OptionColumns(marked, values, columns, cell_text(cells[columns[row]][row - 1]))


def _are_ticks(marked: Collection[int], facts: ColumnFacts) -> bool:
    rows = [row for row, scale in facts.asked if scale is not None and scale.kind == "choice"]
    filled = [text for number in marked for row in rows if (text := fold(cell_text(facts.cells[number][row - 1])))]
    ticks = sum(text in facts.lexicon.ticks or text == "true" for text in filled)
    return len(filled) >= _FEWEST_TICKS and ticks >= _MOST_ARE * len(filled)


def _spelled(option: str, scale: Scale) -> str:
    return next((one for one in scale.options if fold(one) == fold(option)), option)
