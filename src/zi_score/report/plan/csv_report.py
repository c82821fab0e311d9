"""Plans as a task list in CSV: one row a step, with a column for who is in charge. Figures have the decimal point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.report.csv_report import csv_text, harmless, number
from zi_score.report.plan.wording import closed_words
from zi_score.report.wording import change_words, unusable_sentence, withheld_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.report.plan import HasPlans

_COLUMNS = (
    "path", "target", "number", "code", "title", "cell", "from", "to", "effort", "points", "total", "closes",
    "in_charge", "problem", "rubric_origin",
)  # fmt: skip


def render(planned: Sequence[HasPlans]) -> str:
    """Render every step of every plan as one CSV table."""
    return csv_text(_COLUMNS, (row for one in planned for row in _rows(one)))


def _rows(planned: HasPlans) -> Iterator[dict[str, str]]:
    evaluation = planned.evaluation
    own = {"path": harmless(evaluation.path), "rubric_origin": harmless(evaluation.rubric.origin)}
    if not evaluation.is_usable:
        yield own | {"problem": harmless(unusable_sentence(evaluation))}
    if evaluation.withheld:
        yield own | {"problem": harmless(withheld_sentence(evaluation.withheld))}
    for plan in planned.plans:
        for at, step in enumerate(plan.steps, 1):
            before, after = change_words(evaluation.rubric.questions[step.code], step.before, step.after)
            yield own | {
                "target": plan.target,
                "number": str(at),
                "code": step.code,
                "title": harmless(step.title),
                "cell": harmless(step.location.within),
                "from": harmless(before),
                "to": harmless(after),
                "effort": str(step.effort),
                "points": number(step.points),
                "total": number(step.total),
                "closes": harmless(closed_words(step)),
            }
