"""What another rubric does to workbooks: each scored by both, and which targets it gains or loses."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from zi_score.outcome import Evaluation
from zi_score.rubric.differences import Rescored
from zi_score.rubric.instrument import Instrument
from zi_score.workflows.evaluate import evaluate_workbook


def rescore(paths: Iterable[Path], before: Instrument, after: Instrument) -> Iterator[Rescored]:
    """Each workbook, scored by both."""
    for path in paths:
        sides = evaluate_workbook(path, before), evaluate_workbook(path, after)
        undecided = next((one for one in sides if not one.is_decided), None)
        if undecided:
            yield Rescored(str(path), None, None, reason=_why(undecided))
            continue
        met = [{one.title for one in side.decisive.verdicts if one.is_met} for side in sides]
        first, second = (side.decisive.scorecard.total for side in sides)
        gained, lost = tuple(sorted(met[1] - met[0])), tuple(sorted(met[0] - met[1]))
        yield Rescored(str(path), first, second, gained, lost)


def _why(evaluation: Evaluation) -> str:
    problem = evaluation.withheld.problem(evaluation.path) if evaluation.withheld else evaluation.problems[0]
    return f"{problem.code}: {problem.message}"
