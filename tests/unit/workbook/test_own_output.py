"""The mark on our own output, however the program that saved it writes the property."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from zi_score.workbook.own_output import mark_own, own_output, sealed

PART = "docProps/custom.xml"
NAMESPACE = ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A recap of our own."""
    path = tmp_path / "rekap.xlsx"
    book = Workbook()
    mark_own(book, "recap")
    written = io.BytesIO()
    book.save(written)
    path.write_bytes(sealed(path, written.getvalue()))
    return path


@pytest.mark.parametrize("at", ["root", "element"])
def test_the_mark_is_known_wherever_its_namespace_is_declared(path: Path, at: str) -> None:
    """Where lxml is installed openpyxl declares it at the element, where it is not, at the root."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as source, zipfile.ZipFile(path, "w") as copy:
        for member in source.infolist():
            content = source.read(member).decode()
            if member.filename == PART:
                content = content.replace(NAMESPACE, "")
                place = "<Properties" if at == "root" else "<vt:lpwstr"
                content = content.replace(place, f"{place}{NAMESPACE}", 1)
            copy.writestr(member, content)
    assert "rekap buatan zi-score" in own_output(path)


@pytest.mark.parametrize("parts", [0, 150])
def test_the_mark_is_known_however_many_parts_are_named_behind_it(path: Path, parts: int) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(parts):
            archive.writestr(f"xl/media/gambar-dengan-nama-yang-panjang-{number:03}.png", b"")
    assert "rekap buatan zi-score" in own_output(path)
