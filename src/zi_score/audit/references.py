"""Which cells a formula refers to. Text in, places out; nothing is computed."""

import re
from collections.abc import Iterator

from zi_score.inspection import Place
from zi_score.problems import column_number

_QUOTED_TEXT = re.compile(r'"(?:[^"]|"")*"')
_REFERENCE = re.compile(
    r"(?P<sheet>'(?:[^']|'')+'!|[\w.]+!)?"
    r"\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d{1,7})(?::\$?(?P<last_column>[A-Z]{1,3})\$?(?P<last_row>\d{1,7}))?"
    r"(?![\w(])"
)
_MOST_CELLS = 100_000


def referred_cells(formula: str, sheet: str) -> Iterator[tuple[str, Place]]:
    """Every cell that a formula on this sheet names, alone or in a range, with the sheet it stands on."""
    for match in _REFERENCE.finditer(without_texts(formula)):
        named = (match["sheet"] or "").rstrip("!")
        owner = named.strip("'").replace("''", "'") if named else sheet
        first = (int(match["row"]), column_number(match["column"]))
        last = (int(match["last_row"] or first[0]), column_number(match["last_column"] or match["column"]))
        if (last[0] - first[0] + 1) * (last[1] - first[1] + 1) > _MOST_CELLS:
            continue
        for row in range(first[0], last[0] + 1):
            for column in range(first[1], last[1] + 1):
                yield owner, (row, column)


def relative(formula: str, place: Place) -> str:
    """The formula with each reference as a distance from its own cell, so that copies look alike."""

    def distance(match: re.Match[str]) -> str:
        ends = [(match["row"], match["column"]), (match["last_row"], match["last_column"])]
        steps = [f"R{int(row) - place[0]}C{column_number(column) - place[1]}" for row, column in ends if row]
        return f"{match['sheet'] or ''}{':'.join(steps)}"

    return _REFERENCE.sub(distance, formula)


def without_texts(formula: str) -> str:
    """The formula without what stands between quotation marks."""
    return _QUOTED_TEXT.sub('""', formula)
