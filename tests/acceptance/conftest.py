"""Running the command line in this process."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.support.unmeasured import unmeasured
from zi_score.answers import Submission
from zi_score.cli import main
from zi_score.inspection import Inspection
from zi_score.workbook.inspection import inspect_workbook
from zi_score.workflows import check, compare


@pytest.fixture(autouse=True, scope="session")
def _validation_unmeasured() -> Iterator[None]:
    """Whether JSON obeys its schema takes longer to say than to print it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Draft202012Validator, "validate", unmeasured(Draft202012Validator.validate))
        yield


@pytest.fixture(scope="module")
def inspected_once() -> Iterator[None]:
    """What stands behind the answers of a file is looked up once, however often it is checked or compared.

    Parsing a whole workbook takes most of the time of both; how it is parsed is tried elsewhere.
    """
    known: dict[tuple[str, str, str], Inspection] = {}

    def inspect(submission: Submission) -> Inspection:
        key = (submission.path, submission.sha256, submission.sheet)
        if key not in known:
            known[key] = inspect_workbook(submission)
        return replace(known[key], submission=submission)

    with pytest.MonkeyPatch.context() as patch:
        for module in (check, compare):
            patch.setattr(module, "inspect_workbook", inspect)
        yield


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command: exit code, stdout, stderr."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as leaving:
            main([str(one) for one in arguments])
        captured = capsys.readouterr()
        return int(leaving.value.code or 0), captured.out, captured.err

    return call
