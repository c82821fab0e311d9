"""LibreOffice as a second program that computes our workbooks and the real forms."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
    <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
  </item>
</oor:items>
"""


def recalculated(files: Iterable[Path], folder: Path) -> list[Path]:
    """Copies of .xlsx files with every formula computed anew.

    Without the private profile LibreOffice would keep the values that a file was saved with.
    """
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed, so nothing checks our figures from outside")
    sources = list(files)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE, encoding="utf-8")
    target = folder / "recalculated"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(target), *map(str, sources)], check=True, capture_output=True, timeout=300
    )
    results = [target / source.name for source in sources]
    assert all(result.is_file() for result in results)
    return results
