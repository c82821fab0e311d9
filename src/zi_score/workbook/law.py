"""Whether a form is of the regulation that a rubric is made from: its weights and its parts decide.

The texts do not tell: the instruments of several years ask much the same in much the same words.
"""

from collections.abc import Sequence
from functools import lru_cache

from zi_score.problems import Location, Problem, found
from zi_score.rubric.catalogue import Node, Rubric
from zi_score.workbook.alignment import REMEMBERED
from zi_score.workbook.form import Form

_FEWEST_WEIGHTS = 8
"""With fewer weights than this the parts decide."""
_ENOUGH, _MOST = 0.7, 0.8
"""So many weights must be the rubric's. True forms have 0.85 and more, those of another regulation at most 0.55 of the
rubric that resembles them; any but the default one must explain nearly all."""
_LARGE_PART = 10
"""A part of so many questions belongs to every form of its regulation."""
_PART_FOUND = 0.3
"""So many of its questions must be there: forms of a regulation without the part have none."""


def contradiction(forms: Sequence[Form], rubric: Rubric, place: Location, *, is_default: bool) -> Problem | None:
    """What speaks against the forms being of a rubric's regulation; None where nothing does."""
    questions = frozenset[str]().union(*(form.questions for form in forms))
    absent = _missing_part(rubric, questions, place, 0.0)
    if absent:
        return absent
    fits = sum(form.weights[0] for form in forms)
    of = sum(form.weights[1] for form in forms)
    if of >= _FEWEST_WEIGHTS:
        if fits >= (_ENOUGH if is_default else _MOST) * of:
            return None
        code, shown = _first_wrong_weight(forms, rubric)
        expected = _weight(rubric, code)
        title = rubric.nodes[code].title if code in rubric.nodes else rubric.questions[code].title
        return found(
            "ZI158",
            place,
            rubric=rubric.id,
            count=of - fits,
            of=of,
            code=code,
            title=title,
            found=shown,
            expected=expected,
        )
    partial = _missing_part(rubric, questions, place, _PART_FOUND)
    if partial:
        return partial
    if not is_default:
        return found("ZI111", place, found=len(questions), expected=len(rubric.questions), rubric=rubric.id)
    return None


def _missing_part(rubric: Rubric, questions: frozenset[str], place: Location, share: float) -> Problem | None:
    """A large part of which there is no more than a share of its questions."""
    for node, below in _large_parts(rubric):
        known = len(questions & below)
        if known <= share * len(below):
            return found("ZI160", place, rubric=rubric.id, code=node.code, title=node.title, found=known, of=len(below))
    return None


@lru_cache(maxsize=REMEMBERED)
def _large_parts(rubric: Rubric) -> tuple[tuple[Node, frozenset[str]], ...]:
    """The parts that belong to every form of a regulation, each with its questions."""
    parts = ((node, frozenset(rubric.questions_under(node.code))) for node in rubric.nodes.values())
    return tuple((node, below) for node, below in parts if node.level == "aspect" and len(below) >= _LARGE_PART)


def _weight(rubric: Rubric, code: str) -> object:
    return rubric.nodes[code].weight if code in rubric.nodes else rubric.questions[code].weight


def _first_wrong_weight(forms: Sequence[Form], rubric: Rubric) -> tuple[str, str]:
    """The most important row whose weight is another one, and what stands there."""
    for form in forms:
        column = form.columns.columns.get("weight", 0)
        for row, number in form.alignment.rows.items():
            if row.kind == "node" and column:
                shown = form.grid.text(number, column)
                if shown and shown != str(_weight(rubric, row.code)):
                    return row.code, shown
    return next(iter(rubric.nodes)), "-"
