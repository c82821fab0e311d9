"""Files of responses, written from the answers of each respondent."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.questionnaires import load_questionnaire
from zi_score.survey.model import Survey
from zi_score.survey.recognition import StatedItems, recognize
from zi_score.survey.table import Cell, ResponseTable
from zi_score.survey.tabulation import SurveyChoices, tabulate

SPKP = "spkp-1-6"
SPAK_6 = "spak-1-6"
SPAK_4 = "spak-1-4"
SKM = "skm-permenpanrb-14-2017"
Row = Sequence[Cell | int]


def codes(questionnaire: str) -> list[str]:
    """The codes of a questionnaire's items, as the headings of a table."""
    return list(load_questionnaire(questionnaire).items)


def table_of(headings: Sequence[str], rows: Sequence[Row], sheet: str = "") -> ResponseTable:
    """A table as it was read."""
    cells: list[list[Cell]] = [list(headings)]
    cells += [[str(one) if isinstance(one, int) else one for one in row] for row in rows]
    return ResponseTable("responden.csv", "0" * 64, sheet, cells)


def surveyed(
    rubric: Rubric,
    questionnaire: str,
    rows: Sequence[Row],
    *,
    beside: Mapping[str, Sequence[str]] | None = None,
    without: Sequence[str] = (),
    choices: SurveyChoices | None = None,
) -> Survey:
    """The survey of answers under the codes of their items; `beside` has further columns with their cells."""
    known = load_questionnaire(questionnaire)
    extra = beside or {}
    asked = [code for code, item in known.items.items() if item.variable not in without]
    wide = [[*row, *(column[at] for column in extra.values())] for at, row in enumerate(rows)]
    table = table_of([*asked, *extra], wide)
    (responses,) = recognize([table], [known], StatedItems(without=tuple(without), is_named=True))
    return tabulate(responses, rubric, choices or SurveyChoices())


def adding_up(total: int, items: int, respondents: int = 30) -> list[list[int]]:
    """The answers of respondents that add up to a total, as even as can be."""
    cells = respondents * items
    low, more = divmod(total, cells)
    answers = [low + 1] * more + [low] * (cells - more)
    return [answers[at : at + items] for at in range(0, cells, items)]


def csv_bytes(headings: Sequence[str], rows: Sequence[Row], delimiter: str = ";") -> bytes:
    """The same as a CSV file."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([headings, *rows])
    return text.getvalue().encode()


def write_sheet(path: Path, sheets: Mapping[str, Sequence[Row]]) -> Path:
    """The same as a workbook with these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path
