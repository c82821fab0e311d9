"""Running many cases in few processes, each with limited memory and time; one that dies costs only its own case."""

import gc
import multiprocessing
import signal
import traceback
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from multiprocessing.connection import Connection, wait
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.fuzz.bodies import judge_body
from tests.fuzz.oracle import judge_check, judge_evaluation, total_of
from tests.fuzz.promises import BrokenPromiseError
from tests.fuzz.rubrics import judge_rubric
from tests.fuzz.surveys import judge_survey
from tests.fuzz.workbooks import bases, damaged_workbook

KINDS = ("workbooks", "rubrics", "surveys", "bodies")
_MEMORY = 2 << 30
_SECONDS = 30
_PER_BATCH = 200
# A check takes ten times as long as an evaluation.
_CHECK_EVERY = 25


@dataclass(frozen=True)
class Run:
    """What is fuzzed, and from which seed; broken cases are kept in a folder if there is one."""

    kind: str
    seed: int
    bases: Path | None = None
    keep: Path | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of a case, and the trace of a promise that it broke."""

    number: int
    word: str
    trace: str = ""


def run_cases(run: Run, numbers: Sequence[int], jobs: int) -> Iterator[Outcome]:
    """Each case of these numbers, in the order in which they end."""
    waiting = [numbers[at : at + _PER_BATCH] for at in range(0, len(numbers), _PER_BATCH)]
    working: dict[Connection, _Worker] = {}
    if run.kind == "workbooks":
        # Made once and inherited by every worker.
        for content in bases(run.bases).values():
            _total(content)
    try:
        while waiting or working:
            while waiting and len(working) < jobs:
                worker = _Worker(run, waiting.pop(0))
                working[worker.pipe] = worker
            ready = wait(list(working), timeout=_SECONDS)
            for pipe in ready or list(working):
                assert isinstance(pipe, Connection)
                outcome, is_over, rest = working[pipe].next_outcome(is_silent=not ready)
                if outcome:
                    yield outcome
                if is_over:
                    del working[pipe]
                if rest:
                    waiting.insert(0, rest)
    finally:
        for worker in working.values():
            worker.process.kill()


class _Worker:
    """One process with the cases that it still has to do."""

    def __init__(self, run: Run, numbers: Sequence[int]) -> None:
        self.numbers = list(numbers)
        self.pipe, theirs = multiprocessing.Pipe(duplex=False)
        self.process = multiprocessing.get_context("fork").Process(target=_work, args=(run, numbers, theirs))
        self.process.start()
        theirs.close()

    def next_outcome(self, *, is_silent: bool) -> tuple[Outcome | None, bool, list[int]]:
        """What it says, whether it has ended, and the cases that another must do then."""
        outcome = None if is_silent else self._received()
        if outcome is None:
            self.process.kill()
            self.process.join()
            if not self.numbers:
                return None, True, []
            reason = f"no answer within {_SECONDS} s" if is_silent else f"died with {self.process.exitcode}"
            return Outcome(self.numbers[0], "died", reason), True, self.numbers[1:]
        self.numbers.remove(outcome.number)
        return outcome, False, []

    def _received(self) -> Outcome | None:
        try:
            outcome: Outcome = self.pipe.recv()
        except EOFError:
            return None
        return outcome


def _work(run: Run, numbers: Sequence[int], pipe: Connection) -> None:
    """The life of a worker."""
    import resource  # noqa: PLC0415 - fuzzing is for systems that have it

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    with TemporaryDirectory() as folder:
        for number in numbers:
            try:
                with warnings.catch_warnings():
                    # Whatever is said beside the report would stand in the way of who reads it.
                    warnings.showwarning = _refuse_warning
                    outcome = Outcome(number, _judged(run, number, Path(folder)))
            except BaseException:  # noqa: BLE001 - a panic of a library is no Exception, and breaks a promise as well
                outcome = Outcome(number, "broken", traceback.format_exc())
            if outcome.trace and run.keep:
                run.keep.mkdir(exist_ok=True)
                for file in Path(folder).glob("*.*"):
                    (run.keep / f"{run.kind}-{run.seed}-{number}-{file.name}").write_bytes(file.read_bytes())
            pipe.send(outcome)
    pipe.close()


def _refuse_warning(message: Warning | str, *_: object, **__: object) -> None:
    raise BrokenPromiseError(f"a warning on stderr: {message}")


def _judged(run: Run, number: int, folder: Path) -> str:
    """Make a case and judge it; what came of it, in a word."""
    random = Random(f"{run.kind}:{run.seed}:{number}")
    if run.kind == "rubrics":
        return judge_rubric(random, folder)
    if run.kind == "surveys":
        return judge_survey(random, folder)
    if run.kind == "bodies":
        return judge_body(random, folder)
    sound = bases(run.bases)
    case = damaged_workbook(random, sound)
    expected = _total(sound[case.base]) if case.keeps_answers else None
    path = folder / f"case{Path(case.base).suffix}"
    path.write_bytes(case.content)
    try:
        word = judge_evaluation(random, path, expected)
        if number % _CHECK_EVERY == 0:
            judge_check(random, path)
    except BaseException as error:
        error.add_note(f"base {case.base}: {', '.join(case.story)}")
        raise
    return word


@cache
def _total(content: bytes) -> Fraction | None:
    """The total of a sound workbook."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sound.xlsx"
        path.write_bytes(content)
        return total_of(path)
