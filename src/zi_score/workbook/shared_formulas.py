"""A formula that several cells share, as it reads in another cell than the one that holds it."""

import re

from zi_score.column_letters import column_letters, column_number, place_of
from zi_score.limits import LAST_COLUMN, LAST_ROW

# Texts and names of sheets are passed over; a name or a function that looks like a cell is none. Compiled where it is
# used: most forms share no formula.
_REFERENCE = r"""
    "(?:[^"]|"")*" | '(?:[^']|'')*'                              # a text, a name of a sheet
    | \[[^\[\]]{0,300}\]                                                 # another workbook, a column of a table
    | (?<![\w.$])(?:
        (?P<fixed_column>\$?)(?P<column>[A-Za-z]{1,3})(?P<fixed_row>\$?)(?P<row>[1-9][0-9]{0,6})(?![\w.(!])
        | (?P<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w.(!$])
        | (?P<rows>\$?[1-9][0-9]{0,6}:\$?[1-9][0-9]{0,6})(?![\w.(!$])
    )
    """
_NO_CELL = "#REF!"


def moved(formula: str, origin: str, target: str) -> str:
    """A formula of the cell `origin`, as it reads in the cell `target`: what is not fixed moves along."""
    if origin == target:
        return formula
    (from_row, from_column), (to_row, to_column) = place_of(origin), place_of(target)
    across, down = to_column - from_column, to_row - from_row

    def shifted(match: re.Match[str]) -> str:
        if match["column"]:
            column = _column(match["fixed_column"] + match["column"], across)
            row = _row(match["fixed_row"] + match["row"], down)
            return column + row if column and row else _NO_CELL
        if match["columns"]:
            ends = [_column(one, across) for one in match["columns"].split(":")]
        elif match["rows"]:
            ends = [_row(one, down) for one in match["rows"].split(":")]
        else:
            return match[0]
        return ":".join(ends) if all(ends) else _NO_CELL

    return re.sub(_REFERENCE, shifted, formula, flags=re.VERBOSE)


def _column(written: str, across: int) -> str:
    if written.startswith("$"):
        return written
    number = column_number(written) + across
    return column_letters(number) if 1 <= number <= LAST_COLUMN else ""


def _row(written: str, down: int) -> str:
    if written.startswith("$"):
        return written
    number = int(written) + down
    return str(number) if 1 <= number <= LAST_ROW else ""
