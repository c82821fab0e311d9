"""The recap as a workbook: the ranking, what it says together with charts, failed gates, and every problem."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from zi_score.language import _
from zi_score.recap.summary import summary_of
from zi_score.report.recap.wording import (
    bin_name,
    completeness_words,
    copy_words,
    group_name,
    margin_sentence,
    mixture_sentence,
    ranking_title,
    summary_sentences,
)
from zi_score.report.spreadsheet import (
    BOLD,
    POINTS,
    append_row,
    file_content,
    fit_page,
    format_figures,
    link_to_file,
    mark_head,
    set_widths,
    sheet_title,
    write_head,
    write_row,
)
from zi_score.report.wording import closing_sentences
from zi_score.workbook.own_output import mark_recap, sealed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from zi_score.recap import Frame, Ranking, Recap, Row, Summary
    from zi_score.report import ReportOptions

_GOOD = PatternFill("solid", start_color="C6EFCE", end_color="C6EFCE")
_BAD = PatternFill("solid", start_color="FFC7CE", end_color="FFC7CE")
_WARNED = PatternFill("solid", start_color="FFEB9C", end_color="FFEB9C")
_MARGIN = "+0.00;-0.00;0.00"
_Comparison = Literal["lessThan", "greaterThan", "greaterThanOrEqual"]
_SHOWN_UNITS = 20
_CHARTS, _FIRST_CHART, _SECOND_CHART = 7, 8, 26
_SEALED = "rekap.xlsx"
_WIDEST, _NARROWEST = 60, 8


def render(recap: Recap, options: ReportOptions) -> bytes:  # noqa: ARG001 - a workbook is always whole
    """Render as the bytes of an .xlsx."""
    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    is_alone = len(recap.rankings) == 1
    for ranking in recap.rankings:
        suffix = "" if is_alone else f" {ranking.frame.rubric}"
        sheet = book.create_sheet(sheet_title(_("Peringkat") + suffix))
        _fill_ranking(sheet, ranking)
        if ranking.rows:
            summary = summary_of(ranking.frame, ranking.counted)
            _fill_summary(book.create_sheet(sheet_title(_("Ringkasan") + suffix)), ranking, summary, sheet)
    _fill_gates(book.create_sheet(_("Ambang belum terpenuhi")), recap)
    _fill_problems(book.create_sheet(_("Temuan")), recap)
    mark_recap(book)
    return sealed(Path(_SEALED), file_content(book))


def _fill_ranking(sheet: Worksheet, ranking: Ranking) -> None:
    frame = ranking.frame
    parts = [f"{part.code} {part.title}" for part in frame.parts[1:]]
    targets = [title for _target, title in frame.targets]
    before = [
        _("No."),
        _("Satuan kerja atau berkas"),
        _("Buku kerja"),
        _("Kelompok"),
        _("Penilai"),
        frame.parts[0].title,
    ]
    after = [
        _("Terisi"),
        _("Belum diisi"),
        _("Kesalahan"),
        _("Peringatan"),
        _("Nilai tercatat"),
        _("Beda nilai tercatat"),
    ]
    _head(sheet, [*before, *targets, *parts, *after])
    for row, place in zip(ranking.rows, ranking.ranks, strict=True):
        append_row(sheet, _ranking_cells(frame, row, place))
    first_margin, last = len(before) + 1, len(ranking.rows) + 1
    format_figures(sheet, range(len(before), first_margin), POINTS)
    format_figures(sheet, range(first_margin, first_margin + len(targets)), _MARGIN)
    format_figures(sheet, range(first_margin + len(targets), first_margin + len(targets) + len(parts)), POINTS)
    format_figures(sheet, range(sheet.max_column - 1, sheet.max_column), POINTS)
    format_figures(sheet, range(sheet.max_column, sheet.max_column + 1), _MARGIN)
    for row_number, row in enumerate(ranking.rows, 2):
        link_to_file(sheet, row_number, 3, row.path)
    first_count = first_margin + len(targets) + len(parts) + 1  # after how many are filled
    for column in range(first_margin, first_margin + len(targets)):
        _color(sheet, column, last, "greaterThanOrEqual", _GOOD)
        _color(sheet, column, last, "lessThan", _BAD)
    for column in (first_count, first_count + 1):
        _color(sheet, column, last, "greaterThan", _WARNED)
    _finish(sheet, "D2")


def _color(sheet: Worksheet, column: int, last: int, operator: _Comparison, fill: PatternFill) -> None:
    """Colour the cells of a column that stand so to 0."""
    letter = get_column_letter(column)
    rule = Rule(type="cellIs", operator=operator, formula=["0"], dxf=DifferentialStyle(fill=fill))
    sheet.conditional_formatting.add(f"{letter}2:{letter}{max(last, 2)}", rule)


def _ranking_cells(frame: Frame, row: Row, place: int) -> Iterator[object]:
    yield from (
        place,
        (row.unit or Path(row.path).stem) + copy_words(row.copy_of),
        row.path,
        row.group,
        row.assessor_title,
        float(row.total),
    )
    for target, _title in frame.targets:
        margin = row.margin(target)
        yield None if margin is None else float(margin)
    yield from map(float, row.points[1:])
    yield from (completeness_words(row), row.unanswered, row.errors, row.warnings)
    yield None if row.recorded is None else float(row.recorded)
    yield None if row.recorded is None else float(row.recorded - row.total)


def _fill_summary(sheet: Worksheet, ranking: Ranking, summary: Summary, rows: Worksheet) -> None:
    frame = ranking.frame
    told = (mixture_sentence(summary), *summary_sentences(frame, summary), margin_sentence())
    for sentence in (ranking_title(frame, ranking), *filter(None, told)):
        append_row(sheet, [sentence])
    for closing in closing_sentences([frame.repealed_by]):
        append_row(sheet, [closing])
    sheet.cell(1, 1).font = BOLD
    start = sheet.max_row + 2
    write_row(sheet, start, [_("Nilai total"), _("Buku kerja")])
    for one in summary.distribution:
        append_row(sheet, [bin_name(one.lowest, one.highest, frame.weight), one.count])
    names = Reference(sheet, min_col=1, min_row=start + 1, max_row=sheet.max_row)
    figures = Reference(sheet, min_col=2, min_row=start, max_row=sheet.max_row)
    sheet.add_chart(_chart(_("Sebaran nilai total"), figures, names), _place(_FIRST_CHART))
    last = min(len(ranking.rows), _SHOWN_UNITS) + 1
    figures = Reference(rows, min_col=6, min_row=1, max_row=last)
    title = _("Nilai total {count} buku kerja teratas pada lembar peringkat").format(count=last - 1)
    sheet.add_chart(_chart(title, figures, Reference(rows, min_col=2, min_row=2, max_row=last)), _place(_SECOND_CHART))
    groups = sheet.max_row + 2
    titles = [title for _target, title in frame.targets]
    write_row(sheet, groups, [_("Kelompok"), _("Buku kerja"), _("Rata-rata"), *titles])
    for name, group_rows in summary.groups.items():
        group = summary_of(frame, group_rows)
        met = (group.met[target] for target, _title in frame.targets)
        append_row(sheet, [group_name(name), group.count, float(group.mean), *met])
    for number in (start, groups):
        mark_head(sheet[number])
    for number in range(groups + 1, sheet.max_row + 1):
        sheet.cell(number, 3).number_format = POINTS
    fit_page(sheet)
    set_widths(sheet, (28, 12, 12))


def _place(row: int) -> str:
    """The corner of a chart, beside the tables."""
    return f"{get_column_letter(_CHARTS)}{row}"


def _chart(title: str, figures: Reference, names: Reference) -> BarChart:
    chart = BarChart()
    chart.type, chart.style, chart.title, chart.legend = "col", 10, title, None
    chart.gapWidth = 30
    chart.width, chart.height = 24, 9
    chart.y_axis.number_format = "0"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.add_data(figures, titles_from_data=True)
    chart.set_categories(names)
    return chart


def _fill_gates(sheet: Worksheet, recap: Recap) -> None:
    _head(sheet, [_("Buku kerja"), _("Satuan kerja"), _("Target"), _("Ambang"), _("Minimal"), _("Nilai"), _("Kurang")])
    for ranking in recap.rankings:
        titles = dict(ranking.frame.targets)
        for row in ranking.rows:
            failed = [one for one in row.gates() if not one.is_met]
            for one in sorted(failed, key=lambda one: one.margin):
                figures = (float(one.gate.required), float(one.actual), float(-one.margin))
                append_row(sheet, [row.path, row.unit, titles[one.gate.target], one.gate.title, *figures])
                link_to_file(sheet, sheet.max_row, 1, row.path)
    format_figures(sheet, range(5, 7), POINTS)
    format_figures(sheet, range(7, 8), "0.0000")
    _finish(sheet, "A2")


def _fill_problems(sheet: Worksheet, recap: Recap) -> None:
    _head(sheet, [_("Buku kerja"), _("Tingkat"), _("Kode"), _("Tempat"), _("Temuan"), _("Saran")])
    names = {"error": _("kesalahan"), "warning": _("peringatan")}
    rows = [*recap.unranked, *(row for ranking in recap.rankings for row in ranking.rows)]
    for row in rows:
        for one in row.findings:
            severity = names.get(one.severity, one.severity)
            append_row(sheet, [row.path, severity, one.code, one.place, one.message, one.hint])
            link_to_file(sheet, sheet.max_row, 1, row.path)
        rest = row.errors + row.warnings - len(row.findings)
        if rest > 0:
            more = _("dan {count} temuan lain; lihat zi-score evaluate").format(count=rest)
            append_row(sheet, [row.path, "", "", "", more, ""])
    _finish(sheet, "A2")


def _head(sheet: Worksheet, titles: Sequence[str]) -> None:
    write_head(sheet, titles)
    sheet.row_dimensions[1].height = 45


def _finish(sheet: Worksheet, frozen: str) -> None:
    sheet.freeze_panes = frozen
    fit_page(sheet)
    sheet.auto_filter.ref = sheet.dimensions
    set_widths(sheet, [_width(sheet, column) for column in range(1, sheet.max_column + 1)])


def _width(sheet: Worksheet, column: int) -> int:
    texts = [sheet.cell(row, column).value for row in range(2, sheet.max_row + 1)]
    longest = max((len(text) for text in texts if isinstance(text, str)), default=0)
    return min(max(longest + 2, _NARROWEST + 4), _WIDEST)
