"""What a plantable defect is, and how places in a form are drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.support.filled_form import FilledForm, within
from tests.support.plain_workbook import Place
from zi_score.rubric.catalogue import Question
from zi_score.rubric.layout import Layout

Planting = Callable[[FilledForm, Random], str]
"""Damages a form and says where that must be found."""
Sound = Callable[[FilledForm, Random], object]
"""Changes a form in a way that must not be reported."""


@dataclass(frozen=True)
class Defect:
    """One kind of defect.

    `also` are the codes of what follows from it; `needs` are what a form must have: ``scores``, ``results``,
    ``tpi``, ``sheets``, ``no codes``.
    """

    name: str
    code: str
    plant: Planting
    twin: Sound
    also: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def fits(self, layout: Layout, tiers: int, *, has_results: bool) -> bool:
        """Whether it can be planted in a form that so many tiers have filled."""
        has = {
            "scores": any("score" in one.others for one in layout.assessors[:tiers]),
            "results": has_results,
            "tpi": tiers > 1,
            "sheets": bool(layout.other_sheets),
            # A row that has its official code is recognised by that, whatever else it says.
            "no codes": "id" not in layout.columns,
        }
        return all(has[need] for need in self.needs)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


def in_form(form: FilledForm, place: Place | int | None = None) -> str:
    """A place on the sheet of the LKE."""
    return within(form.sheet.name, place)


def any_question(form: FilledForm, random: Random, kind: str = "choice", among: int = 1) -> Question:
    """A question with a scale of this kind, in a group of at least so many."""
    return random.choice(questions(form, kind, among))


def questions(form: FilledForm, kind: str = "choice", among: int = 1) -> list[Question]:
    """The questions with a scale of this kind in groups of at least so many."""
    rubric = form.rubric
    return [
        question
        for question in rubric.questions.values()
        if rubric.scale_of(question).kind == kind and len(rubric.nodes[question.parent].questions) >= among
    ]


def any_count(form: FilledForm, random: Random) -> str:
    """The row of a count."""
    return random.choice([row.identity for row in form.layout.rows if row.kind == "operand"])


def any_leaf(form: FilledForm, random: Random, among: int = 1) -> str:
    """A node with at least so many questions."""
    return random.choice([node.code for node in form.rubric.nodes.values() if len(node.questions) >= among])


def free_place(form: FilledForm) -> Place:
    """A cell below the form that nothing stands in."""
    row = max(row for row, _ in form.sheet.cells) + 3
    return row, form.layout.columns["item"].number
