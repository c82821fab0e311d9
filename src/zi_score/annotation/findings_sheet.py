"""The sheet that lists every finding, each with a link to its cell. No text in it can become a formula."""

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.hyperlink import Hyperlink

from zi_score.annotation.finding_text import message_text, place_text, plain, severity_text, waiver_text
from zi_score.language import N_, _
from zi_score.outcome import Check
from zi_score.submission import Withheld
from zi_score.waivers import Finding

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell

_COLUMNS = (
    (N_("Tingkat"), 13),
    (N_("Kode"), 9),
    (N_("Sel"), 22),
    (N_("Temuan"), 64),
    (N_("Saran"), 50),
    (N_("Dikecualikan"), 40),
)
"""The titles of the list, and how wide it shows them."""
_CELL_COLUMN = 3
_POINTS_PER_LINE, _HIGHEST_ROW = 15, 400


def list_findings(book: "Workbook", check: Check) -> None:
    """A last sheet, the one that is seen first when the copy is opened."""
    sheet = book.create_sheet(_free_name(book, _("Temuan zi-score")))
    lines = _introduction(check)
    for row, line in enumerate(lines, 1):
        _write(sheet.cell(row, 1), line)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    header = len(lines) + 2
    for column, (title, width) in enumerate(_COLUMNS, 1):
        _write(sheet.cell(header, column), _(title))
        sheet.cell(header, column).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(header, column).column_letter].width = width
    for row, finding in enumerate(check.findings, header + 1):
        texts = _row(finding)
        # Not every program makes a row as high as its wrapped text.
        lines_needed = max(len(text) // (width - 2) + 1 for text, (_title, width) in zip(texts, _COLUMNS, strict=True))
        sheet.row_dimensions[row].height = min(lines_needed * _POINTS_PER_LINE, _HIGHEST_ROW)
        for column, text in enumerate(texts, 1):
            _write(sheet.cell(row, column), text)
            sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
        if place := _link(book, finding):
            _link_to(sheet.cell(row, _CELL_COLUMN), place)
    sheet.freeze_panes = sheet.cell(header + 1, 1)
    if check.findings:
        sheet.auto_filter.ref = f"A{header}:{sheet.cell(header + len(check.findings), len(_COLUMNS)).coordinate}"
    for other in book.worksheets:
        # Sheets that are selected together would be edited together.
        other.sheet_view.tabSelected = other is sheet
    book.active = sheet


def _introduction(check: Check) -> list[str]:
    waived = sum(finding.is_waived for finding in check.findings)
    submission = check.evaluation.submission
    return [
        _("Temuan zi-score"),
        _("{name}: {count} temuan, {waived} di antaranya dikecualikan").format(
            name=plain(Path(check.evaluation.path).name), count=len(check.findings), waived=waived
        ),
        *([f"SHA-256 {submission.sha256}"] if submission else []),
        *([_withheld_text(submission.withheld)] if submission and submission.withheld else []),
        _("Salinan ini untuk membaca temuan: gambar, objek, dan hasil rumus dapat tidak ikut."),
        _("Betulkan dan sampaikan berkas aslinya, bukan salinan ini."),
        _("Isi bukti dukung dan syarat di luar buku kerja tidak diperiksa; yang tidak tercantum belum tentu benar."),
    ]


def _withheld_text(withheld: Withheld) -> str:
    problem = withheld.problem("")
    return plain(f"{problem.code}: {problem.message}. {problem.hint}")


def _row(finding: Finding) -> tuple[str, ...]:
    hint = plain(finding.problem.hint)
    place = place_text(finding)
    return (severity_text(finding), finding.problem.code, place, message_text(finding), hint, waiver_text(finding))


def _link(book: "Workbook", finding: Finding) -> str:
    """Where a link leads: the cell, the row or the top of the sheet; nowhere for the file as a whole."""
    place = finding.problem.location
    if place.sheet not in {sheet.title for sheet in book.worksheets}:
        return ""
    return place.within if place.row else f"{place.within}!A1"


def _link_to(cell: "Cell", place: str) -> None:
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place)
    cell.font = Font(color="0563C1", underline="single")


def _free_name(book: "Workbook", wanted: str) -> str:
    """A name that no sheet has, in any case of letters."""
    taken = {name.casefold() for name in book.sheetnames}
    names = (wanted if number == 1 else f"{wanted} ({number})" for number in count(1))
    return next(name for name in names if name.casefold() not in taken)


def _write(cell: "Cell", text: str) -> None:
    """Put text into a cell as text, whatever it begins with."""
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
