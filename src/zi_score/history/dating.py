"""Which year a result is of: what its user says, else what it states, its titles, its sheets, or the name of its file.

The first of these that names any year counts. Where it names several nobody can tell, and the user is asked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from zi_score.history.model import Basis, Dating
from zi_score.identity import YEAR, Identity, Stated
from zi_score.language import N_, _
from zi_score.problems import NOWHERE, Location, Problem, found

_NUMBERED = re.compile(r"(?:nomor|no\.?)\s*\d{1,4}\s*tahun\s*20\d\d", re.IGNORECASE)
"""How a regulation is cited; its year is not that of an assessment."""
_WORDS: Mapping[Basis, str] = {
    Basis.LABEL: N_("--label"),
    Basis.STATED: N_("isian tahun"),
    Basis.TITLE: N_("judul"),
    Basis.SHEET: N_("nama lembar"),
    Basis.FILE: N_("nama berkas"),
}


class DateSources(NamedTuple):
    """What may say the year of a result; `label` is the user's word."""

    path: str
    identity: Identity
    titles: tuple[Stated, ...] = ()
    sheets: tuple[str, ...] = ()
    file_name: str = ""
    label: int | None = None


def date_result(sources: DateSources, regulations: Sequence[tuple[str, str]]) -> tuple[Dating | Problem, list[Problem]]:
    """The year or why there is none, and what else names another one.

    `regulations` are known ones by number and year, which are no years of an assessment: ``("90", "2021")``.
    """
    place = Location(file=sources.path)
    named = [(basis, list(said)) for basis, said in _sources(sources, regulations)]
    named = [(basis, said) for basis, said in named if said]
    if not named:
        return found("ZI865", place), []
    basis, said = named[0]
    years = sorted({one.year for one in said})
    if len(years) > 1:
        texts = ", ".join(map(str, years))
        return found("ZI866", place, basis=basis_words(basis), years=texts), []
    others = [one for _basis, each in named[1:] for one in each if one.year != years[0]]
    remarks = [
        found("ZI906", place, year=years[0], basis=basis_words(basis), other=one.year, where=basis_words(one.basis))
        for one in others[:1]
        if basis is not Basis.LABEL
    ]
    return said[0], remarks


def basis_words(basis: Basis) -> str:
    """What a year rests on, in words."""
    return _(_WORDS[basis])


def _sources(sources: DateSources, regulations: Sequence[tuple[str, str]]) -> Iterator[tuple[Basis, Iterator[Dating]]]:
    def dated(basis: Basis, text: str, location: Location = NOWHERE) -> Iterator[Dating]:
        for year in _years(text, regulations):
            yield Dating(year, basis, text, location)

    if sources.label is not None:
        yield Basis.LABEL, iter([Dating(sources.label, Basis.LABEL, "")])
    stated = sources.identity.year
    if stated:
        yield Basis.STATED, dated(Basis.STATED, stated.text, stated.location)
    yield Basis.TITLE, (one for title in sources.titles for one in dated(Basis.TITLE, title.text, title.location))
    yield Basis.SHEET, (one for sheet in sources.sheets for one in dated(Basis.SHEET, sheet))
    yield Basis.FILE, dated(Basis.FILE, sources.file_name)


def _years(text: str, regulations: Sequence[tuple[str, str]]) -> list[int]:
    """The distinct years that a text names, but for those of regulations."""
    rest = _NUMBERED.sub(" ", text)
    for number, year in regulations:
        rest = re.sub(rf"(?<!\d)0*{number}\s*(?:[-_/. ]|tahun|of)\s*{year}(?!\d)", " ", rest, flags=re.IGNORECASE)
    return list(dict.fromkeys(int(one) for one in YEAR.findall(rest)))
