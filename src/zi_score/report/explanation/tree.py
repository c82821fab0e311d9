"""The figures of an explanation as a tree: what each is, how it comes about, and where that stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zi_score.explanation import Operation
from zi_score.language import _, shown
from zi_score.report.blocks import Branch, Line, Span, Tone, Tree
from zi_score.report.explanation.wording import parts_words, step_name, step_origin, step_source
from zi_score.report.figures import fine_points_text, gates_by_code
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from zi_score.explanation import Explanation, Figure
    from zi_score.verdict import Requirement


class Trees:
    """Makes the trees of one explanation."""

    def __init__(self, one: Explanation) -> None:
        card = one.assessment.scorecard
        self._gates: Mapping[str, Sequence[Requirement]] = gates_by_code(one.assessment.verdicts)
        self._questions = one.evaluation.rubric.questions
        self._weights: Mapping[str, Fraction] = {
            **{code: part.weight for code, part in card.nodes.items()},
            **{code: part.weight for code, part in card.areas.items()},
            **{code: question.weight for code, question in card.questions.items()},
            TOTAL: card.weight,
        }

    def tree(self, root: Figure, depth: int | None) -> Tree:
        """A figure with all that it follows from, of which `depth` levels are shown at once."""
        return Tree(self._branch(root), depth)

    def figure(self, step: Figure) -> str:
        """The figure as it is read; points beside the weight."""
        if ":" in step.id:
            return shown(step.value)
        points = fine_points_text(step.value, self._gates.get(step.id, ()))
        weight = self._weights[step.id]
        text = fine_points_text(weight) if step.id in self._questions else shown(weight)
        return _("{score} dari {weight}").format(score=points, weight=text)

    def _branch(self, step: Figure) -> Branch:
        is_points = ":" not in step.id
        figure = Span(self.figure(step), Tone.PLAIN if is_points else Tone.DIM)
        return Branch(self._label(step, is_points=is_points), figure, step_source(step), partial(self._below, step))

    def _below(self, step: Figure) -> Sequence[Branch]:
        # What is counted stands beside its count already, each with its own figures.
        return () if step.operation is Operation.COUNT else [self._branch(one) for one in step.inputs]

    def _label(self, step: Figure, *, is_points: bool) -> Line:
        if is_points and step.id not in self._questions:
            name = f"{step.id} {step.title}" if step.title else _("Nilai total")
            return _line(name, Tone.STRONG, parts_words(step))
        return _line(f"{step.id} {step.title}" if is_points else step_name(step), Tone.PLAIN, step_origin(step))


def _line(name: str, tone: Tone, origin: str) -> Line:
    return Line((Span(f"{name}: " if origin else name, tone), Span(origin, Tone.DIM)))
