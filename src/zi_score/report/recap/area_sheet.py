"""The areas by workbook as a heat map: each share as a number, with a sign below the minimum, coloured by a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles import Color
from openpyxl.utils import get_column_letter

from zi_score.language import _
from zi_score.report.recap.pictures import heat_cell, is_lacking
from zi_score.report.spreadsheet import align, decimals_of, print_table, write_head, write_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from zi_score.recap import Ranking
    from zi_score.report.pictures import HeatCell

_FIRST = 3
"""The column of the first share."""
_SCALE = (("0.45", "F4A6A6"), ("0.7", "FFF2CC"), ("1", "8FD0A5"))
"""Fixed, so that two recaps can be laid side by side; hardly any unit has less than the first in an area."""


def fill_areas(sheet: Worksheet, ranking: Ranking) -> None:
    """Each workbook that counts, in the order of the ranking, with the share that it has of the weight of each part."""
    frame = ranking.frame
    parts = [part for part in frame.parts if part.kind not in ("total", "component")]
    target, title = frame.targets[0] if frame.targets else ("", "")
    sign = _("Satuan kerja (✗ belum mencapai minimal {target})").format(target=title)
    write_head(sheet, (_("No."), sign, *(f"{part.code} {part.title}" for part in parts)))
    places = {row.path: place for row, place in zip(ranking.rows, ranking.ranks, strict=True)}
    for number, row in enumerate(ranking.counted, 2):
        cells = [heat_cell(row, part, target) for part in parts]
        write_row(sheet, number, (places[row.path], row.unit or row.path, *(float(one.share) for one in cells)))
        _format(sheet, number, cells)
        if is_lacking(row, target):
            sheet.cell(number, _FIRST - 1).number_format = '"✗ "@'
    last = f"{get_column_letter(_FIRST - 1 + len(parts))}{len(ranking.counted) + 1}"
    if parts:
        values = [FormatObject(type="num", val=value) for value, _color in _SCALE]
        colors = [Color(color) for _value, color in _SCALE]
        rule = Rule(type="colorScale", colorScale=ColorScale(cfvo=values, color=colors))
        sheet.conditional_formatting.add(f"{get_column_letter(_FIRST)}2:{last}", rule)
    print_table(sheet, (6, 52, *(17 for _part in parts)))
    align(sheet, (1, *range(_FIRST, _FIRST + len(parts))), "center")
    sheet.freeze_panes = "C2"


def _format(sheet: Worksheet, number: int, cells: Sequence[HeatCell]) -> None:
    """Percentages with as many decimals as keep them on their side of each minimum."""
    for column, one in enumerate(cells, _FIRST):
        sign = '"✗ "' if one.is_lacking else ""
        sheet.cell(number, column).number_format = f"{sign}{decimals_of(one.text)}%"
