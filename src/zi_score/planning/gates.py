"""The gates of a target as groups of answers, one within another, each with what it must gain."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from zi_score.frozen import dataclass
from zi_score.problems import Location, UnusableInputError, found
from zi_score.rubric.catalogue import TOTAL, Rubric
from zi_score.verdict import Requirement


@dataclass(frozen=True, slots=True)
class Group:
    """Answers that must gain `need` together, `children` among them; the answers in none of these are `questions`."""

    need: int
    questions: tuple[str, ...]
    children: tuple["Group", ...] = ()


class _Asked(NamedTuple):
    code: str
    questions: frozenset[str]
    need: int


def group_gates(rubric: Rubric, requirements: Sequence[Requirement], needs: Mapping[str, int]) -> Group:
    """All answers of a rubric, grouped by those gates that still need something.

    `needs` has what is lacking by the code that a gate looks at. A gate that needs nothing stays met, for no answer
    is lowered. Raises `UnusableInputError` where two gates overlap and neither lies within the other.
    """
    asked = [_Asked(one.code, frozenset(rubric.questions_under(one.code)), needs[one.code]) for one in requirements]
    _refuse_overlaps(rubric, asked)
    # The widest comes first, so that whatever lies within a gate comes after it.
    asked = sorted({one.code: one for one in asked if one.need > 0 and one.code != TOTAL}.values(), key=_width)
    return _group(max(0, needs.get(TOTAL, 0)), tuple(rubric.questions), asked)


def _width(asked: _Asked) -> int:
    return -len(asked.questions)


def _group(need: int, questions: tuple[str, ...], within: list[_Asked]) -> Group:
    children = []
    left = within
    while left:
        first, *others = left
        below = [one for one in others if one.questions <= first.questions]
        inside = tuple(code for code in questions if code in first.questions)
        children.append(_group(first.need, inside, below))
        left = [one for one in others if not one.questions <= first.questions]
    covered = {code for one in within for code in one.questions}
    return Group(need, tuple(code for code in questions if code not in covered), tuple(children))


def _refuse_overlaps(rubric: Rubric, asked: Sequence[_Asked]) -> None:
    for at, one in enumerate(asked):
        for other in asked[:at]:
            shared = one.questions & other.questions
            if shared and shared not in (one.questions, other.questions):
                place = Location(file=rubric.origin or rubric.id)
                raise UnusableInputError(found("ZI820", place, rubric=rubric.id, first=other.code, second=one.code))
