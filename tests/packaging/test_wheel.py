"""The wheel holds exactly the program and the rubrics, and runs from them without any test dependency."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from zi_score import __version__
from zi_score.rubric.library import rubrics_folder

DIST_INFO = f"zi_score-{__version__}.dist-info"
METADATA = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
OFFLINE = re.compile(r"No matching distribution|Failed to establish|ConnectionError|ProxyError|No solution found")
TEST_DEPENDENCIES = ("pytest", "pytest_cov", "coverage", "hypothesis", "jsonschema", "babel", "build")
RUN_WITHOUT_TEST_DEPENDENCIES = (
    f"import sys; sys.modules.update(dict.fromkeys({TEST_DEPENDENCIES!r})); from zi_score.cli import main; main()"
)


@pytest.fixture(scope="module")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from this checkout."""
    return _built(project, tmp_path_factory.mktemp("wheel"))


def _built(project: Path, folder: Path, **surroundings: str) -> Path:
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(project)]
    if importlib.util.find_spec("hatchling"):
        command.append("--no-isolation")
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **surroundings})
    if done.returncode and OFFLINE.search(done.stdout + done.stderr):
        pytest.skip("the wheel cannot be built: hatchling is not installed and cannot be downloaded")
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the wheel was unpacked."""
    return _unpacked(wheel, tmp_path_factory.mktemp("unpacked"))


def _unpacked(wheel: Path, folder: Path) -> Path:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_holds_exactly_the_program_and_the_rubrics(project: Path, wheel: Path) -> None:
    program = {f"zi_score/{name}" for name in _files(project / "src" / "zi_score")}
    rubrics = {f"zi_score/rubrics/{name}" for name in _files(project / "rubrics")}
    assert set(zipfile.ZipFile(wheel).namelist()) == {
        *program,
        *rubrics,
        *(["zi_score/zi-score.html"] if (project / "dist" / "zi-score.html").is_file() else []),
        *(f"{DIST_INFO}/{name}" for name in METADATA),
    }


@pytest.mark.parametrize(
    "needed",
    [
        "zi_score/py.typed",
        "zi_score/rubrics/permenpanrb-90-2021/rubric.yaml",
        "zi_score/rubrics/permenpanrb-90-2021/layouts/lampiran-iii-2021.yaml",
        "zi_score/locale/en/LC_MESSAGES/zi_score.mo",
    ],
)
def test_the_wheel_holds_what_only_shows_when_it_is_missing(wheel: Path, needed: str) -> None:
    assert needed in zipfile.ZipFile(wheel).namelist()


def test_the_wheel_is_the_same_bytes_whenever_and_wherever_it_is_built(
    project: Path, wheel: Path, tmp_path: Path
) -> None:
    _copy(project, tmp_path / "elsewhere", "dist/zi-score.html")
    again = _built(tmp_path / "elsewhere", tmp_path / "again", TZ="Asia/Jayapura", PYTHONHASHSEED="3", LC_ALL="C")
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


def test_a_wheel_that_was_built_beside_the_page_writes_it(project: Path, tmp_path: Path) -> None:
    _copy(project, tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "dist").mkdir()
    (tmp_path / "elsewhere" / "dist" / "zi-score.html").write_text("halaman", encoding="utf-8")
    unpacked = _unpacked(_built(tmp_path / "elsewhere", tmp_path / "wheel"), tmp_path / "unpacked")
    said = _python(unpacked, tmp_path, "-m", "zi_score", "page", "-o", "untuk-kantor.html")
    assert (tmp_path / "untuk-kantor.html").read_text(encoding="utf-8") == "halaman"
    assert "untuk-kantor.html" in said


def _copy(project: Path, target: Path, *further: str) -> None:
    """Copy what a wheel is built from, and further files as far as they are there."""
    target.mkdir()
    for name in ("src", "rubrics", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE", *further):
        (target / name).parent.mkdir(exist_ok=True)
        if (project / name).is_dir():
            shutil.copytree(project / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (project / name).is_file():
            shutil.copyfile(project / name, target / name)


def test_every_lower_bound_is_the_version_that_is_tested(project: Path) -> None:
    """The gate runs with the versions of requirements/mindeps.txt; a bound below them would be a guess."""
    declared = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    lines = (project / "requirements" / "mindeps.txt").read_text(encoding="utf-8").splitlines()
    tested = dict(line.split("==") for line in lines if "==" in line)
    for requirement in declared:
        match = re.fullmatch(r"([\w-]+)>=([\d.]+)(?:,<[\d.]+)?", requirement)
        assert match, requirement
        name, bound = match.groups()
        assert (tested[name] + ".0").startswith(bound + "."), requirement


def test_the_wheel_holds_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if "test" in name.lower() or "examples" in name] == []


def test_the_installed_program_uses_the_rubrics_of_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    code = "from zi_score.rubric.library import rubrics_folder; print(rubrics_folder())"
    assert Path(_python(unpacked, tmp_path, "-c", code).strip()) == unpacked / "zi_score" / "rubrics"


def test_a_checkout_uses_its_own_rubrics(project: Path) -> None:
    assert rubrics_folder() == project / "rubrics"


def test_the_installed_program_says_its_version(unpacked: Path, tmp_path: Path) -> None:
    assert __version__ in _python(unpacked, tmp_path, "-m", "zi_score", "--version")


def test_the_installed_program_lists_its_rubrics(unpacked: Path, tmp_path: Path) -> None:
    assert "permenpanrb-90-2021" in _python(unpacked, tmp_path, "-m", "zi_score", "rubric", "list")


def test_the_installed_program_evaluates_without_test_dependencies(
    project: Path, unpacked: Path, tmp_path: Path
) -> None:
    workbook = str(project / "examples" / "memenuhi-wbk.xlsx")
    assert "WBK" in _python(unpacked, tmp_path, "-c", RUN_WITHOUT_TEST_DEPENDENCIES, "evaluate", workbook)


def _files(folder: Path) -> set[str]:
    """Every file below a folder but what Python itself leaves there."""
    files = (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(folder).as_posix() for file in files}


def _python(package: Path, folder: Path, *arguments: str) -> str:
    """What a fresh Python prints that finds the program in the unpacked wheel, away from the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(package)}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
