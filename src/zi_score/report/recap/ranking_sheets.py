"""The ranking as sheets of a workbook: what fits on paper, the areas as a heat map, and every figure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles import Color, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from zi_score.language import _
from zi_score.report.recap.pictures import heat_cell, is_lacking
from zi_score.report.recap.wording import (
    changes_meaning,
    changes_words,
    completeness_words,
    copy_words,
    margin_words,
    part_text,
    planned_targets,
    recorded_words,
)
from zi_score.report.spreadsheet import (
    POINTS,
    align,
    decimals_of,
    format_figures,
    link_to_file,
    print_table,
    write_head,
    write_row,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from zi_score.recap import Frame, Ranking, RecapRow
    from zi_score.report.pictures import HeatCell

_GOOD = PatternFill("solid", start_color="C6EFCE", end_color="C6EFCE")
_BAD = PatternFill("solid", start_color="FFC7CE", end_color="FFC7CE")
_WARNED = PatternFill("solid", start_color="FFEB9C", end_color="FFEB9C")
_MARGIN = "+0.00;-0.00;0.00"
_TOTAL = 4
"""The column of the total on paper; those of the targets follow."""
_WIDEST, _NARROWEST = 60, 12
_FIRST = 3
"""The column of the first share."""
_SCALE = (("0.45", "F4A6A6"), ("0.7", "FFF2CC"), ("1", "8FD0A5"))
"""Fixed, so that two recaps can be laid side by side; hardly any unit has less than the first in an area."""


def fill_ranking(sheet: Worksheet, ranking: Ranking) -> None:
    """The ranking for paper. A target is marked by its sign as well as by its colour, and not green beside an error."""
    frame, planned = ranking.frame, planned_targets(ranking)
    titles = (
        _("No."),
        _("Satuan kerja atau berkas"),
        _("Penilai"),
        frame.parts[0].title,
        *(_("{target}: selisih terkecil ke ambang").format(target=title) for _target, title in frame.targets),
        *(changes_meaning(title) for title in planned.values()),
        _("Terisi"),
        _("Kesalahan"),
        _("Beda nilai tercatat"),
    )
    write_head(sheet, titles)
    for number, (row, place) in enumerate(zip(ranking.rows, ranking.ranks, strict=True), 2):
        write_row(sheet, number, _paper_cells(frame, row, place, has_plan=bool(planned)))
        _format_paper(sheet, number, len(titles), frame, row)
    errors = len(titles) - 1
    for column in range(_TOTAL + 1, _TOTAL + 1 + len(frame.targets)):
        _color_target(sheet, column, errors, len(ranking.rows) + 1)
    print_table(sheet, (6, 52, 12, 11, *(17 for _target in frame.targets), *(26 for _one in planned), 17, 11, 14))
    # Texts beside figures are told apart by where they stand.
    align(sheet, (1, *range(_TOTAL + 1 + len(frame.targets), errors)), "center")
    sheet.freeze_panes = "C2"


def _paper_cells(frame: Frame, row: RecapRow, place: int, *, has_plan: bool) -> Iterator[object]:
    yield from (place, (row.unit or row.path) + copy_words(row.copy_of), row.assessor_title, float(row.total))
    for target, _title in frame.targets:
        margin = row.margin(target)
        yield None if margin is None else float(margin)
    if has_plan:
        yield changes_words(row)
    yield from (completeness_words(row), row.errors)
    yield float(row.recorded - row.total) if recorded_words(row) and row.recorded is not None else None


def _format_paper(sheet: Worksheet, number: int, last: int, frame: Frame, row: RecapRow) -> None:
    """Figures with as many decimals as keep them on their side of each threshold; the `last` column has a sign."""
    total = frame.parts[0]
    sheet.cell(number, _TOTAL).number_format = decimals_of(part_text(row, total.code, total.weight))
    for column, (target, _title) in enumerate(frame.targets, _TOTAL + 1):
        figure = decimals_of(margin_words(row, target))
        sheet.cell(number, column).number_format = f'"✓ "+{figure};"✗ "-{figure};"✓ "{figure}'
    sheet.cell(number, last).number_format = "+0.0000;-0.0000"


def _color_target(sheet: Worksheet, column: int, errors: int, last: int) -> None:
    """Green where a target is met and nothing is wrong, yellow where it is met beside an error, red where it is not."""
    one, error = f"{get_column_letter(column)}2", f"${get_column_letter(errors)}2"
    cells = f"{one}:{get_column_letter(column)}{max(last, 2)}"
    for formula, fill in (
        (f"AND(ISNUMBER({one}),{one}<0)", _BAD),
        (f"AND(ISNUMBER({one}),{error}>0)", _WARNED),
        (f"AND(ISNUMBER({one}),{one}>=0)", _GOOD),
    ):
        style = DifferentialStyle(fill=fill)
        sheet.conditional_formatting.add(cells, Rule("expression", formula=[formula], dxf=style, stopIfTrue=True))


def fill_figures(sheet: Worksheet, ranking: Ranking, folder: str) -> None:
    """Every figure of every row, with a link to its workbook."""
    frame, planned = ranking.frame, planned_targets(ranking)
    parts = [f"{part.code} {part.title}" for part in frame.parts[1:]]
    titles = [
        _("No."),
        _("Satuan kerja atau berkas"),
        _("Buku kerja"),
        _("Kelompok"),
        _("Penilai"),
        frame.parts[0].title,
        *(title for _target, title in frame.targets),
        *parts,
        *(changes_meaning(title) for title in planned.values()),
        _("Terisi"),
        _("Belum diisi"),
        _("Kesalahan"),
        _("Peringatan"),
        _("Nilai tercatat"),
        _("Beda nilai tercatat"),
    ]
    write_head(sheet, titles)
    for number, (row, place) in enumerate(zip(ranking.rows, ranking.ranks, strict=True), 2):
        write_row(sheet, number, _all_cells(frame, row, place, has_plan=bool(planned)))
        link_to_file(sheet, number, 3, row.path, folder)
    first_margin = 7
    first_part = first_margin + len(frame.targets)
    format_figures(sheet, [first_margin - 1, *range(first_part, first_part + len(parts)), len(titles) - 1], POINTS)
    format_figures(sheet, [*range(first_margin, first_part), len(titles)], _MARGIN)
    print_table(sheet, [_width(sheet, column) for column in range(1, len(titles) + 1)])
    sheet.freeze_panes = "D2"


def _all_cells(frame: Frame, row: RecapRow, place: int, *, has_plan: bool) -> Iterator[object]:
    name = (row.unit or Path(row.path).stem) + copy_words(row.copy_of)
    yield from (place, name, row.path, row.group, row.assessor_title, float(row.total))
    for target, _title in frame.targets:
        margin = row.margin(target)
        yield None if margin is None else float(margin)
    yield from map(float, row.points[1:])
    if has_plan:
        yield changes_words(row)
    yield from (completeness_words(row), row.unanswered, row.errors, row.warnings)
    yield None if row.recorded is None else float(row.recorded)
    yield None if row.recorded is None else float(row.recorded - row.total)


def _width(sheet: Worksheet, column: int) -> int:
    cells = next(sheet.iter_cols(min_col=column, max_col=column, min_row=2, values_only=True), ())
    longest = max((len(text) for text in cells if isinstance(text, str)), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


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
        _format_shares(sheet, number, cells)
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


def _format_shares(sheet: Worksheet, number: int, cells: Sequence[HeatCell]) -> None:
    """Percentages with as many decimals as keep them on their side of each minimum."""
    for column, one in enumerate(cells, _FIRST):
        sign = '"✗ "' if one.is_lacking else ""
        sheet.cell(number, column).number_format = f"{sign}{decimals_of(one.text)}%"
