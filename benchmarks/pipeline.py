"""Evaluates every workbook of a folder in worker processes, reading with python-calamine or with openpyxl.

One fresh process for each run: ``python -m benchmarks.pipeline FOLDER JOBS READER COUNT``. Prints the files, the
seconds that evaluating them took, and the peak memory in KB of this process and its largest worker.
"""

import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.workload import instrument
from zi_score.evaluation import Instrument, evaluate_workbook
from zi_score.limits import Limits
from zi_score.sheets import Sheet
from zi_score.workbook import files

_WAITING = 64


def main() -> None:
    """Evaluate and report."""
    folder, jobs, reader, count = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    start = time.perf_counter()
    paths = islice(sorted(folder.glob("*.xlsx")), count)
    done = 0
    with ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(reader,)) as pool:
        # A few are always waiting; a list of thousands of pending results would grow with the files.
        while batch := list(islice(paths, _WAITING)):
            done += sum(pool.map(_is_usable, batch, chunksize=8))
    seconds = time.perf_counter() - start
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(done, seconds, max(peaks))


def _prepare(reader: str) -> None:
    if reader == "openpyxl":
        patch.object(files, "read_sheets", _read_with_openpyxl).start()
    _instrument()


@cache
def _instrument() -> Instrument:
    return instrument()


def _is_usable(path: Path) -> bool:
    return evaluate_workbook(path, _instrument()).is_usable


def _read_with_openpyxl(content: bytes, _limits: Limits) -> tuple[Sheet, ...]:
    """The same sheets as the program's own reader gives, by openpyxl in its fastest mode."""
    from openpyxl import load_workbook  # noqa: PLC0415 - the other reader must not pay for it

    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    return tuple(
        Sheet(
            name=sheet.title,
            rows=[[_shown(value) for value in row] for row in sheet.iter_rows(values_only=True)],
            is_visible=sheet.sheet_state == "visible",
        )
        for sheet in book.worksheets
    )


def _shown(value: Any) -> Any:
    return "" if value is None else value


if __name__ == "__main__":
    main()
