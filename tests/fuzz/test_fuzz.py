"""2,450 cases on every run, and every file that once broke a promise."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.oracle import judge_check, judge_evaluation
from tests.fuzz.rubrics import judge_rubric

REGRESSIONS = Path(__file__).parent / "regressions"
CASES = {"workbooks": 1500, "rubrics": 500, "surveys": 250, "bodies": 200}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="fuzzing forks, and limits memory, which this system cannot do")
@pytest.mark.parametrize("kind", CASES)
def test_no_damaged_file_breaks_a_promise(kind: str, project: Path) -> None:
    command = [sys.executable, "-m", "tests.fuzz", "--kind", kind, "--seed", "0", "--cases", str(CASES[kind])]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", sorted(path.name for path in REGRESSIONS.glob("*.*")))
def test_what_once_broke_a_promise_does_not_again(name: str, tmp_path: Path) -> None:
    path = REGRESSIONS / name
    if path.suffix == ".yaml":
        judge_rubric(Random(0), tmp_path, path.read_bytes())
    else:
        for seed in range(8):
            judge_evaluation(Random(seed), path)
            judge_check(Random(seed), path)
