"""The rubric of those tests that make thousands of reports."""

from pathlib import Path

import pytest

from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.library import load_rubric


@pytest.fixture(scope="session")
def small(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Rubric:
    """The smallest rubric with one of everything, so that thousands of reports take seconds."""
    folder = tmp_path_factory.mktemp("rubric")
    sound = project / "tests" / "rubrics" / "sound" / "minimal.yaml"
    (folder / "rubric.yaml").write_bytes(sound.read_bytes())
    return load_rubric(folder)
