"""What the reader is given once a file was looked at: the same parts, not packed."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from python_calamine import load_workbook

from zi_score.limits import Limits
from zi_score.problems import Location
from zi_score.sheets import read_sheets
from zi_score.workbook.plain_archive import plain_archive
from zi_score.workbook.safety import ArchivePart, harmless_parts

_EXAMPLE = "memenuhi-wbk.xlsx"
PARTS: Mapping[str, bytes] = {"xl/workbook.xml": b"<workbook/>", "xl/lembar-é.xml": bytes(range(256)), "kosong": b""}


@pytest.fixture
def example(project: Path) -> bytes:
    return (project / "examples" / _EXAMPLE).read_bytes()


def test_every_part_is_in_it_as_it_was_unpacked() -> None:
    archive = plain_archive({name: ArchivePart(content, zlib.crc32(content)) for name, content in PARTS.items()})
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == PARTS
        assert {member.compress_type for member in opened.infolist()} == {zipfile.ZIP_STORED}
        assert opened.testzip() is None


@pytest.fixture
def parts(example: bytes) -> Mapping[str, ArchivePart]:
    found = harmless_parts(example, Location(), Limits())
    assert found
    return found


def test_it_says_the_same_as_the_workbook(example: bytes, parts: Mapping[str, ArchivePart]) -> None:
    assert read_sheets(plain_archive(parts), Limits()) == read_sheets(example, Limits())


def test_nobody_looks_for_merged_cells_in_it(example: bytes, parts: Mapping[str, ArchivePart]) -> None:
    for archive, is_looked_at in ((example, True), (plain_archive(parts), False)):
        workbook = load_workbook(io.BytesIO(archive))
        merged = [workbook.get_sheet_by_name(name).merged_cell_ranges for name in workbook.sheet_names]
        assert any(merged) is is_looked_at


@pytest.mark.parametrize(
    "sheet",
    [
        b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
        b'<worksheet><!-- <sheetData> --><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
        b'<worksheet><sheetData/><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells></worksheet>',
        b"<worksheet/>",
    ],
)
def test_what_a_sheet_shows_stays_the_same(parts: Mapping[str, ArchivePart], sheet: bytes) -> None:
    name = "xl/worksheets/sheet1.xml"
    given = {**parts, name: ArchivePart(sheet, zlib.crc32(sheet))}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for one, part in given.items():
            archive.writestr(one, part.content)
    assert read_sheets(plain_archive(given), Limits()) == read_sheets(packed.getvalue(), Limits())
