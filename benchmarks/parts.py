"""The parts of the benchmark. Each runs the program and an alternative in turn, round by round."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

import python_calamine

from benchmarks.workload import instrument, make_workbooks
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.library import load_lexicon
from zi_score.scoring import score
from zi_score.verdict import judge
from zi_score.workbook.files import open_workbook
from zi_score.workbook.submission import read_submission
from zi_score.workflows.evaluate import evaluate_workbook

_IMPORTS = "import typer, rich.console, rich.table, pydantic, openpyxl"
_BARE_READS = """
import sys, python_calamine
for file in sys.argv[1:]:
    workbook = python_calamine.load_workbook(file)
    for name in workbook.sheet_names:
        workbook.get_sheet_by_name(name).to_python()
"""
_FEW = 100
_SAMPLE = 20
_MOST_ROUNDS = 3
_FOLDER = 300


@dataclass(frozen=True, slots=True)
class Setting:
    """What the user asked for; the made workbooks stand in `folder`."""

    folder: Path
    files: tuple[Path, ...]
    count: int
    many: int
    rounds: int
    jobs: int


@dataclass(frozen=True, slots=True)
class Line:
    """One comparison, as texts."""

    part: str
    what: str
    ours: str
    other: str
    ratio: str


@dataclass(frozen=True, slots=True)
class _Run:
    """What one run of the pipeline in a fresh process took."""

    files: int
    seconds: float
    peak_kb: int


def _fresh_process(setting: Setting) -> Iterator[Line]:
    """(a) One workbook in a fresh process, beside importing four libraries and nothing else."""
    for file in _measured_files(setting):
        ours, other = _alternate(
            setting.rounds,
            partial(_seconds, sys.executable, "-m", "zi_score", "evaluate", str(file)),
            partial(_seconds, sys.executable, "-c", _IMPORTS),
        )
        yield Line("a", f"evaluate {file.name}; bare imports", _ms(ours), _ms(other), f"{ours / other:.2f}")


def _in_process(setting: Setting) -> Iterator[Line]:
    """(b) Read, score and judge in-process, and the whole evaluation, beside only reading the cells."""
    used = instrument()
    for file in _measured_files(setting):
        for what, work in (("read, score, judge", _judged), ("evaluate", evaluate_workbook)):
            ours, other = _alternate(
                setting.rounds * 3,
                partial(_timed, partial(work, file, used)),
                partial(_timed, partial(_bare_read, file)),
            )
            yield Line("b", f"{what} {file.name}; bare read", _ms(ours), _ms(other), f"{ours / other:.2f}")


def _throughput(setting: Setting) -> Iterator[Line]:
    """(c) Files per second in worker processes, beside openpyxl in the same pipeline and LibreOffice in batch.

    Of the made workbooks, all distinct, and of copies of each given one.
    """
    make_workbooks(setting.folder, setting.count)
    yield from _throughput_of(setting, "made", setting.folder)
    for file in setting.files:
        with tempfile.TemporaryDirectory() as copies:
            for number in range(setting.count):
                shutil.copyfile(file, Path(copies, f"{number:05}{file.suffix}"))
            yield from _throughput_of(setting, f"copies of {file.name}", Path(copies))


def _throughput_of(setting: Setting, name: str, folder: Path) -> Iterator[Line]:
    count = setting.count
    few = max(1, setting.count // 5)
    ours, other = _alternate(
        min(setting.rounds, _MOST_ROUNDS),
        lambda: 1 / _rate(_pipeline(setting, folder, "calamine", count)),
        lambda: 1 / _rate(_pipeline(setting, folder, "openpyxl", few)),
    )
    what = f"{count} files ({name}), {setting.jobs} jobs; openpyxl read-only ({few} files)"
    yield Line("c", what, f"{1 / ours:.0f} files/s", f"{1 / other:.1f} files/s", f"{other / ours:.1f}")
    if office := shutil.which("soffice"):
        office_time = _libreoffice(office, sorted(folder.glob("*.xlsx"))[:_SAMPLE])
        what = f"the same; LibreOffice in batch ({_SAMPLE} files)"
        yield Line("c", what, f"{1 / ours:.0f} files/s", f"{1 / office_time:.2f} files/s", f"{office_time / ours:.0f}")


def _growth(setting: Setting) -> Iterator[Line]:
    """(d) Peak memory and (e) time per file of many workbooks, beside those of a few."""
    make_workbooks(setting.folder, setting.many)
    many, few = (_pipeline(setting, setting.folder, "calamine", count) for count in (setting.many, _FEW))
    label = f"{setting.many} files; {_FEW} files"
    ratio = many.peak_kb / few.peak_kb
    yield Line("d", f"peak memory, {label}", _mb(many.peak_kb), _mb(few.peak_kb), f"{ratio:.2f}")
    each, each_of_few = many.seconds / many.files, few.seconds / few.files
    yield Line("e", f"time per file, {label}", _ms(each), _ms(each_of_few), f"{each / each_of_few:.2f}")


def _commands(setting: Setting) -> Iterator[Line]:
    """(f) What else is asked of one workbook, beside its evaluation; whole processes."""
    for file in _measured_files(setting):
        command = (sys.executable, "-m", "zi_score")
        for what in (
            ("explain", str(file), "total"),
            ("check", str(file)),
            ("evaluate", str(file), "--format", "html"),
        ):
            ours, other = _alternate(
                setting.rounds,
                partial(_seconds, *command, *what),
                partial(_seconds, *command, "evaluate", str(file)),
            )
            words = " ".join((what[0], *what[2:], file.name))
            yield Line("f", f"{words}; evaluate", _ms(ours), _ms(other), f"{ours / other:.2f}")


def _folders(setting: Setting) -> Iterator[Line]:
    """(g) The check of a folder beside its recap, and the recap of copies in one worker beside reading their cells."""
    files = make_workbooks(setting.folder, min(setting.count, _FOLDER))
    with tempfile.TemporaryDirectory() as reports:

        def run(command: str) -> float:
            output = str(Path(reports, f"{command}.txt"))
            options = ("--jobs", str(setting.jobs), "--force", "-o", output)
            return _seconds(sys.executable, "-m", "zi_score", command, *map(str, files), *options)

        ours, other = _alternate(min(setting.rounds, _MOST_ROUNDS), partial(run, "check"), partial(run, "recap"))
    what = f"check {len(files)} files, {setting.jobs} jobs; recap"
    yield Line("g", what, _ms(ours), _ms(other), f"{ours / other:.2f}")
    for file in setting.files:
        yield from _recap_of_copies(setting, file)


def _recap_of_copies(setting: Setting, file: Path) -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as folder:
        copies = [str(shutil.copyfile(file, Path(folder, f"{number:05}{file.suffix}"))) for number in range(_FOLDER)]
        ours, other = _alternate(
            setting.rounds,
            partial(_seconds, sys.executable, "-m", "zi_score", "recap", "--jobs", "1", "--format", "csv", folder),
            partial(_seconds, sys.executable, "-c", _BARE_READS, *copies),
        )
    what = f"recap {_FOLDER} copies of {file.name}, 1 job; bare read"
    yield Line("g", what, _ms(ours), _ms(other), f"{ours / other:.2f}")


PARTS: Mapping[str, Callable[[Setting], Iterator[Line]]] = MappingProxyType(
    {
        "a": _fresh_process,
        "b": _in_process,
        "c": _throughput,
        "d": _growth,
        "e": _growth,
        "f": _commands,
        "g": _folders,
    }
)
"""The parts by letter."""


def _measured_files(setting: Setting) -> list[Path]:
    return [*setting.files, *make_workbooks(setting.folder, 1)]


def _alternate(rounds: int, ours: Callable[[], float], other: Callable[[], float]) -> tuple[float, float]:
    """The medians of both after one round that does not count."""
    ours(), other()
    times = [(ours(), other()) for _ in range(rounds)]
    first, second = zip(*times, strict=True)
    return statistics.median(first), statistics.median(second)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _seconds(*command: str) -> float:
    # Installed libraries have their bytecode stored; a checkout that may not store it would be compiled in every run.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    seconds = time.perf_counter() - start
    # A workbook that fails its check leaves with 1, and is measured like another one.
    if done.returncode > 1:
        done.check_returncode()
    return seconds


def _judged(file: Path, used: Instrument) -> object:
    """What `evaluate_workbook` does but for comparing the result with the scores that the workbook itself shows."""
    submission = read_submission(open_workbook(file), used.rubric, used.layouts, load_lexicon())
    filled = [answers for answers in submission.answer_sets.values() if answers.is_filled]
    cards = [score(used.rubric, answers, used.rubric.unanswered_policy) for answers in filled]
    return [judge(used.rubric, card, target) for card in cards for target in used.rubric.targets.values()]


def _bare_read(file: Path) -> object:
    workbook = python_calamine.load_workbook(str(file))
    return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


def _pipeline(setting: Setting, folder: Path, reader: str, count: int) -> _Run:
    command = [sys.executable, "-m", "benchmarks.pipeline", str(folder), str(setting.jobs), reader, str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    files, seconds, peak = done.stdout.split()
    return _Run(int(files), float(seconds), int(peak))


def _rate(run: _Run) -> float:
    return run.files / run.seconds


def _libreoffice(office: str, files: list[Path]) -> float:
    """Seconds per file of one LibreOffice that recalculates and saves them all."""
    with tempfile.TemporaryDirectory() as folder:
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx"]
        return _seconds(*command, "--outdir", folder, *map(str, files)) / len(files)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _mb(kilobytes: int) -> str:
    return f"{kilobytes / 1024:.0f} MB"
