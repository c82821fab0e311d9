"""Which cells a formula refers to. Text in, places out; nothing is computed."""

import re
from collections.abc import Iterator

from zi_score.column_letters import column_number
from zi_score.inspection import Place
from zi_score.remembered import remembered

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
REMEMBERED, USUAL_LETTERS = 16_384, 400
"""A form has some 3,000 formulas, few of them longer, and most are the same in the next workbook."""
KINDS, USUAL_TOTAL = 12, 500_000
"""All formulas of a sheet, for the sheets of a few kinds of forms that are mixed in one folder."""


def referred_cells(formula: str, sheet: str) -> Iterator[tuple[str, Place]]:
    """Every cell that a formula on this sheet names, alone or in a range, with the sheet it stands on."""
    for owner, first, last in _referred_ranges(formula):
        for row in range(first[0], last[0] + 1):
            for column in range(first[1], last[1] + 1):
                yield owner or sheet, (row, column)


@remembered(KINDS, USUAL_TOTAL)
def only_referred_cells(formulas: tuple[str, ...], sheet: str) -> tuple[tuple[str, Place] | None, ...]:
    """For each formula of this sheet the cell that it names, where it names a single one."""
    return tuple(_only_cell(formula, sheet) for formula in formulas)


def _only_cell(formula: str, sheet: str) -> tuple[str, Place] | None:
    ranges = _referred_ranges(formula)
    if len(ranges) != 1 or ranges[0][1] != ranges[0][2]:
        return None
    owner, cell, _last = ranges[0]
    return owner or sheet, cell


@remembered(REMEMBERED, USUAL_LETTERS)
def _referred_ranges(formula: str) -> tuple[tuple[str, Place, Place], ...]:
    """The corners of each range, or of a single cell, that is not too large, with the sheet where one is named."""
    ranges = []
    for match in _REFERENCE.finditer(without_texts(formula)):
        named = (match["sheet"] or "").removesuffix("!")
        corners = _corners(match)
        if _size(*corners) <= _MOST_CELLS:
            ranges.append((named.removeprefix("'").removesuffix("'").replace("''", "'"), *corners))
    return tuple(ranges)


@remembered(REMEMBERED, USUAL_LETTERS)
def names_every_cell(formula: str) -> bool:
    """Whether addresses alone say what a formula reads: no names, tables, whole columns or computed addresses."""
    plain = without_texts(formula)
    rest = _CONSTANT.sub("", _FUNCTION.sub("(", _REFERENCE.sub("", plain)))
    is_listed = all(_size(*_corners(match)) <= _MOST_CELLS for match in _REFERENCE.finditer(plain))
    return is_listed and not _COMPUTED_ADDRESS.search(plain) and not _NAME.search(rest)


@remembered(REMEMBERED, USUAL_LETTERS)
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
    return _QUOTED_TEXT.sub('""', formula) if '"' in formula else formula


def without_names(formula: str) -> str:
    """The formula without texts and without names of sheets, which may look like anything."""
    plain = without_texts(formula)
    return _QUOTED_SHEET.sub("", plain) if "'" in plain else plain


def _corners(match: re.Match[str]) -> tuple[Place, Place]:
    first = (int(match["row"]), column_number(match["column"]))
    if not match["last_row"]:
        return first, first
    return first, (int(match["last_row"]), column_number(match["last_column"]))


def _size(first: Place, last: Place) -> int:
    return (last[0] - first[0] + 1) * (last[1] - first[1] + 1)
