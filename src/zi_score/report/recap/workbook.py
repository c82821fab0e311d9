"""The recap as a workbook: sheets for paper first (ranking, summary, areas), then every figure, gate and problem."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook

from zi_score.language import _
from zi_score.recap.summary import summary_of
from zi_score.report.recap.ranking_sheets import fill_areas, fill_figures, fill_ranking
from zi_score.report.recap.summary_sheet import fill_summary
from zi_score.report.spreadsheet import POINTS, file_content, sheet_title, write_table
from zi_score.workbook.own_output import mark_own, sealed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from zi_score.recap import Recap, RecapRow

_SEALED = "rekap.xlsx"
_GATE_WIDTHS = (40, 34, 19, 40, 11, 11, 11)
_PROBLEM_WIDTHS = (40, 12, 9, 22, 60, 50)


def render(recap: Recap, folder: str) -> bytes:
    """Render as the bytes of an .xlsx, whose links are relative to the folder that it is written into."""
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    is_alone = len(recap.rankings) == 1
    suffixes = ["" if is_alone else f" {ranking.frame.rubric}" for ranking in recap.rankings]
    for ranking, suffix in zip(recap.rankings, suffixes, strict=True):
        fill_ranking(book.create_sheet(sheet_title(_("Peringkat") + suffix)), ranking)
        if ranking.rows:
            summary = summary_of(ranking.frame, ranking.counted)
            fill_summary(book.create_sheet(sheet_title(_("Ringkasan") + suffix)), ranking, summary, recap)
            fill_areas(book.create_sheet(sheet_title(_("Peta area") + suffix)), ranking)
    for ranking, suffix in zip(recap.rankings, suffixes, strict=True):
        fill_figures(book.create_sheet(sheet_title(_("Semua data") + suffix)), ranking, folder)
    fill_gates(book.create_sheet(_("Ambang belum terpenuhi")), recap, folder)
    fill_problems(book.create_sheet(_("Temuan")), recap, folder)
    mark_own(book, "recap")
    return sealed(Path(_SEALED), file_content(book))


def fill_gates(sheet: Worksheet, recap: Recap, folder: str) -> None:
    """Each gate that a workbook does not meet, those first that lack most."""
    titles = (
        _("Buku kerja"), _("Satuan kerja"), _("Target"), _("Ambang"), _("Minimal"), _("Nilai"), _("Kurang"),
    )  # fmt: skip
    formats = {POINTS: (5, 6), "0.0000": (7,)}
    write_table(sheet, titles, _gate_rows(recap), _GATE_WIDTHS, formats=formats, links=(1, folder))


def _gate_rows(recap: Recap) -> Iterator[tuple[object, ...]]:
    for ranking in recap.rankings:
        targets = dict(ranking.frame.targets)
        for row in ranking.rows:
            for one in sorted((one for one in row.gates() if not one.is_met), key=lambda one: one.margin):
                figures = (float(one.gate.required), float(one.actual), float(-one.margin))
                yield row.path, row.unit, targets[one.gate.target], one.gate.title, *figures


def fill_problems(sheet: Worksheet, recap: Recap, folder: str) -> None:
    """Each problem that a row keeps, those of workbooks without a verdict first."""
    titles = (_("Buku kerja"), _("Tingkat"), _("Kode"), _("Tempat"), _("Temuan"), _("Saran"))
    told = (*recap.unranked, *(row for ranking in recap.rankings for row in ranking.rows))
    rows = ((row.path, *cells) for row in told for cells in _problems(row))
    write_table(sheet, titles, rows, _PROBLEM_WIDTHS, links=(1, folder))


def _problems(row: RecapRow) -> Iterator[tuple[str, ...]]:
    names = {"error": _("kesalahan"), "warning": _("peringatan")}
    for one in row.findings:
        yield names.get(one.severity, one.severity), one.code, one.place, one.message, one.hint
    rest = row.errors + row.warnings - len(row.findings)
    if rest > 0:
        yield "", "", "", _("dan {count} temuan lain; lihat zi-score evaluate").format(count=rest), ""
