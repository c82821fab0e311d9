"""What another rubric does to workbooks: each scored by both, and which targets it gains or loses."""

from pathlib import Path

from zi_score.outcome import Evaluation
from zi_score.problems import Problem
from zi_score.rubric.differences import Rescored
from zi_score.rubric.instrument import Instrument
from zi_score.workflows.evaluate import evaluate_workbook


def rescore(path: Path, before: Instrument, after: Instrument) -> Rescored:
    """A workbook, scored by both; the reason alone where one of them gives no verdict."""
    sides = evaluate_workbook(path, before), evaluate_workbook(path, after)
    undecided = next((one for one in sides if not one.is_decided), None)
    if undecided:
        return not_rescored(path, _why(undecided))
    met = [{one.title for one in side.decisive.verdicts if one.is_met} for side in sides]
    first, second = (side.decisive.scorecard.total for side in sides)
    gained, lost = tuple(sorted(met[1] - met[0])), tuple(sorted(met[0] - met[1]))
    return Rescored(str(path), first, second, gained, lost)


def not_rescored(path: Path, problem: Problem) -> Rescored:
    """What was named and has no verdict, and why."""
    return Rescored(str(path), None, None, reason=f"{problem.code}: {problem.message}")


def _why(evaluation: Evaluation) -> Problem:
    return evaluation.withheld.problem(evaluation.path) if evaluation.withheld else evaluation.problems[0]
