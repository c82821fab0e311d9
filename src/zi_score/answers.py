"""What was answered, and in which cell. Facts only: nothing here knows what an answer is worth."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from zi_score.frozen import dataclass, field
from zi_score.problems import NOWHERE, Location


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Nothing stands there. `missing` names the counts that a partly filled ratio still lacks, `given` has the others.

    What is given of an answer that is not complete counts for nothing, nor when two answers are compared.
    """

    missing: tuple[str, ...] = ()
    given: tuple[tuple[str, Fraction], ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something stands there that is no answer on this scale; a problem says what."""

    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a choice scale, spelled as the rubric spells it."""

    option: str


@dataclass(frozen=True, slots=True)
class Index:
    """A survey index on its own scale, 0..4."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Counts:
    """Every count that a ratio asks for."""

    values: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class TypedShare:
    """A share 0..1 typed as such: where the scale asks for it, or in place of the counts it should come from."""

    value: Fraction
    is_asked: bool = False


Answer = Unanswered | Unreadable | Choice | Index | Counts | TypedShare


def changed_counts(before: Answer, after: Answer) -> tuple[str, ...]:
    """The counts that differ between two answers of counts, those first that rise; none of other answers."""
    if not (isinstance(before, Counts) and isinstance(after, Counts)):
        return ()
    changed = [key for key, count in after.values.items() if count != before.values.get(key)]
    return tuple(sorted(changed, key=lambda key: after.values[key] < before.values.get(key, after.values[key])))


class Response(NamedTuple):
    """The answer to one question and the cell it was read from."""

    question: str
    answer: Answer
    location: Location = NOWHERE


@dataclass(frozen=True)
class AnswerSet:
    """All responses of one assessor, by question code. It has no slots, for what it tells is counted once and kept."""

    assessor: str
    title: str
    responses: Mapping[str, Response]

    @cached_property
    def answered(self) -> int:
        """How many questions have anything in them, readable or not."""
        return sum(
            not isinstance(response.answer, Unanswered) or bool(response.answer.missing)
            for response in self.responses.values()
        )

    @cached_property
    def is_filled(self) -> bool:
        """Whether this assessor has begun: at least one answer that can be read and was not computed."""
        return any(
            isinstance(answer, (Choice, Index, Counts)) or (isinstance(answer, TypedShare) and answer.is_asked)
            for answer in (response.answer for response in self.responses.values())
        )


def assessor_named(titles: Mapping[str, str], named: str) -> str:
    """The id of the assessor whom a user names by id or title, in any case; an empty text where there is none."""
    wanted = named.casefold()
    return next((name for name, title in titles.items() if wanted in (name.casefold(), title.casefold())), "")
