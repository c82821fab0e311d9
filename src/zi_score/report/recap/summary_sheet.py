"""What the rows of a ranking say together, as a sheet with charts: axes from 0, and the thresholds as lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl.chart import BarChart, LineChart, Reference, ScatterChart, Series
from openpyxl.chart.axis import ChartLines, NumericAxis, Scaling
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.worksheet.pagebreak import Break

from zi_score.language import _
from zi_score.recap.summary import summary_of
from zi_score.report.recap.pictures import total_lines, whole_scale
from zi_score.report.recap.wording import (
    group_name,
    margin_sentence,
    mixture_sentence,
    ranking_title,
    summary_sentences,
    unranked_lists,
    unusable_words,
)
from zi_score.report.spreadsheet import BOLD, POINTS, fit_page, mark_head, print_on_a4, set_widths, write_row
from zi_score.report.wording import closing_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from zi_score.recap import Frame, Ranking, Recap, RecapRow, Summary

_SHOWN_UNITS = 20
_CHART_WIDTH, _CHART_HEIGHT, _CHART_ROWS = 26, 9, 19
"""Centimetres, and the rows of a sheet that such a chart covers."""
_TALL_HEIGHT, _TALL_ROWS = 12, 26
"""The same of one with long names below its columns."""
_SCRATCH = 30
"""The first column of what charts are drawn from; it lies beyond what is printed."""
_COLORS = ("1F4E79", "C00000", "7F6000")
_LONGEST_NAME = 22
"""Letters below a column of a chart; more would leave no room for the columns."""
_GRID = "D9D9D9"
_PRINTED = "A1:F{last}"


def fill_summary(sheet: Worksheet, ranking: Ranking, summary: Summary, recap: Recap) -> None:
    """The sentences, the two charts, the groups where there are any, and who has no rank."""
    frame = ranking.frame
    told = (mixture_sentence(summary), *summary_sentences(frame, summary), margin_sentence())
    number = 0
    for text in (ranking_title(frame, ranking), *filter(None, told), *closing_sentences([frame.repealed_by])):
        number += 1
        write_row(sheet, number, [text])
    sheet.cell(1, 1).font = BOLD
    _distribution(sheet, frame, summary, number + 2)
    # The second chart begins a page, or a printer would cut it in two.
    second = number + 2 + _CHART_ROWS
    sheet.row_breaks.append(Break(second - 2))
    _totals(sheet, ranking, second)
    number = second + _TALL_ROWS
    if len(summary.groups) > 1:
        number = _groups(sheet, frame, summary, number)
    number = _unranked(sheet, recap, number)
    fit_page(sheet)
    print_on_a4(sheet)
    sheet.print_area = _PRINTED.format(last=number)
    set_widths(sheet, (44, 14, 14, 19, 19, 19))


def _distribution(sheet: Worksheet, frame: Frame, summary: Summary, place: int) -> None:
    """How many totals lie where, drawn as steps over a scale of points, so that thresholds stand at their place."""
    bins, end = whole_scale(frame, summary)
    steps = [(0, 0), *((x, count) for low, high, count in bins for x in (low, high)), (end, 0)]
    _scratch(sheet, _SCRATCH, [(_("Nilai total"), _("Buku kerja")), *steps])
    chart = ScatterChart()
    chart.scatterStyle = "lineMarker"
    chart.x_axis = NumericAxis(axId=10, crossAx=100, majorUnit=10, scaling=Scaling(min=0, max=end))
    _add_line(chart, sheet, _SCRATCH, len(steps), _COLORS[0], is_dashed=False)
    most = max(count for _low, _high, count in bins)
    for at, (share, title) in enumerate(total_lines(frame), 1):
        x = float(share) * end
        _scratch(sheet, _SCRATCH + 2 * at, [("", title), (x, 0), (x, most)])
        _add_line(chart, sheet, _SCRATCH + 2 * at, 2, _COLORS[at % len(_COLORS)], is_dashed=True)
    _finish(chart, _("Sebaran nilai total"))
    chart.x_axis.title, chart.y_axis.title = _("Nilai total"), _("Buku kerja")
    sheet.add_chart(chart, f"A{place}")


def _totals(sheet: Worksheet, ranking: Ranking, place: int) -> None:
    frame, rows = ranking.frame, ranking.counted[:_SHOWN_UNITS]
    lines = list(total_lines(frame))
    first = _SCRATCH + 10
    weight = float(frame.weight)
    head = ("", frame.parts[0].title, *(title for _share, title in lines))
    shares = [float(share) * weight for share, _title in lines]
    _scratch(sheet, first, [head, *((_short(row), float(row.total), *shares) for row in rows)])
    last = len(rows) + 1
    bars, over = BarChart(), LineChart()
    bars.type, bars.gapWidth = "col", 40
    bars.add_data(Reference(sheet, min_col=first + 1, min_row=1, max_row=last), titles_from_data=True)
    bars.series[0].graphicalProperties.solidFill = _COLORS[0]
    for at in range(len(lines)):
        over.add_data(Reference(sheet, min_col=first + 2 + at, min_row=1, max_row=last), titles_from_data=True)
        _dash(over.series[at], _COLORS[(at + 1) % len(_COLORS)])
    bars.set_categories(Reference(sheet, min_col=first, min_row=2, max_row=last))
    bars.y_axis.scaling.max = weight
    if lines:
        bars += over
    _finish(bars, _("Nilai total {count} buku kerja teratas pada lembar peringkat").format(count=len(rows)))
    bars.height = _TALL_HEIGHT
    sheet.add_chart(bars, f"A{place}")


def _short(row: RecapRow) -> str:
    """The end of a long name, which tells units of one kind apart."""
    name = row.unit or Path(row.path).stem
    return name if len(name) <= _LONGEST_NAME else f"…{name[-_LONGEST_NAME:]}"


def _scratch(sheet: Worksheet, column: int, rows: Sequence[Sequence[object]]) -> None:
    """What a chart is drawn from, from the first row of a column on."""
    for number, values in enumerate(rows, 1):
        write_row(sheet, number, values, column)


def _add_line(chart: ScatterChart, sheet: Worksheet, column: int, count: int, color: str, *, is_dashed: bool) -> None:
    places = Reference(sheet, min_col=column, min_row=2, max_row=count + 1)
    figures = Reference(sheet, min_col=column + 1, min_row=1, max_row=count + 1)
    series = Series(figures, places, title_from_data=True)
    series.marker.symbol, series.smooth = "none", False
    series.graphicalProperties.line.solidFill = color
    series.graphicalProperties.line.width = 28_575  # EMU, 2.25 points
    if is_dashed:
        series.graphicalProperties.line.dashStyle = "dash"
    chart.series.append(series)


def _dash(series: Any, color: str) -> None:
    series.marker.symbol, series.smooth = "none", False
    series.graphicalProperties.line.solidFill = color
    series.graphicalProperties.line.dashStyle = "dash"


def _finish(chart: Any, title: str) -> None:
    chart.title, chart.style = title, 10
    chart.width, chart.height = _CHART_WIDTH, _CHART_HEIGHT
    chart.y_axis.scaling.min = 0
    chart.y_axis.number_format = "0"
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=_GRID)))
    chart.x_axis.majorGridlines = None
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.legend.position = "b"


def _groups(sheet: Worksheet, frame: Frame, summary: Summary, number: int) -> int:
    """The groups from this row on; the row after them."""
    titles = [title for _target, title in frame.targets]
    write_row(sheet, number, [_("Kelompok"), _("Buku kerja"), _("Rata-rata"), *titles])
    mark_head(sheet[number][: 3 + len(titles)])
    for name, rows in summary.groups.items():
        number += 1
        group = summary_of(frame, rows)
        met = (group.met[target] for target, _title in frame.targets)
        write_row(sheet, number, [group_name(name), group.count, float(group.mean), *met])
        sheet.cell(number, 3).number_format = POINTS
    return number + 2


def _unranked(sheet: Worksheet, recap: Recap, number: int) -> int:
    for text, is_title in _unranked_lines(recap):
        write_row(sheet, number, [text])
        if is_title:
            sheet.cell(number, 1).font = BOLD
        number += 1
    return number


def _unranked_lines(recap: Recap) -> Iterator[tuple[str, bool]]:
    for title, rows in unranked_lists(recap):
        if rows:
            yield title, True
        yield from ((f"{row.path}: {unusable_words(row)}", False) for row in rows)
