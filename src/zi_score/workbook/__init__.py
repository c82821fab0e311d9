"""Reading: a workbook in, what was answered and in which cell out. Facts only; nothing is scored here."""

from zi_score.workbook.files import WORKBOOK_SUFFIXES, NamedContent, WorkbookFile, open_workbook
from zi_score.workbook.form_choice import ReadingChoices
from zi_score.workbook.formulas import formula_teller
from zi_score.workbook.submission import read_submission

__all__ = [
    "WORKBOOK_SUFFIXES",
    "NamedContent",
    "ReadingChoices",
    "WorkbookFile",
    "formula_teller",
    "open_workbook",
    "read_submission",
]
