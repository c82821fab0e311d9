"""LibreOffice as a second program that computes our workbooks and the real forms, and that writes other formats."""

import atexit
import os
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
    <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
  </item>
</oor:items>
"""
WRITER_VARIABLE = "ZI_SCORE_REQUIRES_WRITER"
"""Set by the gate, where a document that nobody opened must not pass."""
_FILTERS = {"xls": "xls:MS Excel 97", "ods": "ods", "xlsm": "xlsm:Calc MS Excel 2007 VBA XML"}


def recalculated(files: Iterable[Path], folder: Path) -> list[Path]:
    """Copies of .xlsx files with every formula computed anew.

    Without a profile of its own LibreOffice would keep the values that a file was saved with.
    """
    return _converted(list(files), "xlsx", folder / "recalculated", _profile(_ALWAYS_RECALCULATE))


def in_format(file: Path, suffix: str) -> Path:
    """The same workbook in another format, beside it."""
    (result,) = _converted([file], _FILTERS[suffix], file.parent, _profile(""))
    return result


def as_pictures(file: Path) -> list[bytes]:
    """Each page of a document as Writer prints it: a PGM picture in greys.

    Skips without Writer and pdftoppm, and fails where the gate asks for them.
    """
    program = shutil.which("soffice")
    has_writer = program is not None and (Path(program).resolve().parent / "libswlo.so").exists()
    if not has_writer or shutil.which("pdftoppm") is None:
        reason = "LibreOffice Writer or pdftoppm is not installed, so nobody opens the report"
        if os.environ.get(WRITER_VARIABLE):
            pytest.fail(reason)
        pytest.skip(reason)
    (printed,) = _converted([file], "pdf", file.parent, _profile(""))
    command: list[str | Path] = ["pdftoppm", "-gray", "-r", "30", printed, printed.with_suffix("")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return [page.read_bytes() for page in sorted(file.parent.glob(f"{file.stem}-*.pgm"))]


def _converted(files: list[Path], kind: str, folder: Path, profile: Path) -> list[Path]:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed, so nothing checks our figures from outside")
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", folder, *files], check=True, capture_output=True, timeout=300)
    results = [folder / f"{file.stem}.{kind.partition(':')[0]}" for file in files]
    assert all(result.is_file() for result in results)
    return results


@cache
def _profile(settings: str) -> Path:
    """A folder with these settings, made once for each process: LibreOffice takes a second to fill a new one."""
    folder = Path(mkdtemp(prefix="libreoffice-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if settings:
        (folder / "user").mkdir()
        (folder / "user" / "registrymodifications.xcu").write_text(settings, encoding="utf-8")
    return folder
