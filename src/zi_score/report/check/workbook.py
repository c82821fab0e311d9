"""The findings of a check as a workbook: one row for each finding, and one for each workbook that was checked."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from zi_score.language import _
from zi_score.problems import Severity
from zi_score.report.check.findings import size_words, standing_words
from zi_score.report.check.wording import (
    gate_sentence,
    not_judged_sentence,
    outcome_words,
    own_rubric_sentences,
    place_text,
    reason_words,
    waiver_sentence,
)
from zi_score.report.spreadsheet import POINTS, file_content, write_row, write_table
from zi_score.report.wording import sentence, severity_words
from zi_score.workbook.own_output import mark_own, sealed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from zi_score.outcome import Check, Demand
    from zi_score.waivers import Finding

_SEALED = "temuan.xlsx"
_FINDING_WIDTHS = (26, 30, 9, 12, 22, 20, 60, 50)
_WORKBOOK_WIDTHS = (26, 40, 19, 12, 9, 9, 11, 11, 10, 14, 60)
_EVIDENCE_WIDTHS = (26, 30, 12, 44, 20, 50, 26, 17)
_FILE, _TOTAL = 2, 5


def render(checks: Sequence[Check], gate: Demand, folder: str) -> bytes:
    """Render as the bytes of an .xlsx, whose links are relative to the folder that it will stand in."""
    book = Workbook()
    findings: Any = book.active
    findings.title = _("Temuan")
    _fill_findings(findings, checks, gate, folder)
    _fill_workbooks(book.create_sheet(_("Buku kerja")), checks, gate, folder)
    if any(check.evidence for check in checks):
        _fill_evidence(book.create_sheet(_("Bukti dukung")), checks)
    mark_own(book, "findings")
    return sealed(Path(_SEALED), file_content(book))


def _fill_findings(sheet: Worksheet, checks: Sequence[Check], gate: Demand, folder: str) -> None:
    titles = (
        _("Satuan kerja"), _("Buku kerja"), _("Kode"), _("Tingkat"), _("Status"), _("Tempat"), _("Temuan"), _("Saran"),
    )  # fmt: skip
    rows = (
        _finding_cells(check, one, id(one) in failing)
        for check in checks
        for failing in ({id(one) for one in check.failing(gate)},)
        for one in check.findings
    )
    write_table(sheet, titles, rows, _FINDING_WIDTHS, links=(_FILE, folder))


def _finding_cells(check: Check, finding: Finding, is_failing: bool) -> Iterator[str]:
    problem = finding.problem
    yield from (_unit(check), check.evaluation.path, problem.code, severity_words(problem))
    if finding.waiver:
        yield waiver_sentence(finding.waiver)
    else:
        yield _("menggagalkan") if is_failing else ""
    yield from (place_text(check, problem), sentence(problem.message), problem.hint)


def _fill_workbooks(sheet: Worksheet, checks: Sequence[Check], gate: Demand, folder: str) -> None:
    titles = (
        _("Satuan kerja"), _("Buku kerja"), _("Kesimpulan"), _("Penilai"), _("Nilai"), _("Terisi"), _("Kesalahan"),
        _("Peringatan"), _("Catatan"), _("Dikecualikan"), _("Sebab"),
    )  # fmt: skip
    rows = (_workbook_cells(check, gate) for check in checks)
    last = write_table(sheet, titles, rows, _WORKBOOK_WIDTHS, formats={POINTS: [_TOTAL]}, links=(_FILE, folder))
    below = (gate_sentence(gate), *own_rubric_sentences(checks), not_judged_sentence())
    for number, text in enumerate(below, last + 2):
        write_row(sheet, number, [text])


def _workbook_cells(check: Check, gate: Demand) -> Iterator[object]:
    evaluation = check.evaluation
    yield from (_unit(check), evaluation.path, outcome_words(check, gate))
    if evaluation.is_usable:
        card, questions = evaluation.leading.scorecard, len(evaluation.rubric.questions)
        answered = f"{questions - len(card.unanswered)}/{questions}"
        yield from (evaluation.leading.title, float(card.total), answered)
    else:
        yield from (None, None, None)
    open_ones = Counter(one.problem.severity for one in check.findings if not one.is_waived)
    yield from (open_ones[severity] for severity in Severity)
    yield sum(one.is_waived for one in check.findings)
    yield reason_words(check, gate)


def _fill_evidence(sheet: Worksheet, checks: Sequence[Check]) -> None:
    titles = (
        _("Satuan kerja"), _("Buku kerja"), _("Kode"), _("Pertanyaan"), _("Sel"), _("Bukti dukung"), _("Keadaan"),
        _("Ukuran"),
    )  # fmt: skip
    rows = ((_unit(check), check.evaluation.path, *cells) for check in checks for cells in _evidence_cells(check))
    write_table(sheet, titles, rows, _EVIDENCE_WIDTHS)


def _evidence_cells(check: Check) -> Iterator[tuple[str, ...]]:
    for one in check.evidence:
        for named in one.named:
            told = (named.location.within, named.name, standing_words(named), size_words(named))
            yield one.code, one.title, *told


def _unit(check: Check) -> str:
    """The name of the unit as the workbook states it, or else that of the file."""
    submission = check.evaluation.submission
    return (submission.unit if submission else "") or Path(check.evaluation.path).stem
