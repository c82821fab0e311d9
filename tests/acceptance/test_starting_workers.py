"""How workers start: one that does so while the run ends says nothing, and none runs what lies beside the workbooks."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from zi_score.workflows.recap import Job, recap_all

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


@pytest.mark.parametrize("before", [None, "", "1"])
def test_a_worker_runs_no_python_file_that_lies_beside_the_workbooks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    if before is None:
        monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    else:
        monkeypatch.setenv("PYTHONSAFEPATH", before)
    monkeypatch.chdir(tmp_path)
    for name in ("signal", "selectors", "_posixshmem", "pebble"):
        (tmp_path / f"{name}.py").write_text("open('dijalankan', 'w').close(); raise SystemExit(1)", encoding="utf-8")
    for name in ("a.xlsx", "b.xlsx"):
        shutil.copy(EXAMPLE, tmp_path / name)
    rows = list(recap_all([Job(Path("a.xlsx")), Job(Path("b.xlsx"))], workers=2))
    assert len(rows) == 2
    assert not (tmp_path / "dijalankan").exists()
    assert os.environ.get("PYTHONSAFEPATH") == before


def test_the_command_runs_no_python_file_of_the_current_folder(tmp_path: Path) -> None:
    (tmp_path / "signal.py").write_text("open('dijalankan', 'w').close(); raise SystemExit(1)", encoding="utf-8")
    for name in ("a.xlsx", "b.xlsx"):
        shutil.copy(EXAMPLE, tmp_path / name)
    command = [str(Path(sys.executable).with_name("zi-score")), "recap", "--jobs", "2", "a.xlsx", "b.xlsx"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=100, check=False)
    assert done.stderr == b""
    assert done.returncode == 0
    assert not (tmp_path / "dijalankan").exists()
