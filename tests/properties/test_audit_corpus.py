"""The audit on many workbooks: nothing wrong is found in 200 sound ones, and every one of 200 planted defects is.

The counts are printed in docs/problems.md. After a change that is meant, accept them with --update-golden
and run scripts/generate_problem_pages.py.
"""

import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import pytest

from tests.support.corpus import false_findings, planted_defect
from tests.support.defects import DEFECTS

WORKBOOKS = 200
Result = TypeVar("Result")


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    """Each check takes a fifth of a second; together they should not take a minute."""
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as executor:
        yield executor


def run(pool: ProcessPoolExecutor, case: Callable[[int], Result]) -> list[Result]:
    return list(pool.map(case, range(WORKBOOKS), chunksize=10))


@pytest.fixture(scope="module")
def sound(pool: ProcessPoolExecutor) -> list[list[str]]:
    return run(pool, false_findings)


@pytest.fixture(scope="module")
def planted(pool: ProcessPoolExecutor) -> list[tuple[str, str, bool, list[str]]]:
    return run(pool, planted_defect)


def test_nothing_wrong_is_found_in_sound_workbooks(sound: list[list[str]]) -> None:
    assert {number: findings for number, findings in enumerate(sound) if findings} == {}


def test_every_planted_defect_is_found_at_its_place(planted: list[tuple[str, str, bool, list[str]]]) -> None:
    assert [(number, *case[:2]) for number, case in enumerate(planted) if not case[2]] == []
    assert {code for code, *_ in planted} == {defect.code for defect in DEFECTS}


def test_a_planted_defect_brings_no_other_finding_than_its_consequences(
    planted: list[tuple[str, str, bool, list[str]]],
) -> None:
    assert {number: case for number, case in enumerate(planted) if case[3]} == {}


def test_the_counts_are_those_that_the_documentation_prints(
    project: Path,
    update_golden: bool,
    sound: list[list[str]],
    planted: list[tuple[str, str, bool, list[str]]],
) -> None:
    counts = {
        "sound": {"workbooks": len(sound), "false_findings": sum(len(findings) for findings in sound)},
        "planted": {"workbooks": len(planted), "found": sum(case[2] for case in planted)},
        "kinds": sorted({code for code, *_ in planted}),
    }
    file = project / "tests" / "golden" / "audit_corpus.json"
    if update_golden:
        file.write_text(json.dumps(counts, indent=2) + "\n", encoding="utf-8")
    assert json.loads(file.read_text(encoding="utf-8")) == counts, "run with --update-golden, having read the change"
