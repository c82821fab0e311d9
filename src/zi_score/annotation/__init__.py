"""An annotated copy: a checked workbook in, a copy of it out in which each finding is a comment on its cell.

A further sheet lists every finding with a link to its cell. The copy is made from the bytes that were checked, and
nothing is judged here: what was found, and what is waived, comes from the check.
"""

import io
import os
import warnings
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from zi_score.annotation.finding_text import AUTHOR, comment_text, plain
from zi_score.atomic import write_atomically
from zi_score.frozen import dataclass
from zi_score.language import reader_reason
from zi_score.outcome import Check
from zi_score.waivers import Finding
from zi_score.workbook.own_output import mark_own, sealed

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MACRO_SUFFIX = ".xlsm"
ANNOTATED_SUFFIXES = (".xlsx", MACRO_SUFFIX)
"""The formats that openpyxl reads and writes, so that a copy keeps what the workbook has."""

_MACROS = "xl/vbaProject.bin"
# Pixels, as a spreadsheet program draws a comment in its usual letters.
_COMMENT_WIDTH, _LETTERS_PER_LINE, _LINE_HEIGHT, _HIGHEST = 340, 46, 18, 560


class AnnotationError(Exception):
    """Why no copy of a workbook could be made."""


class TargetTakenError(Exception):
    """Another file has the name of the copy, and is not to be replaced; `path` says which."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True, slots=True)
class Copy:
    """An annotated copy as bytes. `suffix` is that of its format; `lost_macros`: the source has macros, it has none."""

    content: bytes
    suffix: str
    lost_macros: bool


@dataclass(frozen=True, slots=True)
class Annotated:
    """A copy that was written. `lost_macros`: the source has macros and the copy has none."""

    path: Path
    lost_macros: bool


def annotate(check: Check, target: Path, *, replace: bool = False) -> Annotated:
    """Write the annotated copy of a checked workbook.

    The target's suffix says whether macros are wanted; without them it becomes an .xlsx. Raises `AnnotationError` when
    no copy can be made, `TargetTakenError` when the target exists and is not to be replaced, or is the source itself,
    and OSError when it cannot be written.
    """
    source = Path(check.evaluation.path)
    copy = annotated_copy(check, target.suffix.lower())
    path = target if copy.suffix == target.suffix.lower() else target.with_suffix(copy.suffix)
    is_taken = path.exists() and (path.stat().st_size > 0 or not path.is_file())
    if is_taken and (not replace or os.path.samefile(path, source)):  # noqa: PTH121 - Path has the same
        raise TargetTakenError(path)
    write_atomically(path, copy.content)
    return Annotated(path, copy.lost_macros)


def annotated_copy(check: Check, suffix: str) -> Copy:
    """Make the copy of a checked workbook, in the format of one of `ANNOTATED_SUFFIXES`.

    The check must have kept the content of the workbook. Macros are kept in an .xlsm if openpyxl can carry them;
    otherwise the copy becomes an .xlsx without them. Raises `AnnotationError` when no copy can be made.
    """
    try:
        content, keeps_macros = _copied(check, wants_macros=suffix == MACRO_SUFFIX)
        lost_macros = _has_macros(check.content) and not _has_macros(content)
    except ImportError:
        raise  # a part of the program is missing, and the workbook is not to blame
    except Exception as error:
        # What openpyxl raises on a damaged file is not documented and depends on the damage.
        raise AnnotationError(plain(reader_reason(str(error)))[:200] or type(error).__name__) from error
    return Copy(content, suffix if keeps_macros or suffix != MACRO_SUFFIX else ".xlsx", lost_macros)


def _copied(check: Check, *, wants_macros: bool) -> tuple[bytes, bool]:
    """The copy, and whether it is a workbook for macros."""
    if wants_macros:
        try:
            return _annotated(check, keep_macros=True), True
        except ImportError:
            raise
        except Exception:  # noqa: BLE001, S110 - a copy without macros is still of use, and is told
            pass
    return _annotated(check, keep_macros=False), False


def _has_macros(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return _MACROS in archive.namelist()


def _annotated(check: Check, *, keep_macros: bool) -> bytes:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, needed only here
    from openpyxl.workbook.properties import CalcProperties  # noqa: PLC0415

    from zi_score.annotation.findings_sheet import list_findings  # noqa: PLC0415

    target = io.BytesIO()
    with warnings.catch_warnings():
        # openpyxl warns of what it cannot carry over; the list sheet says so in the user's language.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(check.content), keep_vba=keep_macros, rich_text=True)
        try:
            _comment_cells(book, check.findings)
            list_findings(book, check)
            mark_own(book, "annotated")
            # openpyxl writes formulas without their results.
            book.calculation = book.calculation or CalcProperties()  # which not every program writes
            book.calculation.fullCalcOnLoad = True
            book.save(target)
        finally:
            if book.vba_archive:
                book.vba_archive.close()  # openpyxl leaves it open
    return sealed(Path(check.evaluation.path), target.getvalue())


def _comment_cells(book: "Workbook", findings: tuple[Finding, ...]) -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415

    texts: dict[tuple[str, int, int], list[str]] = {}
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    for finding in findings:
        place = finding.problem.location
        if place.sheet in sheets and place.row:
            anchor = _anchor(sheets[place.sheet], place.row, place.column or 1)
            texts.setdefault((place.sheet, *anchor), []).append(comment_text(finding))
    for (title, row, column), ours in texts.items():
        cell = sheets[title].cell(row, column)
        theirs = cell.comment
        text = "\n\n".join([*([theirs.text] if theirs else []), *ours])
        lines = sum(len(line) // _LETTERS_PER_LINE + 1 for line in text.split("\n"))
        height = min((lines + 1) * _LINE_HEIGHT, _HIGHEST)
        author = theirs.author if theirs else AUTHOR
        cell.comment = Comment(text, author, height=height, width=_COMMENT_WIDTH)


def _anchor(sheet: "Worksheet", row: int, column: int) -> tuple[int, int]:
    """The cell that a place is shown in: that of a merged range is its first, and only it takes a comment."""
    for merged in sheet.merged_cells.ranges:
        if merged.min_row <= row <= merged.max_row and merged.min_col <= column <= merged.max_col:
            return merged.min_row, merged.min_col
    return row, column
