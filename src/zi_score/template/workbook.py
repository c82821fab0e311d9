"""Writing the template: a rubric, one of its layouts and perhaps answers in; one protected workbook out.

The same input gives the same bytes: nothing in the file says when or by whom it was made. It appears
under its name only when it is complete.
"""

import datetime as dt
import io
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from zi_score.atomic import write_atomically
from zi_score.given_answers.reading import GivenAnswers
from zi_score.language import _, system_reason
from zi_score.problems import Location, UnusableInputError, found
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.template.cover import write_cover
from zi_score.template.recap import write_recap
from zi_score.template.sheet import scored_assessors, write_form

_PROGRAM = "zi-score"
_EPOCH = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""The earliest time that a zip archive can state."""


def write_template(path: Path, rubric: Rubric, layout: Layout, answers: GivenAnswers | None = None) -> None:
    """Write the form of a layout, filled with the given answers.

    Behind it stand a cover, at which the file opens, with whose it is and how far it is filled in, and the
    recapitulation, if the layout has a score column for any assessor.
    Raises `UnusableInputError` when the file cannot be written.
    """
    content = template_bytes(rubric, layout, answers)
    try:
        write_atomically(path, content)
    except OSError as error:
        reason = system_reason(error)
        raise UnusableInputError(found("ZI612", Location(file=str(path)), reason=reason)) from error


def template_bytes(rubric: Rubric, layout: Layout, answers: GivenAnswers | None = None) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    book = Workbook()
    form = book.worksheets[0]
    form.title = layout.sheets[0]
    cover = book.create_sheet(_("Identitas"))
    next_rows = write_cover(cover, rubric, layout, form.title)
    write_form(form, rubric, layout, answers or GivenAnswers(), next_rows)
    if scored_assessors(layout):
        write_recap(book.create_sheet(_("Rekap")), rubric, layout, form.title)
    _open_at(book, cover)
    moment = _EPOCH.replace(tzinfo=None)
    book.properties = DocumentProperties(creator=_PROGRAM, title=rubric.title, created=moment, modified=moment)
    book.calculation.fullCalcOnLoad = True
    archive = io.BytesIO()
    # Workbook.save would put the present time into the properties.
    ExcelWriter(book, zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED)).save()
    return _timeless(archive)


def _open_at(book: Workbook, chosen: Worksheet) -> None:
    """Let the file open at this sheet. The form stays the first: programs that take one sheet take that."""
    book.active = book.sheetnames.index(chosen.title)
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is chosen


def _timeless(archive: io.BytesIO) -> bytes:
    """The same archive with the same time on every entry."""
    result = io.BytesIO()
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return result.getvalue()
