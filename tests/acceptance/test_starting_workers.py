"""A worker that is just starting while the run ends says nothing: no traceback stands in the report of it."""

import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "memenuhi-wbk.xlsx"
# Handlers run in the reverse order of their registration. So this worker starts after Pebble has ended its own, and
# before Python removes the locks that workers share: what a thread of the pool does when a worker has just died.
PROGRAM = """
import atexit
import multiprocessing.util
from pathlib import Path

pools = []

def start_late() -> None:
    pools[0]._pool_manager.worker_manager.new_worker()

atexit.register(start_late)

from pebble import ProcessPool
from zi_score.workflows.recap import Job, recap_all

make = ProcessPool.__init__

def remembered(pool, *arguments, **options) -> None:
    make(pool, *arguments, **options)
    pools.append(pool)

if __name__ == "__main__":
    ProcessPool.__init__ = remembered
    ProcessPool.stop = ProcessPool.join = lambda self: None
    print(len(list(recap_all([Job(Path({path!r}))], workers=1))))
"""


def test_a_worker_that_starts_while_the_run_ends_leaves_no_traceback(tmp_path: Path) -> None:
    file = tmp_path / "program.py"
    file.write_text(PROGRAM.format(path=str(EXAMPLE)), encoding="utf-8")
    done = subprocess.run([sys.executable, file], capture_output=True, text=True, timeout=100, check=False)
    assert done.stdout == "1\n"
    assert done.stderr == ""
