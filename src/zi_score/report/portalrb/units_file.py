"""A list of units to be completed: a row for each workbook, and blanks for what no workbook holds."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from zi_score.portalrb.units import COLUMNS, column_title
from zi_score.report.csv_report import harmless
from zi_score.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence


def units_text(workbooks: Sequence[tuple[str, str]]) -> str:
    """The list as CSV, from the file and the stated name of each unit; a text that begins a formula stays a text.

    Its titles are in the user's language.
    """
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, restval="", delimiter=";", lineterminator="\n")
    writer.writerow({column: column_title(column) for column in COLUMNS})
    for file, name in workbooks:
        # A path that begins with a point is the same path, and no spreadsheet takes it for a formula.
        path = file if harmless(file) == file else f"./{printable(file)}"
        writer.writerow({"file": path, "name": harmless(name)})
    return buffer.getvalue()
