"""Given answers: a JSON or CSV file, or entries from elsewhere, in; checked values by assessor and row out.

An answer that the rubric does not know is refused, with everything else that is wrong, in one go.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

from zi_score.documents.suggestions import suggested
from zi_score.frozen import dataclass, field, replace
from zi_score.given_answers.source import Entry, read_entries
from zi_score.problems import Problem, UnusableInputError, found, worst_first
from zi_score.rubric.catalogue import Question, Rubric, Scale
from zi_score.rubric.layout import Layout

GivenValue = str | int | Decimal
"""An option as the rubric spells it, a count, or an index."""

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)
_DIGITS = 15
"""What a spreadsheet still holds exactly."""
_SUGGESTED = 20
"""So many wrong codes are told what was probably meant, which takes time to find; more are no misspelling."""


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """Values by assessor and row: the row of a question by its code, that of a count by ``code:operand``."""

    by_assessor: Mapping[str, Mapping[str, GivenValue]] = field(default_factory=lambda: MappingProxyType({}))

    def value(self, assessor: str, row: str) -> GivenValue | None:
        """What one assessor gives for one row, or None."""
        return self.by_assessor.get(assessor, {}).get(row)


def read_answers(path: Path, rubric: Rubric, layout: Layout) -> GivenAnswers:
    """Read a file of answers; those without an assessor belong to the layout's first.

    Raises `UnusableInputError` with every problem in the file.
    """
    entries, problems = read_entries(path, rubric)
    assessors = [assessor.id for assessor in layout.assessors]
    ids = {name.casefold(): one.id for one in layout.assessors for name in (one.title, one.id)} | {"": assessors[0]}
    strangers = {one.assessor: one for one in reversed(entries) if one.assessor.casefold() not in ids}
    for name, entry in strangers.items():
        problems.append(found("ZI604", entry.location, assessor=name, assessors=", ".join(assessors)))
    known = (one for one in entries if one.assessor not in strangers)
    return given_answers((replace(one, assessor=ids[one.assessor.casefold()]) for one in known), rubric, problems)


def given_answers(entries: Iterable[Entry], rubric: Rubric, problems: Sequence[Problem] = ()) -> GivenAnswers:
    """The checked values of these entries, by the assessors whom they name; blank answers are none.

    Raises `UnusableInputError` with every problem, those included that are known already.
    """
    problems = list(problems)
    collected: dict[str, dict[str, GivenValue]] = {}
    seen: set[tuple[str, str, str]] = set()
    for entry in entries:
        identity = (entry.assessor, entry.code, entry.operand)
        row = f"{entry.code}:{entry.operand}" if entry.operand else entry.code
        if entry.code not in rubric.questions:
            near = suggested(entry.code, rubric.questions) if len(problems) < _SUGGESTED else ""
            problems.append(found("ZI602", entry.location, code=entry.code, near=near))
        elif identity in seen:
            problems.append(found("ZI608", entry.location, code=row))
        elif not entry.is_blank or entry.operand:
            value = _value(rubric, rubric.questions[entry.code], entry)
            if isinstance(value, Problem):
                problems.append(value)
            elif value is not None:
                collected.setdefault(entry.assessor, {})[row] = value
        seen.add(identity)
    if problems:
        raise UnusableInputError(*worst_first(problems))
    return GivenAnswers(MappingProxyType({name: MappingProxyType(values) for name, values in collected.items()}))


def _value(rubric: Rubric, question: Question, entry: Entry) -> GivenValue | Problem | None:
    """The value of an entry, None for a blank count, or what is wrong with it."""
    scale = rubric.scale_of(question)
    if scale.kind == "ratio":
        return _count(question, entry)
    if entry.operand:
        return found("ZI610", entry.location, code=entry.code)
    if scale.kind == "choice":
        return _option(scale, entry)
    return _percentage(entry) if scale.kind == "percent" else _index(scale, entry)


def _count(question: Question, entry: Entry) -> int | Problem | None:
    keys = [operand.key for operand in question.operands]
    if not entry.operand:
        return found("ZI609", entry.location, code=entry.code, operands=", ".join(keys))
    if entry.operand not in keys:
        values = {"code": entry.code, "operand": entry.operand, "operands": ", ".join(keys)}
        return found("ZI603", entry.location, **values)
    if entry.is_blank:
        return None
    number = _number(entry)
    if number is None or number < 0 or number != number.to_integral_value():
        return found("ZI607", entry.location, code=f"{entry.code}:{entry.operand}", answer=entry.text)
    return int(number)


def _option(scale: Scale, entry: Entry) -> str | Problem:
    if isinstance(entry.value, str):
        for option in scale.options:
            if option.casefold() == entry.text.casefold():
                return option
    return found("ZI605", entry.location, code=entry.code, answer=entry.text, options=", ".join(scale.options))


def _index(scale: Scale, entry: Entry) -> Decimal | Problem:
    number = _number(entry)
    if number is not None and scale.minimum <= Fraction(number) <= scale.maximum:
        return number
    limits = {"minimum": scale.minimum, "maximum": scale.maximum}
    return found("ZI606", entry.location, code=entry.code, answer=entry.text, **limits)


def _percentage(entry: Entry) -> Decimal | Problem:
    """A percentage with its sign, or as a share of 1; what has neither may mean two things and is refused."""
    body = entry.text.removesuffix("%").rstrip()
    number = _decimal(body) if isinstance(entry.value, str) else _number(entry)
    if number is not None and body != entry.text:
        number /= 100
    if number is not None and 0 <= number <= 1:
        return number
    return found("ZI208", entry.location, answer=entry.text)


def _number(entry: Entry) -> Decimal | None:
    """A number with a decimal point or comma; there are no thousands marks in such a file."""
    number: Decimal | None = None
    if isinstance(entry.value, str):
        number = _decimal(entry.text)
    elif isinstance(entry.value, int | Decimal) and not isinstance(entry.value, bool):
        number = Decimal(entry.value)
    return number if number is not None and abs(number.adjusted()) < _DIGITS else None


def _decimal(text: str) -> Decimal | None:
    return Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
