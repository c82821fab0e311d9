"""Which cells a formula refers to. Text in, places out; nothing is computed."""

import re
from collections.abc import Iterator

from zi_score.column_letters import column_number
from zi_score.inspection import Place

_QUOTED_TEXT = re.compile(r'"(?:[^"]|"")*"')
_QUOTED_SHEET = re.compile(r"'(?:[^']|'')*'!")
_REFERENCE = re.compile(
    r"(?P<sheet>'(?:[^']|'')+'!|[\w.]+!)?(?<![\w.])"
    r"(?P<fixed_column>\$?)(?P<column>[A-Z]{1,3})(?P<fixed_row>\$?)(?P<row>\d{1,7})"
    r"(?::\$?(?P<last_column>[A-Z]{1,3})\$?(?P<last_row>\d{1,7}))?"
    r"(?![\w(.])"
)
_FUNCTION = re.compile(r"[A-Z_][\w.]*\(", re.IGNORECASE)
_COMPUTED_ADDRESS = re.compile(r"\b(?:OFFSET|INDIRECT)\(", re.IGNORECASE)
_CONSTANT = re.compile(r"\b(?:TRUE|FALSE)\b|\d+(?:\.\d*)?(?:E[+-]?\d+)?", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d]|[\[#]")
_MOST_CELLS = 100_000


def referred_cells(formula: str, sheet: str) -> Iterator[tuple[str, Place]]:
    """Every cell that a formula on this sheet names, alone or in a range, with the sheet it stands on."""
    for match in _REFERENCE.finditer(without_texts(formula)):
        named = (match["sheet"] or "").removesuffix("!")
        owner = named.removeprefix("'").removesuffix("'").replace("''", "'") if named else sheet
        first, last = _corners(match)
        if _size(first, last) > _MOST_CELLS:
            continue
        for row in range(first[0], last[0] + 1):
            for column in range(first[1], last[1] + 1):
                yield owner, (row, column)


def names_every_cell(formula: str) -> bool:
    """Whether addresses alone say what a formula reads: no names, tables, whole columns or computed addresses."""
    plain = without_texts(formula)
    rest = _CONSTANT.sub("", _FUNCTION.sub("(", _REFERENCE.sub("", plain)))
    is_listed = all(_size(*_corners(match)) <= _MOST_CELLS for match in _REFERENCE.finditer(plain))
    return is_listed and not _COMPUTED_ADDRESS.search(plain) and not _NAME.search(rest)


def relative(formula: str, place: Place) -> str:
    """The formula with each reference as a distance from its own cell, so that copies look alike.

    What is fixed with ``$`` stays as it is, for a copy keeps it too.
    """

    def distance(match: re.Match[str]) -> str:
        first, last = _corners(match)
        corners = [first, last] if match["last_row"] else [first]
        steps = [
            f"R{row if match['fixed_row'] else row - place[0]}C{column if match['fixed_column'] else column - place[1]}"
            for row, column in corners
        ]
        fixed = f"{match['fixed_column']}{match['fixed_row']}"
        return f"{match['sheet'] or ''}{fixed}{':'.join(steps)}"

    return _REFERENCE.sub(distance, formula)


def without_texts(formula: str) -> str:
    """The formula without what stands between quotation marks."""
    return _QUOTED_TEXT.sub('""', formula)


def without_names(formula: str) -> str:
    """The formula without texts and without names of sheets, which may look like anything."""
    return _QUOTED_SHEET.sub("", without_texts(formula))


def _corners(match: re.Match[str]) -> tuple[Place, Place]:
    first = (int(match["row"]), column_number(match["column"]))
    if not match["last_row"]:
        return first, first
    return first, (int(match["last_row"]), column_number(match["last_column"]))


def _size(first: Place, last: Place) -> int:
    return (last[0] - first[0] + 1) * (last[1] - first[1] + 1)
