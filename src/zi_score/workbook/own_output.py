"""The mark on workbooks that this program wrote from others, so that a folder's own reports are not taken for LKEs.

It is a custom property of the document, which spreadsheet programs keep, with a fingerprint of everything that is typed
in it: a unit that corrects an annotated copy and returns it has made a submission of it.
"""

import hashlib
import io
import re
import zipfile
from pathlib import Path
from typing import Any, BinaryIO, Literal

from zi_score.archives import END_RECORD, UNREADABLE_PART
from zi_score.bounded import open_regular
from zi_score.language import N_, _
from zi_score.problems import Location, UnusableInputError
from zi_score.workbook.files import NamedContent, WorkbookFile, open_workbook
from zi_score.workbook.formulas import formula_cells
from zi_score.workbook.grid import Grid, cell_text

_PROPERTY = "zi-score"
OwnKind = Literal["recap", "annotated", "findings", "compared", "plan"]
"""What the program writes from other workbooks."""
_KINDS: dict[str, str] = {
    "recap": N_("rekap buatan zi-score, isinya tidak berubah sejak dibuat"),
    "annotated": N_("salinan beranotasi buatan zi-score, isinya tidak berubah sejak dibuat"),
    "findings": N_("daftar temuan buatan zi-score, isinya tidak berubah sejak dibuat"),
    "compared": N_("daftar perbedaan penilai buatan zi-score, isinya tidak berubah sejak dibuat"),
    "plan": N_("rencana perubahan buatan zi-score"),
}
_FILLED_IN = "plan"
"""A list of tasks is there to be filled in, and never becomes a submission."""
_PART = "docProps/custom.xml"
# Compiled where it is looked for: few workbooks have properties of their own.
_MARK = (
    rb"""<property[^<>]{0,300}\sname=["']zi-score["'][^<>]{0,300}>"""
    # openpyxl declares a namespace at the element where it finds lxml.
    rb"""\s{0,99}<(?:\w{1,30}:)?lpwstr(?:\s[^<>]{0,300})?>(\w{1,30}) (\w{1,99})</"""
)
_UNSEALED = "0" * hashlib.sha256().digest_size * 2
# The names of all parts stand at the end of an archive, some hundred bytes for each; the last record says how many.
_USUAL_END, _END = 8 * 1024, 256 * 1024


def mark_own(book: Any, kind: OwnKind) -> None:
    """Mark an openpyxl workbook as one that the program made, before it is saved; `sealed` completes the mark."""
    from openpyxl.packaging.custom import StringProperty  # noqa: PLC0415 - slow to import, needed only here

    properties = book.custom_doc_props  # which its published types lack
    if _PROPERTY in properties.names:
        del properties[_PROPERTY]
    properties.append(StringProperty(name=_PROPERTY, value=f"{kind} {_UNSEALED}"))


def sealed(path: Path, content: bytes) -> bytes:
    """The bytes of a marked copy with the fingerprint of what is typed in it; unmarked where that cannot be told."""
    try:
        fingerprint = _typed(open_workbook(NamedContent(str(path), content)))
    except UnusableInputError:
        fingerprint = ""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in archive.infolist():
            part = archive.read(member)
            if member.filename == _PART:
                part = part.replace(_UNSEALED.encode(), fingerprint.encode())
            copy.writestr(member, part)
    return target.getvalue()


def own_output(path: Path) -> str:
    """What this program wrote the workbook as, in words; nothing for any other workbook and for one changed since."""
    if not _may_be_marked(path):
        return ""
    try:
        file = open_workbook(path)
        mark = re.search(_MARK, file.part(_PART))
        kind, fingerprint = (text.decode(errors="replace") for text in mark.groups()) if mark else ("", "")
        is_own = kind in _KINDS and (kind == _FILLED_IN or fingerprint == _typed(file))
        return _(_KINDS[kind]) if is_own else ""
    except (UnusableInputError, *UNREADABLE_PART):
        return ""  # whatever reads it says why


def _may_be_marked(path: Path) -> bool:
    """Whether the archive has a part for such properties: looked for without unpacking it, for few workbooks have."""
    try:
        with open_regular(path) as file:
            directory = _tail(file, _USUAL_END)
            end = directory.rfind(END_RECORD)
            if int.from_bytes(directory[end + 12 :][:4], "little") > end:
                directory = _tail(file, _END)
            return _PART.encode() in directory
    except OSError:
        return False


def _tail(file: BinaryIO, most: int) -> bytes:
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - most))
    return file.read(most)


def _typed(file: WorkbookFile) -> str:
    """A fingerprint of every cell that is typed; results of formulas come and go with the program that saves it."""
    digest = hashlib.sha256()
    for grid in file.grids:
        computed = formula_cells(file, grid.location()) or frozenset()
        for line in _lines(grid, computed):
            digest.update(line.encode("utf-8", errors="surrogatepass"))
    return digest.hexdigest()


def _lines(grid: Grid, computed: frozenset[str]) -> list[str]:
    return [
        f"{grid.sheet}\0{place.cell}\0{text}\n"
        for row, values in enumerate(grid.rows, 1)
        for column, value in enumerate(values, 1)
        if value != "" and (text := " ".join(cell_text(value).split()))
        if (place := Location(row=row, column=column)).cell not in computed
    ]
