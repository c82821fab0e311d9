"""Running the command line in this process."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.support.unmeasured import unmeasured
from zi_score.cli import check, jobs, main, recap


@pytest.fixture(autouse=True, scope="session")
def _validation_unmeasured() -> Iterator[None]:
    """Whether JSON obeys its schema takes longer to say than to print it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Draft202012Validator, "validate", unmeasured(Draft202012Validator.validate))
        yield


@pytest.fixture
def in_this_process() -> Iterator[pytest.MonkeyPatch]:
    """Several workbooks are read here, as one is, unless two processes are asked for: to begin one takes longer."""

    def workers_for(count: int, asked: int | None) -> int:
        return jobs.workers_for(count, asked) if asked and asked > 1 else 0

    with pytest.MonkeyPatch.context() as patch:
        for command in (check, recap):
            patch.setattr(command, "workers_for", workers_for)
        yield patch


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command: exit code, stdout, stderr."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as leaving:
            main([str(one) for one in arguments])
        captured = capsys.readouterr()
        return int(leaving.value.code or 0), captured.out, captured.err

    return call
