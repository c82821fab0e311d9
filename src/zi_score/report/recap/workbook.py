"""The recap as a workbook: sheets for paper first (ranking, summary, areas), then every figure, gate and problem."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook

from zi_score.language import _
from zi_score.recap.summary import summary_of
from zi_score.report.recap.area_sheet import fill_areas
from zi_score.report.recap.list_sheets import fill_gates, fill_problems
from zi_score.report.recap.ranking_sheets import fill_figures, fill_ranking
from zi_score.report.recap.summary_sheet import fill_summary
from zi_score.report.spreadsheet import file_content, sheet_title
from zi_score.workbook.own_output import mark_own, sealed

if TYPE_CHECKING:
    from zi_score.recap import Recap

_SEALED = "rekap.xlsx"


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
