"""Which rows are wanted: ``wbk and not wbbm and unanswered=0 and total>=75``. Parsed, never evaluated as code."""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from zi_score.exact import exact
from zi_score.recap.ranking import figure
from zi_score.recap.row import Row

_AND = re.compile(r"\s+(?:and|dan)\s+", re.IGNORECASE)
_NOT = re.compile(r"^(?:not|bukan|tidak)\s+", re.IGNORECASE)
_TERM = re.compile(r"^([A-Za-z][\w.-]*)\s*(<=|>=|!=|=|<|>)\s*(-?[0-9]{1,15}(?:[.,][0-9]{1,15})?)$")
_OPERATORS: Mapping[str, Callable[[Fraction, Fraction], bool]] = MappingProxyType(
    {
        "<=": operator.le,
        ">=": operator.ge,
        "!=": operator.ne,
        "=": operator.eq,
        "<": operator.lt,
        ">": operator.gt,
    }
)


class CriteriaError(ValueError):
    """A term that cannot be understood, or that names no figure or target; `term` is as it was written."""

    def __init__(self, term: str) -> None:
        super().__init__(term)
        self.term = term


@dataclass(frozen=True, slots=True)
class _Term:
    text: str
    name: str
    sign: str = ""
    bound: Fraction = Fraction(0)
    is_negated: bool = False

    def holds(self, row: Row) -> bool:
        """Whether it holds for a usable row."""
        if self.sign:
            value = figure(row, self.name)
            return value is not None and _OPERATORS[self.sign](Fraction(value), self.bound)
        return row.is_met(self.name) is not self.is_negated


@dataclass(frozen=True, slots=True)
class Criteria:
    """Terms that must all hold."""

    terms: tuple[_Term, ...] = ()

    def hold(self, row: Row) -> bool:
        """Whether a usable row is wanted."""
        return all(term.holds(row) for term in self.terms)

    def require_known(self, figures: tuple[str, ...], targets: tuple[str, ...]) -> None:
        """Raise `CriteriaError` for a term about something that no rubric of this run has."""
        known = {name.lower() for name in figures}
        for term in self.terms:
            if term.name not in (known if term.sign else targets):
                raise CriteriaError(term.text)


def parse_criteria(text: str) -> Criteria:
    """Parse terms that are joined by ``and``. Raises `CriteriaError`."""
    return Criteria(tuple(_term(part) for part in _AND.split(text.strip())) if text.strip() else ())


def _term(text: str) -> _Term:
    if compared := _TERM.match(text.strip()):
        name, sign, number = compared.groups()
        return _Term(text, name.lower(), sign, exact(number.replace(",", ".")))
    bare = _NOT.sub("", text.strip())
    if not re.fullmatch(r"[A-Za-z][\w-]*", bare):
        raise CriteriaError(text)
    return _Term(text, bare.lower(), is_negated=bare != text.strip())
