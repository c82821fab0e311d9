"""The recipe of docs/scale.md on a local cluster: the same rows as ``zi-score recap``."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from zi_score.recap import Recap, recap_of
from zi_score.workflows.recap import Job, recap_all

EXAMPLES = Path(__file__).parents[2] / "examples"


def recipe(project: Path) -> Callable[[Any, Sequence[Path]], Recap]:
    """The function that the page shows, run as it stands there."""
    text = (project / "docs" / "scale.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert found
    names: dict[str, Any] = {}
    exec(found[1], names)  # noqa: S102 - our own page
    function: Callable[[Any, Sequence[Path]], Recap] = names["recap_with"]
    return function


@pytest.mark.filterwarnings("default")
def test_two_workers_of_a_cluster_give_the_same_rows(project: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install 'zi-score[scale]'")
    paths = [*sorted(EXAMPLES.glob("*.xlsx")), tmp_path / "tidak-ada.xlsx"]
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=str(tmp_path)
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        recap = recipe(project)(client, paths)
    assert recap == recap_of(list(recap_all(map(Job, paths))))
    assert len(recap.unusable) == 1
    assert len(recap.rankings) == len({ranking.frame.rubric for ranking in recap.rankings})
