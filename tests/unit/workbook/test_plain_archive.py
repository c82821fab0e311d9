"""What the reader is given once a file was looked at: the same parts, not packed."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

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


def test_it_says_the_same_as_the_workbook(example: bytes) -> None:
    parts = harmless_parts(example, Location(), Limits())
    assert parts
    assert read_sheets(plain_archive(parts), Limits()) == read_sheets(example, Limits())
