"""What `zi-score recap` does with the first workbooks of a folder, reading with python-calamine or with openpyxl.

One fresh process for each run: ``python -m benchmarks.pipeline FOLDER JOBS READER COUNT``. Prints the rows, the seconds
that they took, and the peak memory in KB of this process and its largest worker.
"""

import os
import resource
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import Any

from zi_score.limits import Limits
from zi_score.recap import recap_of
from zi_score.sheets import Sheet
from zi_score.workbook import files
from zi_score.workflows.recap import Job, recap_all

_READER_VARIABLE = "ZI_SCORE_BENCHMARK_READER"


def main() -> None:
    """Recap and report."""
    folder, jobs, reader, count = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    # The workers are processes of their own, which import this module again and find it there.
    os.environ[_READER_VARIABLE] = reader
    start = time.perf_counter()
    names = sorted(path.name for path in folder.iterdir())[:count]
    rows = recap_all([Job(folder / name) for name in names], workers=jobs)
    (ranking,) = recap_of(list(rows)).rankings
    seconds = time.perf_counter() - start
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(len(ranking.rows), seconds, max(peaks))


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


if os.environ.get(_READER_VARIABLE) == "openpyxl":
    # Not imported for the other reader, whose workers would begin later.
    from unittest.mock import patch

    patch.object(files, "read_sheets", _read_with_openpyxl).start()

if __name__ == "__main__":
    main()
