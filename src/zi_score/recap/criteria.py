"""Which rows are wanted: ``wbk and not wbbm and total>=75 or unit~balai``. Parsed, never evaluated as code."""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType

from zi_score.exact import exact
from zi_score.frozen import dataclass
from zi_score.recap.ranking import figure
from zi_score.recap.row import RecapRow

_QUOTED = r"\"[^\"]*\"|'[^']*'"
# A quoted text may hold the words that join terms.
_JOINT = re.compile(rf"[=~]\s*(?:{_QUOTED})|\s+(?:(?P<and>and|dan)|(?P<or>or|atau))\s+", re.IGNORECASE)
_NOT = re.compile(r"^(?:not|bukan|tidak)\s+", re.IGNORECASE)
_TARGET = re.compile(r"[A-Za-z][\w-]*")
_FIGURE = re.compile(r"([A-Za-z][\w.-]*)\s*(<=|>=|!=|=|<|>)\s*(-?[0-9]{1,15}(?:[.,][0-9]{1,15})?)")
_TEXT = re.compile(rf"(unit|group|assessor)\s*(!=|!~|=|~)\s*(?:({_QUOTED})|(.+))", re.IGNORECASE | re.DOTALL)
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
GROUP = "group"
_TEXTS: Mapping[str, Callable[[RecapRow], tuple[str, ...]]] = MappingProxyType(
    {
        "unit": lambda row: (row.name,),
        GROUP: lambda row: (row.group,),
        "assessor": lambda row: (row.assessor, row.assessor_title),
    }
)


class CriteriaError(ValueError):
    """A term that cannot be understood, or that names no figure or target; `term` is as it was written."""

    def __init__(self, term: str) -> None:
        super().__init__(term)
        self.term = term


@dataclass(frozen=True, slots=True)
class _MeetsTarget:
    text: str
    name: str
    is_negated: bool

    def holds(self, row: RecapRow) -> bool:
        return row.is_met(self.name) is not self.is_negated


@dataclass(frozen=True, slots=True)
class _ComparesFigure:
    text: str
    name: str
    sign: str
    bound: Fraction

    def holds(self, row: RecapRow) -> bool:
        value = figure(row, self.name)
        return value is not None and _OPERATORS[self.sign](Fraction(value), self.bound)


@dataclass(frozen=True, slots=True)
class _ComparesText:
    """Without regard to case: ``=`` the whole text, ``~`` any part of it; either is turned round by ``!``."""

    text: str
    name: str
    sign: str
    wanted: str

    def holds(self, row: RecapRow) -> bool:
        texts = [text.casefold() for text in _TEXTS[self.name](row)]
        is_found = any(self.wanted in text for text in texts) if "~" in self.sign else self.wanted in texts
        return is_found is not self.sign.startswith("!")


_Term = _MeetsTarget | _ComparesFigure | _ComparesText


@dataclass(frozen=True, slots=True)
class Criteria:
    """Alternatives, of which one must hold; all terms of an alternative must."""

    alternatives: tuple[tuple[_Term, ...], ...] = ()

    @property
    def asks_for_groups(self) -> bool:
        """Whether any term is about the group of a row."""
        return any(term.name == GROUP for terms in self.alternatives for term in terms)

    def hold(self, row: RecapRow) -> bool:
        """Whether a usable row is wanted."""
        return not self.alternatives or any(all(term.holds(row) for term in terms) for terms in self.alternatives)

    def require_known(self, figures: tuple[str, ...], targets: tuple[str, ...]) -> None:
        """Raise `CriteriaError` for a term about something that no rubric of this run has."""
        names = {name.lower() for name in figures}
        known = {_MeetsTarget: {*targets}, _ComparesFigure: names, _ComparesText: {*_TEXTS}}
        for terms in self.alternatives:
            for term in terms:
                if term.name not in known[type(term)]:
                    raise CriteriaError(term.text)


def parse_criteria(text: str) -> Criteria:
    """Parse terms that are joined by ``and``, and alternatives by ``or``, which binds less. Raises `CriteriaError`."""
    return Criteria(tuple(_alternatives(text.strip()))) if text.strip() else Criteria()


def _alternatives(text: str) -> Iterator[tuple[_Term, ...]]:
    terms: list[_Term] = []
    start = 0
    for joint in _JOINT.finditer(text):
        if not joint["and"] and not joint["or"]:
            continue
        terms.append(_term(text[start : joint.start()]))
        start = joint.end()
        if joint["or"]:
            yield tuple(terms)
            terms = []
    yield (*terms, _term(text[start:]))


def _term(text: str) -> _Term:
    written = text.strip()
    if compared := _FIGURE.fullmatch(written):
        name, sign, number = compared.groups()
        return _ComparesFigure(text, name.lower(), sign, exact(number.replace(",", ".")))
    if compared := _TEXT.fullmatch(written):
        name, sign, quoted, bare = compared.groups()
        wanted = quoted[1:-1] if quoted else bare.strip()
        return _ComparesText(text, name.lower(), sign, wanted.casefold())
    bare = _NOT.sub("", written)
    if not _TARGET.fullmatch(bare):
        raise CriteriaError(text)
    return _MeetsTarget(text, bare.lower(), is_negated=bare != written)
