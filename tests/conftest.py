"""What every test may use: the bundled instrument, the real workbooks, and how goldens are accepted."""

import gc
import importlib
import os
import pkgutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from hypothesis import HealthCheck, settings
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.styleable import StyleDescriptor
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from rich.console import Console

import zi_score
from tests.support.unmeasured import unmeasured
from zi_score.garbage import collect_seldom
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import DEFAULT_RUBRIC, load_layouts, load_rubric, rubric_folder

PROJECT = Path(__file__).parents[1]
WORKBOOKS_VARIABLE = "ZI_SCORE_WORKBOOKS"
FACTS_VARIABLE = "ZI_SCORE_FACTS"
REPEATING = ("fuzz", "oracle", "properties", "stacks")
"""The folders whose tests try the same code again and again with other data."""
LONGEST = (
    "test_independent_scorer.py",
    "test_fuzz.py",
    "test_given_forms.py",
    "test_invariants.py",
    "test_planted_defects.py",
    "test_hostile_strings.py",
    "test_workbook_invariants.py",
    "test_audit_corpus.py",
    "test_stacks.py",
)
"""The files that take longest come first where several processes share the tests.

One that comes last keeps a single core busy, and the others wait.
"""
LIBRARY_CALLS: tuple[tuple[Any, str], ...] = (
    (typer.main, "get_command"),
    (ExcelReader, "read"),
    (ExcelWriter, "save"),
    (StyleDescriptor, "__set__"),
    (Worksheet, "merge_cells"),
    (Console, "print"),
)
"""Where most of the time goes that is not spent in our own code; none of them ever calls it."""

settings.register_profile("dev", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, max_examples=100)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="accept the present output as the expected one; read the difference before committing it",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Thousands of cases that go the same way through the code are run, and not measured."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: item.path.name not in LONGEST)
    for item in items:
        place = item.path.relative_to(PROJECT / "tests")
        if place.parts[0] in REPEATING or place.stem.startswith("test_hostile"):
            item.add_marker("no_cover")


def pytest_configure(config: pytest.Config) -> None:
    """Keep our own order where whole files go to processes: pytest-xdist would begin with those of most tests."""
    if config.pluginmanager.has_plugin("xdist"):
        config.option.loadscopereorder = False


def pytest_collection_finish() -> None:
    """Import the whole program while it is measured: what an unmeasured test imported first would never be."""
    # The tests hold a million objects, and looking through them again and again takes a tenth of a run.
    gc.freeze()
    collect_seldom()
    if sys.gettrace():
        for module in pkgutil.walk_packages(zi_score.__path__, "zi_score."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    """What is prepared for a test that is not measured need not be measured either."""
    return (yield from _measured_if_wanted(item))


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """A process of pytest-xdist starts coverage twice, and when pytest-cov stops the second the first goes on.

    So this comes last, after pytest-cov: without it such a test takes as long as if it were measured.
    """
    return (yield from _measured_if_wanted(item))


def _measured_if_wanted(item: pytest.Item) -> Generator[None, None, None]:
    if not item.get_closest_marker("no_cover"):
        return (yield)
    measuring = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(measuring)


@pytest.fixture(autouse=True, scope="session")
def _plain_environment() -> Iterator[None]:
    """No test depends on the terminal or the language of who runs it."""
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("ZI_SCORE_LANG", "FORCE_COLOR", "NO_COLOR", "COLUMNS", "LINES"):
            patch.delenv(variable, raising=False)
        yield


@pytest.fixture(autouse=True, scope="session")
def _libraries_unmeasured() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in LIBRARY_CALLS:
            patch.setattr(owner, name, unmeasured(getattr(owner, name)))
        yield


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be rewritten rather than compared."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    """The bundled rubric."""
    return load_rubric(rubric_folder(DEFAULT_RUBRIC))


@pytest.fixture(scope="session")
def layouts() -> tuple[Layout, ...]:
    """Every known form of its workbook."""
    return load_layouts(rubric_folder(DEFAULT_RUBRIC))


@pytest.fixture(scope="session")
def instrument(rubric: Rubric, layouts: tuple[Layout, ...]) -> Instrument:
    """The bundled rubric with its layouts."""
    return Instrument(rubric, layouts)


@pytest.fixture(scope="session")
def instrument_2014() -> Instrument:
    """The bundled rubric of a regulation that was repealed: no areas, no gates on them, a typed percentage."""
    folder = rubric_folder("permenpanrb-52-2014")
    return Instrument(load_rubric(folder), load_layouts(folder))


@pytest.fixture(scope="session")
def workbooks() -> Path:
    """The folder of real forms, which stands beside the project and is never committed."""
    folder = Path(os.environ.get(WORKBOOKS_VARIABLE) or PROJECT.parent / "shared" / "workbooks")
    if not folder.is_dir():
        pytest.skip(f"the shared real workbooks are absent; set {WORKBOOKS_VARIABLE} to their folder")
    return folder


@pytest.fixture(scope="session")
def facts_folder() -> Path:
    """The folder of collected facts, which stands beside the project and is never committed."""
    folder = Path(os.environ.get(FACTS_VARIABLE) or PROJECT.parent / "shared" / "facts")
    if not folder.is_dir():
        pytest.skip(f"the collected facts are absent; set {FACTS_VARIABLE} to their folder")
    return folder
