"""What stands beside the answers of a workbook: notes and evidence, as they are written, with the links behind them."""

from collections.abc import Mapping
from itertools import product

from zi_score.submission import Submission
from zi_score.workbook.files import WorkbookFile
from zi_score.workbook.inspection import inspect_workbook

BESIDE = ("note", "evidence")
"""The kinds of what is told."""


def texts_beside(file: WorkbookFile, submission: Submission) -> Mapping[tuple[str, str, str], str]:
    """Every note and every piece of evidence, by assessor, identity of the row, and kind. Only what is filled.

    A link behind a cell that does not show it follows the text. Raises `UnusableInputError` as an inspection does.
    """
    grids = {grid.sheet: grid for grid in file.grids}
    sheets = inspect_workbook(file, submission).sheets
    told: dict[tuple[str, str, str], str] = {}
    for sheet, places in submission.parts:
        links = sheets[sheet].links if sheet in sheets else {}
        for (assessor, columns), kind in product(places.assessors.items(), BESIDE):
            column = columns.get(kind, 0)
            for identity, row in places.rows.items() if column else ():
                text, link = grids[sheet].text(row, column), links.get((row, column), "")
                whole = text if link in text else f"{text} {link}".strip()
                if whole:
                    told[assessor, identity, kind] = whole
    return told
