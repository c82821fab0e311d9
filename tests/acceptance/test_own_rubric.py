"""A rubric of one's own is said in every output, whatever regulation it names (K37)."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from zi_score.annotation import ANNOTATED_SUFFIXES
from zi_score.cli.check import CheckFormat
from zi_score.cli.diff import DiffFormat
from zi_score.cli.options import PageJsonOrCsv, PageOrJson
from zi_score.cli.recap import RecapFormat
from zi_score.rubric.library import DEFAULT_RUBRIC

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[2]
EXAMPLE, OTHER = (ROOT / "examples" / name for name in ("memenuhi-wbk.xlsx", "memenuhi-wbbm.xlsx"))
NAME = "rubrik-kami"
TEXT_FORMATS = [
    *(("evaluate", EXAMPLE, "--format", one.value) for one in PageJsonOrCsv),
    *(("check", EXAMPLE, "--format", one.value) for one in CheckFormat if one is not CheckFormat.XLSX),
    ("check", EXAMPLE, OTHER),
    *(("recap", EXAMPLE, "--format", one.value) for one in RecapFormat if one is not RecapFormat.XLSX),
    *(("diff", EXAMPLE, OTHER, "--format", one.value) for one in DiffFormat if one is not DiffFormat.XLSX),
    *(("explain", EXAMPLE, "A.1", "--format", one.value) for one in PageOrJson),
]


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The option that names a copy of the rubric in force, under the same id and title."""
    folder = tmp_path_factory.mktemp("rubrik") / NAME
    shutil.copytree(ROOT / "rubrics" / DEFAULT_RUBRIC, folder)
    return ["--rubric", str(folder)]


@pytest.mark.parametrize("command", TEXT_FORMATS, ids=lambda one: " ".join(getattr(part, "name", part) for part in one))
def test_k37_every_report_says_so(run: Run, named: list[str], command: tuple[str, ...]) -> None:
    _code, own, _err = run(*command, *named)
    assert NAME in "".join(own.split())


@pytest.mark.parametrize(
    "command",
    [
        ("recap", EXAMPLE, "-o"),
        ("template", "-o"),
        ("check", EXAMPLE, "--annotate"),
        ("check", EXAMPLE, "-o"),
        ("diff", OTHER, "--between", "unit", "tpi", "-o"),
    ],
    ids=lambda one: f"{one[0]} {one[-1]}",
)
def test_k37_every_workbook_says_so(run: Run, named: list[str], tmp_path: Path, command: tuple[str, ...]) -> None:
    file = tmp_path / f"hasil{ANNOTATED_SUFFIXES[0]}"
    run(*command, file, *named)
    texts = [cell for sheet in load_workbook(file) for row in sheet.iter_rows(values_only=True) for cell in row]
    assert any(NAME in str(text) for text in texts)
