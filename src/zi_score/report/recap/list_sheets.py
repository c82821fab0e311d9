"""What a recap lists beside its ranking: each gate that is not met, and each problem as far as rows keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.spreadsheet import POINTS, format_figures, link_to_file, print_table, write_head, write_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from zi_score.recap import Recap, RecapRow

_GATE_WIDTHS = (40, 34, 19, 40, 11, 11, 11)
_PROBLEM_WIDTHS = (40, 12, 9, 22, 60, 50)


def fill_gates(sheet: Worksheet, recap: Recap, folder: str) -> None:
    """Each gate that a workbook does not meet, those first that lack most."""
    titles = (
        _("Buku kerja"), _("Satuan kerja"), _("Target"), _("Ambang"), _("Minimal"), _("Nilai"), _("Kurang"),
    )  # fmt: skip
    write_head(sheet, titles)
    number = 1
    for ranking in recap.rankings:
        targets = dict(ranking.frame.targets)
        for row in ranking.rows:
            for one in sorted((one for one in row.gates() if not one.is_met), key=lambda one: one.margin):
                number += 1
                figures = (float(one.gate.required), float(one.actual), float(-one.margin))
                write_row(sheet, number, (row.path, row.unit, targets[one.gate.target], one.gate.title, *figures))
                link_to_file(sheet, number, 1, row.path, folder)
    format_figures(sheet, (5, 6), POINTS)
    format_figures(sheet, (7,), "0.0000")
    print_table(sheet, _GATE_WIDTHS)


def fill_problems(sheet: Worksheet, recap: Recap, folder: str) -> None:
    """Each problem that a row keeps, those of workbooks without a verdict first."""
    titles = (_("Buku kerja"), _("Tingkat"), _("Kode"), _("Tempat"), _("Temuan"), _("Saran"))
    write_head(sheet, titles)
    number = 1
    for row in (*recap.unranked, *(row for ranking in recap.rankings for row in ranking.rows)):
        for cells in _problems(row):
            number += 1
            write_row(sheet, number, (row.path, *cells))
            link_to_file(sheet, number, 1, row.path, folder)
    print_table(sheet, _PROBLEM_WIDTHS)


def _problems(row: RecapRow) -> Iterator[tuple[str, ...]]:
    names = {"error": _("kesalahan"), "warning": _("peringatan")}
    for one in row.findings:
        yield names.get(one.severity, one.severity), one.code, one.place, one.message, one.hint
    rest = row.errors + row.warnings - len(row.findings)
    if rest > 0:
        yield "", "", "", _("dan {count} temuan lain; lihat zi-score evaluate").format(count=rest), ""
