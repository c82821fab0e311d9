"""Planning: one evaluated workbook, the targets and what the user wishes in, a plan for each target out."""

from collections.abc import Mapping
from typing import TypeVar

from zi_score.answers import AnswerSet, Response, Unanswered, changed_counts
from zi_score.frozen import dataclass, replace
from zi_score.outcome import Evaluation
from zi_score.planning.fragility import Downgrade
from zi_score.planning.making import least_change, make_plans
from zi_score.planning.model import NO_WISHES, LeastChange, Plan, PlannedStep, Substitute, Wishes
from zi_score.problems import Location
from zi_score.rubric.catalogue import Rubric
from zi_score.verdict import Verdict
from zi_score.workflows.explain import count_places


@dataclass(frozen=True, slots=True)
class PlannedWorkbook:
    """An evaluation with the plans for its deciding assessor; without any where no verdict is given."""

    evaluation: Evaluation
    plans: tuple[Plan, ...] = ()


_Changed = TypeVar("_Changed", PlannedStep, Downgrade)


def plan_workbook(evaluation: Evaluation, targets: tuple[str, ...] = (), wishes: Wishes = NO_WISHES) -> PlannedWorkbook:
    """Plan for these targets, or else for the first that is not met; where all are met, for the last.

    Raises `UnusableInputError` for a rubric whose gates overlap.
    """
    if not evaluation.is_decided or evaluation.submission is None:
        return PlannedWorkbook(evaluation)
    answers = evaluation.submission.answer_sets[evaluation.verdict_assessor]
    places = count_places(evaluation, answers.assessor)
    wanted = targets or (_first_unmet(evaluation.decisive.verdicts),)
    plans = make_plans(evaluation.rubric, answers, wanted, wishes)
    return PlannedWorkbook(evaluation, tuple(_placed(plan, places) for plan in plans))


def require_plannable(rubric: Rubric, target: str) -> None:
    """Raise `UnusableInputError` for a rubric whose gates overlap, before any workbook is read."""
    blank = {code: Response(code, Unanswered()) for code in rubric.questions}
    least_change(rubric, AnswerSet("", "", blank), target)


def count_least_change(evaluation: Evaluation, target: str) -> LeastChange | None:
    """How few answers of the deciding assessor must change for a target; None where no verdict is given.

    Raises `UnusableInputError` for a rubric whose gates overlap.
    """
    if not evaluation.is_decided or evaluation.submission is None:
        return None
    answers = evaluation.submission.answer_sets[evaluation.verdict_assessor]
    return least_change(evaluation.rubric, answers, target)


def _first_unmet(verdicts: tuple[Verdict, ...]) -> str:
    return next((one.target for one in verdicts if not one.is_met), verdicts[-1].target)


def _placed(plan: Plan, places: Mapping[str, Location]) -> Plan:
    """The plan with the cell of the count that changes in place of that of its question."""
    weakness = plan.fragility
    return replace(
        plan,
        steps=tuple(_at_count(one, places) for one in plan.steps),
        alternatives=tuple(Substitute(one.instead_of, _at_count(one.step, places)) for one in plan.alternatives),
        fragility=weakness._replace(answers=tuple(_at_count(one, places) for one in weakness.answers))
        if weakness
        else None,
    )


def _at_count(one: _Changed, places: Mapping[str, Location]) -> _Changed:
    changed = (f"{one.code}:{key}" for key in changed_counts(one.before, one.after))
    return one._replace(location=next((places[name] for name in changed if name in places), one.location))
